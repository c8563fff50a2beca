//! Support: what people ask, one question, and who answers.

mod black_out;
mod hold;
mod mail;
mod question;
mod questions;
mod replies;
mod staff;

use super::{app::App, names, route::Route};

pub(super) use question::screen as question;
pub(super) use questions::screen as questions;
pub(super) use replies::screen as replies;
pub(super) use staff::screen as staff;
