//! Names of people: known first names in all their cases, patronymics, endings of surnames, initials, and what stands before
//! a name ("my name is", "Mrs", "лікар").

mod chain;
mod cue;
mod part;

use super::{Class, lexicon::Lexicon, spans::Spans, token::Tokens};
use chain::Chain;
use cue::Cue;

pub(super) fn find(tokens: &Tokens<'_>, words: &Lexicon, spans: &mut Spans) {
    let mut at = 0;
    while at < tokens.len() {
        if !spans.is_free(at) || !tokens.is_word(at) {
            at += 1;
            continue;
        }
        let cue = cue::before(tokens, words, at);
        let chain = Chain::read(tokens, words, at, |at| spans.is_free(at), cue);
        let name = chain.name(tokens, words, cue).or_else(|| cue::in_small_letters(tokens, words, at, cue));
        match name {
            Some(name) => {
                let end = match cue {
                    Cue::Label => chain::after_comma(tokens, words, name.end, |at| spans.is_free(at)),
                    _ => name.end,
                };
                spans.add(name.start..end, Class::Name);
                at = end;
            }
            None => at = chain.next(at),
        }
    }
}
