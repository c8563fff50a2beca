//! What the `secondok` binary is made of.

pub mod config;
