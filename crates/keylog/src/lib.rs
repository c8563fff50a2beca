//! The log of doctors' keys. A key that a patient seals to stands in it; whoever keeps a checkpoint of it notices when something is
//! taken away, changed, or hidden from some and shown to others.
//!
//! Pure: no I/O, no clock, no randomness. The tree is that of RFC 6962, its checkpoints are those of C2SP `tlog-checkpoint` and
//! `signed-note`, what is published of it is that of C2SP `tlog-tiles`: programs that know these check this log as any other.
//!
//! | file | has |
//! |---|---|
//! | `entry` | what stands in the log |
//! | `checkpoint` | how long it is and what is in it, signed |
//! | `tree` | the whole tree: for who keeps the log |
//! | `inclusion` | that entries are in it |
//! | `tiles` | what is published of the tree, and that one checkpoint goes on from another |

mod checkpoint;
mod entry;
mod inclusion;
mod tiles;
mod tree;

pub use self::{
    checkpoint::{Checkpoint, CheckpointError, LogKey, LogSigner, Root},
    entry::{ENTRY_LEN, Entry, EntryError, Kind, Tag, tag},
    inclusion::{NotIncluded, verify_inclusion},
    tiles::{ENTRIES, Growth, NotConsistent, TILE_WIDTH, TileName, TileNameError, bundle, unbundle},
    tree::Tree,
};

/// More entries than any log of doctors' keys will have: whoever says that there are more is not believed. It bounds how much a device reads
/// of one, and how finely the tiles that it fetches can tell how far it had read before.
pub const LOG_MAX: u64 = 1 << 20;
