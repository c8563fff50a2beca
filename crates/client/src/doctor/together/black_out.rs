//! Blacking out what people wrote of themselves: from then on nobody who answers is shown it. The sealed original stays with the
//! service until the question is erased; nothing can be taken out of a sealed message.

use std::{collections::BTreeSet, ops::Range};

use rand_core::CryptoRng;
use secondok_api::consultation::Role;
use secondok_protocol::id::MailboxAddress;
use serde::{Deserialize, Serialize};

use super::Doctor;
use crate::{
    content::{blank, printable, texts},
    doctor::{ReadError, SealedVaultError},
    telling::{Tell, Tells, look},
    thread::{Entry, Thread},
    transport::Transport,
    vault::Vault,
};

/// What stands in the place of each character.
pub const BLACK: char = '█';
/// Places that are blacked out in one question, at most.
pub const BLACKED_MAX: usize = 100;

/// A place in what was written, in characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Blacked {
    role: Role,
    sequence: u32,
    from: usize,
    until: usize,
}

/// Why nothing was blacked out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BlackOutError {
    /// These words do not stand there, or only as parts of others.
    #[error("these words do not stand in this question")]
    NotThere,
    /// So many places are blacked out already.
    #[error("no more than {BLACKED_MAX} places are blacked out in a question")]
    Full,
    /// The question could not be read.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The account's vault.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Blacks out these words wherever they stand in a question, whatever their letters' case and however they are spaced;
    /// for everybody who answers, and for good. Answers in how many places.
    ///
    /// # Errors
    /// [`BlackOutError`].
    pub async fn black_out(
        &mut self,
        mailbox: MailboxAddress,
        words: &[String],
        rng: &mut impl CryptoRng,
    ) -> Result<usize, BlackOutError> {
        let whole = self.read_whole(mailbox, rng).await?;
        let mut places = BTreeSet::new();
        for entry in &whole.thread.entries {
            let Entry { role, sequence, .. } = *entry;
            for text in texts(&entry.content) {
                let found = words.iter().flat_map(|words| places_of(&printable(&text), words));
                places.extend(found.map(|Range { start, end }| Blacked {
                    role,
                    sequence,
                    from: start,
                    until: end,
                }));
            }
        }
        if places.is_empty() {
            return Err(BlackOutError::NotThere);
        }
        let mut is_full = false;
        self.update(rng, |contents, _| {
            let before = contents.together.blacked.get(&mailbox).cloned().unwrap_or_default();
            let joined = joined(before.iter().chain(&places).cloned().collect());
            is_full = joined.len() > BLACKED_MAX;
            let changes = !is_full && joined != before;
            if changes {
                contents.together.blacked.insert(mailbox, joined);
            }
            changes
        })
        .await?;
        if is_full { Err(BlackOutError::Full) } else { Ok(places.len()) }
    }

    /// The messages as they are shown: what is blacked out is not in them.
    pub(in crate::doctor) fn blacken(&self, mailbox: MailboxAddress, thread: &mut Thread) {
        for Blacked { role, sequence, from, until } in
            self.contents.together.blacked.get(&mailbox).into_iter().flatten()
        {
            let mut entries = thread.entries.iter_mut();
            if let Some(entry) = entries.find(|entry| (entry.role, entry.sequence) == (*role, *sequence)) {
                blank(&mut entry.content, *from..*until, BLACK);
            }
        }
    }
}

/// What may tell who somebody is, in what they wrote; each once, whatever its letters' case. Proposed, not done.
pub fn proposals(thread: &Thread) -> Vec<Tell> {
    let mut proposed: Vec<Tell> = Vec::new();
    for entry in thread.entries.iter().filter(|entry| entry.role == Role::Patient) {
        for tell in look(&entry.content).err().map(|Tells(found)| found).into_iter().flatten() {
            let is_black = tell.words.chars().all(|c| c == BLACK || c.is_whitespace());
            let is_known = |one: &Tell| one.words.to_lowercase() == tell.words.to_lowercase();
            if !is_black && !proposed.iter().any(is_known) {
                proposed.push(tell);
            }
        }
    }
    proposed
}

/// Where these words stand in a text, in characters: whole words, one after the other.
fn places_of(text: &str, words: &str) -> Vec<Range<usize>> {
    let text: Vec<char> = text.chars().collect();
    let words: Vec<Vec<char>> = words.split_whitespace().map(|word| word.chars().collect()).collect();
    let mut places = Vec::new();
    let mut start = 0;
    while start < text.len() {
        match end_of(&text, start, &words) {
            Some(end) => {
                places.push(start..end);
                start = end;
            }
            None => start += 1,
        }
    }
    places
}

/// Where these words end in the text if they begin here.
fn end_of(text: &[char], start: usize, words: &[Vec<char>]) -> Option<usize> {
    let goes_on =
        |at: usize| at > 0 && at < text.len() && text[at - 1].is_alphanumeric() && text[at].is_alphanumeric();
    let mut at = start;
    for (number, word) in words.iter().enumerate() {
        if number > 0 {
            let spaces = text[at..].iter().take_while(|c| c.is_whitespace()).count();
            if spaces == 0 {
                return None;
            }
            at += spaces;
        }
        let there = text.get(at..at + word.len())?;
        let is_same = there.iter().zip(word).all(|(one, other)| one.to_lowercase().eq(other.to_lowercase()));
        if !is_same {
            return None;
        }
        at += word.len();
    }
    (at > start && !goes_on(start) && !goes_on(at)).then_some(at)
}

/// In order, those that touch as one.
fn joined(places: BTreeSet<Blacked>) -> Vec<Blacked> {
    let mut joined: Vec<Blacked> = Vec::with_capacity(places.len());
    for place in places {
        match joined.last_mut() {
            Some(last)
                if (last.role, last.sequence) == (place.role, place.sequence) && place.from <= last.until =>
            {
                last.until = last.until.max(place.until);
            }
            _ => joined.push(place),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blacked(text: &str, words: &str) -> String {
        let mut content = crate::content::Content::text(text);
        for place in places_of(text, words) {
            blank(&mut content, place, BLACK);
        }
        texts(&content).remove(0)
    }

    #[test]
    fn words_are_found_however_they_are_written_and_never_within_others() {
        assert_eq!(
            blacked("I am Olena\n Petrenko, OLENA PETRENKO.", "Olena Petrenko"),
            "I am █████\n ████████, █████ ████████."
        );
        assert_eq!(blacked("Ann is annoyed. Ann's son: Joann.", "ann"), "███ is annoyed. ███'s son: Joann.");
        assert_eq!(blacked("Мене звати Олена.", "олена"), "Мене звати █████.");
        for nothing in ["", " ", "nobody", "Ann is  not"] {
            assert_eq!(blacked("Ann is here.", nothing), "Ann is here.", "{nothing:?}");
        }
    }

    #[test]
    fn places_that_touch_are_one() {
        let place = |from, until| Blacked { role: Role::Patient, sequence: 0, from, until };
        let other = Blacked { role: Role::Patient, sequence: 1, from: 2, until: 4 };
        let places = [place(2, 5), place(0, 3), place(5, 6), place(8, 9), other.clone()];
        assert_eq!(joined(places.into()), [place(0, 6), place(8, 9), other]);
    }
}
