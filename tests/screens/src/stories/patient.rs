//! The patient's app: somebody who begins, and somebody who has consultations.

use super::{Screen, screen};
use crate::step::{
    Camera::{Code, Refused, Wall},
    Step::{App, Camera, Doctor, Go, Miss, Offline, Press, See, Until, Write, WriteWords},
};

/// Answers the question that is shown, however it is asked, and goes on; true once all are answered.
const ANSWER: &str = "(() => {
    const bar = document.querySelector('#progress');
    const form = document.querySelector('main form');
    if (!bar || !form) return false;
    if (bar.value + 2 >= bar.max) return true;
    if (window.answered === bar.value) return false;
    const boxes = [...form.querySelectorAll('[name=answer]')];
    const field = form.querySelector('#answer');
    if (boxes.length) {
        const box = boxes.find((one) => ['no', 'none'].includes(one.value)) ?? boxes[0];
        box.checked = true;
        box.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (field) {
        field.value = field.inputMode === 'decimal' ? '80' : 'Since spring, on the stairs.';
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    window.answered = bar.value;
    form.requestSubmit();
    return false;
})()";

/// Writes down the words that are asked for.
const CONFIRM: &str = "(() => {
    const words = [...document.querySelectorAll('ol.words li')].map((one) => one.textContent);
    const fields = [...document.querySelectorAll('[id^=confirm-]')];
    for (const field of fields) {
        field.value = words[field.id.split('-')[1] - 1];
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return fields.length > 0;
})()";

/// Agrees to everything.
const AGREE: &str = "(() => {
    const boxes = [...document.querySelectorAll('main [type=checkbox]')];
    for (const box of boxes) if (!box.checked) box.click();
    return boxes.length > 0;
})()";

/// The camera was asked for, and is not on.
const REFUSED: &str = "!document.querySelector('video.camera') && !!document.querySelector('.banner.urgent')";

pub(super) const BEGIN: &[Screen] = &[
    screen("first-notice", &[App("/app/"), See(".notice")]),
    screen("first", &[Press(".notice button"), Miss(".notice"), See(".demonstration")]),
    screen("limits", &[Press("main details.more summary")]),
    screen("nobody", &[Go("#/consultations"), See(".empty")]),
    screen("no-request", &[Go("#/ask"), See(".empty")]),
    screen("device", &[Go("#/device"), See("main ul li")]),
    screen("restore", &[Go("#/restore"), See("ol.words input")]),
    screen(
        "restore-wrong",
        &[
            Write(
                "ol.words input",
                "able baker castle dance eager fabric gadget habit ice jacket kangarro label",
            ),
            Press("main form .button"),
            See(".banner.urgent"),
        ],
    ),
    screen(
        "scan",
        &[Go("#/device"), Camera(Wall), Go("#/restore"), Press("main .actions .button"), See("video.camera")],
    ),
    screen(
        "scan-other",
        &[
            Press("main .actions .button"),
            Miss("video.camera"),
            Camera(Code("https://example.org")),
            Press("main .actions .button"),
            See(".banner.urgent"),
        ],
    ),
    screen("scan-refused", &[Camera(Refused), Press("main .actions .button"), Until(REFUSED)]),
    screen("doctors", &[Go("#/doctors"), See(".doctor")]),
    screen("doctor-more", &[Press(".doctor details summary")]),
    screen(
        "doctors-none",
        &[Write("#filter-specialty", "psychiatry"), Write("#filter-language", "de"), See(".empty")],
    ),
    screen(
        "words-none",
        &[
            Write("#filter-language", ""),
            Write("#filter-specialty", "cardiology"),
            Press(".doctor .actions .button"),
            See("main .button"),
            Until("location.hash === '#/words'"),
        ],
    ),
    screen("words", &[Press("main .button"), See("ol.words li")]),
    screen("words-wrong", &[Press("main form .button"), See("main form [role=alert]")]),
    screen("add-not-yet", &[Go("#/add-device"), See("main .lede")]),
    screen(
        "words-right",
        &[
            Go("#/words"),
            Press("main .button"),
            See("ol.words li"),
            Until(CONFIRM),
            Press("main form .button"),
            See(".banner.good"),
        ],
    ),
    screen("question-yes-no", &[Go("#/ask/1"), See("#progress")]),
    screen("question-empty", &[Press("main form .button"), See("#error")]),
    screen("question-danger", &[Press("[value=yes]"), See(".banner.urgent")]),
    screen("question-choice", &[Go("#/ask/6"), See("#progress[value='6']")]),
    screen("question-choices", &[Go("#/ask/8"), See("#progress[value='8']"), See("main [type=checkbox]")]),
    screen("question-text", &[Go("#/ask/9"), See("#progress[value='9']"), See("main textarea")]),
    screen("review-open", &[Go("#/ask/99"), See(".facts")]),
    screen("own", &[Go("#/ask/1"), See("#progress[value='1']"), Until(ANSWER), See("#question-0")]),
    screen("own-empty", &[Press("main form [type=submit]"), See("main form .error")]),
    screen(
        "terms",
        &[
            Write("#question-0", "Is the procedure needed now, or can it wait until autumn?"),
            Press("main form [type=submit]"),
            See("main [type=checkbox]"),
        ],
    ),
    screen("terms-needed", &[Press("main form [type=submit]"), See("main form .error")]),
    screen("review", &[Until(AGREE), Press("main form [type=submit]"), See(".facts")]),
    screen(
        "own-pointed-out",
        &[
            Press("section[aria-labelledby=own] .change a"),
            Write(
                "#question-0",
                "I am Olena Petrenko. Is the procedure needed now, or can it wait until autumn?",
            ),
            See(".tells:not(:empty)"),
        ],
    ),
    screen("review-tells", &[Press("main form [type=submit]"), See(".facts"), See(".tells:not(:empty)")]),
    screen("tells", &[Press("main .actions > .button:not([disabled])"), See("dialog[open]")]),
    screen(
        "discard",
        &[
            Press("dialog[open] .button.quiet"),
            Miss("dialog[open]"),
            Press("main p > .button.plain.urgent"),
            See("dialog[open]"),
        ],
    ),
    screen(
        "change",
        &[
            Press("dialog[open] .button.quiet"),
            Miss("dialog[open]"),
            Press(".facts .change a"),
            See("main form [type=submit]"),
        ],
    ),
    screen(
        "sent",
        &[
            Press("main .back"),
            See(".facts"),
            Press("main .actions > .button:not([disabled])"),
            Press("dialog[open] .button.urgent"),
            See(".standing"),
        ],
    ),
    screen("list-one", &[Go("#/consultations"), See(".rows")]),
    screen(
        "withdraw",
        &[
            Press(".rows a"),
            See("details.end"),
            Press("details.end summary"),
            Press("details.end .button.urgent.quiet"),
            See("dialog[open]"),
        ],
    ),
    screen("withdrawn", &[Press("dialog[open] .button.urgent"), Miss("dialog[open]"), Miss("form.compose")]),
];

