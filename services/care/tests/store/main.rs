//! The store, on SQLite and on a real PostgreSQL: what it promises, asked of it and of its files.
#![allow(clippy::unwrap_used, reason = "a test says by panicking what is wrong")]

mod conformance;
mod power_cut;
mod support;
