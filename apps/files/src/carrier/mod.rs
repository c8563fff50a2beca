//! What the app's worker does with files: it takes over what imaging has sealed, brings it to the service, and fetches what
//! the service has. It never looks into one, but at how one begins that somebody saves.
//!
//! What needs no engine is here, and, in [`sender`], all that is done for whoever sends. An app's worker that only fetches
//! What needs no engine is here, and, in [`sender`], all that is done for whoever sends. Whoever only looks says in [`Shelves`] whose files
//! they are, and [`view`] serves them.
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

pub(crate) use again::again_in;
pub(crate) use board::{Board, Told, progress};
pub(crate) use fetched::Fetched;
pub(crate) use handover::{answer, port};
pub(crate) use hold::hold;
pub(crate) use reserved::{NotExpected, Reserved};
pub(crate) use room::no_room;
pub(crate) use sealed::Sealed;
pub use viewed::{Shelves, view};
pub(crate) use words::Words;
