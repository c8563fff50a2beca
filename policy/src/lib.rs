//! The privacy policy as data: what is promised in which words, what is kept and why, and what came of trying to break
//! each promise.
//!
//! | file | says |
//! |---|---|
//! | `clauses.toml` | what is promised, sentence by sentence, with the attempts to break each |
//! | `versions.toml`, `versions/NUMBER/LANGUAGE.ftl` | the policy's texts, and from when to when each is in force |
//! | `enforced.LANGUAGE.ftl` | what enforces a sentence |
//! | `safe-harbor.toml`, `safe-harbor.LANGUAGE.ftl` | what is done about each of eighteen identifiers |
//! | `asvs.toml` | where each requirement of OWASP ASVS stands |
//! | `inventory.toml` | everything that is kept, logged or sent along |
//! | `evidence.json` | what came of the attempts, written by `cargo xtask proofs` |
//!
//! All of it is part of the program. What was tried carries the day on which it was: the program may have changed since.

pub mod asvs;
pub mod changes;
pub mod clauses;
pub mod evidence;
pub mod inventory;
pub mod safe_harbor;
pub mod versions;

/// Year, month (1–12) and day of the month (1–31), in UTC; compares as days do.
pub type Date = (i32, u8, u8);
