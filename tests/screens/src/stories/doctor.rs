//! The doctor's app.

use super::{Screen, screen};
use crate::step::Step::{DoctorsApp, Go, Press, See, Until, Write, WritePassword};

/// Answers every question of the patient.
const ANSWER: &str = "(() => {
    const fields = [...document.querySelectorAll('[id^=answer-]:not(p):not([id$=error]):not([id$=hint])')]
        .filter((one) => 'value' in one);
    for (const field of fields) {
        field.value = 'Yes: what you describe fits that, and it is the usual course.';
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return fields.length > 0;
})()";

pub(super) const SCREENS: &[Screen] = &[
    screen("login", &[DoctorsApp("/"), See("#password")]),
    screen(
        "login-wrong",
        &[
            Write("#name", "oksana@demo.example"),
            Write("#password", "not the password"),
            Press("main form .button"),
            See("main .banner.urgent"),
        ],
    ),
    screen("register", &[Go("#/register"), See("#invitation")]),
    screen(
        "queue",
        &[
            Go("#/"),
            See("#password"),
            Write("#name", "oksana@demo.example"),
            WritePassword("#password"),
            Press("main form .button"),
            See(".rows a"),
        ],
    ),
    screen("first-in-queue", &[Press(".rows a"), See(".columns .thread, .columns .writing")]),
    screen("session", &[Go("#/session"), See("main .button")]),
    screen(
        "anna-queue",
        &[
            Press("main .button"),
            See("#password"),
            Write("#name", "anna@demo.example"),
            WritePassword("#password"),
            Press("main form .button"),
            See(".rows a"),
        ],
    ),
    screen("opinion", &[Press(".rows a"), See("[id^=answer-]")]),
    screen("opinion-written", &[Until(ANSWER)]),
    screen("preview", &[Press(".writing a.button"), See("h1")]),
];
