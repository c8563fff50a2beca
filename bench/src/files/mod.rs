//! Attachments, from the file that somebody chose to the sealed bytes on the service's disk.

pub(crate) mod cleaning;
pub(crate) mod plain;
pub(crate) mod sealing;
pub(crate) mod uploading;
