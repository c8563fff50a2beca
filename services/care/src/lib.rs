//! The care service: doctors, consultations, sealed mailboxes.

pub mod clock;
pub mod consultations;
pub mod jobs;
pub mod store;
