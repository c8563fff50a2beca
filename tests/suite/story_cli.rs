//! The whole story through the real command-line client against the real service.

mod account;
mod answering;
pub(crate) mod applying;
mod attachments;
mod both_sides;
pub(crate) mod desk;
mod devices;
mod factor;
mod kept_texts;
mod notices;
pub(crate) mod person;
mod refusals;
mod resuming;
mod revealing;
mod support;
mod verification;
pub(crate) mod way;
mod words;
