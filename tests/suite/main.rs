//! Every story in one program, for link time.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]
#![allow(clippy::disallowed_methods, reason = "real programs are waited for in real time")]

mod alerts;
mod attachments;
mod bad_input;
mod inventory;
mod key_log;
mod kills;
mod markup;
mod openapi;
mod operations;
mod raw_bytes;
mod site_support;
mod statistics;
mod story_cli;
mod support_mail;

use secondok_tests::people;
