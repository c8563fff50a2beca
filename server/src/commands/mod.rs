//! One command, one file.

pub mod audit;
pub mod backup;
pub mod bundle_hashes;
pub mod check_config;
pub mod demo;
pub mod desk;
pub mod init;
pub mod restore;
pub mod serve;
