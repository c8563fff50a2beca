//! Words that stand together as the parts of a name do.

use std::ops::Range;

use crate::text::{
    lexicon::{Lexicon, Sure},
    name::{cue::Cue, part::Part},
    token::{Case, Tokens},
};

/// More parts than a name has.
const MOST: usize = 5;

/// A word of a chain, with the full stop of an initial.
#[derive(Debug, Clone, Copy)]
struct Link {
    at: usize,
    end: usize,
    part: Part,
    is_capital: bool,
}

/// Words that stand together as the parts of a name do: with a space or hyphen between, or as initials.
#[derive(Debug)]
pub(super) struct Chain(Vec<Link>);

impl Chain {
    /// The longest one that begins at `at`.
    pub(super) fn read(
        tokens: &Tokens<'_>,
        words: &Lexicon,
        at: usize,
        is_free: impl Fn(usize) -> bool,
        cue: Cue,
    ) -> Self {
        let mut links: Vec<Link> = Vec::new();
        let mut here = at;
        while links.len() < MOST && is_free(here) {
            let part = Part::of(tokens, words, here);
            let Some(token) = tokens.get(here).filter(|_| part != Part::None) else { break };
            let is_capital = token.case != Case::Small;
            if let Some(last) = links.last() {
                // "Anna CT": what is written otherwise is something else; in small letters only sure parts follow.
                let shout = token.case == Case::Capitals;
                let was_shout = tokens.get(last.at).is_some_and(|last| last.case == Case::Capitals);
                let is_other = shout
                    && !was_shout
                    && last.part != Part::Initial
                    && token.length() <= 4
                    && part == Part::Unknown;
                let is_small_after = !is_capital && last.is_capital && part != Part::Patronymic;
                if is_other
                    || is_small_after
                    || words.never.has(&token.lower) && !matches!(part, Part::First(Sure::Certain))
                {
                    break;
                }
            } else if !is_capital
                && part == Part::Perhaps
                && cue == Cue::None
                && !is_followed_by_first(tokens, words, here)
            {
                break;
            }
            let end = if part == Part::Initial { here + 2 } else { here + 1 };
            links.push(Link { at: here, end, part, is_capital });
            here = if tokens.is_mark(end, &['-', '‑']) && tokens.is_glued(end) && tokens.is_glued(end + 1) {
                end + 1
            } else {
                end
            };
            if !tokens.is_same_line(here) || !is_free(here) {
                break;
            }
        }
        // "SMITH, ROBERT J": an initial at the end without a full stop.
        Self(links)
    }

    /// Where to go on if there is no name in it.
    pub(super) fn next(&self, at: usize) -> usize {
        self.0.first().map_or(at + 1, |first| first.end)
    }

    /// The name in it, if there is one.
    pub(super) fn name(&self, tokens: &Tokens<'_>, words: &Lexicon, cue: Cue) -> Option<Range<usize>> {
        let links = self.0.as_slice();
        let first = links.first()?;
        let skip = usize::from(self.begins_with_another_word(tokens, words, cue));
        let links = links.get(skip..).filter(|links| !links.is_empty())?;
        if !is_name(links, tokens, words, cue, skip > 0) {
            return None;
        }
        if is_of_disease(links, tokens, words, cue) || is_of_saint(links, tokens) {
            return None;
        }
        let end = links.iter().take_while(|link| link.part != Part::None).last()?.end;
        let start = links.first()?.at;
        (start >= first.at && end > start).then_some(start..end)
    }

    /// "Hello Anna": a sentence's first word has a capital anyway.
    fn begins_with_another_word(&self, tokens: &Tokens<'_>, words: &Lexicon, cue: Cue) -> bool {
        let [first, rest @ ..] = self.0.as_slice() else { return false };
        let is_shouted = tokens.get(first.at).is_some_and(|token| token.case == Case::Capitals);
        let is_full =
            matches!(rest, [Link { part: Part::First(_), .. }, Link { part: Part::Patronymic, .. }, ..]);
        let could_be_any = matches!(first.part, Part::Unknown | Part::First(Sure::Seldom))
            || first.part == Part::Perhaps
                && words.surname(tokens.lower(first.at)).is_none()
                && !is_full
                && !is_followed_by_first(tokens, words, first.at);
        could_be_any
            && tokens.is_start(first.at)
            && matches!(cue, Cue::None | Cue::Said)
            && !is_full
            && !is_shouted
            && !rest.is_empty()
    }
}

fn is_followed_by_first(tokens: &Tokens<'_>, words: &Lexicon, at: usize) -> bool {
    tokens.is_same_line(at + 1) && matches!(Part::of(tokens, words, at + 1), Part::First(Sure::Certain))
}

