//! Invented doctors and consultations to try the service out.

pub mod transport;
