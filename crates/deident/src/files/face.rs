//! Whether a face can be rebuilt.

use serde::{Deserialize, Serialize};

/// Whether images are of a head, so that its face can be rebuilt from them: from slices a program makes the skin in seconds, and
/// such a face has been found again among photos (Schwarz et al., N Engl J Med 2019;381:1684). Cleaning does not change that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Face {
    /// They say that they are of another part of the body, or are no slices.
    No,
    /// They are slices, and nothing says of what.
    Unknown,
    /// Something says that they are of a head.
    Possible,
}
