//! The phone's lock, and a phone that is not only one's own.

use super::{Screen, screen};
use crate::step::Step::{App, AppWithLock, Go, Press, See, Until, WriteWords};

/// The app has begun anew, locked.
const LOCKED: &str =
    "!document.body.hidden && !document.querySelector('#lock') && !!document.querySelector('#at-once')";

pub(super) const LOCK: &[Screen] = &[
    screen(
        "off",
        &[
            AppWithLock("/app/#/restore"),
            WriteWords("ol.words input"),
            Press("main form .button"),
            See(".rows"),
            Go("#/device"),
            See("[aria-labelledby=lock] .actions"),
        ],
    ),
    screen("on", &[Press("[aria-labelledby=lock] .actions .button"), See("[name=minutes]")]),
    screen("locked", &[Press("[aria-labelledby=lock] .actions .button"), Until(LOCKED)]),
    screen("lost", &[Press("main details.more summary")]),
    screen("open", &[Press("main .actions .button"), See("[name=minutes]")]),
];

pub(super) const SHARED: &[Screen] = &[
    screen("offered", &[App("/app/#/device"), See("[aria-labelledby=shared]")]),
    screen("shared", &[Press("[aria-labelledby=shared] .button"), See(".reminder")]),
    screen("words", &[Go("#/words"), Press("main .actions .button"), See("ol.words")]),
];
