//! Whole journeys in a real browser, in one program, for link time.
#![allow(clippy::disallowed_methods, reason = "what a person waits for is measured")]

mod account;
mod adding;
mod answering;
mod applying;
mod asking;
mod consultation;
mod declared;
mod desk;
mod doctor;
mod factor;
mod facts;
mod faults;
mod files;
mod first;
mod front;
mod keyboard;
mod later;
mod lock;
mod mailing;
mod newer;
mod notices;
mod older;
mod patient;
mod practice;
mod public;
mod renewing;
mod scene;
mod screens;
mod security;
mod staying;
mod storage;
mod support;
mod telling;
mod together;
mod windows;
