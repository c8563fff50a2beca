//! What is published of the tree (C2SP `tlog-tiles`), and that one checkpoint goes on from another.
//!
//! A device that asked for a proof from the size that it saw last would tell by it when it was here last. It fetches tiles instead,
//! each of which has 256 hashes: what they show is found out on the device.

use std::{cell::RefCell, collections::BTreeMap, fmt, str::FromStr};

use tlog_tiles::{
    tile::{Tile, TileHashReader, TileReader},
    tlog::{Error, HASH_SIZE, Hash, HashReader as _, stored_hash_index, tree_hash},
};

use crate::{Entry, EntryError, LOG_MAX, Root};

/// Hashes in a whole tile, and entries in a whole bundle.
pub const TILE_WIDTH: u32 = 1 << HEIGHT;
/// What stands in place of the level in the name of a bundle of entries.
pub const ENTRIES: &str = "entries";
const HEIGHT: u8 = 8;

/// A tile, or a bundle of entries, by its name: `LEVEL/NUMBER` or `LEVEL/NUMBER.p/WIDTH`, the level of entries being
/// [`ENTRIES`]; numbers from 1000 on in groups of three digits, as C2SP `tlog-tiles` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TileName {
    /// None: entries.
    level: Option<u8>,
    number: u64,
    width: u32,
}

/// A text that names no tile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the name of a tile as in C2SP tlog-tiles")]
pub struct TileNameError;

impl TileName {
    /// The bundle of the entries around this one in a log of this size; none for an entry beyond it.
    pub fn of_entries(entry: u64, size: u64) -> Option<Self> {
        let number = entry / u64::from(TILE_WIDTH);
        let width = size.checked_sub(number * u64::from(TILE_WIDTH)).filter(|_| entry < size)?;
        let width = u32::try_from(width.min(TILE_WIDTH.into())).ok()?;
        Some(Self { level: None, number, width })
    }

    /// The tile of the hashes of the entries of a bundle; a tile itself.
    #[must_use]
    pub fn hashes(self) -> Self {
        Self { level: Some(self.level.unwrap_or(0)), ..self }
    }

    /// Which entries a bundle has, counted from 0; of a tile of hashes none is said.
    pub fn entries(self) -> Option<std::ops::Range<u64>> {
        let first = self.number.checked_mul(TILE_WIDTH.into())?;
        if self.level.is_none() { Some(first..first + u64::from(self.width)) } else { None }
    }

    fn of(tile: &Tile) -> Self {
        let level = if tile.is_data() { None } else { Some(tile.level()) };
        Self { level, number: tile.level_index(), width: tile.width() }
    }

    pub(crate) fn tile(self) -> Option<Tile> {
        Some(Tile::new(HEIGHT, self.level?, self.number, self.width, false))
    }

    /// Whether a log of this size has it.
    pub(crate) fn is_in(self, size: u64) -> bool {
        let hashes = size >> (HEIGHT * self.level.unwrap_or(0));
        let end =
            self.number.checked_mul(TILE_WIDTH.into()).and_then(|from| from.checked_add(self.width.into()));
        end.is_some_and(|end| end <= hashes)
    }
}

impl fmt::Display for TileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path =
            Tile::new(HEIGHT, self.level.unwrap_or(0), self.number, self.width, self.level.is_none()).path();
        // The library writes the height, which C2SP fixes, and Go's name for entries.
        let rest = path.strip_prefix("tile/8/").unwrap_or(&path);
        match rest.strip_prefix("data/") {
            Some(rest) => write!(f, "{ENTRIES}/{rest}"),
            None => f.write_str(rest),
        }
    }
}

impl FromStr for TileName {
    type Err = TileNameError;

