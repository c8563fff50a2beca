//! Full dates, and which of them somebody was born on.

use std::ops::Range;

use super::{
    Class,
    lexicon::Lexicon,
    spans::Spans,
    token::{Gap, Tokens},
};

/// A full date: day, month and year.
#[derive(Debug)]
pub(super) struct Date {
    pub(super) tokens: Range<usize>,
    year: u32,
}

/// All full dates, in the order of the text.
pub(super) fn full(tokens: &Tokens<'_>, words: &Lexicon) -> Vec<Date> {
    let mut dates = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let date = in_numbers(tokens, words, at)
            .or_else(|| in_words(tokens, words, at))
            .or_else(|| compact(tokens, words, at));
        at = date.as_ref().map_or(at + 1, |date| date.tokens.end);
        dates.extend(date);
    }
    dates
}

/// Whether a token belongs to a date.
pub(super) fn covers(dates: &[Date], at: usize) -> bool {
    let next = dates.partition_point(|date| date.tokens.end <= at);
    dates.get(next).is_some_and(|date| date.tokens.contains(&at))
}

fn number(tokens: &Tokens<'_>, at: usize, digits: Range<usize>) -> Option<u32> {
    let token = tokens.get(at).filter(|_| tokens.is_number(at))?;
    if digits.contains(&token.text.len()) { token.text.parse().ok() } else { None }
}

fn year(tokens: &Tokens<'_>, at: usize) -> Option<u32> {
    let year = number(tokens, at, 2..5)?;
    match tokens.get(at)?.text.len() {
        // Two digits: what has not come yet was a hundred years ago. Without a clock, 30 is far enough.
        2 => Some(if year <= 30 { 2000 + year } else { 1900 + year }),
        4 if (1890..=2100).contains(&year) => Some(year),
        _ => None,
    }
}

fn is_day(day: u32) -> bool {
    (1..=31).contains(&day)
}

