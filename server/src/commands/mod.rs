//! One command, one file.

pub mod check_config;
pub mod desk;
pub mod init;
