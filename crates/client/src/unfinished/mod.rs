//! What somebody has begun to write and not sent: the same in every app. Apps keep it on the device and ask for what is
//! still open; what that is, what goes when something else changes, and what becomes of it is said here.

mod opinion;
mod request;
mod writing;

pub use opinion::{OpinionPart, UnfinishedOpinion};
pub use request::UnfinishedRequest;
pub use writing::{Writing, Writings};
