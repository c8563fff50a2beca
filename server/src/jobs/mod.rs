//! What the running service does by itself.

pub mod guard;
pub mod health;
pub mod night;
