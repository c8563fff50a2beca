//! The desk: the people who run the service, known by name, each with the roles that they need.
//!
//! They are invited on the machine itself (`secondok desk invite-staff`), log in with a password that never leaves their
//! device (OPAQUE) and a second factor (TOTP), and what they may do is looked up for each request.

pub(crate) mod log_in;
pub(crate) mod log_out;
pub(crate) mod register;
pub(crate) mod who;
