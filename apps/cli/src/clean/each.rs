//! Goes through files, and through archives and those within them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use secondok_deident::archive::{self, Archive, Fault, Room};

use super::{walk::Source, why::Why};
use crate::failure::Failure;

/// A file of more bytes is refused: it is read whole.
const MAX_BYTES: u64 = 2 << 30;

/// What is met on the way.
#[derive(Debug)]
pub(super) enum Met<'a> {
    /// A file, on the disk or in an archive.
    File(&'a [u8]),
    /// What programs put there that do not show it; on the disk it can be named itself.
    Hidden { on_disk: bool },
    /// What is not cleaned.
    Refused(Why),
}

/// Whoever meets it: the path is as it was named or found, within an archive with the archive as if it were a folder.
type Meet<'a> = dyn FnMut(&Path, Met<'_>) -> Result<(), Failure> + 'a;

/// Meets everything that the sources hold, one after the other; never more than an archive and a file of it in memory, and what lies between
/// where archives lie in one another. The same sources are met in the same order each time.
pub(super) fn each(sources: &[Source], meet: &mut Meet<'_>) -> Result<(), Failure> {
    for source in sources {
        match source {
            Source::Hidden(path) => meet(path, Met::Hidden { on_disk: true })?,
            Source::Refused(path, why) => meet(path, Met::Refused(why.clone()))?,
            Source::File(path) => match read(path) {
                Ok(bytes) if archive::is_archive(&bytes) => {
                    let mut room = Room::of(bytes.len());
                    files(path, Archive::open(&bytes, &mut room), &mut room, meet)?;
                }
                Ok(bytes) => meet(path, Met::File(&bytes))?,
                Err(why) => meet(path, Met::Refused(why))?,
            },
        }
    }
    Ok(())
}

/// Meets the files of an archive.
fn files(
    path: &Path,
    archive: Result<Archive<'_>, Fault>,
    room: &mut Room,
    meet: &mut Meet<'_>,
) -> Result<(), Failure> {
    let archive = match archive {
        Ok(archive) => archive,
        Err(fault) => return meet(path, Met::Refused(fault.into())),
    };
    for entry in archive.entries() {
        let path = within(path, entry.name());
        if entry.is_hidden() {
            meet(&path, Met::Hidden { on_disk: false })?;
            continue;
        }
        if entry.is_link() {
            meet(&path, Met::Refused(Why::Link))?;
            continue;
        }
        match archive.read(entry) {
            Ok(bytes) if archive::is_archive(&bytes) => {
                files(&path, archive.open_within(&bytes, room), room, meet)?;
            }
            Ok(bytes) => meet(&path, Met::File(&bytes))?,
            Err(fault) => meet(&path, Met::Refused(fault.into()))?,
        }
    }
    Ok(())
}

/// A path that is only shown: a name in an archive can be anything, and leads nowhere.
fn within(archive: &Path, name: &str) -> PathBuf {
    let mut path = archive.as_os_str().to_owned();
    path.push("/");
    path.push(name);
    path.into()
}

fn read(path: &Path) -> Result<Vec<u8>, Why> {
    let unreadable = |error: io::Error| Why::Unreadable(error.to_string());
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_BYTES {
        return Err(Why::FileTooLarge);
    }
    fs::read(path).map_err(unreadable)
}
