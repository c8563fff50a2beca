//! Support: what people ask, one question, and who answers.

mod mail;
mod question;
mod questions;
mod staff;

use super::{app::App, names, route::Route};

pub(super) use question::screen as question;
pub(super) use questions::screen as questions;
pub(super) use staff::screen as staff;
