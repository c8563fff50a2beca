//! The flows of patient and doctor against a real care service with a database of its own: no part is played by a
//! stand-in but the network, the devices' storage and the clock.

#![expect(clippy::unwrap_used, reason = "tests")]

mod attached_steps;
mod attachments;
mod clocks;
mod devices;
mod doctor_steps;
mod doctors;
mod faults;
mod key_log;
mod known;
mod lies;
mod patient_steps;
mod renewing;
mod revealing;
mod story;
mod support;
mod together;
mod traces;
mod watching;
mod words;
mod world;
