//! What the `secondok` binary is made of.

pub mod apps;
pub mod args;
pub mod audit_end;
pub mod backup;
pub mod clock;
pub mod commands;
pub mod config;
pub mod connections;
pub mod data_folder;
pub mod database;
pub mod failure;
pub mod jobs;
pub mod listener;
pub mod logging;
pub mod mail;
pub mod metrics;
pub mod output;
pub mod randomness;
pub mod service;
#[cfg(test)]
mod testing;
