//! What both sides see of a consultation, as sentences and as objects.

mod attachment;
mod content;
mod kept;
mod opinion;
mod summary;
mod thread;

pub(crate) use attachment::{AttachmentNumber, called, of_thread as attachments_of, size};
pub(crate) use content::request;
use content::{content_object, say_content};
pub(crate) use kept::{say_draft, say_kept};
pub(crate) use opinion::say_opinion;
pub(crate) use summary::{StateObject, date};
pub(crate) use thread::{Side, fault, say_entry, say_news, say_thread};
