//! The store, on SQLite and on a real PostgreSQL: what it promises, asked of it, of its databases and of its files.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]
#![allow(unreachable_pub, reason = "a test is its own crate")]

#[path = "../common/away.rs"]
mod away;
mod conformance;
mod faults;
mod histories;
#[path = "../common/moments.rs"]
mod moments;
#[cfg(feature = "postgres")]
mod postgres;
mod power_cut;
mod raw_files;
mod schema;
mod things;
