//! Everything that is in an archive, and in the archives within it.

use bytes::Bytes;

use super::{Archive, Fault, Room, is_archive};

/// Where something was met.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// What it is called, with the names of the archives that it lies in as if they were folders: to be shown, as
    /// [`Entry::name`](super::Entry::name). Empty: it is the archive itself.
    pub path: &'a str,
    /// In which file of the outermost archive it is, counted from 0.
    pub number: usize,
    /// How many that has.
    pub of: usize,
}

/// What was met.
#[derive(Debug)]
pub enum Met {
    /// A file.
    File(Bytes),
    /// What programs put there that do not show it; it was not opened.
    Hidden,
    /// A link, which was not followed.
    Link,
    /// A file or archive that is not read.
    Fault(Fault),
}

/// Meets all files of an archive one after the other, by name; never more than an archive and a file of it in memory, and what lies
/// between where archives lie in one another.
///
/// # Errors
/// The first of `meet`.
pub fn each<E>(bytes: &[u8], meet: &mut impl FnMut(Place<'_>, Met) -> Result<(), E>) -> Result<(), E> {
    let mut room = Room::of(bytes.len());
    let whole = Place { path: "", number: 0, of: 1 };
    files(whole, true, Archive::open(bytes, &mut room), &mut room, meet)
}

fn files<E>(
    place: Place<'_>,
    is_outermost: bool,
    archive: Result<Archive<'_>, Fault>,
    room: &mut Room,
    meet: &mut impl FnMut(Place<'_>, Met) -> Result<(), E>,
) -> Result<(), E> {
    let archive = match archive {
        Ok(archive) => archive,
        Err(fault) => return meet(place, Met::Fault(fault)),
    };
    let entries = archive.entries();
    for (number, entry) in entries.iter().enumerate() {
        let path = match place.path {
            "" => entry.name().to_owned(),
            folder => format!("{folder}/{}", entry.name()),
        };
        let place = match is_outermost {
            true => Place { path: &path, number, of: entries.len() },
            false => Place { path: &path, ..place },
        };
        if entry.is_hidden() {
            meet(place, Met::Hidden)?;
            continue;
        }
        if entry.is_link() {
            meet(place, Met::Link)?;
            continue;
        }
        match archive.read(entry) {
            Ok(bytes) if is_archive(&bytes) => {
                files(place, false, archive.open_within(&bytes, room), room, meet)?;
            }
            Ok(bytes) => meet(place, Met::File(bytes.into()))?,
            Err(fault) => meet(place, Met::Fault(fault))?,
        }
    }
    Ok(())
}
