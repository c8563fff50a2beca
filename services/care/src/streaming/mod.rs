//! Mailboxes followed as they grow.
//!
//! An announcement only wakes a stream, which then asks the store where the mailbox stands, and reads it from the
//! position that it has reached. A message that came with the announcement is not read again where the store counts it
//! as all that is new. So nothing is missed or sent twice, however announcements and reads interleave, and a slow
//! reader holds at most one page of messages in memory.

mod doctor;
mod hub;
mod mailbox;
mod new;
mod output;

pub(crate) use doctor::DoctorStream;
pub use hub::Hub;
pub(crate) use mailbox::MailboxStream;
pub(crate) use output::Reading;
