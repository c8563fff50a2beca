//! Every story in one program, for link time.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

mod inventory;
mod kills;
mod story_cli;