/// Whether these words are a name.
fn is_name(links: &[Link], tokens: &Tokens<'_>, words: &Lexicon, cue: Cue, was_skipped: bool) -> bool {
    let has = |part: Part| links.iter().any(|link| link.part == part);
    let capitals = links.iter().filter(|link| link.is_capital && link.part != Part::Initial).count();
    let initials = links.iter().filter(|link| link.part == Part::Initial).count();
    let Some(first) = links.first() else { return false };
    let is_inside = was_skipped || !tokens.is_start(first.at);
    if has(Part::First(Sure::Certain)) {
        return true;
    }
    if has(Part::Patronymic) && links.iter().any(|link| link.part == Part::Patronymic && link.is_capital) {
        return true;
    }
    if links.iter().any(|link| link.part == Part::Surname && link.is_capital) {
        return true;
    }
    if initials >= 2 && capitals >= 1
        || initials == 1 && (has(Part::Perhaps) && links.len() == 2 && is_inside)
    {
        return true;
    }
    let is_known = |link: &Link| {
        link.part == Part::Perhaps && words.surname(tokens.lower(link.at)) == Some(Sure::Certain)
    };
    let maybe = |link: &Link| link.part == Part::First(Sure::Perhaps);
    match cue {
        Cue::Naming | Cue::Label | Cue::Title => capitals >= 1 && !is_abbreviation(links, tokens),
        Cue::Kin => {
            capitals >= 1 && first.is_capital && !is_abbreviation(links, tokens) && first.part != Part::Eponym
        }
        Cue::Said if links.iter().any(maybe) || is_pair(links, tokens) => true,
        Cue::Said | Cue::None => {
            let goes_on = links.last().is_some_and(|last| words.after_name.has(tokens.lower(last.end)));
            let is_maybe = links.iter().any(maybe) && (is_inside || goes_on || links.len() > 1);
            // "Christian Duerr"; not "in May Humira".
            let is_seldom = match links {
                [Link { part: Part::First(Sure::Seldom), at, .. }, other, ..] => {
                    other.part == Part::Perhaps
                        || is_inside && is_pair(links, tokens) && words.month(tokens.lower(*at)).is_none()
                }
                _ => false,
            };
            let does = links.last().is_some_and(|last| words.doing.has(tokens.lower(last.end)));
            is_maybe
                || is_seldom
                || is_pair(links, tokens) && does
                || is_inside && capitals >= 1 && links.iter().any(is_known)
        }
    }
}

/// Two words or three that begin with a capital each and go on in small letters, as names of people do.
fn is_pair(links: &[Link], tokens: &Tokens<'_>) -> bool {
    let is_proper = |link: &Link| {
        link.part != Part::Eponym
            && tokens.get(link.at).is_some_and(|token| token.case == Case::Capital && token.length() > 1)
    };
    (2..=3).contains(&links.len()) && links.iter().all(is_proper)
}

/// "Doctor ENT", "Лікар УЗД".
fn is_abbreviation(links: &[Link], tokens: &Tokens<'_>) -> bool {
    let [only] = links else { return false };
    let is_short =
        tokens.get(only.at).is_some_and(|token| token.case == Case::Capitals && token.length() <= 4);
    is_short && only.part == Part::Unknown
}

/// "Murphy sign", "Smith's fracture", "хвороба Паркінсона": the name of whoever described it.
fn is_of_disease(links: &[Link], tokens: &Tokens<'_>, words: &Lexicon, cue: Cue) -> bool {
    let (Some(first), Some(last)) = (links.first(), links.last()) else { return false };
    let is_person =
        links.iter().any(|link| matches!(link.part, Part::First(Sure::Certain) | Part::Patronymic));
    let has_eponym =
        links.iter().any(|link| link.part == Part::Eponym || words.is_eponym(tokens.lower(link.at)));
    let next = last.end + usize::from(tokens.lower(last.end) == "'s");
    let is_before = tokens.is_same_line(next) && words.disease.length(tokens, next) > 0;
    let is_after = words.disease_before.length(tokens, first.at) > 0
        || tokens.is_mark(first.at.saturating_sub(1), &['.', '-', '–'])
            && words.disease_before.length(tokens, first.at - 1) > 0;
    let is_titled = matches!(cue, Cue::Title | Cue::Naming | Cue::Label);
    (is_before || is_after) && (has_eponym || !is_person && !is_titled)
}

/// "St Mary's": a hospital, a church.
fn is_of_saint(links: &[Link], tokens: &Tokens<'_>) -> bool {
    let Some(before) = links.first().and_then(|first| first.at.checked_sub(1)) else { return false };
    let word = if tokens.is_mark(before, &['.']) { before.saturating_sub(1) } else { before };
    matches!(tokens.lower(word), "st" | "saint" | "san" | "santa" | "sankt" | "св" | "святого" | "святої")
        && tokens.is_same_line(before + 1)
}

/// After "SMITH, ROBERT J" where only "SMITH" was read: where its second half ends.
pub(super) fn after_comma(
    tokens: &Tokens<'_>,
    words: &Lexicon,
    end: usize,
    is_free: impl Fn(usize) -> bool,
) -> usize {
    if !tokens.is_mark(end, &[',']) || !tokens.is_same_line(end + 1) {
        return with_last_initial(tokens, end);
    }
    let chain = Chain::read(tokens, words, end + 1, is_free, Cue::Label);
    let is_rest = chain.0.first().is_some_and(|first| first.is_capital);
    let end = chain.0.last().filter(|_| is_rest).map_or(end, |last| last.end);
    with_last_initial(tokens, end)
}

/// After an initial at the end that has no full stop.
fn with_last_initial(tokens: &Tokens<'_>, end: usize) -> usize {
    let is_initial = tokens.is_capital(end)
        && tokens.is_same_line(end)
        && !tokens.is_glued(end)
        && tokens.get(end).is_some_and(|token| token.length() == 1);
    if is_initial { end + 1 } else { end }
}
