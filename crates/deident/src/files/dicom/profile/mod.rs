//! The Basic Application Confidentiality Profile (PS3.15, E.2) with the options Clean Graphics, Clean Structured Content, Clean
//! Descriptors, Retain Longitudinal Temporal Information with Modified Dates, and Retain Patient Characteristics as far as
//! sex, age in years up to 89, and for PET size and weight, without which its values mean nothing.
//!
//! In effect a list of what is allowed: private attributes, and such as the standard does not know, are never kept.

mod action;
mod clean;
mod codes;
mod dates;
mod method;
mod numbers;
mod table;
mod terms;
mod uids;
mod words;

pub(super) use clean::Cleaner;
pub(super) use method::{Pixels, sign};
pub(super) use uids::{is_standard, renamed};
pub(super) use words::known;