    fn from_str(text: &str) -> Result<Self, TileNameError> {
        let (level, rest) = text.split_once('/').ok_or(TileNameError)?;
        // The library panics at levels and widths that no tile has.
        let width = rest.rsplit_once(".p/").map(|(_, width)| width);
        if width.is_some_and(|width| width.parse().is_ok_and(|width: u32| width == 0)) {
            return Err(TileNameError);
        }
        let level = match level {
            ENTRIES => "data",
            level if matches!(level.as_bytes(), [b'0'..b'8']) => level,
            _ => return Err(TileNameError),
        };
        let tile = Tile::from_path(&format!("tile/{HEIGHT}/{level}/{rest}")).map_err(|_| TileNameError)?;
        // One tile has one name, and none lies beyond what a log can have.
        let name = Self::of(&tile);
        if name.to_string() == text && name.number < LOG_MAX { Ok(name) } else { Err(TileNameError) }
    }
}

/// Entries as a bundle: each behind its length, two bytes big-endian.
pub fn bundle(entries: impl IntoIterator<Item = Vec<u8>>) -> Vec<u8> {
    let behind = |entry: Vec<u8>| {
        let length = u16::try_from(entry.len()).expect("an entry is short");
        [&length.to_be_bytes()[..], &entry].concat()
    };
    entries.into_iter().flat_map(behind).collect()
}

/// The entries of a bundle.
///
/// # Errors
/// [`EntryError`] for one that is none, or a bundle that ends within one.
pub fn unbundle(mut bytes: &[u8]) -> Result<Vec<Entry>, EntryError> {
    let mut entries = Vec::new();
    while let Some((length, rest)) = bytes.split_first_chunk() {
        let (entry, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(EntryError)?;
        entries.push(Entry::from_bytes(entry)?);
        bytes = rest;
    }
    if bytes.is_empty() { Ok(entries) } else { Err(EntryError) }
}

/// Why a checkpoint does not go on from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotConsistent {
    /// It has fewer entries.
    #[error("the log has fewer entries than before")]
    Shorter,
    /// What it has in common with the other is not the same.
    #[error("the log is not the one that was there before")]
    Forked,
    /// The tiles are not those of its tree.
    #[error("what was published of the log does not belong to its checkpoint")]
    Tiles,
}

/// Looks whether a log has grown from one root to another: says which tiles are needed for that, takes them, and judges.
#[derive(Debug)]
pub struct Growth {
    to: Root,
    tiles: BTreeMap<TileName, Vec<u8>>,
}

/// Has the tiles that were fetched; notes those that were not.
///
/// Every whole tile is compared with its parent here: `tlog_tiles` 0.2.0 leaves that out for as many of them as hashes of the root share a
/// tile with another one, as Go's library did before CVE-2026-56865. Tiles that are not whole are of the root, which it does check.
struct Fetched<'a> {
    size: u64,
    tiles: &'a BTreeMap<TileName, Vec<u8>>,
    missing: RefCell<Vec<TileName>>,
}

impl Fetched<'_> {
    /// Whether a tile has its length and, if it is whole, the hash that stands in its parent.
    fn check<'d>(
        &self,
        tile: &Tile,
        bytes: &[u8],
        found: impl Fn(&Tile) -> Option<&'d Vec<u8>>,
    ) -> Result<(), Error> {
        if bytes.len() != tile.width() as usize * HASH_SIZE {
            return Err(Error::InvalidTile);
        }
        if tile.width() < TILE_WIDTH {
            return Ok(());
        }
        let Some(parent) = tile.parent(1, self.size) else { return Ok(()) };
        let Some(above) = found(&parent) else { return Err(Error::InconsistentTile) };
        let index = stored_hash_index(parent.level() * HEIGHT, tile.level_index());
        let is_same = parent.hash_at_index(above, index)? == Tile::subtree_hash(bytes);
        if is_same { Ok(()) } else { Err(Error::InconsistentTile) }
    }
}

