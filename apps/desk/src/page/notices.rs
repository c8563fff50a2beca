//! Notices: all of them, one of them, and writing one.

mod list;
mod one;
mod preview;
mod write;

use super::{app::App, names, route::Route};

pub(super) use list::screen as list;
pub(super) use one::screen as one;
pub(super) use write::screen as write;
