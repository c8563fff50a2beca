//! `secondok desk`: what the people who run the service do.

pub mod asking;
pub mod invite_doctor;
