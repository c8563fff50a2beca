//! The adversary who has everything that the server has: database, log of the database, seed, backups, temporary files,
//! files that are open and have no name any more, and what the service printed. What is it told?

pub(crate) mod consultation;
mod destroyed;
mod devices;
mod held;
mod linking;
mod opened;
pub(crate) mod search;
mod secrets;
mod times;
