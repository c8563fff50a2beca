//! How much room is left on a device.

use secondok_protocol::attachment::SizeClass;
use serde::{Deserialize, Serialize};

use super::Granted;

/// Kept free beside what is begun: for what else the app writes meanwhile.
const BESIDE: u64 = 4 << 20;

/// The right to ask how much room is left. No figure is held: it is asked for when it is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Room {}

impl Granted<Room> {
    /// Bytes that are missing for attachments of these sizes, which wait on the device until the service has them; none where
    /// `left` bytes are enough.
    pub fn lacks(self, left: u64, sizes: &[SizeClass]) -> Option<u64> {
        let needed: u64 = sizes.iter().map(|class| class.wire_len()).sum();
        (needed + BESIDE).checked_sub(left).filter(|lacks| *lacks > 0)
    }
}
