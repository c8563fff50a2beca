//! The whole tree: for who keeps the log.

use tlog_tiles::{
    tile::Tile,
    tlog::{Error, Hash, HashReader, stored_hash_index, stored_hashes_for_record_hash, tree_hash},
};

use crate::{Root, TileName, inclusion::needed};

/// The hashes of a log's tree, in memory: 64 bytes for each entry.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    size: u64,
    /// In the order of RFC 6962's post-order walk, as `tlog_tiles` numbers them.
    hashes: Vec<Hash>,
}

struct Stored<'a>(&'a [Hash]);

impl HashReader for Stored<'_> {
    fn read_hashes(&self, indexes: &[u64]) -> Result<Vec<Hash>, Error> {
        let at = |index: &u64| usize::try_from(*index).ok().and_then(|index| self.0.get(index)).copied();
        indexes.iter().map(|index| at(index).ok_or(Error::IndexesNotInTree)).collect()
    }
}

impl Tree {
    /// How many entries it has.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Adds the next entry, by its hash as a leaf.
    pub fn push(&mut self, leaf: [u8; 32]) {
        let new = stored_hashes_for_record_hash(self.size, Hash(leaf), &Stored(&self.hashes));
        self.hashes.extend(new.expect("all hashes before are there"));
        self.size += 1;
    }

    /// What it is; of no entries, the hash of nothing.
    pub fn root(&self) -> Root {
        self.root_at(self.size)
    }

    /// What it was when it had so many entries, as many as it has at most.
    pub fn root_at(&self, size: u64) -> Root {
        let hash = tree_hash(size.min(self.size), &Stored(&self.hashes));
        Root { size: size.min(self.size), hash: hash.expect("all hashes are there").0 }
    }

    /// The hash of an entry as a leaf, if there is one of this number, counted from 0.
    pub fn leaf(&self, number: u64) -> Option<[u8; 32]> {
        let index = usize::try_from(stored_hash_index(0, number)).ok()?;
        (number < self.size).then(|| self.hashes.get(index).map(|hash| hash.0)).flatten()
    }

    /// What shows of these entries that they are in the tree as it was with so many entries: 32 bytes for each hash that
    /// [`crate::verify_inclusion`] needs, in its order. None if one of them was not there yet.
    pub fn prove(&self, size: u64, entries: &[u64]) -> Option<Vec<u8>> {
        if size > self.size {
            return None;
        }
        let indexes = Vec::from_iter(needed(size, entries)?);
        let hashes = Stored(&self.hashes).read_hashes(&indexes).ok()?;
        Some(hashes.iter().flat_map(|hash| hash.0).collect())
    }

    /// The hashes of a tile, 32 bytes each; none if the tree has not grown so far.
    pub fn tile(&self, name: TileName) -> Option<Vec<u8>> {
        let tile: Tile = name.tile().filter(|_| name.is_in(self.size))?;
        tile.read_data(&Stored(&self.hashes)).ok()
    }
}
