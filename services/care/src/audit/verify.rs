//! Reads the whole log and finds the first entry that is not what was written.

use std::collections::BTreeMap;

use secondok_api::audit::KEPT_DAYS;

use super::{
    chain::{Head, Link},
    seal::{PublicSealKey, Seal},
};
use crate::{
    clock::Timestamp,
    store::{Store, StoreError},
};

/// Seconds by which clocks may differ where it is told what is old enough to be forgotten.
const SLACK: u64 = 86_400;
/// Entries read at once.
const PAGE: u32 = 500;

/// A log that is what was written, as far as its seals and whatever else is known of it go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// How many entries there are.
    pub entries: u64,
    /// How many seals.
    pub seals: u64,
    /// Where it ends.
    pub head: Head,
    /// The last entry that is under a seal.
    pub sealed: Option<u64>,
}

/// Where a log is not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    /// Entries are missing at the beginning that are not old enough to be forgotten.
    #[error("the log begins with entry {0}, and those before it are not old enough to be forgotten")]
    Begins(u64),
    /// An entry is missing, was changed or put in between.
    #[error(
        "entry {0} does not follow the one before it: it was changed, put in, or one before it is missing"
    )]
    Entry(u64),
    /// A seal was not made with the key.
    #[error("the seal of entry {0} was not made with the key of this service")]
    Forged(u64),
    /// An entry is another one than was sealed, or than is known.
    #[error("entry {0} is not the one that was sealed")]
    Other(u64),
    /// The log ends before something that was there.
    #[error("the log ends before entry {0}, which was there")]
    Cut(u64),
}

impl Broken {
    /// The first entry that is not what was written.
    pub const fn entry(self) -> u64 {
        let (Self::Begins(entry)
        | Self::Entry(entry)
        | Self::Forged(entry)
        | Self::Other(entry)
        | Self::Cut(entry)) = self;
        entry
    }
}

/// Reads it all. `known` are ends that the log had: it must still have these entries, unless they are old enough to be forgotten.
///
/// # Errors
/// That the database failed; then, the first place at which the log is not what was written.
pub async fn verify(
    store: &Store,
    key: &PublicSealKey,
    known: &[Head],
    now: Timestamp,
) -> Result<Result<Verified, Broken>, StoreError> {
    let seals = store.audit_seals().await?;
    let mut verifier = match Verifier::new(seals, key, known, now) {
        Ok(verifier) => verifier,
        Err(broken) => return Ok(Err(broken)),
    };
    loop {
        let page = store.audit_links(verifier.after(), PAGE).await?;
        if page.is_empty() {
            return Ok(verifier.finish());
        }
        for link in &page {
            if let Err(broken) = verifier.take(link) {
                return Ok(Err(broken));
            }
        }
    }
}

struct Verifier {
    seals: BTreeMap<u64, Seal>,
    /// Entries that must be there, with their hashes.
    expected: BTreeMap<u64, [u8; 32]>,
    now: Timestamp,
    entries: u64,
    head: Option<Head>,
}

impl Verifier {
    fn new(seals: Vec<Seal>, key: &PublicSealKey, known: &[Head], now: Timestamp) -> Result<Self, Broken> {
        let mut expected = BTreeMap::new();
        for seal in &seals {
            if !seal.is_of(key) {
                return Err(Broken::Forged(seal.head.number));
            }
            expected.insert(seal.head.number, seal.head.hash);
        }
        for head in known {
            if *expected.entry(head.number).or_insert(head.hash) != head.hash {
                return Err(Broken::Other(head.number));
            }
        }
        let seals = seals.into_iter().map(|seal| (seal.head.number, seal)).collect();
        Ok(Self { seals, expected, now, entries: 0, head: None })
    }

    fn after(&self) -> u64 {
        self.head.map_or(0, |head| head.number)
    }

    fn take(&mut self, link: &Link) -> Result<(), Broken> {
        let before = match self.head {
            Some(head) => head,
            None => self.beginning(link.number)?,
        };
        if !link.follows(before) {
            return Err(Broken::Entry(link.number));
        }
        if self.expected.get(&link.number).is_some_and(|hash| *hash != link.hash) {
            return Err(Broken::Other(link.number));
        }
        (self.head, self.entries) = (Some(link.head()), self.entries + 1);
        Ok(())
    }

    /// What the first entry follows: nothing, or a seal that is old enough for everything before it to be forgotten.
    fn beginning(&self, first: u64) -> Result<Head, Broken> {
        if first == 1 {
            return Ok(Head::NONE);
        }
        let seal = first.checked_sub(1).and_then(|number| self.seals.get(&number));
        // Of several services one may be a little ahead of another.
        let soon = Timestamp(self.now.0.saturating_add(SLACK));
        let forgotten = seal.filter(|seal| seal.at < forgotten_before(soon));
        forgotten.map(|seal| seal.head).ok_or(Broken::Begins(first))
    }

