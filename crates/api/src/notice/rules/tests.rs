#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::notice::{Audience, Severity};

const TODAY: Day = Day::from_number(20_779);
const LANGUAGES: [&str; 2] = ["en", "uk"];

fn draft() -> Draft {
    let text = |title: &str| NoticeText { title: title.to_owned(), body: "One.\n\nTwo.".to_owned() };
    Draft {
        severity: Severity::Important,
        audiences: BTreeSet::from([Audience::Site]),
        from: TODAY,
        until: TODAY + 7,
        texts: BTreeMap::from([("en".to_owned(), text("No service")), ("uk".to_owned(), text("Перерва"))]),
    }
}

fn with(change: impl FnOnce(&mut Draft)) -> Result<CheckedDraft, Refused> {
    let mut draft = draft();
    change(&mut draft);
    check(draft, TODAY, &LANGUAGES)
}

fn titled(title: &str) -> Result<CheckedDraft, Refused> {
    with(|draft| title.clone_into(&mut draft.texts.get_mut("uk").unwrap().title))
}

fn bodied(body: &str) -> Result<CheckedDraft, Refused> {
    with(|draft| body.clone_into(&mut draft.texts.get_mut("en").unwrap().body))
}

#[test]
fn what_keeps_the_rules_is_taken_as_it_is() {
    assert_eq!(check(draft(), TODAY, &LANGUAGES).unwrap().draft(), &draft());
    assert!(titled(&"ї".repeat(TITLE_MAX)).is_ok(), "characters, not bytes");
    assert!(bodied(&"y".repeat(BODY_MAX)).is_ok());
}

#[test]
fn every_language_is_there() {
    for code in ["en", "uk"] {
        let missing = with(|draft| drop(draft.texts.remove(code)));
        assert_eq!(missing, Err(Refused::LanguageMissing { language: code }));
    }
    let other = with(|draft| {
        let text = draft.texts["en"].clone();
        draft.texts.insert("xx".to_owned(), text);
    });
    assert_eq!(other, Err(Refused::LanguageUnknown));
}

#[test]
fn every_text_says_something_and_not_too_much() {
    let (title, body) = (Part::Title, Part::Body);
    assert_eq!(titled(" "), Err(Refused::Empty { language: "uk", part: title }));
    assert_eq!(bodied(" \n"), Err(Refused::Empty { language: "en", part: body }));
    let found = TITLE_MAX + 1;
    let long = Refused::TooLong { language: "uk", part: title, found, max: TITLE_MAX };
    assert_eq!(titled(&"ї".repeat(found)), Err(long));
    let found = BODY_MAX + 1;
    let long = Refused::TooLong { language: "en", part: body, found, max: BODY_MAX };
    assert_eq!(bodied(&"y".repeat(found)), Err(long));
}

#[test]
fn nothing_in_it_steers_or_hides() {
    for bad in ['\u{202e}', '\u{2067}', '\u{200b}', '\u{200f}', '\u{feff}', '\u{1b}', '\t', '\r', '\u{e0041}']
    {
        let refused = |language, part| Err(Refused::Character { language, part, code: bad.into() });
        assert_eq!(titled(&format!("a{bad}b")), refused("uk", Part::Title));
        assert_eq!(bodied(&format!("a{bad}b")), refused("en", Part::Body));
    }
    let two_lines = Refused::Character { language: "uk", part: Part::Title, code: 10 };
    assert_eq!(titled("a\nb"), Err(two_lines), "a title is one line");
}

#[test]
fn somebody_sees_it_on_some_day() {
    assert_eq!(with(|draft| draft.audiences.clear()), Err(Refused::NoAudience));
    let on = |from, until| with(|draft| (draft.from, draft.until) = (from, until)).map(drop);
    assert_eq!(on(TODAY + 1, TODAY), Err(Refused::EndsBeforeItBegins));
    assert_eq!(on(TODAY - 2, TODAY - 1), Err(Refused::Over));
    assert_eq!(on(TODAY, TODAY), Ok(()), "the last day is inclusive");
    assert_eq!(on(TODAY - 2, TODAY), Ok(()));
    assert_eq!(on(TODAY, TODAY + DAYS_MAX - 1), Ok(()));
    assert_eq!(on(TODAY, TODAY + DAYS_MAX), Err(Refused::TooLasting));
    assert_eq!(on(TODAY + DAYS_MAX, TODAY + DAYS_MAX), Ok(()));
    assert_eq!(on(TODAY + DAYS_MAX + 1, TODAY + DAYS_MAX + 1), Err(Refused::TooFar));
}

#[test]
fn whoever_writes_is_told_everything_at_once() {
    let mut draft = draft();
    draft.audiences.clear();
    draft.until = TODAY - 1;
    draft.texts.remove("en");
    draft.texts.get_mut("uk").unwrap().body.clear();
    let all = [
        Refused::NoAudience,
        Refused::EndsBeforeItBegins,
        Refused::LanguageMissing { language: "en" },
        Refused::Empty { language: "uk", part: Part::Body },
    ];
    assert_eq!(faults(&draft, TODAY, &LANGUAGES), all);
}
