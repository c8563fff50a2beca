//! The whole story through the real command-line client against the real service.

mod account;
mod answering;
mod attachments;
mod both_sides;
mod desk;
mod devices;
mod kept_texts;
mod notices;
mod person;
mod refusals;
mod resuming;
mod revealing;
pub(crate) mod way;
mod words;