impl TileReader for Fetched<'_> {
    fn height(&self) -> u8 {
        HEIGHT
    }

    fn read_tiles(&self, tiles: &[Tile]) -> Result<Vec<Vec<u8>>, Error> {
        let names = tiles.iter().map(TileName::of);
        *self.missing.borrow_mut() = names.filter(|name| !self.tiles.contains_key(name)).collect();
        let fetched = tiles.iter().map(|tile| self.tiles.get(&TileName::of(tile)).cloned());
        let data = fetched.collect::<Option<Vec<_>>>().ok_or(Error::InvalidTile)?;
        for (tile, bytes) in tiles.iter().zip(&data) {
            let found = |other: &Tile| tiles.iter().position(|tile| tile == other).map(|at| &data[at]);
            self.check(tile, bytes, found)?;
        }
        Ok(data)
    }

    fn save_tiles(&self, _: &[Tile], _: &[Vec<u8>]) {}
}

impl Growth {
    /// Towards this root.
    pub const fn to(root: Root) -> Self {
        Self { to: root, tiles: BTreeMap::new() }
    }

    /// Takes a tile that was fetched.
    pub fn take(&mut self, name: TileName, bytes: Vec<u8>) {
        self.tiles.insert(name, bytes);
    }

    /// Whether the tree of this root is the beginning of this one. Gives the tiles that are still needed to tell: none, and it is. Of the same
    /// root some are needed too: that nothing was fetched would tell that nothing is new.
    ///
    /// # Errors
    /// [`NotConsistent`].
    pub fn goes_on_from(&self, before: Root) -> Result<Vec<TileName>, NotConsistent> {
        if before.size > self.to.size {
            return Err(NotConsistent::Shorter);
        }
        if before.size == self.to.size && before != self.to {
            return Err(NotConsistent::Forked);
        }
        let judge = |hash: Hash| if hash.0 == before.hash { Ok(()) } else { Err(NotConsistent::Forked) };
        self.read(|tree| tree_hash(before.size, tree), judge)
    }

    /// Whether the entries of a bundle are those of the tree. Gives the tiles that are still needed to tell: none, and they are.
    ///
    /// # Errors
    /// [`NotConsistent::Tiles`] if they are not.
    pub fn has(&self, name: TileName, entries: &[Entry]) -> Result<Vec<TileName>, NotConsistent> {
        let numbers = name.entries().ok_or(NotConsistent::Tiles)?;
        let indexes = Vec::from_iter(numbers.map(|number| stored_hash_index(0, number)));
        let judge = |hashes: Vec<Hash>| {
            let same = hashes.into_iter().map(|hash| hash.0).eq(entries.iter().map(Entry::leaf));
            if same { Ok(()) } else { Err(NotConsistent::Tiles) }
        };
        self.read(|tree| tree.read_hashes(&indexes), judge)
    }

