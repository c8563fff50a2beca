//! Words, numbers and marks.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes between them.
    Word,
    /// Digits from 0 to 9.
    Number,
    /// Any other character.
    Mark(char),
}

/// What stands before a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Space on the same line.
    Space,
    /// A line break, or the beginning of the text.
    Line,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// It begins with a small letter.
    Small,
    /// It begins with a capital, and may be one letter long.
    Capital,
    /// All capitals, two at least.
    Capitals,
}

/// A token.
#[derive(Debug)]
pub(super) struct Token<'t> {
    pub(super) kind: Kind,
    pub(super) text: &'t str,
    /// In small letters, with one kind of apostrophe.
    pub(super) lower: String,
    pub(super) case: Case,
    pub(super) gap: Gap,
    start: usize,
}

impl Token<'_> {
    /// How many letters or digits.
    pub(super) fn length(&self) -> usize {
        self.text.chars().count()
    }
}

/// A text in tokens. Whoever asks for one beyond its ends gets none.
#[derive(Debug)]
pub(super) struct Tokens<'t> {
    source: &'t str,
    tokens: Vec<Token<'t>>,
}

/// Written so by telephones and keyboards.
const APOSTROPHES: [char; 5] = ['\'', '’', 'ʼ', '`', '‘'];

fn is_joining(character: char) -> bool {
    // Accents that stand apart from their letter, as some systems write them.
    matches!(character, '\u{300}'..='\u{36F}')
}

impl<'t> Tokens<'t> {
    /// Takes a text apart.
    pub(super) fn of(text: &'t str) -> Self {
        let mut tokens = Vec::new();
        let mut gap = Gap::Line;
        let mut at = 0;
        while let Some(first) = text[at..].chars().next() {
            if first.is_whitespace() || first.is_control() {
                let is_line = matches!(first, '\n' | '\r' | '\u{2028}' | '\u{2029}');
                gap = if is_line || gap == Gap::Line { Gap::Line } else { Gap::Space };
                at += first.len_utf8();
                continue;
            }
            let (kind, length) = if first.is_ascii_digit() {
                (Kind::Number, leading(&text[at..], |c| c.is_ascii_digit()))
            } else if first.is_alphabetic() {
                (Kind::Word, word(&text[at..]))
            } else {
                (Kind::Mark(first), first.len_utf8())
            };
            let end = at + length;
            // "Anna's": the name ends before the apostrophe.
            let stem = if kind == Kind::Word { without_possessive(&text[at..end]) } else { length };
            tokens.push(token(kind, &text[at..at + stem], gap, at));
            if stem < length {
                tokens.push(token(kind, &text[at + stem..end], Gap::None, at + stem));
            }
            at = end;
            gap = Gap::None;
        }
        Self { source: text, tokens }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The small letters of a token; nothing where there is none.
    pub(super) fn lower(&self, at: usize) -> &str {
        self.get(at).map_or("", |token| &token.lower)
    }

    pub(super) fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Number)
    }

    /// A word that begins with a capital.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word && token.case != Case::Small)
    }

    pub(super) fn is_mark(&self, at: usize, marks: &[char]) -> bool {
        self.get(at).is_some_and(|token| matches!(token.kind, Kind::Mark(mark) if marks.contains(&mark)))
    }

    /// Whether a token is there and nothing stands before it.
    pub(super) fn is_glued(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.gap == Gap::None)
    }

    /// Whether a token is there and on the line of the one before.
    pub(super) fn is_same_line(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.gap != Gap::Line)
    }

    /// Whether a sentence, a line or an item begins here.
    pub(super) fn is_start(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        !self.is_same_line(at)
            || self.is_mark(
                before,
                &['.', '!', '?', ':', ';', '…', '-', '–', '—', '•', '*', '"', '«', '“', '(', ')', '/'],
            )
    }

    /// The text of tokens, with what stands between them.
    pub(super) fn slice(&self, range: Range<usize>) -> &'t str {
        self.bytes(range).and_then(|bytes| self.source.get(bytes)).unwrap_or_default()
    }

    /// The bytes of tokens.
    pub(super) fn bytes(&self, range: Range<usize>) -> Option<Range<usize>> {
        let first = self.get(range.start)?;
        let last = self.get(range.end.checked_sub(1)?)?;
        Some(first.start..last.start + last.text.len())
    }
}

fn token(kind: Kind, text: &str, gap: Gap, start: usize) -> Token<'_> {
    let mut lower = text.to_lowercase();
    if kind == Kind::Word && lower.contains(APOSTROPHES) {
        lower = lower.replace(APOSTROPHES, "'");
    }
    let case = if kind != Kind::Word || !text.starts_with(char::is_uppercase) {
        Case::Small
    } else if text.chars().nth(1).is_some() && !text.contains(char::is_lowercase) {
        Case::Capitals
    } else {
        Case::Capital
    };
    Token { kind, text, lower, case, gap, start }
}

fn leading(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is_part(c)).unwrap_or(text.len())
}

/// Letters, and apostrophes that have a letter on both sides.
fn word(text: &str) -> usize {
    let is_letter = |c: char| c.is_alphabetic() || is_joining(c);
    let mut length = leading(text, is_letter);
    loop {
        let mut rest = text[length..].chars();
        let is_inside = rest.next().is_some_and(|c| APOSTROPHES.contains(&c))
            && rest.next().is_some_and(char::is_alphabetic);
        if !is_inside {
            return length;
        }
        let apostrophe = text[length..].chars().next().map_or(0, char::len_utf8);
        length += apostrophe + leading(&text[length + apostrophe..], is_letter);
    }
}

/// How long a word is without "'s".
fn without_possessive(word: &str) -> usize {
    let mut back = word.char_indices().rev();
    match (back.next(), back.next()) {
        (Some((_, 's' | 'S')), Some((at, mark))) if APOSTROPHES.contains(&mark) && at > 0 => at,
        _ => word.len(),
    }
}
