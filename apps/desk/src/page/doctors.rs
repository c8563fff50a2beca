//! Doctors who want to be asked here: the queue, one application, what is recorded of it and decided about it.

mod ask;
mod check;
mod credentials;
mod form;
mod one;
mod queue;
mod shown;
mod steps;

use super::{app::App, names, route::Route, staff};

pub(super) use one::screen as one;
pub(super) use queue::screen as queue;