/// "3.05.1971", "05/03/71", "1971-05-03", "09-Nov-1962".
fn in_numbers(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Option<Date> {
    const DIVIDERS: [char; 5] = ['.', '/', '-', '–', '‑'];
    let first = number(tokens, at, 1..5)?;
    let divider =
        tokens.get(at + 1).filter(|_| tokens.is_mark(at + 1, &DIVIDERS) && tokens.is_glued(at + 1))?;
    // "3. 05. 1971" is written too; other marks have no space around them.
    let is_close = |at: usize| {
        tokens.is_glued(at)
            || divider.text == "." && tokens.get(at).is_some_and(|next| next.gap == Gap::Space)
    };
    if !is_close(at + 2)
        || tokens.lower(at + 3) != divider.text
        || !tokens.is_glued(at + 3)
        || !is_close(at + 4)
    {
        return None;
    }
    let is_longer = |mark: usize, digit: usize| {
        tokens.is_mark(mark, &['.', '/', '-'])
            && tokens.is_glued(mark)
            && tokens.is_number(digit)
            && tokens.is_glued(digit)
    };
    let is_part = at
        .checked_sub(2)
        .is_some_and(|two| tokens.is_number(two) && tokens.is_glued(at) && is_longer(at - 1, at));
    if is_longer(at + 5, at + 6) || is_part {
        return None;
    }
    let is_year_first = tokens.get(at)?.text.len() == 4;
    let (year, middle, day) = if is_year_first {
        (year(tokens, at)?, at + 2, number(tokens, at + 4, 1..3)?)
    } else {
        (year(tokens, at + 4)?, at + 2, first)
    };
    let month = number(tokens, middle, 1..3).or_else(|| words.month(tokens.lower(middle)).map(u32::from))?;
    // Month first or day first: both are written.
    let is_date = is_day(day) && is_day(month) && day.min(month) <= 12;
    is_date.then_some(Date { tokens: at..at + 5, year })
}

/// "3 May 1971", "7th of August 1949", "October 2nd, 2017", "12 березня 1961".
fn in_words(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Option<Date> {
    let is_month_first = words.month(tokens.lower(at)).is_some();
    let mut next = at;
    if is_month_first {
        next = after_stop(tokens, at + 1);
        number(tokens, next, 1..3).filter(|day| is_day(*day))?;
        next = after_ordinal(tokens, next + 1);
    } else {
        number(tokens, at, 1..3).filter(|day| is_day(*day))?;
        next = after_ordinal(tokens, next + 1);
        next = if tokens.lower(next) == "of" { next + 1 } else { next };
        words.month(tokens.lower(next)).filter(|_| tokens.is_same_line(next))?;
        next = after_stop(tokens, next + 1);
    }
    next = if tokens.is_mark(next, &[',']) { next + 1 } else { next };
    let year = year(tokens, next)
        .filter(|_| tokens.is_same_line(next) && tokens.get(next).is_some_and(|year| year.text.len() == 4))?;
    Some(Date { tokens: at..next + 1, year })
}

/// After the full stop of "Sept." or "7.", where there is one.
fn after_stop(tokens: &Tokens<'_>, at: usize) -> usize {
    if tokens.is_mark(at, &['.']) && tokens.is_glued(at) { at + 1 } else { at }
}

/// After "th", "-го" or a full stop, where there is one.
fn after_ordinal(tokens: &Tokens<'_>, at: usize) -> usize {
    let is_ending = |at: usize| {
        tokens.is_glued(at) && matches!(tokens.lower(at), "st" | "nd" | "rd" | "th" | "го" | "ого" | "е")
    };
    if is_ending(at) {
        at + 1
    } else if tokens.is_mark(at, &['-', '–']) && tokens.is_glued(at) && is_ending(at + 1) {
        at + 2
    } else {
        after_stop(tokens, at)
    }
}

/// "19710503", after a word of birth only: any other number of eight digits is a number.
fn compact(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> Option<Date> {
    let text = tokens.get(at).filter(|_| tokens.is_number(at))?.text;
    if text.len() != 8 || !words.born.is_before(tokens, at, 4, |word| words.born_fillers.has(word)) {
        return None;
    }
    let (year, month, day): (u32, u32, u32) =
        (text[..4].parse().ok()?, text[4..6].parse().ok()?, text[6..].parse().ok()?);
    let is_date = (1890..=2100).contains(&year) && (1..=12).contains(&month) && is_day(day);
    is_date.then_some(Date { tokens: at..at + 1, year })
}

/// Which dates are birthdays: by the words around them, by the name before them, or by their age.
pub(super) fn find_births(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &mut Spans) {
    let mut earlier = 0;
    for date in dates {
        let is_birth = is_said_before(tokens, words, date, earlier)
            || is_said_after(tokens, words, date)
            || is_beside_name(tokens, words, date, spans)
            || is_long_ago(tokens, words, date);
        if is_birth {
            spans.add(date.tokens.clone(), Class::BirthDate);
        }
        earlier = date.tokens.end;
    }
}

/// "born in Lviv on …": the word of birth in the same sentence, no other date between.
fn is_said_before(tokens: &Tokens<'_>, words: &Lexicon, date: &Date, earlier: usize) -> bool {
    /// How many tokens back.
    const WITHIN: usize = 8;
    let start = date.tokens.start;
    if words.born.is_before(tokens, start, 5, |word| words.born_fillers.has(word)) {
        return true;
    }
    for at in (earlier.max(start.saturating_sub(WITHIN))..start).rev() {
        if words.born.length(tokens, at + 1) > 0 {
            return true;
        }
        if tokens.is_mark(at, &['!', '?', ';', ','])
            || tokens.is_mark(at, &['.']) && tokens.is_capital(at + 1)
            || !tokens.is_same_line(at + 1)
        {
            return false;
        }
    }
    false
}

fn is_said_after(tokens: &Tokens<'_>, words: &Lexicon, date: &Date) -> bool {
    (date.tokens.end..date.tokens.end + 2).any(|at| words.born_after.length(tokens, at) > 0)
}

/// "Anna Kowalska, 3.5.1971": beside a name that is not the one of who examined, and with no time after it.
fn is_beside_name(tokens: &Tokens<'_>, words: &Lexicon, date: &Date, spans: &Spans) -> bool {
    let end = date.tokens.end;
    let is_time = tokens.is_number(end) && tokens.is_mark(end + 1, &[':']) && tokens.is_number(end + 2);
    let mut before = date.tokens.start;
    for _ in 0..2 {
        if before > 0 && tokens.is_mark(before - 1, &[',', '(', '/', '|', ';']) {
            before -= 1;
        }
    }
    let Some(name) = spans.ending_at(before, Class::Name) else { return false };
    !is_time
        && !words.staff.is_before(tokens, name, 2, |word| matches!(word, "dr" | "prof" | "лікар" | "д" | "р"))
}

/// Nobody speaks of an examination of so long ago without saying what it was.
fn is_long_ago(tokens: &Tokens<'_>, words: &Lexicon, date: &Date) -> bool {
    const BEFORE: u32 = 1985;
    date.year < BEFORE
        && !words.event.is_before(tokens, date.tokens.start, 1, |word| matches!(word, "the" | "року"))
}
