//! The care service over HTTP: in process over its router, and, where it is about connections, over loopback.
#![allow(clippy::unwrap_used, clippy::disallowed_methods, reason = "tests may panic, and some measure time")]

mod account;
mod app;
mod attachments;
mod audit;
#[path = "../common/away.rs"]
mod away;
mod connections;
mod consultations;
mod desk;
mod directory;
mod doctors;
mod factor;
mod guard;
mod key_log;
#[path = "../common/moments.rs"]
mod moments;
mod notices;
mod openapi;
mod origins;
mod quiet;
mod refusals;
mod shared;
mod site;
mod statistics;
mod streams;
mod support;
mod timing;
mod verification;
