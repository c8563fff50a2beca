//! Streets and houses, villages, postcodes.

mod part;
mod street;

use std::ops::Range;

use super::{
    Class,
    date::{self, Date},
    lexicon::Lexicon,
    spans::Spans,
    token::Tokens,
};
use part::Reader;

/// More parts than any address has.
const MOST_PARTS: usize = 10;

pub(super) fn find(tokens: &Tokens<'_>, words: &Lexicon, dates: &[Date], spans: &mut Spans) {
    let reader = Reader { tokens, words };
    let mut at = 0;
    while at < tokens.len() {
        let core = if spans.is_free(at) && !date::covers(dates, at) { reader.core(at) } else { None };
        let Some(core) = core else {
            at += 1;
            continue;
        };
        let is_free = |at: usize| spans.is_free(at) && !date::covers(dates, at);
        let end = reader.to_the_right(core.end, is_free);
        let start = reader.to_the_left(core.start, is_free);
        if (core.clone()).all(is_free) {
            spans.add(start..end, Class::Address);
        }
        at = end.max(at + 1);
    }
}

impl Reader<'_, '_> {
    /// What is an address by itself, and begins at this token.
    fn core(&self, at: usize) -> Option<Range<usize>> {
        self.street(at)
            .or_else(|| self.box_number(at))
            .or_else(|| self.postcode(at).map(|end| at..end))
            .or_else(|| self.zip_of_state(at).map(|end| at..end))
            .or_else(|| self.village(at))
            .or_else(|| self.district(at))
            .or_else(|| self.told(at))
    }

    /// "P.O. Box 1187".
    fn box_number(&self, at: usize) -> Option<Range<usize>> {
        let begins = match self.tokens.lower(at) {
            "po" => at + 1,
            "p" if self.tokens.is_mark(at + 1, &['.']) && self.tokens.lower(at + 2) == "o" => {
                self.after_stop(at + 3)
            }
            _ => return None,
        };
        let is_box = self.tokens.lower(begins) == "box"
            && self.tokens.is_number(begins + 1)
            && self.tokens.is_same_line(begins + 1);
        is_box.then_some(at..begins + 2)
    }

    /// A village: so small a place tells. Not "10 с. Потім": seconds.
    fn village(&self, at: usize) -> Option<Range<usize>> {
        let length = self.words.village.length(self.tokens, at);
        if length == 0 || self.tokens.is_capital(at) && self.tokens.lower(at) == "с" {
            return None;
        }
        let is_after_number = at.checked_sub(1).is_some_and(|before| self.tokens.is_number(before));
        let next = self.after_stop(at + length);
        let is_short_without_stop = self.tokens.lower(at) == "с" && next == at + length;
        let is_initial = self.tokens.is_mark(next + 1, &['.'])
            && self.tokens.get(next).is_some_and(|token| token.length() == 1);
        if is_after_number || is_short_without_stop || is_initial {
            return None;
        }
        self.locality(at).map(|end| at..end)
    }

    fn district(&self, at: usize) -> Option<Range<usize>> {
        let is_adjective = self.tokens.is_capital(at) && self.tokens.lower(at).contains("ськ");
        (is_adjective && self.words.district.length(self.tokens, at + 1) > 0)
            .then(|| self.region(at).map(|end| at..end))?
    }

    /// After "I live at" or "postcode": a number and a name; an index.
    fn told(&self, at: usize) -> Option<Range<usize>> {
        if !self.tokens.is_number(at) {
            return None;
        }
        let is_index =
            matches!(self.tokens.lower(at.checked_sub(1)?), "індекс" | "индекс" | "postcode" | "zip" | "plz")
                || self.tokens.is_mark(at - 1, &[':'])
                    && at > 1
                    && matches!(self.tokens.lower(at - 2), "індекс" | "postcode" | "zip");
        if let Some(end) = self.index(at).filter(|_| is_index) {
            return Some(at..end);
        }
        let is_told =
            self.words.live.is_before(self.tokens, at, 2, |word| matches!(word, "is" | "at" | "за"));
        let name = self.number(at).filter(|_| is_told)?;
        let skipped = name + usize::from(self.tokens.lower(name) == "the");
        self.place(skipped).map(|end| at..end)
    }

    /// What belongs to an address and comes after a part of it.
    fn to_the_right(&self, mut end: usize, is_free: impl Fn(usize) -> bool) -> usize {
        for _ in 0..MOST_PARTS {
            let has_comma = self.tokens.is_mark(end, &[',']);
            let at = end + usize::from(has_comma);
            if !has_comma && !self.tokens.is_same_line(at) {
                break;
            }
            let strict = self
                .house(at)
                .or_else(|| self.postcode(at))
                .or_else(|| self.zip_of_state(at))
                .or_else(|| self.region(at));
            let strict = strict
                .or_else(|| self.number(at))
                .or_else(|| self.place_with_code(at))
                .or_else(|| self.locality(at));
            let loose = || if has_comma { self.index(at).or_else(|| self.place(at)) } else { None };
            let Some(next) = strict.or_else(loose).filter(|next| (at..*next).all(&is_free)) else { break };
            end = next;
        }
        end
    }

    /// "Leeds LS2 7EY", "Boulder CO 80301", "10115 Berlin".
    fn place_with_code(&self, at: usize) -> Option<usize> {
        if let Some(name) = self.index(at) {
            return self.place(name + usize::from(self.tokens.is_mark(name, &[','])));
        }
        // A postcode's first letters look like a word of the place: shorter places are tried first.
        (at + 1..=at + 3).take_while(|end| self.tokens.is_capital(end - 1)).find_map(|end| {
            let at = end + usize::from(self.tokens.is_mark(end, &[',']));
            self.postcode(at).or_else(|| self.zip_of_state(at))
        })
    }

    /// What belongs to an address and comes before a part of it.
    fn to_the_left(&self, mut start: usize, is_free: impl Fn(usize) -> bool) -> usize {
        /// More tokens than any part has.
        const LONGEST: usize = 6;
        for _ in 0..MOST_PARTS {
            let Some(before) = start.checked_sub(1) else { break };
            let end = if self.tokens.is_mark(before, &[',']) { before } else { start };
            let is_close = end < start;
            let part = (1..=LONGEST).rev().filter_map(|back| end.checked_sub(back)).find(|at| {
                let strict = [
                    self.house(*at),
                    self.locality(*at),
                    self.index(*at),
                    self.region(*at),
                    self.street(*at).map(|street| street.end),
                ];
                let loose = [self.place(*at), self.numbered(*at)];
                // Without a comma only a place stands before a code, and the town's mark before anything.
                let ends = |parts: &[Option<usize>]| parts.contains(&Some(end));
                let fits = ends(&strict[..2])
                    || is_close && ends(&strict)
                    || (is_close || self.is_code(start)) && ends(&loose);
                fits && (*at..start).all(&is_free) && (*at + 1..start).all(|at| self.tokens.is_same_line(at))
            });
            let Some(part) = part else { break };
            start = part;
        }
        start
    }

    fn is_code(&self, at: usize) -> bool {
        self.postcode(at).is_some() || self.zip_of_state(at).is_some()
    }

    /// "88 Kingsway".
    fn numbered(&self, at: usize) -> Option<usize> {
        self.place(self.number(at)?)
    }
}
