//! Consultations: their states, their deadlines, and what patients and doctors do with them.

pub(crate) mod access;
pub(crate) mod destroy;
pub(crate) mod fetch;
pub(crate) mod follow;
pub(crate) mod open;
pub mod rules;
pub(crate) mod send;
pub(crate) mod show;
pub mod state;
