//! `clean`: attachments cleaned into a folder, without a consultation and without a service.

mod name;
mod paint;
mod receipt;
mod target;
mod walk;
mod why;

use std::{fs, path::Path};

use rand_core::Rng as _;
use secondok_deident::{Cleaned, Format, Opened, Secret, Seen};

use self::{name::Names, target::Target, walk::Source, why::Why};
use crate::{
    args::Clean,
    device::randomness,
    failure::{Exit, Failure},
    output::Output,
};

pub(crate) use paint::Paint;

/// A file of more bytes is refused: it is read whole.
const MAX_BYTES: u64 = 2 << 30;

/// How many files came to which end.
#[derive(Debug, Default)]
struct Counts {
    cleaned: u32,
    refused: u32,
    skipped: u32,
    /// Of those that were cleaned, how many are DICOM: their dates were moved.
    moved: u32,
}

/// Cleans what the paths name; whether everything was.
///
/// A file that cannot be cleaned keeps none of the others from it.
pub(crate) fn run(out: &mut Output, args: &Clean) -> Result<Exit, Failure> {
    let sources = walk::sources(&args.paths);
    paint::all_fit(&args.paint, &sources)?;
    let mut bytes = [0; 32];
    randomness()?.fill_bytes(&mut bytes);
    let secret = Secret::new(bytes);
    let mut target = Target::open(&args.to)?;
    let mut names = Names::default();
    let mut counts = Counts::default();
    for source in sources {
        match source {
            Source::Hidden(path) => {
                counts.skipped += 1;
                receipt::skipped(out, &path);
            }
            Source::Refused(path, why) => {
                counts.refused += 1;
                receipt::refused(out, &path, &why);
            }
            Source::File(path) => match clean(&path, args, &secret) {
                Ok((series, cleaned)) => {
                    let name = names.next(cleaned.format(), series);
                    target.write(&name, cleaned.bytes())?;
                    counts.cleaned += 1;
                    counts.moved += u32::from(cleaned.format() == Format::Dicom);
                    receipt::cleaned(out, &path, &name, &cleaned);
                }
                Err(why) => {
                    counts.refused += 1;
                    receipt::refused(out, &path, &why);
                }
            },
        }
    }
    receipt::end(out, &counts);
    Ok(if counts.refused > 0 { Exit::Refused } else { Exit::Done })
}

/// A file cleaned, and which series of which study it belongs to.
fn clean(path: &Path, args: &Clean, secret: &Secret) -> Result<(Option<name::Series>, Cleaned), Why> {
    let opened = Opened::read(&read(path)?).map_err(Why::from)?;
    let series = match &opened {
        Opened::Dicom(object) => {
            let placed = object.placed(secret);
            Some(name::Series { study: placed.study, series: placed.series })
        }
        Opened::Photo(_) | Opened::Document(_) => None,
    };
    let mut seen = Seen::default();
    let mut is_painted = false;
    for paint in args.paint.iter().filter(|paint| paint.is_of(path)) {
        seen.paint_everywhere(paint.area());
        is_painted = true;
    }
    // Who says where to paint has looked.
    let seen = (args.seen || is_painted).then_some(&seen);
    Ok((series, opened.clean(secret, seen).map_err(Why::from)?))
}

fn read(path: &Path) -> Result<Vec<u8>, Why> {
    let unreadable = |error: std::io::Error| Why::Unreadable(error.to_string());
    if fs::metadata(path).map_err(unreadable)?.len() > MAX_BYTES {
        return Err(Why::FileTooLarge);
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    if bytes.starts_with(b"PK\x03\x04") { Err(Why::Archive) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests;
