//! Goes through files, and through archives and those within them.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use bytes::Bytes;
use secondok_deident::files::archive;

use super::{walk::Source, why::Why};
use crate::failure::Failure;

/// A file of more bytes is refused: it is read whole.
const MAX_BYTES: u64 = 2 << 30;

/// What is met on the way.
#[derive(Debug)]
pub(super) enum Met {
    /// A file, on the disk or in an archive.
    File(Bytes),
    /// What programs put there that do not show it; on the disk it can be named itself.
    Hidden { on_disk: bool },
    /// What is not cleaned.
    Refused(Why),
}

/// Whoever meets it: the path is as it was named or found, within an archive with the archive as if it were a folder.
type Meet<'a> = dyn FnMut(&Path, Met) -> Result<(), Failure> + 'a;

/// Meets everything that the sources hold, one after the other. The same sources are met in the same order each time.
pub(super) fn each(sources: &[Source], meet: &mut Meet<'_>) -> Result<(), Failure> {
    for source in sources {
        match source {
            Source::Hidden(path) => meet(path, Met::Hidden { on_disk: true })?,
            Source::Refused(path, why) => meet(path, Met::Refused(why.clone()))?,
            Source::File(path) => match read(path) {
                Ok(bytes) if archive::is_archive(&bytes) => {
                    archive::each(&bytes, &mut |place, met| {
                        let met = match met {
                            archive::Met::File(bytes) => Met::File(bytes),
                            archive::Met::Hidden => Met::Hidden { on_disk: false },
                            archive::Met::Link => Met::Refused(Why::Link),
                            archive::Met::Fault(fault) => Met::Refused(fault.into()),
                        };
                        meet(&within(path, place.path), met)
                    })?;
                }
                Ok(bytes) => meet(path, Met::File(bytes.into()))?,
                Err(why) => meet(path, Met::Refused(why))?,
            },
        }
    }
    Ok(())
}

/// A path that is only shown: a name in an archive can be anything, and leads nowhere.
fn within(archive: &Path, name: &str) -> PathBuf {
    let mut path = archive.as_os_str().to_owned();
    if !name.is_empty() {
        path.push("/");
        path.push(name);
    }
    path.into()
}

fn read(path: &Path) -> Result<Vec<u8>, Why> {
    let unreadable = |error: io::Error| Why::Unreadable(error.to_string());
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_BYTES {
        return Err(Why::FileTooLarge);
    }
    fs::read(path).map_err(unreadable)
}