    fn finish(self) -> Result<Verified, Broken> {
        // Without any entry the log ends with what was forgotten last.
        let last = self.expected.last_key_value();
        let end = match (self.head, last) {
            (Some(head), _) => head,
            (None, Some((number, _))) => self.beginning(number + 1)?,
            (None, None) => Head::NONE,
        };
        if let Some((number, _)) = last.filter(|(number, _)| **number > end.number) {
            return Err(Broken::Cut(*number));
        }
        Ok(Verified {
            entries: self.entries,
            seals: self.seals.len() as u64,
            head: end,
            sealed: self.seals.last_key_value().map(|(number, _)| *number),
        })
    }
}

/// What was sealed before this time, and everything that it covers, is forgotten.
pub(crate) fn forgotten_before(now: Timestamp) -> Timestamp {
    Timestamp(now.0.saturating_sub(u64::from(KEPT_DAYS) * 86_400))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use secondok_api::audit::Event;

    use super::{
        super::{Stamp, seal::SealKey},
        *,
    };

    const NOW: Timestamp = Timestamp(1_800_000_000);

    fn key() -> SealKey {
        SealKey::from_seed(&[7; 32])
    }

    fn log(entries: u64) -> Vec<Link> {
        let mut links = Vec::<Link>::new();
        for _ in 0..entries {
            let head = links.last().map_or(Head::NONE, Link::head);
            links.push(Link::after(head, Stamp::operator(NOW), &Event::StaffLoggedIn));
        }
        links
    }

    fn verified(links: &[Link], seals: Vec<Seal>, known: &[Head]) -> Result<Verified, Broken> {
        let mut verifier = Verifier::new(seals, &key().public(), known, NOW)?;
        for link in links {
            verifier.take(link)?;
        }
        verifier.finish()
    }

    #[test]
    fn a_whole_log_is_whole() {
        let links = log(5);
        let seal = key().seal(links[2].head(), NOW);
        let whole = verified(&links, vec![seal], &[links[4].head()]).unwrap();
        assert_eq!(whole, Verified { entries: 5, seals: 1, head: links[4].head(), sealed: Some(3) });
        assert_eq!(verified(&[], vec![], &[]).unwrap().head, Head::NONE);
    }

    #[test]
    fn an_entry_that_is_gone_changed_or_moved_is_found() {
        let links = log(5);
        for gone in 1..4 {
            let mut cut = links.clone();
            cut.remove(gone);
            assert_eq!(verified(&cut, vec![], &[]), Err(Broken::Entry(gone as u64 + 2)), "{gone}");
        }
        let mut moved = links.clone();
        moved.swap(1, 2);
        assert_eq!(verified(&moved, vec![], &[]), Err(Broken::Entry(3)));
        let mut changed = links.clone();
        changed[3].at = Timestamp(1);
        assert_eq!(verified(&changed, vec![], &[]), Err(Broken::Entry(4)));
    }

    /// Whoever writes a whole log anew has no key for its seals.
    #[test]
    fn a_log_that_was_written_anew_is_not_what_was_sealed() {
        let (links, seal) = (log(5), key().seal(log(5)[2].head(), NOW));
        let mut anew = Vec::<Link>::new();
        for link in &links {
            let head = anew.last().map_or(Head::NONE, Link::head);
            anew.push(Link::after(head, Stamp::service(link.at), &Event::StaffLoggedIn));
        }
        assert_eq!(verified(&anew, vec![seal], &[]), Err(Broken::Other(3)));
        let forged = SealKey::from_seed(&[8; 32]).seal(anew[2].head(), NOW);
        assert_eq!(verified(&anew, vec![forged], &[]), Err(Broken::Forged(3)));
    }

    #[test]
    fn a_log_that_was_cut_is_known_by_its_seals_and_by_whoever_knew_its_end() {
        let links = log(5);
        let seal = key().seal(links[2].head(), NOW);
        assert_eq!(verified(&links[..2], vec![seal], &[]), Err(Broken::Cut(3)));
        assert_eq!(verified(&links[..4], vec![seal], &[links[4].head()]), Err(Broken::Cut(5)));
        assert_eq!(verified(&[], vec![seal], &[]), Err(Broken::Begins(4)));
        let other = Head { hash: [9; 32], ..links[4].head() };
        assert_eq!(verified(&links, vec![seal], &[other]), Err(Broken::Other(5)));
    }

    #[test]
    fn only_what_is_old_enough_is_missing_at_the_beginning() {
        let links = log(5);
        let old = |at| vec![key().seal(links[2].head(), at)];
        let forgotten = Timestamp(forgotten_before(NOW).0 + SLACK - 1);
        assert_eq!(verified(&links[3..], old(forgotten), &[]).unwrap().entries, 2);
        assert_eq!(verified(&[], old(forgotten), &[]).unwrap().head, links[2].head());
        for at in [Timestamp(forgotten_before(NOW).0 + SLACK), NOW] {
            assert_eq!(verified(&links[3..], old(at), &[]), Err(Broken::Begins(4)));
        }
        assert_eq!(verified(&links[2..], old(forgotten), &[]), Err(Broken::Begins(3)));
        assert_eq!(verified(&links[1..], vec![], &[]), Err(Broken::Begins(2)));
    }
}
