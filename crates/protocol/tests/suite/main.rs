//! The protocol from outside: its types, its known answers, its other implementations, its specification.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod known_answers;
mod native_implementation;
mod second_implementation;
mod specification;
mod types;
