//! Support: what people ask, and one question.

mod black_out;
mod hold;
mod mail;
mod question;
mod questions;
mod replies;

use super::{app::App, names, route::Route, staff};

pub(super) use question::screen as question;
pub(super) use questions::screen as questions;
pub(super) use replies::screen as replies;
