//! The care service's database: one SQL text for the embedded SQLite and for PostgreSQL.

mod error;
mod model;
mod pending;

pub use error::StoreError;
pub use model::*;

/// The database, opened and of the current version. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {}