    fn read<T>(
        &self,
        read: impl FnOnce(&TileHashReader<'_>) -> Result<T, Error>,
        judge: impl FnOnce(T) -> Result<(), NotConsistent>,
    ) -> Result<Vec<TileName>, NotConsistent> {
        let fetched = Fetched { size: self.to.size, tiles: &self.tiles, missing: RefCell::default() };
        let found = read(&TileHashReader::new(self.to.size, Hash(self.to.hash), &fetched));
        let missing = fetched.missing.into_inner();
        if missing.is_empty() {
            judge(found.map_err(|_| NotConsistent::Tiles)?)?;
        }
        Ok(missing)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use secondok_protocol::{Day, id::DoctorId};

    use super::*;
    use crate::{Tree, verify_inclusion};

    fn entry(number: u64, salt: u8) -> Entry {
        let mut account = [salt; DoctorId::LEN];
        account[..8].copy_from_slice(&number.to_be_bytes());
        Entry::published(DoctorId::from_bytes(account), &[salt; 32], Day::from_number(20_000))
    }

    fn tree(size: u64, salt: impl Fn(u64) -> u8) -> Tree {
        let mut tree = Tree::default();
        (0..size).for_each(|number| tree.push(entry(number, salt(number)).leaf()));
        tree
    }

    /// Fetches from this tree until it can be told.
    fn told(
        tree: &Tree,
        mut growth: Growth,
        ask: impl Fn(&Growth) -> Result<Vec<TileName>, NotConsistent>,
    ) -> Result<usize, NotConsistent> {
        let mut fetched = BTreeMap::new();
        loop {
            let missing = ask(&growth)?;
            if missing.is_empty() {
                return Ok(fetched.len());
            }
            for name in missing {
                let again: TileName = name.to_string().parse().expect("the name of a tile");
                assert_eq!(again, name);
                let bytes = tree.tile(name).ok_or(NotConsistent::Tiles)?;
                assert!(fetched.insert(name, ()).is_none(), "{name} is asked for twice");
                growth.take(name, bytes);
            }
        }
    }

    #[test]
    fn a_log_that_grew_is_known_from_one_that_was_changed() {
        let now = tree(70_000, |_| 1);
        let growth = || Growth::to(now.root());
        for size in [1, 2, 255, 256, 257, 65_535, 65_536, 65_537, 69_999, 70_000] {
            let fetched = told(&now, growth(), |growth| growth.goes_on_from(now.root_at(size)));
            assert!(fetched.is_ok_and(|fetched| fetched <= 6), "{size}: {fetched:?}");
            let changed = tree(size, |number| if number == size / 2 { 2 } else { 1 });
            let fetched = told(&now, growth(), |growth| growth.goes_on_from(changed.root()));
            assert_eq!(fetched, Err(NotConsistent::Forked), "{size}");
        }
        let longer = tree(70_001, |_| 1).root();
        assert_eq!(growth().goes_on_from(longer), Err(NotConsistent::Shorter));
        // Tiles of another tree are found out before anything is judged by them.
        let other = tree(70_000, |number| if number == 69_000 { 2 } else { 1 });
        let fetched = told(&other, growth(), |growth| growth.goes_on_from(now.root_at(257)));
        assert_eq!(fetched, Err(NotConsistent::Tiles));
    }

    /// Of each tile that something is judged by, that of another tree is given.
    #[test]
    fn no_tile_is_taken_that_is_not_the_trees() {
        for size in [2, 255, 256, 257, 259, 511, 512, 515, 600, 1023, 66_000, 70_000] {
            let (now, other) = (tree(size, |_| 1), tree(size, |_| 2));
            // What is asked for, until it can be told, and what comes of it with one tile exchanged.
            let exchanged = |ask: &dyn Fn(&Growth) -> Result<Vec<TileName>, NotConsistent>| {
                let mut names = Vec::new();
                let mut growth = Growth::to(now.root());
                while let Ok(missing) = ask(&growth)
                    && !missing.is_empty()
                {
                    missing.iter().for_each(|name| growth.take(*name, now.tile(*name).expect("there")));
                    names.extend(missing);
                }
                for wrong in &names {
                    let mut growth = Growth::to(now.root());
                    for name in &names {
                        let from = if name == wrong { &other } else { &now };
                        growth.take(*name, from.tile(*name).expect("there"));
                    }
                    assert_eq!(ask(&growth), Err(NotConsistent::Tiles), "{size}: {wrong} of {names:?}");
                }
                names.len()
            };
            for before in [1, size / 3, size / 2, size - 1, size] {
                let root = now.root_at(before);
                assert!(
                    before == 0 || exchanged(&|growth| growth.goes_on_from(root)) > 0,
                    "{size}: {before}"
                );
                // Entries of the other tree, with the tile that has their hashes.
                let bundle = TileName::of_entries(before.saturating_sub(1), size).expect("there");
                let entries =
                    Vec::from_iter(bundle.entries().expect("entries").map(|number| entry(number, 2)));
                assert!(exchanged(&|growth| growth.has(bundle, &entries)) > 0, "{size}: {bundle}");
            }
        }
    }

    #[test]
    fn entries_are_those_of_the_tree_or_refused() {
        let now = tree(600, |_| 1);
        for at in [0, 255, 256, 512, 599] {
            let name = TileName::of_entries(at, 600).expect("there");
            let entries = Vec::from_iter(name.entries().expect("entries").map(|number| entry(number, 1)));
            let read = unbundle(&bundle(entries.iter().map(|entry| entry.to_bytes().to_vec())));
            assert_eq!(read, Ok(entries.clone()));
            let fetched = told(&now, Growth::to(now.root()), |growth| growth.has(name, &entries));
            assert!(fetched.is_ok(), "{at}");
            let mut other = entries.clone();
            other[0].day = other[0].day + 1;
            for wrong in [&other[..], &entries[1..], &[]] {
                let fetched = told(&now, Growth::to(now.root()), |growth| growth.has(name, wrong));
                assert_eq!(fetched, Err(NotConsistent::Tiles), "{at}");
            }
        }
        assert_eq!(TileName::of_entries(600, 600), None);
        assert_eq!(unbundle(&[0, 70]), Err(EntryError));
        assert_eq!(unbundle(&[0]), Err(EntryError));
    }

    #[test]
    fn names_are_those_of_c2sp_and_no_other() {
        for name in ["0/000", "0/000.p/1", "entries/000.p/255", "1/x001/234", "entries/x001/234"] {
            assert_eq!(name.parse::<TileName>().expect(name).to_string(), name);
        }
        for name in [
            "",
            "0",
            "0/0",
            "0/000.p/0",
            "0/000.p/256",
            "0/001/234",
            "8/0/000",
            "8/000",
            "63/000",
            "data/000",
            "entries",
            "entries000",
            "0/../000",
            "00/000",
            "0/000.p/01",
            "0/x000/000",
            "0/x018/x446/x744/x073/x709/x551/616",
            "0/x018/x446/x744/x073/x709/x551/615",
            "entries/x072/x057/x594/x037/x927/935",
            "8/000.p/1",
            "64/000",
            "255/000",
            "0/000.p/00",
            "0/000.p/000",
            "0/000.p/+0",
            "0/000.p/",
            "-1/000",
        ] {
            assert!(name.parse::<TileName>().is_err(), "{name}");
        }
        let tree = tree(300, |_| 1);
        for name in ["0/001.p/45", "1/001", "2/000.p/1", "7/x001/000", "entries/000"] {
            assert_eq!(tree.tile(name.parse().expect(name)), None, "{name}");
        }
        assert_eq!(tree.tile("0/001.p/44".parse().expect("a name")).map(|bytes| bytes.len()), Some(44 * 32));
    }

    #[test]
    fn what_is_in_the_log_is_shown_to_be_and_nothing_else_is() {
        for size in [1, 2, 3, 255, 256, 1000] {
            let log = tree(size, |_| 1);
            let numbers = Vec::from_iter((0..size).step_by(7));
            let entries = Vec::from_iter(numbers.iter().map(|number| (*number, entry(*number, 1))));
            let proof = log.prove(size, &numbers).expect("all are there");
            assert_eq!(verify_inclusion(log.root(), &entries, &proof), Ok(()), "{size}");
            let mut other = entries.clone();
            other[numbers.len() - 1].1.key = [9; 32];
            assert!(verify_inclusion(log.root(), &other, &proof).is_err(), "{size}: another key");
            let mut longer = proof.clone();
            longer.extend([0; 32]);
            assert!(verify_inclusion(log.root(), &entries, &longer).is_err(), "{size}: longer");
            if let Some(shorter) = proof.len().checked_sub(32) {
                assert!(
                    verify_inclusion(log.root(), &entries, &proof[..shorter]).is_err(),
                    "{size}: shorter"
                );
            }
            let beyond = [(size, entry(size, 1))];
            assert!(verify_inclusion(log.root(), &beyond, &proof).is_err(), "{size}: beyond");
            assert_eq!(log.prove(size + 1, &numbers), None);
            assert_eq!(log.prove(size, &[size]), None);
        }
    }
}
