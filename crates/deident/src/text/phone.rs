//! Telephone numbers, as many countries write them.

use std::ops::Range;

use super::{
    Class,
    date::{self, Date},
    lexicon::Lexicon,
    record,
    spans::Spans,
    token::Tokens,
};

/// More groups of digits than any number has.
const MOST_GROUPS: usize = 8;
/// More tokens than any number has, brackets and hyphens included.
const MOST_TOKENS: usize = 24;
/// E.164: at most 15 digits.
const MOST_DIGITS: usize = 15;

/// Digits in groups, as somebody wrote them.
struct Dialled {
    tokens: Range<usize>,
    digits: String,
    groups: Vec<usize>,
    has_plus: bool,
    /// Hyphens, brackets or full stops divide it, not only spaces.
    has_marks: bool,
}

pub(super) fn find(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &mut Spans) {
    let mut at = 0;
    while at < tokens.len() {
        at = match number_at(tokens, words, dates, spans, at) {
            Some(range) => {
                let end = range.end;
                spans.add(range, Class::Phone);
                end
            }
            None => at + 1,
        };
    }
}

fn number_at(
    tokens: &Tokens<'_>,
    words: &Lexicon,
    dates: &[Date],
    spans: &Spans,
    at: usize,
) -> Option<Range<usize>> {
    let begins = tokens.is_number(at)
        || tokens.is_mark(at, &['+', '('])
            && (tokens.is_number(at + 1) || tokens.is_mark(at + 1, &['+']) && tokens.is_number(at + 2));
    // Part of a word ("B12"), of a longer number ("7.5"), or of a study's.
    let is_part = at > 0
        && tokens.is_glued(at)
        && !tokens.is_mark(at - 1, &[':', '(', '"', ',', '/', '№', ';', '.', '«', '–', '-'])
        || at > 1 && tokens.is_number(at - 2) && tokens.is_glued(at) && tokens.is_glued(at - 1);
    if !begins || is_part || words.studies.is_before(tokens, at, 2, |word| matches!(word, "number" | "id")) {
        return None;
    }
    let is_said = is_spoken_of(tokens, words, at);
    let mut longest_first = prefixes(tokens, dates, spans, at).into_iter().rev();
    longest_first
        .find(|dialled| {
            is_telephone(dialled, is_said || is_spoken_of_after(tokens, words, dialled.tokens.end))
        })
        .map(|dialled| dialled.tokens)
}

/// Whether a telephone is spoken of before: directly, or with a name or bracket between.
fn is_spoken_of(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> bool {
    if words.phone.is_before(tokens, at, 6, |word| words.phone_fillers.has(word)) {
        return true;
    }
    // "call my daughter Victoria on …", "Телефонуйте синові Максиму …"
    let from = at.saturating_sub(6);
    (from..at)
        .rev()
        .take_while(|at| {
            tokens.is_same_line(at + 1)
                && !tokens.is_number(*at)
                && !tokens.is_mark(*at, &['.', ';', '!', '?'])
        })
        .any(|at| words.phone.length(tokens, at + 1) > 0)
}

/// "… home", "… домашній телефон".
fn is_spoken_of_after(tokens: &Tokens<'_>, words: &Lexicon, end: usize) -> bool {
    (end..end + 2).any(|at| tokens.is_same_line(at) && words.phone.has(tokens.lower(at)))
}

/// The digits from `at` on, ended after each group that could be the last.
fn prefixes(tokens: &Tokens<'_>, dates: &[Date], spans: &Spans, at: usize) -> Vec<Dialled> {
    let mut all = Vec::new();
    let mut groups = Vec::new();
    let mut digits = String::new();
    let (mut has_plus, mut has_marks) = (false, false);
    let mut here = at;
    while here < at + MOST_TOKENS
        && spans.is_free(here)
        && !date::covers(dates, here)
        && (here == at || tokens.is_same_line(here))
    {
        let Some(token) = tokens.get(here) else { break };
        if tokens.is_number(here) {
            digits.push_str(token.text);
            groups.push(token.text.len());
            if digits.len() > MOST_DIGITS || groups.len() > MOST_GROUPS {
                break;
            }
            // "5 mg", "4x": a number with a unit is none of a telephone.
            let is_whole = !(tokens.is_word(here + 1) && tokens.is_glued(here + 1));
            if is_whole {
                all.push(Dialled {
                    tokens: at..here + 1,
                    digits: digits.clone(),
                    groups: groups.clone(),
                    has_plus,
                    has_marks,
                });
            }
        } else if tokens.is_mark(here, &['+']) && digits.is_empty() {
            has_plus = true;
        } else if tokens.is_mark(here, &['(', ')', '-', '–', '‑', '−']) {
            has_marks |= !digits.is_empty() || tokens.is_mark(here, &['(']);
        } else if tokens.is_mark(here, &['.', '/']) && tokens.is_glued(here) && tokens.is_glued(here + 1) {
            has_marks = true;
        } else {
            break;
        }
        here += 1;
    }
    all
}

fn is_telephone(dialled: &Dialled, is_said: bool) -> bool {
    let Dialled { digits, groups, has_plus, has_marks, .. } = dialled;
    let count = digits.len();
    let starts = |prefix: &str| digits.starts_with(prefix);
    let is_grouped = groups.len() > 1;
    if *has_plus {
        return (8..=MOST_DIGITS).contains(&count);
    }
    if is_said {
        return (7..=MOST_DIGITS).contains(&count)
            || count >= 5 && groups.len() > 1 && groups.iter().all(|group| *group > 1);
    }
    let is_plain_zero = starts("0") && groups[0] > 1 && groups[0] < 6 || starts("0") && groups.len() == 1;
    match count {
        // 0044 …
        11..=MOST_DIGITS if starts("00") && is_grouped => true,
        12 if starts("380") => true,
        // Ukraine, France, Germany: ten digits from the trunk prefix on.
        10 if is_plain_zero && !starts("00") => groups.len() <= 5,
        // The United Kingdom.
        11 if is_plain_zero && !starts("00") => is_grouped || starts("07"),
        // 8 (044) …, as long-distance calls were made.
        11 if starts("80") || starts("89") => groups[0] == 1 && is_grouped,
        // 1-800-…
        11 if starts("1") => groups == &[1, 3, 3, 4],
        10 => groups == &[3, 3, 4] && !starts("1") && (*has_marks || !record::is_nhs(digits)),
        // Within a town: 234-56-78.
        7 => groups == &[3, 2, 2] && *has_marks,
        _ => false,
    }
}
