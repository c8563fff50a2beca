//! The desk's app: somebody who registers, one who writes a notice, and another who releases it and answers questions.

use super::{Screen, screen};
use crate::step::Step::{
    DesksApp, EndSession, Go, Miss, Offline, Press, See, Until, Write, WriteCode, WritePassword,
    WriteStaffInvitation,
};

/// Fills in a notice and chooses everything.
const FILL_IN: &str = "(() => {
    const texts = {
        'title-en': 'Attachments may be slow tonight',
        'body-en': 'From 22:00 to 23:00 (UTC) we move to larger disks.\\n\\nWhat you send meanwhile arrives later by itself.',
        'title-uk': 'Сьогодні ввечері файли можуть іти повільно',
        'body-uk': 'З 22:00 до 23:00 (UTC) ми переходимо на більші диски.\\n\\nНадіслане тим часом дійде саме.',
    };
    for (const [id, text] of Object.entries(texts)) {
        const field = document.getElementById(id);
        if (!field) return false;
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    document.querySelectorAll('.choice input:not(:checked)').forEach((one) => one.type === 'checkbox' && one.click());
    document.querySelector('.choice input[value=important]').click();
    return true;
})()";

pub(super) const INVITED: &[Screen] = &[
    screen(
        "register",
        &[
            DesksApp("/#/register"),
            WriteStaffInvitation("#invitation"),
            WritePassword("#password"),
            WritePassword("#again"),
        ],
    ),
    screen("factor", &[Press("main form .button"), See(".qr")]),
    screen(
        "factor-wrong",
        &[Write("#code", "000000"), Press("main form .button"), See("main .banner.urgent")],
    ),
];

pub(super) const WRITES: &[Screen] = &[
    screen("login", &[DesksApp("/"), See("#code")]),
    screen(
        "login-wrong",
        &[
            Write("#name", "petra@demo.example"),
            WritePassword("#password"),
            Write("#code", "000000"),
            Press("main form .button"),
            See("main .banner.urgent"),
        ],
    ),
    screen(
        "notices",
        &[WriteCode("#code", "petra@demo.example"), Press("main form .button"), See(".rows a")],
    ),
    screen("own", &[Press(".rows a"), See("#release-why")]),
    screen("write", &[Go("#/notice/new"), See("#title-en")]),
    screen("write-lacks", &[Press("main form .button[type=submit]"), See(".error:not([hidden])")]),
    screen("written", &[Until(FILL_IN), Miss("main .banner.note ul"), See(".preview .notices")]),
    screen(
        "write-offline",
        &[Offline(true), Press("main form .button[type=submit]"), See("main .banner.urgent")],
    ),
    screen("kept", &[Offline(false), Press("main form .button[type=submit]"), See("#release-why")]),
    screen("security", &[Go("#/security"), See(".log li")]),
    screen("security-alerts", &[Go("#/security/alerts"), See(".empty")]),
    screen("session", &[Go("#/session"), See("main .button")]),
];

pub(super) const RELEASES: &[Screen] = &[
    screen(
        "notices",
        &[
            DesksApp("/"),
            Write("#name", "orest@demo.example"),
            WritePassword("#password"),
            WriteCode("#code", "orest@demo.example"),
            Press("main form .button"),
            See(".rows .badge.wait"),
        ],
    ),
    screen("draft", &[Press(".rows a"), See(".preview")]),
    screen("release", &[Press("main .button:not(.quiet)"), See("dialog[open]")]),
    screen(
        "released",
        &[Press("dialog[open] .button.urgent"), Miss("dialog[open]"), Miss("#release-why"), See(".toast")],
    ),
    screen("withdraw", &[Press("main .button.urgent"), See("dialog[open]")]),
    screen("withdrawn", &[Press("dialog[open] .button.urgent"), Miss("dialog[open]"), Miss("main .button")]),
    screen("questions", &[Go("#/support"), See(".rows a")]),
    screen("question", &[Press(".rows a"), See("#answer")]),
    screen("question-black-out", &[Press("details.more summary"), See("#black-out")]),
    screen("replies", &[Go("#/support/replies"), See(".empty")]),
    screen("reply", &[Press("main .actions .button"), See("#reply-title")]),
    screen(
        "reply-kept",
        &[
            Write("#reply-title", "Backups"),
            Write("#text-en", "Two weeks."),
            Write("#text-uk", "Два тижні."),
            Press("main form .button[type=submit]"),
            See(".cards .card"),
        ],
    ),
    screen(
        "questions-aside",
        &[Go("#/support"), See(".rows a"), Press("main .actions button"), See(".choices")],
    ),
    screen("support-staff", &[Go("#/support/staff"), See(".cards .card")]),
    screen("doctors", &[Go("#/doctors"), See(".rows a")]),
    screen("doctors-none", &[Go("#/doctors/refused"), See(".empty")]),
    screen("doctors-staff", &[Go("#/doctors/staff"), See(".cards .card")]),
    screen("doctor-second", &[Go("#/doctors"), Press(".rows a:not(:has(.badge))"), See(".thread .said")]),
    screen("doctor-approve", &[Press("#decide ~ .actions .button"), See("dialog[open]")]),
    screen("doctor", &[Go("#/doctors"), Press(".rows a:has(.badge)"), See(".thread .said")]),
    screen("doctor-taken", &[Press("#decide ~ .actions .button"), See("#asked")]),
    screen("doctor-check", &[Press(".cards .card .button"), See("#source")]),
    screen("doctor-check-lacks", &[Press(".cards form .button[type=submit]"), See(".error:not([hidden])")]),
    screen("offline", &[Offline(true), Go("#/notices"), See(".failed")]),
    screen(
        "session-ended",
        &[Offline(false), EndSession, Go("#/session"), Go("#/notices"), See("#password")],
    ),
];
