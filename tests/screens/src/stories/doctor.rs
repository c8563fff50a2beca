//! The doctor's app: somebody who registers, and two who have consultations.

use super::{Screen, screen};
use crate::step::Step::{
    Asks, Choose, DoctorsApp, EndSession, Go, Miss, Patient, Press, See, Until, Write, WriteInvitation,
    WriteOwnInvitation, WritePassword,
};

/// The field for files behind the button.
const FIELD: &str = ".choosing input[multiple]:not([webkitdirectory])";
/// Whether a picture stands on the stage.
const DRAWN: &str = "document.querySelector('.stage canvas')?.width > 1";
/// Whether everything that is looked at was seen.
const SEEN: &str = "!document.querySelector('.decide .button[aria-disabled]')";

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

/// Makes the choices, and fills in what else is needed.
const COMPLETE: &str = "(() => {
    const texts = {
        summary: 'No operation now: twelve weeks of guided exercise do as well at your age, and it stays possible.',
        'would-change': 'A knee that locks, or an MRI with a piece out of its place.',
        limits: 'Nobody has examined you for this opinion; it does not replace your own doctor.',
    };
    for (const [id, text] of Object.entries(texts)) {
        const field = document.getElementById(id);
        if (!field) return false;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    for (const name of ['agreement', 'confidence']) {
        document.querySelectorAll(`[name=${name}]`)[1].click();
    }
    return true;
})()";

pub(super) const INVITED: &[Screen] = &[
    screen(
        "register",
        &[
            DoctorsApp("/#/register"),
            Press(".notice button"),
            Miss(".notice"),
            WriteInvitation("#invitation", include_str!("invited.toml")),
            WritePassword("#password"),
            WritePassword("#again"),
        ],
    ),
    screen("code", &[Press("main form .button"), See(".code")]),
    screen("code-kept", &[Press(".choice"), See("main a.button")]),
];

/// Somebody who registers by themselves and applies, up to an application that is handed in.
pub(super) const APPLIES: &[Screen] = &[
    screen(
        "invitation",
        &[DoctorsApp("/#/invitation"), Press(".notice button"), Miss(".notice"), See("#address")],
    ),
    screen(
        "invitation-not-sent",
        &[Write("#address", "olena@demo.example"), Press("main form .button"), See("main .banner.urgent")],
    ),
    screen(
        "application",
        &[
            Go("#/register"),
            WriteOwnInvitation("#invitation", "olena@demo.example"),
            WritePassword("#password"),
            WritePassword("#again"),
            Press("main form .button"),
            Press(".choice"),
            Press("main a.button"),
            Write("#name", "olena@demo.example"),
            WritePassword("#password"),
            Press("main form .button"),
            See(".banner.standing"),
            See("#hand-in"),
        ],
    ),
    screen("queue-not-yet", &[Go("#/"), See(".empty .button")]),
    screen("person", &[Go("#/application/person"), See("#specialties")]),
    screen(
        "person-written",
        &[
            Write("#name", "Olena Invented"),
            Write("#title", "Dr. med."),
            Press("#specialties .choice"),
            Write("#experience_years", "eleven"),
            Press("main form .button"),
            See("main .banner.urgent"),
        ],
    ),
    screen("practice", &[Write("#experience_years", "11"), Press("main form .button"), See("#languages")]),
    screen(
        "credentials",
        &[
            Press("#languages .choice"),
            Write("#about-en", "Hearts, for eleven years: at a clinic, then in a practice."),
            Write("#price_units", "3"),
            Write("#answer_days", "5"),
            Press("main form .button"),
            See("#credentials"),
        ],
    ),
    screen(
        "credential-lacks",
        &[Press("#credentials"), Press("section form .button"), See(".error:not([hidden])")],
    ),
    screen(
        "credential",
        &[
            Press("[name=kind][value=diploma]"),
            Write("#issuer", "Invented Medical University"),
            Write("#country", "UA"),
            Press("section form .button"),
            See(".cards .card"),
        ],
    ),
    screen("credential-remove", &[Press(".card .button + .button"), See("dialog[open]")]),
    screen(
        "application-begun",
        &[Press("dialog[open] .button.quiet"), Go("#/application"), See(".badge.good")],
    ),
    screen("documents", &[Go("#/application/documents"), See("#documents")]),
    screen("documents-choosing", &[Press("#documents"), See("#files-title")]),
    screen(
        "documents-look",
        &[
            Choose(FIELD, &["summer.jpg"]),
            Press(".chosen-file .button"),
            See(".stage"),
            Until(DRAWN),
            Until(SEEN),
        ],
    ),
    screen("documents-ready", &[Press(".decide .button"), Miss(".sheet"), See(".chosen-file .badge.good")]),
    screen(
        "documents-sent",
        &[Press("[aria-labelledby=files-send] form .button"), See(".files .banner.good")],
    ),
    screen(
        "application-whole",
        &[
            Go("#/application/credentials"),
            Press("#credentials"),
            Press("[name=kind][value=licence]"),
            Write("#issuer", "Invented Ministry of Health"),
            Write("#country", "UA"),
            Write("#valid-until", "2040-12-31"),
            Press("section form .button"),
            See(".cards .card + .card"),
            Go("#/application"),
            See("[aria-labelledby=hand-in] .actions .button"),
            See(".thread .said"),
        ],
    ),
    screen("submit", &[Press("[aria-labelledby=hand-in] .actions .button"), See("dialog[open]")]),
    screen(
        "submitted",
        &[Press("dialog[open] .button.urgent"), See("#whole"), See(".banner.standing .button")],
    ),
];

