//! Lists of words and phrases.

use super::token::{Kind, Tokens};

/// A word of a phrase: itself, or what begins so.
#[derive(Debug)]
struct Part {
    word: String,
    is_stem: bool,
}

impl Part {
    fn fits(&self, word: &str) -> bool {
        if self.is_stem { word.starts_with(&self.word) } else { word == self.word }
    }
}

/// Phrases, by the word at one of their ends.
#[derive(Debug)]
pub(super) struct Phrases {
    /// Sorted by the word they are looked up by, which comes first in each.
    whole: Vec<Vec<Part>>,
    /// Those that are looked up by the beginning of a word: few.
    stems: Vec<Vec<Part>>,
    /// Which words can be looked up at all: most of a text's words are on no list.
    sieve: [u64; 8],
    is_before: bool,
}

/// The place of a word in a sieve: its word and bit.
fn place(word: &str) -> (usize, u64) {
    let byte = |byte: Option<&u8>| byte.copied().map_or(0, usize::from);
    let bytes = word.as_bytes();
    let place = bytes.len() * 37 + byte(bytes.last()) * 7 + byte(bytes.get(1)) * 3 + byte(bytes.get(3));
    (place / 64 % 8, 1 << (place % 64))
}

impl Phrases {
    /// Phrases after which something stands.
    pub(super) fn before(list: &str) -> Self {
        Self::new(list, true)
    }

    /// Phrases that begin somewhere.
    pub(super) fn at(list: &str) -> Self {
        Self::new(list, false)
    }

    fn new(list: &str, is_before: bool) -> Self {
        let (mut whole, mut stems) = (Vec::new(), Vec::new());
        for phrase in list.split(['|', '\n']) {
            let mut parts: Vec<Part> = phrase
                .split_whitespace()
                .flat_map(|word| {
                    let (word, is_stem) = word.strip_suffix('*').map_or((word, false), |stem| (stem, true));
                    let tokens = Tokens::of(word);
                    let words: Vec<String> =
                        (0..tokens.len()).map(|at| tokens.lower(at).to_owned()).collect();
                    words.into_iter().map(move |word| Part { word, is_stem })
                })
                .collect();
            if is_before {
                parts.reverse();
            }
            match parts.first() {
                None => {}
                Some(key) if key.is_stem => stems.push(parts),
                Some(_) => whole.push(parts),
            }
        }
        whole.sort_by(|one, other| one[0].word.cmp(&other[0].word));
        let mut sieve = [0; 8];
        for parts in &whole {
            let (at, bit) = place(&parts[0].word);
            sieve[at] |= bit;
        }
        Self { whole, stems, sieve, is_before }
    }

    /// The phrases that are looked up by this word.
    fn by<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a Vec<Part>> {
        let (at, bit) = place(key);
        let from = if self.sieve[at] & bit == 0 {
            self.whole.len()
        } else {
            self.whole.partition_point(|parts| parts[0].word.as_str() < key)
        };
        self.whole[from..].iter().take_while(move |parts| parts[0].word == key)
    }

    /// How many tokens the longest phrase has that ends before `at` or begins at it, on one line; 0 where there is none.
    pub(super) fn length(&self, tokens: &Tokens<'_>, at: usize) -> usize {
        let step =
            |number: usize| if self.is_before { at.checked_sub(number + 1) } else { at.checked_add(number) };
        let fits = |parts: &&Vec<Part>| {
            parts.iter().enumerate().all(|(number, part)| {
                step(number).is_some_and(|at| {
                    let is_together = match (self.is_before, number) {
                        (true, 0) | (false, 0) => true,
                        (true, _) => tokens.is_same_line(at + 1),
                        (false, _) => tokens.is_same_line(at),
                    };
                    is_together && part.fits(tokens.lower(at))
                })
            })
        };
        let Some(key) = step(0).map(|at| tokens.lower(at)).filter(|key| !key.is_empty()) else { return 0 };
        self.by(key).chain(&self.stems).filter(fits).map(Vec::len).max().unwrap_or(0)
    }

    /// Whether the word alone is on the list.
    pub(super) fn has(&self, word: &str) -> bool {
        self.by(word).any(|parts| parts.len() == 1)
            || self.stems.iter().any(|parts| parts.len() == 1 && parts[0].fits(word))
    }

    /// Whether one of the phrases ends before `at`, or before what is filled in between: fillers, colons, dashes, brackets and
    /// full stops, at most `most` tokens.
    pub(super) fn is_before(
        &self,
        tokens: &Tokens<'_>,
        at: usize,
        most: usize,
        is_filler: impl Fn(&str) -> bool,
    ) -> bool {
        for passed in 0..=most {
            let Some(here) = at.checked_sub(passed) else { return false };
            if self.length(tokens, here) > 0 {
                return true;
            }
            let Some(before) = here.checked_sub(1).and_then(|before| tokens.get(before)) else {
                return false;
            };
            let is_between = match before.kind {
                Kind::Mark(mark) => ":-–—=(№#.".contains(mark),
                Kind::Word => is_filler(&before.lower),
                Kind::Number => false,
            };
            if !is_between {
                return false;
            }
        }
        false
    }
}
