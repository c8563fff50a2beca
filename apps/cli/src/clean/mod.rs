//! `clean`: attachments cleaned into a folder, without a consultation and without a service.

mod name;
mod paint;
mod receipt;
mod target;
mod walk;
mod why;

use std::{fs, path::Path};

use rand_core::Rng as _;
use secondok_deident::{Cleaned, Format, Opened, Secret, Seen, dicom::group::Placed};

use self::{name::Names, target::Target, why::Why};
use crate::{
    args::{Clean, Files},
    device::randomness,
    failure::{Exit, Failure},
    output::Output,
};

pub(crate) use paint::Paint;
pub(crate) use walk::Source;

/// A file of more bytes is refused: it is read whole.
const MAX_BYTES: u64 = 2 << 30;

/// How many files came to which end.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    cleaned: u32,
    pub(crate) refused: u32,
    skipped: u32,
    /// Of those that were cleaned, how many are DICOM: their dates were moved.
    pub(crate) moved: u32,
}

/// Cleans what the paths name; whether everything was.
///
/// A file that cannot be cleaned keeps none of the others from it.
pub(crate) fn run(out: &mut Output, args: &Clean) -> Result<Exit, Failure> {
    let sources = sources(&args.files)?;
    let mut bytes = [0; 32];
    randomness()?.fill_bytes(&mut bytes);
    let secret = Secret::new(bytes);
    let mut target = Target::open(&args.to)?;
    let written = |name: &str, cleaned: Cleaned, _| target.write(name, cleaned.bytes());
    let counts = each(out, &args.files, sources, &secret, written)?;
    receipt::end(out, &counts);
    Ok(if counts.refused > 0 { Exit::Refused } else { Exit::Done })
}

/// What the paths name, once each place that is to be painted over is of one of them.
pub(crate) fn sources(files: &Files) -> Result<Vec<Source>, Failure> {
    let sources = walk::sources(&files.paths);
    paint::all_fit(&files.paint, &sources)?;
    Ok(sources)
}

/// Cleans one after the other, and says what became of each; `take` is given what was cleaned, with a name that tells nothing and
/// its place in a study if it has one.
pub(crate) fn each(
    out: &mut Output,
    files: &Files,
    sources: Vec<Source>,
    secret: &Secret,
    mut take: impl FnMut(&str, Cleaned, Option<Placed>) -> Result<(), Failure>,
) -> Result<Counts, Failure> {
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
            Source::File(path) => match clean(&path, files, secret) {
                Ok((placed, cleaned)) => {
                    let name = names.next(cleaned.format(), placed.as_ref().map(name::Series::from));
                    let receipt = receipt::Receipt::of(&cleaned);
                    counts.cleaned += 1;
                    counts.moved += u32::from(cleaned.format() == Format::Dicom);
                    take(&name, cleaned, placed)?;
                    receipt.say(out, &path, &name);
                }
                Err(why) => {
                    counts.refused += 1;
                    receipt::refused(out, &path, &why);
                }
            },
        }
    }
    Ok(counts)
}

/// A file cleaned, and its place in its study.
fn clean(path: &Path, files: &Files, secret: &Secret) -> Result<(Option<Placed>, Cleaned), Why> {
    let opened = Opened::read(&read(path)?).map_err(Why::from)?;
    let placed = match &opened {
        Opened::Dicom(object) => Some(object.placed(secret)),
        Opened::Photo(_) | Opened::Document(_) => None,
    };
    let mut seen = Seen::default();
    let mut is_painted = false;
    for paint in files.paint.iter().filter(|paint| paint.is_of(path)) {
        seen.paint_everywhere(paint.area());
        is_painted = true;
    }
    // Who says where to paint has looked.
    let seen = (files.seen || is_painted).then_some(&seen);
    Ok((placed, opened.clean(secret, seen).map_err(Why::from)?))
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
