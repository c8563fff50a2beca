//! What stands before a name and says that it is one.

use std::ops::Range;

use crate::text::{
    lexicon::{Lexicon, Sure},
    name::part::Part,
    token::Tokens,
};

/// What stands before a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cue {
    /// "My name is": a name follows, however it is written.
    Naming,
    /// "Patient:": a name follows, its parts perhaps turned around.
    Label,
    /// "Mrs", "лікар": a name that begins with a capital follows.
    Title,
    /// "My sister": a name may follow.
    Kin,
    /// "I am": a name may follow, or anything else.
    Said,
    /// Nothing of the kind.
    None,
}

pub(super) fn before(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Cue {
    // "Dr.", "Name:", "My dad, George", "Signed -".
    let mut end = at;
    let passed: &[char] = &['.', ':', '-', '–', ',', '('];
    if at > 0 && tokens.is_mark(at - 1, passed) {
        end = at - 1;
    }
    let has = |list: &crate::text::phrases::Phrases| list.length(tokens, at) > 0;
    let has_behind = |list: &crate::text::phrases::Phrases, marks: &[char]| {
        end < at && tokens.is_mark(end, marks) && list.length(tokens, end) > 0 && tokens.is_same_line(end)
    };
    let is_same_line = tokens.is_same_line(at);
    // "Dr. Adams", "The surgeon, James Whitfield"; not "Ask the doctor. Nothing …", "mild MR, TAPSE 21 mm".
    let is_short = end > 0 && tokens.get(end - 1).is_some_and(|title| title.length() <= 4);
    let after_title: &[char] = if is_short { &['.'] } else { &[','] };
    if is_same_line && (has(&words.naming) || has_behind(&words.naming, &[':', '-', '–'])) {
        Cue::Naming
    } else if has(&words.labels) && (is_same_line || tokens.is_mark(at.saturating_sub(1), &[',', ':']))
        || has_behind(&words.labels, &[':', '-', '–'])
    {
        Cue::Label
    } else if is_same_line && (has(&words.titles) || has_behind(&words.titles, after_title)) {
        Cue::Title
    } else if is_same_line && (has(&words.kin) || has_behind(&words.kin, &[',', '(', '-', '–', ':'])) {
        Cue::Kin
    } else if is_same_line && has(&words.self_said) || has_behind(&words.self_said, &[',']) {
        Cue::Said
    } else {
        Cue::None
    }
}

/// "my name is anna kowalski and …": whatever follows, until a word that is surely none.
pub(super) fn in_small_letters(
    tokens: &Tokens<'_>,
    words: &Lexicon,
    at: usize,
    cue: Cue,
) -> Option<Range<usize>> {
    let is_name = |at: usize, least: usize| {
        tokens.is_word(at)
            && tokens.is_same_line(at)
            && !words.no_name.has(tokens.lower(at))
            && !words.never.has(tokens.lower(at))
            && tokens.get(at).is_some_and(|token| token.length() >= least)
    };
    let is_known = |at: usize| match Part::of(tokens, words, at) {
        Part::First(Sure::Certain) | Part::Patronymic | Part::Surname | Part::Perhaps => true,
        _ => {
            words.first_name(tokens.lower(at)).is_some_and(|sure| sure != Sure::Seldom)
                || is_surname_in_small(tokens.lower(at))
        }
    };
    let begins = match cue {
        Cue::Naming => is_name(at, 2),
        // A surname in small letters after "лікар", any known name after a relative or "I am".
        Cue::Title | Cue::Label => is_name(at, 3) && is_known(at) && !words.titles.has(tokens.lower(at)),
        Cue::Kin | Cue::Said => {
            is_name(at, 3)
                && is_known(at)
                && words.first_name(tokens.lower(at)).is_some_and(|sure| sure != Sure::Seldom)
        }
        Cue::None => false,
    };
    if !begins {
        return None;
    }
    let second = at + 1;
    let goes_on = is_name(second, 3) && (cue == Cue::Naming || is_known(second));
    Some(at..if goes_on { second + 1 } else { second })
}

/// Endings of surnames that words in small letters hardly have.
fn is_surname_in_small(word: &str) -> bool {
    ["ський", "цький", "рук", "чук", "щук", "юк", "енко"].iter().any(|ending| word.ends_with(ending))
}
