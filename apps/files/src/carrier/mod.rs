//! What the app's worker does with files: it takes over what imaging has sealed, brings it to the service, and fetches what
//! the service has. It never looks into one, but at how one begins that somebody saves.
//!
//! What needs no engine is here, and, in [`sender`], all that is done for whoever sends. An app's worker that only fetches
//! serves [`CarrierTalk`](crate::talk::carrier) by itself.

mod again;
mod board;
mod fetched;
mod handover;
mod hold;
mod pieces;
mod reserved;
mod room;
mod sealed;
pub mod sender;
mod viewed;
mod words;
mod zip;

pub use again::again_in;
pub use board::{Board, Told, progress};
pub use fetched::Fetched;
pub use handover::{answer, port};
pub use hold::hold;
pub use reserved::{NotExpected, Reserved};
pub use room::no_room;
pub use sealed::Sealed;
pub use viewed::{Shelves, view};
pub use words::{Words, look};
