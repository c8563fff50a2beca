//! What the screens are made of.

use super::{Screen, screen};
use crate::step::Step::{App, Press, See};

pub(super) const SCREENS: &[Screen] = &[
    screen("pieces", &[App("/ui/"), See("h1")]),
    screen("turned", &[Press("#turn"), See("[dir=rtl] h1")]),
    screen("dialog", &[Press("#turn"), Press("[data-opens]"), See("dialog[open]")]),
];
