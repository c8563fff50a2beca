//! `clean`: attachments cleaned into a folder, without a consultation and without a service.

mod each;
mod face;
mod name;
mod paint;
mod receipt;
mod survey;
mod target;
mod walk;
mod why;

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
};

use bytes::Bytes;
use rand_core::Rng as _;
use secondok_deident::{Cleaned, Face, Format, Opened, Refused, Secret, Seen, files::dicom::group::Placed};

use self::{each::Met, face::Faces, name::Names, target::Target, why::Why};
use crate::{
    args::{Clean, Files},
    device::randomness,
    failure::{Exit, Failure},
    output::Output,
};

pub(crate) use paint::Paint;
pub(crate) use survey::Survey;

/// How many files came to which end.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    cleaned: u32,
    pub(crate) refused: u32,
    skipped: u32,
    /// Of those that were cleaned, how many are DICOM: their dates were moved.
    moved: u32,
    faces: Faces,
}

/// Cleans what the paths name; whether everything was.
///
/// Everything is read twice: first to know which images belong together. A file that cannot be cleaned keeps none of the others
/// from it.
pub(crate) fn run(out: &mut Output, args: &Clean) -> Result<Exit, Failure> {
    let mut bytes = [0; 32];
    randomness()?.fill_bytes(&mut bytes);
    let secret = Secret::new(bytes);
    let mut target = Target::open(&args.to)?;
    let survey = survey(out, &args.files, &secret)?;
    let written = |name: &str, cleaned: Cleaned, _| target.write(name, cleaned.bytes());
    let counts = each(out, &args.files, &survey, &secret, written)?;
    receipt::end(out, &counts);
    Ok(if counts.refused > 0 { Exit::Refused } else { Exit::Done })
}

/// Looks at what the paths name, once each place that is to be painted over is of one of them.
pub(crate) fn survey(out: &mut Output, files: &Files, secret: &Secret) -> Result<Survey, Failure> {
    let survey = Survey::of(walk::sources(&files.paths), secret, &mut |count| {
        let text = out.text_with("clean-surveying", &[("count", count.into())]);
        out.progress(&text);
    });
    out.end_progress();
    let survey = survey?;
    paint::all_fit(&files.paint, &survey.paths)?;
    Ok(survey)
}

/// Says what there is to know of images that were cleaned.
pub(crate) fn say_of_images(out: &mut Output, counts: &Counts) {
    receipt::images(out, counts);
}

/// Cleans one after the other, and says what became of each; `take` is given what was cleaned, with a name that tells nothing and
/// its place in a study if it has one.
pub(crate) fn each(
    out: &mut Output,
    files: &Files,
    survey: &Survey,
    secret: &Secret,
    mut take: impl FnMut(&str, Cleaned, Option<Placed>) -> Result<(), Failure>,
) -> Result<Counts, Failure> {
    let (mut names, mut counts) = (Names::default(), Counts::default());
    survey.each(&mut |number, path, met| {
        match end(path, met, survey.missing(number), files, secret) {
            End::Cleaned(made) => {
                let Made { cleaned, placed, face } = *made;
                let named = survey.name(number).map(str::to_owned);
                let name = named.unwrap_or_else(|| names.next(cleaned.format()));
                let receipt = receipt::Receipt::of(&cleaned, face);
                counts.cleaned += 1;
                counts.moved += u32::from(cleaned.format() == Format::Dicom);
                counts.faces.add(face, &name);
                take(&name, cleaned, placed)?;
                receipt.say(out, path, &name);
            }
            End::Refused(why) => {
                counts.refused += 1;
                receipt::refused(out, path, &why);
            }
            End::Skipped(because) => {
                counts.skipped += 1;
                receipt::skipped(out, path, because);
            }
        }
        Ok(())
    })?;
    Ok(counts)
}

/// What a file came to.
enum End {
    Cleaned(Box<Made>),
    Refused(Why),
    Skipped(Skipped),
}

/// A file that was cleaned.
struct Made {
    cleaned: Cleaned,
    /// Its place in its study; of DICOM.
    placed: Option<Placed>,
    /// Whether a face can be rebuilt from it; of DICOM.
    face: Option<Face>,
}

/// Why a file was passed over.
#[derive(Debug, Clone, Copy)]
enum Skipped {
    /// Programs put it there that do not show it; on the disk it can be named itself.
    Hidden { on_disk: bool },
    /// It is the list of a disc whose files are all here.
    List,
}

/// Comes to it; `missing`, of the list of a disc, how many of its files are not here.
fn end(path: &Path, met: Met, missing: Option<usize>, files: &Files, secret: &Secret) -> End {
    match (met, missing) {
        (Met::Hidden { on_disk }, _) => End::Skipped(Skipped::Hidden { on_disk }),
        (Met::Refused(why), _) => End::Refused(why),
        (Met::File(_), Some(0)) => End::Skipped(Skipped::List),
        (Met::File(_), Some(missing)) => End::Refused(Why::List(missing)),
        (Met::File(bytes), None) => match unbroken(|| clean(path, bytes, files, secret)) {
            Ok(made) => End::Cleaned(Box::new(made)),
            Err(refused) => End::Refused(refused.into()),
        },
    }
}

/// A file that breaks what reads it is refused like any other: it keeps none of the others from being cleaned.
fn unbroken<T>(cleans: impl FnOnce() -> Result<T, Refused>) -> Result<T, Refused> {
    catch_unwind(AssertUnwindSafe(cleans))
        .unwrap_or_else(|_| Err(Refused::Damaged("it breaks what reads it".to_owned())))
}

/// Cleans a file.
fn clean(path: &Path, bytes: Bytes, files: &Files, secret: &Secret) -> Result<Made, Refused> {
    let opened = Opened::read(bytes)?;
    let (placed, face) = match &opened {
        Opened::Dicom(object) => (Some(object.placed(secret)), Some(object.face())),
        Opened::Photo(_) | Opened::Document(_) => (None, None),
    };
    let mut seen = Seen::default();
    let mut is_painted = false;
    for paint in files.paint.iter().filter(|paint| paint.is_of(path)) {
        seen.paint_everywhere(paint.area());
        is_painted = true;
    }
    // Who says where to paint has looked.
    let seen = (files.seen || is_painted).then_some(&seen);
    Ok(Made { cleaned: opened.clean(secret, seen)?, placed, face })
}

#[cfg(test)]
mod tests;
