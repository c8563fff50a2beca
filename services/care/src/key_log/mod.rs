//! The log of keys that people are led to seal to: whoever keeps a checkpoint of it notices when the service takes a key away, changes
//! one, or shows another log to others.
//!
//! | file | does |
//! |---|---|
//! | `kept` | the log in memory, read on from the database whenever it is asked for |
//! | `show` | what programs that know such logs fetch: checkpoint, tiles, bundles of entries |
//! | `verify` | reads it all, for whoever runs the service |
//!
//! When something enters it is decided where that happens: `store::key_log`.

mod kept;
pub(crate) mod show;
mod verify;

pub(crate) use kept::KeyLog;
pub use verify::{Broken, Verified, verify};
