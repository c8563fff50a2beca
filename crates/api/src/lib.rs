//! What crosses the wire between the apps and the services. No database types, no I/O.
//!
//! Control messages are JSON; sealed messages travel as their bare bytes; a mailbox is read as a sequence of
//! [`frame`]s, the same whether it is fetched once or followed as it grows.

pub mod account;
pub mod app_version;
pub mod attachment;
pub mod audit;
pub mod bytes;
pub mod consultation;
pub mod desk;
pub mod directory;
pub mod doctor;
pub mod frame;
pub mod notice;
pub mod organisation;
pub mod path;
pub mod problem;
pub mod profile;
#[cfg(feature = "openapi")]
pub mod schema;
pub mod support;
pub mod text;
pub mod verification;
mod whole;
