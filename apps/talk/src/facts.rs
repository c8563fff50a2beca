//! What is held of a device, as its page shows it.

use secondok_client::facts::Facts;
use serde::{Deserialize, Serialize};

/// What is held, and what follows from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The facts that were granted.
    pub facts: Facts,
    /// Whether this version of the app is known to be broken: only where the version is held.
    pub is_broken: bool,
    /// Bytes that are left for the app: only where that may be asked.
    pub left: Option<u64>,
}
