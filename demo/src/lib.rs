//! Invented doctors and consultations to try the service out.

pub mod data;
pub mod transport;
