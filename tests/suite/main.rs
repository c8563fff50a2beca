//! Every story in one program, for link time.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

mod inventory;
mod kills;
mod openapi;
mod operations;
mod people;
mod raw_bytes;
mod story_cli;
