//! Zip archives (APPNOTE.TXT 6.3): studies as hospitals hand them out.
//!
//! Read in memory, a file at a time, never to paths: what a file in it is called is shown and nothing else. What an archive may ask
//! for is bounded before anything is unpacked: how many files there are, how long their names, how much they come to against
//! its own size, how deep archives lie in one another. A file that unpacks to more than it says is damaged.
//!
//! Read here and not by a library: what an archive says of itself must be bounded before anybody makes room for it, and two files
//! of one name must stay two.

mod directory;
mod unpack;
mod walk;

pub use self::walk::{Met, Place, each};

use self::directory::Stored;

/// How many files an archive may have, those of archives within it together: ten times a large study.
pub const MAX_FILES: u32 = 20_000;
/// How many bytes a file may have that lies in an archive.
pub const MAX_FILE: u64 = 1 << 30;
/// How deep archives may lie in one another.
const MAX_DEPTH: u32 = 2;
/// How much may come out for each byte that is packed; images give 2 to 20.
const MAX_RATIO: u64 = 100;
/// How much may come out however little is packed: a few images that are nearly empty.
const FREE: u64 = 64 << 20;

/// Why an archive, or a file in it, is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// It was cut short on its way, or is damaged.
    #[error("the archive is damaged")]
    Damaged,
    /// It is locked by a password.
    #[error("the archive is locked by a password")]
    Locked,
    /// It is packed in another way than Deflate, or in several parts.
    #[error("the archive is packed in a way that cannot be read here")]
    Unsupported,
    /// It is a document of an office program, a book or a program, which are archives inside.
    #[error("this is a document that is an archive inside")]
    Document,
    /// It has more than [`MAX_FILES`].
    #[error("the archive has too many files")]
    TooManyFiles,
    /// It unpacks to far more than images do.
    #[error("the archive unpacks to too much")]
    TooMuch,
    /// Archives lie in one another too deep.
    #[error("archives lie too deep in one another")]
    TooDeep,
}

impl Fault {
    /// Its stable name, by which apps and programs know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Damaged => "archive-damaged",
            Self::Locked => "archive-locked",
            Self::Unsupported => "archive-unsupported",
            Self::Document => "office-document",
            Self::TooManyFiles => "archive-too-many-files",
            Self::TooMuch => "archive-too-large",
            Self::TooDeep => "archive-too-deep",
        }
    }
}

/// What an archive may still ask for, with all archives within it.
#[derive(Debug)]
pub struct Room {
    files: u32,
    bytes: u64,
}

impl Room {
    /// For an archive of this many bytes that lies in no other.
    pub fn of(packed: usize) -> Self {
        Self { files: MAX_FILES, bytes: (packed as u64).saturating_mul(MAX_RATIO).saturating_add(FREE) }
    }
}

/// A file in an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    name: String,
    stored: Stored,
}

impl Entry {
    /// What it is called, with its folders: to be shown. Letters that steer a terminal or turn its direction are not in it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether programs put it, or a folder that it lies in, there without showing it.
    pub fn is_hidden(&self) -> bool {
        self.name.split('/').any(is_hidden)
    }

    /// Whether it is a link to another file.
    pub fn is_link(&self) -> bool {
        self.stored.link
    }
}

/// An archive whose directory was read.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
    depth: u32,
}

/// Whether programs put a file or folder of this name there that do not show it: it begins with a full stop, or holds what macOS
/// keeps beside files.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') || name == "__MACOSX"
}

/// Whether these bytes begin as an archive does.
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

impl<'a> Archive<'a> {
    /// Reads what is in it; takes what it asks for from `room`.
    ///
    /// # Errors
    /// [`Fault`] where it is damaged, no archive of files, or asks for more than there is room for.
    pub fn open(bytes: &'a [u8], room: &mut Room) -> Result<Self, Fault> {
        Self::at_depth(bytes, room, 1)
    }

    /// Reads an archive that lies in this one.
    ///
    /// # Errors
    /// As [`open`](Self::open); [`Fault::TooDeep`].
    pub fn open_within<'b>(&self, bytes: &'b [u8], room: &mut Room) -> Result<Archive<'b>, Fault> {
        Archive::at_depth(bytes, room, self.depth + 1)
    }

    fn at_depth(bytes: &'a [u8], room: &mut Room, depth: u32) -> Result<Self, Fault> {
        if depth > MAX_DEPTH {
            return Err(Fault::TooDeep);
        }
        let mut entries = directory::read(bytes, &mut room.files)?;
        if entries.iter().any(|entry| is_of_document(&entry.name)) {
            return Err(Fault::Document);
        }
        let asked = entries.iter().fold(0_u64, |sum, entry| sum.saturating_add(entry.stored.unpacked));
        room.bytes = room.bytes.checked_sub(asked).ok_or(Fault::TooMuch)?;
        entries.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(Self { bytes, entries, depth })
    }

    /// Its files, by name.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// A file of it, unpacked.
    ///
    /// # Errors
    /// [`Fault`] where it is damaged, locked, packed in another way, or larger than [`MAX_FILE`].
    pub fn read(&self, entry: &Entry) -> Result<Vec<u8>, Fault> {
        unpack::unpack(self.bytes, &entry.stored)
    }
}

/// What documents of office programs (ISO/IEC 29500-2, ODF, EPUB) and programs have in them and nothing else.
fn is_of_document(name: &str) -> bool {
    ["[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"].contains(&name)
}
