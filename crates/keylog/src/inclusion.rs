//! That entries are in a tree. Those of a whole specialty are shown at once: what their proofs have in common is sent once.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use tlog_tiles::tlog::{Error, Hash, HashReader, check_record, prove_record};

use crate::{Entry, Root};

/// Why it is not shown that entries are in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the proof does not show that the keys are in the log")]
pub struct NotIncluded;

/// Notes what is asked for and knows nothing.
#[derive(Default)]
struct Recorder(RefCell<BTreeSet<u64>>);

impl HashReader for Recorder {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        self.0.borrow_mut().extend(indexes);
        Ok(vec![Hash([0; 32]); indexes.len()])
    }
}

struct Given(BTreeMap<u64, Hash>);

impl HashReader for Given {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let at = |index| self.0.get(index).copied().ok_or(Error::IndexesNotInTree);
        indexes.iter().map(at).collect()
    }
}

/// The numbers of all hashes that proofs of these entries in a tree of this size are made of; none for an entry beyond it.
pub(crate) fn needed(size: u64, entries: &[u64]) -> Option<BTreeSet<u64>> {
    let recorder = Recorder::default();
    for entry in entries {
        prove_record(size, *entry, &recorder).ok()?;
    }
    Some(recorder.0.into_inner())
}

/// Whether these entries stand in the log under these numbers, counted from 0. `proof` has 32 bytes for each hash that is
/// needed, in the order of RFC 6962's post-order walk.
///
/// # Errors
/// [`NotIncluded`].
pub fn verify_inclusion(root: Root, entries: &[(u64, Entry)], proof: &[u8]) -> Result<(), NotIncluded> {
    let numbers = Vec::from_iter(entries.iter().map(|(number, _)| *number));
    let indexes = needed(root.size, &numbers).ok_or(NotIncluded)?;
    let (hashes, []) = proof.as_chunks::<32>() else { return Err(NotIncluded) };
    if hashes.len() != indexes.len() {
        return Err(NotIncluded);
    }
    let given = Given(indexes.into_iter().zip(hashes.iter().copied().map(Hash)).collect());
    for (number, entry) in entries {
        let proof = prove_record(root.size, *number, &given).map_err(|_| NotIncluded)?;
        check_record(&proof, root.size, Hash(root.hash), *number, Hash(entry.leaf()))
            .map_err(|_| NotIncluded)?;
    }
    Ok(())
}
