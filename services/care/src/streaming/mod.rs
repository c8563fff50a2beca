//! Mailboxes followed as they grow.
//!
//! A stream never takes what it sends from whoever announces it: an announcement only wakes the stream, which then
//! reads the store from the position that it has reached. So nothing is missed or sent twice, however announcements
//! and reads interleave, and a slow reader holds at most one page of messages in memory.

mod doctor;
mod hub;
mod mailbox;
mod output;

pub(crate) use doctor::DoctorStream;
pub use hub::Hub;
pub(crate) use mailbox::MailboxStream;
