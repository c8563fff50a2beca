//! `policy/inventory.toml` against the running system: what is there and not declared fails, and so does what is
//! declared and not there.

mod backup;
mod client;
mod columns;
mod database;
mod files;
mod headers;
mod log;
mod readers;
mod retention;
mod story;