pub(super) const CONSULTATIONS: &[Screen] = &[
    screen(
        "restored",
        &[
            App("/app/#/restore"),
            Press(".notice button"),
            Miss(".notice"),
            WriteWords("ol.words input"),
            Press("main form .button"),
            See(".rows"),
        ],
    ),
    screen("first", &[Go("#/"), See("main .actions")]),
    screen("words-hidden", &[Go("#/words"), See("main .button")]),
    screen("device-full", &[Go("#/device"), See("#forget")]),
    screen(
        "device-facts",
        &[
            Press("[name=facts][value=version]"),
            Press("[name=facts][value=platform]"),
            See("[name=platform]"),
        ],
    ),
    screen("add", &[Go("#/add-device"), See("main ol li")]),
    screen("add-code", &[Press("main .actions .button"), See("svg.qr")]),
    screen("copy", &[Go("#/copy"), See("main article")]),
    screen("new-words", &[Go("#/new-words"), See("#new")]),
    screen("new-words-destroy", &[Press("[aria-labelledby=there] .actions .button"), See("dialog[open]")]),
    screen("device-again", &[Press("dialog[open] .button.quiet"), Go("#/device"), See("#forget")]),
    screen("forget", &[Press("[aria-labelledby=forget] .button"), See("dialog[open]")]),
    screen("follow-up", &[Press("dialog[open] .button.quiet"), Go("#/consultation/1"), See(".standing")]),
    screen("declined", &[Go("#/consultation/2"), Miss(".opinion"), See(".standing")]),
    screen("expired", &[Go("#/consultation/3"), See(".standing")]),
    screen("answered", &[Go("#/consultation/4"), See(".opinion")]),
    screen("accepted", &[Go("#/consultation/5"), Miss(".opinion"), See(".standing")]),
    screen(
        "pointed-out",
        &[
            See("form.compose"),
            Write("#compose", "My name is Olena Petrenko."),
            See(".compose .tells:not(:empty)"),
        ],
    ),
    screen("tells", &[Press("form.compose [type=submit]"), See("dialog[open]")]),
    screen("reveal", &[Press("dialog[open] .button.plain"), See("dialog[open] #reveal")]),
    screen(
        "revealed",
        &[
            Press("dialog[open] .button.urgent"),
            Miss("dialog[open]"),
            Until("document.querySelector('#compose').value === ''"),
            See(".said .badge.wait"),
        ],
    ),
    screen("requested", &[Go("#/consultation/6"), See(".standing")]),
    screen(
        "asking",
        &[
            Go("#/consultation/4"),
            See(".opinion"),
            Write("#compose", "May I go on running until then?"),
            See("form.compose"),
        ],
    ),
    screen(
        "asked",
        &[Press("form.compose [type=submit]"), Until("document.querySelector('#compose').value === ''")],
    ),
    screen(
        "arrived",
        &[
            Until("(scrollTo(0, 0), true)"),
            Doctor("bohdan@demo.example", &["say", "1", "Yes, as long as it does not hurt.", "--yes"]),
            See(".arrived .button"),
        ],
    ),
    screen("closed", &[Doctor("bohdan@demo.example", &["close", "1", "--yes"]), Miss("form.compose")]),
    screen("list", &[Go("#/consultations"), See(".rows")]),
    screen(
        "destroy",
        &[
            Press(".rows a"),
            Press("details.end summary"),
            Press("details.end .button.urgent:not(.quiet)"),
            See("dialog[open]"),
        ],
    ),
    screen("destroyed", &[Press("dialog[open] .button.urgent"), See(".rows")]),
    screen("offline", &[Offline(true), See(".banner.offline")]),
    screen("waiting", &[Go("#/consultation/5"), See(".empty.failed, .thread")]),
    screen("gone", &[Offline(false), Miss(".banner.offline"), Go("#/consultation/77"), See(".empty.failed")]),
];
