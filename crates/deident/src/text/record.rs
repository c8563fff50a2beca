//! Numbers of patients, records, orders, insurance, passports and taxpayers.

use std::ops::Range;

use super::{
    Class,
    date::{self, Date},
    lexicon::Lexicon,
    spans::Spans,
    token::{Case, Tokens},
};

/// Behind a word that says what it is.
pub(super) fn find(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &mut Spans) {
    let mut at = 0;
    while at < tokens.len() {
        let end = said_at(tokens, words, dates, spans, at);
        if let Some(end) = end {
            spans.add(at..end, Class::RecordNumber);
        }
        at = end.unwrap_or(at + 1).max(at + 1);
    }
}

fn said_at(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &Spans, at: usize) -> Option<usize> {
    if !(tokens.is_number(at) || tokens.is_capital(at))
        || at > 0 && tokens.is_glued(at) && !tokens.is_mark(at - 1, &['№', '#', ':', '(', '.', '"'])
    {
        return None;
    }
    let end = number_end(tokens, dates, spans, at)?;
    let is_marked = is_marked(tokens, at);
    let text = tokens.slice(at..end);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_year = digits == 4 && letters == 0 && (text.starts_with("19") || text.starts_with("20"));
    let is_long = digits >= 3 || digits >= 2 && digits + letters >= 6 && end - at > 1;
    let is_said = words.record.is_before(tokens, at, 5, |word| words.record_fillers.has(word))
        || is_marked && words.record_marked.is_before(tokens, at, 5, |word| words.record_fillers.has(word));
    // "№ 4471" needs no word.
    let is_numbered = is_marked && digits >= 4 && tokens.is_mark(at.checked_sub(1)?, &['№', '#']);
    (is_long && (is_said || is_numbered) && (is_marked || !is_year)).then_some(end)
}

/// Whether "№", "#", "no.", "number" or a colon stands before.
fn is_marked(tokens: &Tokens<'_>, at: usize) -> bool {
    let says = |at: usize| {
        matches!(tokens.lower(at), "no" | "number" | "nr" | "num" | "id" | "номер" | "ref" | "reference")
    };
    (1..=3).filter_map(|back| at.checked_sub(back)).any(|at| tokens.is_mark(at, &['№', '#', ':']) || says(at))
}

/// Where a number ends: letters and digits together, further groups after spaces.
fn number_end(tokens: &Tokens<'_>, dates: &[Date], spans: &Spans, at: usize) -> Option<usize> {
    /// More groups than any number has.
    const GROUPS: usize = 6;
    let is_free = |at: usize| spans.is_free(at) && !date::covers(dates, at);
    let is_digits = |range: Range<usize>| range.into_iter().any(|at| tokens.is_number(at));
    let mut end = glued_end(tokens, at).filter(|end| (at..*end).all(is_free))?;
    let mut has_digits = is_digits(at..end);
    // One letter group may come first: "АБ № 234567", "СН 445566".
    let is_short =
        |at: usize| tokens.get(at).is_some_and(|token| token.case != Case::Small && token.length() <= 3);
    let may_begin = is_short(at) && end - at <= 3;
    if !has_digits && !may_begin {
        return None;
    }
    for _ in 0..GROUPS {
        let next = if tokens.is_mark(end, &['№']) { end + 1 } else { end };
        let Some(group_end) = glued_end(tokens, next)
            .filter(|group_end| tokens.is_same_line(end) && (next..*group_end).all(is_free))
        else {
            break;
        };
        let is_digits = is_digits(next..group_end);
        // After digits a group of capitals belongs to it, and a unit does not.
        let is_letters = group_end == next + 1
            && tokens.get(next).is_some_and(|token| token.case == Case::Capitals && token.length() == 2);
        let is_group =
            is_digits && (tokens.is_number(next) || tokens.is_capital(next)) || has_digits && is_letters;
        if !is_group || tokens.is_mark(end, &['%']) {
            break;
        }
        has_digits |= is_digits;
        end = group_end;
    }
    has_digits.then_some(end)
}