pub(super) const SCREENS: &[Screen] = &[
    screen("login-notice", &[DoctorsApp("/"), See(".notice")]),
    screen("login", &[Press(".notice button"), Miss(".notice"), See("#password")]),
    screen(
        "login-wrong",
        &[
            Write("#name", "oksana@demo.example"),
            Write("#password", "not the password"),
            Press("main form .button"),
            See("main .banner.urgent"),
        ],
    ),
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
    // A follow-up question is due first; the request comes after it.
    screen("follow-up", &[Press(".rows a"), See("#say")]),
    screen("request", &[Go("#/"), Press(".rows li + li a"), See("#decide")]),
    screen("decline", &[Press(".writing .button.urgent"), See("dialog[open]")]),
    screen(
        "decline-lacks",
        &[Press("dialog[open] .button:not(.quiet)"), See("dialog[open] .error:not([hidden])")],
    ),
    screen(
        "queue-danger",
        &[
            Press("dialog[open] .button.quiet"),
            Go("#/"),
            Asks("oksana-vyhadana", include_str!("danger.toml")),
            See(".badge.urgent"),
        ],
    ),
    screen("danger", &[Press(".rows a"), See(".columns .banner.urgent")]),
    screen(
        "decline-danger",
        &[Press(".writing .button.urgent"), See("dialog[open] input[value=urgent]:checked")],
    ),
    screen("session", &[Press("dialog[open] .button.quiet"), Go("#/session"), See("main .button")]),
    screen("session-facts", &[Press("[name=facts][value=screen]"), See("[name=screen]")]),
    screen("account", &[Go("#/account"), See("#factor-begin")]),
    screen("account-factor", &[Press("#factor-begin"), See(".qr")]),
    screen("session-ended", &[EndSession, Go("#/"), See("#password"), See("main .banner.note")]),
    screen(
        "anna-queue",
        &[
            Write("#name", "anna@demo.example"),
            WritePassword("#password"),
            Press("main form .button"),
            Go("#/"),
            See(".rows a"),
        ],
    ),
    screen("opinion", &[Press(".rows a"), See("[id^=answer-]")]),
    screen("opinion-begun", &[Until(ANSWER)]),
    screen("preview-begun", &[Press(".writing a.button"), See("main .banner.note")]),
    screen("opinion-written", &[Press("main a.button"), See("#summary"), Until(COMPLETE)]),
    screen("preview", &[Press(".writing a.button"), See(".opinion")]),
    screen(
        "revealed",
        &[
            Go("#/"),
            Press(".rows a"),
            Patient(&["reveal", "5", "I am Anna Invented. May I come to your practice?", "--yes"]),
            See(".said .badge.wait"),
        ],
    ),
];
