//! Any text at all is read, and what is found lies in it as it should.

use proptest::{collection::vec, prelude::*, sample::select};
use secondok_deident::text::find;

/// Pieces that the rules look for, and pieces that are in their way.
const PIECES: &[&str] = &[
    "my name is ",
    "Мене звати ",
    "Anna ",
    "олена ",
    "Петренко",
    "О. П. ",
    "'s",
    "’",
    "Dr. ",
    "пан ",
    "born ",
    "р.н.",
    "12.03.1961",
    "1961-03-12",
    "3 May ",
    "@",
    "a@b.",
    "t.me/",
    "https://",
    "+380 ",
    "(067) ",
    "123-45-67",
    "№ ",
    "MRN ",
    "АА",
    "123456",
    "943 476 5919",
    "вул. ",
    "кв. ",
    "12 ",
    "Baker Street",
    "NW1 6XE",
    ", ",
    "с. ",
    "обл.",
    "\n",
    " ",
    "-",
    "/",
    ".",
    "(at)",
    " собака ",
    "\u{301}",
    "İ",
    "ß",
    "ﬁ",
    "👩\u{200d}⚕️",
    "\u{202e}",
    "٣",
    "Ⅷ",
];

fn check(text: &str) -> Result<(), TestCaseError> {
    let mut end = 0;
    for found in find(text) {
        prop_assert!(
            found.range.start >= end && found.range.end > found.range.start,
            "{found:?} in {text:?}"
        );
        prop_assert!(text.get(found.range.clone()).is_some(), "{found:?} in {text:?}");
        end = found.range.end;
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text)?;
    }

    #[test]
    fn any_text_of_such_pieces_is_read(pieces in vec(select(PIECES), 0..40)) {
        check(&pieces.concat())?;
    }
}
