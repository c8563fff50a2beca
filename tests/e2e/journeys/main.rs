//! Whole journeys in a real browser, in one program, for link time.
#![allow(clippy::disallowed_methods, reason = "what a person waits for is measured")]

mod consultation;
mod doctor;
mod faults;
mod front;
mod keeping;
mod kept;
mod keyboard;
mod newer;
mod patient;
mod scene;
mod screens;
mod windows;
