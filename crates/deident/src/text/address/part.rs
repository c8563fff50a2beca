//! Parts of addresses: each says where it ends, if it begins at a token.

use crate::text::{
    lexicon::Lexicon,
    token::{Case, Tokens},
};

/// A text and the lists, to ask both.
pub(super) struct Reader<'a, 't> {
    pub(super) tokens: &'a Tokens<'t>,
    pub(super) words: &'a Lexicon,
}

impl Reader<'_, '_> {
    /// After a full stop, where one is glued to the word before.
    pub(super) fn after_stop(&self, at: usize) -> usize {
        if self.tokens.is_mark(at, &['.']) && self.tokens.is_glued(at) { at + 1 } else { at }
    }

    fn length(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.length())
    }

    /// "5", "12a", "7-Б", "5/7".
    pub(super) fn number(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        if !tokens.is_number(at) || self.length(at) > 4 {
            return None;
        }
        let is_letter = |at: usize| tokens.is_glued(at) && tokens.is_word(at) && self.length(at) == 1;
        if is_letter(at + 1) {
            return Some(at + 2);
        }
        let is_joined = tokens.is_mark(at + 1, &['-', '/']) && tokens.is_glued(at + 1);
        let follows = is_letter(at + 2)
            || tokens.is_number(at + 2) && tokens.is_glued(at + 2) && self.length(at + 2) <= 4;
        // "5 mg", "12.5", "8,4": no number of a house.
        let is_longer =
            tokens.is_glued(at + 1) && (tokens.is_word(at + 1) || tokens.is_mark(at + 1, &['%', ':']));
        let is_decimal =
            tokens.is_mark(at + 1, &['.', ',']) && tokens.is_glued(at + 2) && tokens.is_number(at + 2);
        if is_joined && follows { Some(at + 3) } else { (!is_longer && !is_decimal).then_some(at + 1) }
    }

    /// "кв. 5", "Flat 3", "apt 2b", "корпус 2", "Unit A".
    pub(super) fn house(&self, at: usize) -> Option<usize> {
        let length = self.words.house.length(self.tokens, at);
        let next = self.after_stop(at + length);
        if length == 0 || !self.tokens.is_same_line(next) {
            return None;
        }
        let is_letter = self.tokens.is_capital(next) && self.length(next) == 1;
        self.number(next).or(is_letter.then_some(next + 1))
    }

    /// Capital words: "London", "New York", "Великі Сорочинці", "Івано-Франківськ"; at most three.
    pub(super) fn place(&self, at: usize) -> Option<usize> {
        const MOST: usize = 3;
        let is_part = |at: usize| self.tokens.is_capital(at) && self.length(at) > 1 && !self.is_common(at);
        if !is_part(at) {
            return None;
        }
        let mut end = at + 1;
        for _ in 1..MOST {
            let hyphen = usize::from(self.tokens.is_mark(end, &['-']) && self.tokens.is_glued(end));
            if !is_part(end + hyphen) || !self.tokens.is_same_line(end + hyphen) || self.state(end).is_some()
            {
                break;
            }
            end += hyphen + 1;
        }
        Some(end)
    }

    /// A word that begins sentences, months, what is in no address.
    pub(super) fn is_common(&self, at: usize) -> bool {
        let word = self.tokens.lower(at);
        let is_town = matches!(
            word,
            "new"
                | "нова"
                | "київ"
                | "києва"
                | "львів"
                | "львові"
                | "харків"
                | "харкові"
                | "одеса"
                | "одеси"
                | "полтава"
                | "полтави"
                | "дніпро"
        );
        self.words.month(word).is_some() || self.words.never.has(word) && !is_town
    }

    /// "м. Львів", "с. Петрівка", "село Великі Сорочинці".
    pub(super) fn locality(&self, at: usize) -> Option<usize> {
        let length = self.words.locality.length(self.tokens, at);
        let next = self.after_stop(at + length);
        if length == 0 || !self.tokens.is_same_line(next) { None } else { self.place(next) }
    }

    /// "Полтавська обл.", "Дубенський район".
    pub(super) fn region(&self, at: usize) -> Option<usize> {
        if !self.tokens.is_capital(at) || !self.tokens.is_same_line(at + 1) {
            return None;
        }
        let length = self
            .words
            .region
            .length(self.tokens, at + 1)
            .max(self.words.district.length(self.tokens, at + 1));
        (length > 0).then(|| self.after_stop(at + 1 + length))
    }

    /// "NW1 6XE", "SW1A 2AA"; Royal Mail: the second half never ends in C, I, K, M, O or V, so that "B12 5MG" is a dose.
    pub(super) fn postcode(&self, at: usize) -> Option<usize> {
        let tokens = self.tokens;
        let letters = |at: usize, most: usize| {
            tokens.get(at).is_some_and(|token| {
                token.length() <= most
                    && token.case != Case::Small
                    && token.text.bytes().all(|byte| byte.is_ascii_uppercase())
            })
        };
        let is_area =
            letters(at, 2) && tokens.is_number(at + 1) && tokens.is_glued(at + 1) && self.length(at + 1) <= 2;
        let is_long = is_area && tokens.is_glued(at + 2) && letters(at + 2, 1);
        let inward = at + 2 + usize::from(is_long);
        let is_inward = tokens.is_number(inward)
            && self.length(inward) == 1
            && tokens.is_same_line(inward)
            && !tokens.is_glued(inward)
            && tokens.is_glued(inward + 1)
            && letters(inward + 1, 2)
            && self.length(inward + 1) == 2
            && !tokens.slice(inward + 1..inward + 2).contains(['C', 'I', 'K', 'M', 'O', 'V']);
        (is_area && is_inward).then_some(inward + 2)
    }

    fn state(&self, at: usize) -> Option<usize> {
        let is_state = self.tokens.get(at).is_some_and(|token| token.case == Case::Capitals)
            && self.words.states.has(self.tokens.lower(at));
        let is_zip = self.tokens.is_number(at + 1) && self.length(at + 1) == 5;
        (is_state && is_zip && self.tokens.is_same_line(at + 1)).then_some(at + 2)
    }

    /// "IL 62704", "IL 62704-1234".
    pub(super) fn zip_of_state(&self, at: usize) -> Option<usize> {
        let end = self.state(at)?;
        let is_longer =
            self.tokens.is_mark(end, &['-']) && self.tokens.is_glued(end) && self.tokens.is_number(end + 1);
        Some(if is_longer { end + 2 } else { end })
    }

    /// "10115", "79000", "00-238".
    pub(super) fn index(&self, at: usize) -> Option<usize> {
        let digits = |at: usize, count: usize| self.tokens.is_number(at) && self.length(at) == count;
        if digits(at, 5) {
            return Some(at + 1);
        }
        let is_polish = digits(at, 2)
            && self.tokens.is_mark(at + 1, &['-'])
            && digits(at + 2, 3)
            && self.tokens.is_glued(at + 2);
        is_polish.then_some(at + 3)
    }
}