/// Letters and digits with nothing but marks of numbers between.
fn glued_end(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    /// More tokens than any number has: a text without spaces is not read again from each of them.
    const MOST: usize = 40;
    let is_part = |at: usize| tokens.is_number(at) || tokens.is_word(at);
    let mut end = is_part(at).then_some(at + 1)?;
    loop {
        if end > at + MOST {
            return None;
        } else if tokens.is_glued(end) && is_part(end) {
            end += 1;
        } else if tokens.is_mark(end, &['-', '/', '.', '_', '–', '‑'])
            && tokens.is_glued(end)
            && tokens.is_glued(end + 1)
            && is_part(end + 1)
        {
            end += 2;
        } else {
            return Some(end);
        }
    }
}

/// By its form alone.
pub(super) fn find_by_form(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &mut Spans) {
    let mut at = 0;
    while at < tokens.len() {
        let end = if at > 0 && tokens.is_glued(at) && !tokens.is_mark(at - 1, &['(', ':', '"', '№', '#', '/'])
        {
            None
        } else {
            formed_at(tokens, words, dates, at)
        };
        if let Some(end) = end {
            spans.add(at..end, Class::RecordNumber);
        }
        at = end.unwrap_or(at + 1);
    }
}

fn formed_at(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], at: usize) -> Option<usize> {
    let end = glued_end(tokens, at).filter(|_| !date::covers(dates, at))?;
    let text = tokens.slice(at..end);
    // What is longer is no number that anybody types.
    if text.len() > 64
        || words.studies.is_before(tokens, at, 2, |word| matches!(word, "number" | "id"))
        || words.studies.has(tokens.lower(at))
    {
        return None;
    }
    let parts: Vec<&str> = text.split('-').collect();
    let are =
        |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_shaped = match parts[..] {
        // Social security (United States), УНЗР (Ukraine).
        [area, group, serial] if are(area, 3) && are(group, 2) && are(serial, 4) => true,
        [day, serial] if are(day, 8) && are(serial, 5) => true,
        // Referrals, prescriptions and declarations of Ukraine's eHealth; cards.
        [_, _, _] | [_, _, _, _] => {
            text.bytes().any(|byte| byte.is_ascii_digit())
                && parts.iter().all(|part| {
                    part.len() == 4
                        && part.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
                })
        }
        [number] => is_one(number),
        _ => false,
    };
    if is_shaped {
        return Some(end);
    }
    // A passport with a space; a number of the NHS with two.
    let is_letters = tokens.get(at).is_some_and(|token| token.case == Case::Capitals && token.length() == 2)
        && end == at + 1;
    let follows = |at: usize, count: usize| {
        tokens.is_same_line(at) && tokens.get(at).is_some_and(|token| are(token.text, count))
    };
    if is_letters
        && tokens.get(at)?.text.chars().all(is_cyrillic)
        && follows(at + 1, 6)
        && !tokens.is_glued(at + 2)
    {
        return Some(at + 2);
    }
    let is_nhs = are(text, 3)
        && follows(at + 1, 3)
        && follows(at + 2, 4)
        && is_nhs(&tokens.slice(at..at + 3).replace(' ', ""));
    is_nhs.then_some(at + 3)
}

fn is_cyrillic(character: char) -> bool {
    ('А'..='ґ').contains(&character) || character == 'І' || character == 'Є' || character == 'Ї'
}

/// One piece: a long number, a passport ("АА123456"), a National Insurance number ("QQ123456C").
fn is_one(text: &str) -> bool {
    let letters: String = text.chars().take_while(|c| c.is_uppercase()).collect();
    let rest = &text[letters.len()..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let tail = &rest[digits..];
    match letters.chars().count() {
        0 => digits >= 8 && tail.is_empty(),
        2 => {
            digits == 6
                && (tail.is_empty() || tail.len() == 1 && tail.bytes().all(|byte| byte.is_ascii_uppercase()))
        }
        _ => false,
    }
}

/// Whether ten digits pass the check of NHS numbers (modulus 11).
pub(super) fn is_nhs(digits: &str) -> bool {
    let values: Vec<u32> = digits.chars().filter_map(|digit| digit.to_digit(10)).collect();
    let Some((check, first)) = values.split_last().filter(|_| values.len() == 10) else { return false };
    let sum: u32 = first.iter().zip((2..=10).rev()).map(|(value, weight)| value * weight).sum();
    (11 - sum % 11) % 11 == *check
}
