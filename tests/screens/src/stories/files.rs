//! Photos, papers and scans: chosen, looked at, sent, seen and saved.

use super::{Screen, screen};
use crate::step::Step::{App, Choose, Go, Miss, Offline, Press, See, Until, Write, WriteWords};

/// The field for files behind the button.
const FIELD: &str = ".choosing input[multiple]:not([webkitdirectory])";
/// Whether a picture stands on the stage.
const DRAWN: &str = "document.querySelector('.stage canvas')?.width > 1";
/// Whether something that may tell who is writing is pointed out.
const TOLD: &str = "document.querySelector('[aria-labelledby=files-send] .tells')?.innerText.length > 0";
/// Whether everything that is looked at was seen.
const SEEN: &str = "!document.querySelector('.decide .button[aria-disabled]')";

pub(super) const SCREENS: &[Screen] = &[
    screen(
        "empty",
        &[
            App("/app/#/restore"),
            Press(".notice button"),
            Miss(".notice"),
            WriteWords("ol.words input"),
            Press("main form .button"),
            See(".rows"),
            Go("#/consultation/5"),
            See("form.compose"),
            Press("form.compose .button.quiet"),
            See(".choosing"),
        ],
    ),
    screen(
        "chosen",
        &[
            Choose(
                FIELD,
                &["summer.jpg", "1-1.dcm", "1-2.dcm", "1-3.dcm", "1-4.dcm", "2-1.dcm", "shopping.txt"],
            ),
            See(".chosen-file .badge.wait"),
            See(".files .banner.note"),
        ],
    ),
    screen(
        "look",
        &[
            Press(".files .banner.note .button"),
            Press(".chosen-file .button"),
            See(".stage"),
            Until(DRAWN),
            Until(SEEN),
        ],
    ),
    screen("painted", &[Press(".tools > .cluster:last-child button"), See(".chosen")]),
    screen(
        "together",
        &[
            Press(".decide .button"),
            Miss(".sheet"),
            Press("[aria-labelledby=files-scans-heading] .button"),
            See(".together"),
            Until(SEEN),
        ],
    ),
    screen("slices", &[Press(".sheet .more summary"), See(".sheet .more p.soft")]),
    screen("one-slice", &[Press(".tile:nth-child(2) button"), See(".turning"), Until(DRAWN)]),
    screen(
        "ready",
        &[
            Press(".decide .button"),
            Miss(".sheet"),
            See(".chosen-file .badge.good"),
            Miss(".chosen-file .badge.wait"),
        ],
    ),
    screen("removed", &[Press(".chosen-file details summary"), See(".chosen-file details ul")]),
    screen(
        "receipt",
        &[Press(".chosen-file .cluster .button:nth-of-type(2)"), See(".figures"), Until(DRAWN)],
    ),
    screen(
        "leave",
        &[Press(".sheet > header .button"), Miss(".sheet"), Press("main .back"), See("dialog[open]")],
    ),
    screen(
        "tells",
        &[
            Press("dialog[open] .button.quiet"),
            Write("#files-words", "This is my knee, and I am Olena Petrenko."),
            Until(TOLD),
            Press("[aria-labelledby=files-send] form .button"),
            See("dialog[open]"),
        ],
    ),
    screen(
        "without-connection",
        &[
            Press("dialog[open] .button.quiet"),
            Write("#files-words", "The last check-up, and how the knee looked in summer."),
            Offline(true),
            Press("[aria-labelledby=files-send] form .button"),
            See(".banner.urgent"),
        ],
    ),
    screen(
        "sent",
        &[
            Offline(false),
            Press("[aria-labelledby=files-send] form .button"),
            See(".banner.good"),
            See(".said ul.links"),
        ],
    ),
    screen("shown", &[Press(".said ul.links .button"), See(".stage"), Until(DRAWN)]),
    screen("save", &[Press(".sheet .decide .button"), See(".sheet dialog[open]")]),
    screen(
        "series",
        &[
            Press(".sheet dialog[open] .button.quiet"),
            Press(".sheet > header .button"),
            Miss(".sheet"),
            Press(".said ul.links li:nth-child(2) .button"),
            See("#files-series"),
            Until(DRAWN),
        ],
    ),
];
