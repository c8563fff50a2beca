//! The application to be verified: where it stands and what comes next, its steps, what verifiers wrote.

mod credentials;
mod documents;
mod fields;
mod merge;
mod overview;
mod person;
mod practice;
mod step;
mod talk;
mod whole;

pub(super) use fields::Fields;
pub(super) use overview::screen;
pub(super) use step::screen as step;
