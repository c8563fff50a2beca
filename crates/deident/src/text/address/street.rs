//! A street with what belongs to it.

use std::ops::Range;

use super::part::Reader;

/// How German streets end.
const GERMAN: [&str; 7] = ["straße", "strasse", "str", "gasse", "allee", "platz", "weg"];
/// Small words within French and Spanish names of streets.
const SMALL: [&str; 8] = ["de", "la", "le", "du", "des", "del", "los", "l"];

impl Reader<'_, '_> {
    /// A street that begins at this token.
    pub(super) fn street(&self, at: usize) -> Option<Range<usize>> {
        self.english(at)
            .or_else(|| self.named_after(at))
            .or_else(|| self.named_before(at))
            .or_else(|| self.german(at))
    }

    /// "12 Baker Street", "45 oak avenue".
    fn english(&self, at: usize) -> Option<Range<usize>> {
        const WORDS: usize = 4;
        let tokens = self.tokens;
        if at > 0 && tokens.is_glued(at) && !tokens.is_mark(at - 1, &['(', ':', '/', '-']) {
            return None;
        }
        let first = self.number(at)?;
        let mut all_capital = true;
        for here in first..first + WORDS {
            if !tokens.is_word(here) || !tokens.is_same_line(here) {
                return None;
            }
            let word = tokens.lower(here);
            let is_street = self.words.street.has(word);
            let is_capital_street = self.words.street_capital.has(word);
            all_capital &= tokens.is_capital(here) || matches!(word, "'s");
            let is_end = is_street && (all_capital || word.len() > 3) || is_capital_street && all_capital;
            // "12 St Mary's Road": "St" begins a name too.
            if here > first && is_end {
                return Some(at..self.after_stop_in_line(here + 1, word.len() <= 4));
            }
            let is_small_word =
                !tokens.is_capital(here) && (self.words.never.has(word) || self.words.no_name.has(word));
            if word != "the" && word != "'s" && (self.words.month(word).is_some() || is_small_word) {
                return None;
            }
        }
        None
    }

    /// After the full stop of an abbreviation, unless a sentence begins there.
    fn after_stop_in_line(&self, at: usize, is_short: bool) -> usize {
        let goes_on = self.tokens.is_mark(at + 1, &[',']) || self.tokens.is_number(at + 1);
        if is_short && goes_on { self.after_stop(at) } else { at }
    }

    /// "вул. Лесі Українки", "просп. Свободи", "вул шевченка 45", "ul. Długa", "15 rue de la République".
    fn named_before(&self, at: usize) -> Option<Range<usize>> {
        let length = self.words.street_before.length(self.tokens, at);
        if length == 0
            || at > 0 && self.tokens.is_glued(at) && !self.tokens.is_mark(at - 1, &['(', ':', ',', '.'])
        {
            return None;
        }
        let mut name = self.after_stop(at + length);
        if !self.tokens.is_same_line(name) {
            return None;
        }
        while SMALL.contains(&self.tokens.lower(name)) || self.is_initial(name) {
            name += 1;
            name = self.after_stop(name);
        }
        let start = match at.checked_sub(1) {
            Some(number) if self.tokens.is_number(number) && self.number(number) == Some(at) => number,
            _ => at,
        };
        if let Some(end) = self.place(name) {
            return Some(start..end);
        }
        // In small letters it is a street where a number follows within two words.
        let is_known = self.tokens.lower(at).chars().count() > 1;
        let number = (name + 1..=name + 2).find(|at| self.tokens.is_number(*at))?;
        let are_words = (name..number).all(|at| {
            self.tokens.is_word(at)
                && self.tokens.is_same_line(at)
                && !self.words.no_name.has(self.tokens.lower(at))
        });
        (is_known && are_words && !matches!(self.tokens.lower(at), "площа" | "площі" | "пл" | "бул"))
            .then_some(start..self.number(number)?)
    }

    fn is_initial(&self, at: usize) -> bool {
        self.tokens.is_capital(at)
            && self.tokens.get(at).is_some_and(|token| token.length() == 1)
            && self.tokens.is_mark(at + 1, &['.'])
    }

    /// "Французький бульвар, 33".
    fn named_after(&self, at: usize) -> Option<Range<usize>> {
        if !self.tokens.is_capital(at) || self.is_common(at) {
            return None;
        }
        let street = at + 1;
        let length = self.words.street_after.length(self.tokens, street);
        let number = street + length + usize::from(self.tokens.is_mark(street + length, &[',']));
        (length > 0 && self.tokens.is_same_line(street)).then_some(at..self.number(number)?)
    }

    /// "Hauptstraße 14", "Lindenstr. 3".
    fn german(&self, at: usize) -> Option<Range<usize>> {
        let word = self.tokens.lower(at);
        let is_street = self.tokens.is_capital(at)
            && GERMAN.iter().any(|ending| word.len() > ending.len() + 2 && word.ends_with(ending));
        let number = self.after_stop(at + 1);
        (is_street && self.tokens.is_same_line(number)).then_some(at..self.number(number)?)
    }
}
