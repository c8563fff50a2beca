//! What was found, in tokens.

use std::ops::Range;

use super::{Class, Found, token::Tokens};

/// What was found so far; nothing of it is found a second time.
#[derive(Debug)]
pub(super) struct Spans {
    found: Vec<(Range<usize>, Class)>,
    /// For each token, which of those it belongs to.
    taken: Vec<Option<usize>>,
}

impl Spans {
    pub(super) fn over(tokens: usize) -> Self {
        Self { found: Vec::new(), taken: vec![None; tokens] }
    }

    /// Whether a token is there and nothing was found at it.
    pub(super) fn is_free(&self, at: usize) -> bool {
        self.taken.get(at).is_some_and(Option::is_none)
    }

    /// Keeps what was found, unless something else was found in it before.
    pub(super) fn add(&mut self, range: Range<usize>, class: Class) {
        if !range.is_empty() && range.clone().all(|at| self.is_free(at)) {
            self.taken[range.clone()].fill(Some(self.found.len()));
            self.found.push((range, class));
        }
    }

    /// Leaves nothing to be found here: it tells of nobody.
    pub(super) fn pass_over(&mut self, range: Range<usize>) {
        self.taken[range].fill(Some(usize::MAX));
    }

    /// The token that something of this class begins with which ends before `at`.
    pub(super) fn ending_at(&self, at: usize, class: Class) -> Option<usize> {
        let number = (*self.taken.get(at.checked_sub(1)?)?)?;
        let (range, of) = self.found.get(number)?;
        (range.end == at && *of == class).then_some(range.start)
    }

    /// In the order of the text.
    pub(super) fn into_found(mut self, tokens: &Tokens<'_>) -> Vec<Found> {
        self.found.sort_by_key(|(range, _)| range.start);
        self.found
            .into_iter()
            .filter_map(|(range, class)| Some(Found { range: tokens.bytes(range)?, class }))
            .collect()
    }
}
