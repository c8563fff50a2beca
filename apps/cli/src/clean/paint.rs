//! `--paint FILE:LEFT,TOP,WIDTH,HEIGHT`: places that are painted over.

use std::{
    path::{Path, PathBuf},
    str::FromStr,
};

use secondok_deident::Area;

use crate::failure::{Exit, Failure};

/// A place of a file's pictures, in their pixels from the upper left corner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Paint {
    file: PathBuf,
    area: Area,
}

/// What is said to who writes it otherwise; clap prints it as it is.
#[derive(Debug, thiserror::Error)]
#[error("expected FILE:LEFT,TOP,WIDTH,HEIGHT in pixels, such as scan.jpg:0,0,800,120")]
pub(crate) struct NotUnderstood;

impl Paint {
    /// Whether it is of this file: written as the same path, or with the same name alone.
    pub(super) fn is_of(&self, path: &Path) -> bool {
        let has_folder = self.file.components().count() > 1;
        self.file == path || !has_folder && path.file_name() == Some(self.file.as_os_str())
    }

    pub(super) fn area(&self) -> Area {
        self.area
    }
}

impl FromStr for Paint {
    type Err = NotUnderstood;

    fn from_str(text: &str) -> Result<Self, NotUnderstood> {
        let (file, area) = text.rsplit_once(':').filter(|(file, _)| !file.is_empty()).ok_or(NotUnderstood)?;
        let numbers: Result<Vec<u32>, _> = area.split(',').map(|number| number.trim().parse()).collect();
        match numbers.as_deref() {
            Ok(&[left, top, width, height]) if width > 0 && height > 0 => {
                let area = Area { left, top, width, height };
                Ok(Self { file: file.into(), area })
            }
            _ => Err(NotUnderstood),
        }
    }
}

/// Whether each is of one file that is cleaned: a name that was mistyped, or is another file's too, would let out what it
/// was to hide.
pub(super) fn all_fit(paints: &[Paint], files: &[PathBuf]) -> Result<(), Failure> {
    for paint in paints {
        let of: Vec<String> =
            files.iter().filter(|path| paint.is_of(path)).map(|path| path.display().to_string()).collect();
        let failure = match of.len() {
            0 => Failure::new("failure-clean-paint-nothing"),
            1 => continue,
            _ => Failure::new("failure-clean-paint-many").with("paths", of.join(", ")),
        };
        return Err(failure.with("file", paint.file.display().to_string()).exit(Exit::Usage));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_read_and_anything_else_refused() {
        let paint: Paint = "C:\\scans/a.jpg:1,2,30,40".parse().expect("a place");
        assert_eq!(paint.area(), Area { left: 1, top: 2, width: 30, height: 40 });
        assert!(paint.is_of(Path::new("C:\\scans/a.jpg")) && !paint.is_of(Path::new("a.jpg")));
        for wrong in
            ["a.jpg", "a.jpg:1,2,3", "a.jpg:1,2,0,4", "a.jpg:-1,2,3,4", ":1,2,3,4", "a.jpg:1,2,3,4,5"]
        {
            assert!(wrong.parse::<Paint>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_name_alone_is_of_the_only_file_of_that_name() {
        let paint: Paint = "a.jpg:0,0,1,1".parse().expect("a place");
        assert!(paint.is_of(Path::new("x/a.jpg")) && !paint.is_of(Path::new("x/b.jpg")));
        let files = ["x/a.jpg", "x/b.jpg", "scans.zip/a.jpg"].map(PathBuf::from);
        let message = |files| {
            all_fit(std::slice::from_ref(&paint), files).map_err(|failure| failure.message().to_owned())
        };
        assert_eq!(message(&files[..2]), Ok(()));
        assert_eq!(message(&files[1..2]), Err("failure-clean-paint-nothing".to_owned()));
        assert_eq!(message(&files), Err("failure-clean-paint-many".to_owned()));
    }
}
