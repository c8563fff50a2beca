//! What is being saved: beside its name until it is whole, and never over another.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    num::NonZeroU32,
    path::{Path, PathBuf},
};

use secondok_client::{
    attach::made_as,
    protocol::attachment::{Format, Piece, StudyIndex},
};
use secondok_deident::Heads;

use crate::{
    failure::{Exit, Failure},
    home::file::{UNFINISHED, private_file, private_folder},
    show::{AttachmentNumber, called},
};

/// Takes a folder, or makes one that only its owner can enter.
pub(super) fn open(folder: &Path) -> Result<(), Failure> {
    if folder.is_dir() {
        return Ok(());
    }
    private_folder(folder).map_err(|error| not_written(folder, &error).exit(Exit::Usage))
}

/// An attachment on its way to the disk. Dropped before its end, it leaves nothing.
pub(super) struct Saved {
    path: PathBuf,
    name: String,
    unfinished: PathBuf,
    into: Into,
    heads: Heads,
    is_whole: bool,
}

enum Into {
    File(File),
    Study(Study),
}

/// A folder of files.
struct Study {
    files: NonZeroU32,
    /// Known with the first bytes.
    index: Option<StudyIndex>,
    /// How much of the content came.
    position: u64,
    /// The file that is being written, by its number from 0.
    open: Option<(usize, File)>,
}

impl Saved {
    /// Begins it, unless something of its name is there.
    pub(super) fn begin(folder: &Path, number: AttachmentNumber, format: Format) -> Result<Self, Failure> {
        let name = match format {
            Format::Study { .. } => format!("{} {number}", called(format)),
            _ => format!("{} {number}.{}", called(format), format.ending()),
        };
        let path = folder.join(&name);
        let unfinished = folder.join(format!("{name}{UNFINISHED}"));
        nothing_at(&path)?;
        let failed = |error: io::Error| not_written(&unfinished, &error);
        let into = match format {
            Format::Study { files } => {
                // Of an attempt that was killed.
                if unfinished.exists() {
                    fs::remove_dir_all(&unfinished).map_err(failed)?;
                }
                private_folder(&unfinished).map_err(failed)?;
                Into::Study(Study { files, index: None, position: 0, open: None })
            }
            _ => Into::File(new_file(&unfinished).map_err(failed)?),
        };
        let files = match format {
            Format::Study { files } => files.get() as usize,
            _ => 1,
        };
        let heads = Heads::new(made_as(format), files);
        Ok(Self { path, name, unfinished, into, heads, is_whole: false })
    }

    /// Takes what comes next of content that has this length.
    pub(super) fn write(&mut self, piece: &[u8], length: u64) -> Result<(), Failure> {
        let written = match &mut self.into {
            Into::File(file) => {
                self.heads.take(0, piece);
                file.write_all(piece)
            }
            Into::Study(study) => study.write(piece, length, &self.unfinished, &mut self.heads)?,
        };
        written.map_err(|error| not_written(&self.path, &error))
    }

    /// It is whole: from now on it has its name, which is answered.
    pub(super) fn finish(mut self) -> Result<String, Failure> {
        if !self.heads.are_as_said() {
            return Err(Failure::new("failure-not-what-it-says"));
        }
        nothing_at(&self.path)?;
        let last = match &self.into {
            Into::File(file) => Some(file),
            Into::Study(study) => study.open.as_ref().map(|(_, file)| file),
        };
        let finished =
            last.map_or(Ok(()), File::sync_all).and_then(|()| fs::rename(&self.unfinished, &self.path));
        finished.map_err(|error| not_written(&self.path, &error))?;
        self.is_whole = true;
        Ok(std::mem::take(&mut self.name))
    }
}

impl Study {
    /// The outer failure is the content's, the inner one the disk's.
    fn write(
        &mut self,
        piece: &[u8],
        length: u64,
        folder: &Path,
        heads: &mut Heads,
    ) -> Result<io::Result<()>, Failure> {
        let index = match &self.index {
            Some(index) => index,
            None => {
                let read = StudyIndex::read(piece, self.files, length);
                let changed = |_| Failure::new("failure-attachment-changed");
                self.index.insert(read.map_err(changed)?)
            }
        };
        let content = self.position..self.position + piece.len() as u64;
        let mut rest = piece;
        for part in index.pieces(content.clone()) {
            let length = usize::try_from(part.length()).unwrap_or(usize::MAX);
            let (now, after) = rest.split_at(length.min(rest.len()));
            rest = after;
            let Piece::File { number, .. } = part else { continue };
            heads.take(number, now);
            let written = file_of(&mut self.open, number, folder).and_then(|file| file.write_all(now));
            if written.is_err() {
                return Ok(written);
            }
        }
        self.position = content.end;
        Ok(Ok(()))
    }
}

/// The file of this number; the one before it is finished.
fn file_of<'a>(
    open: &'a mut Option<(usize, File)>,
    number: usize,
    folder: &Path,
) -> io::Result<&'a mut File> {
    if open.as_ref().is_none_or(|(at, _)| *at != number) {
        if let Some((_, before)) = open {
            before.sync_all()?;
        }
        let ending = Format::Dicom.ending();
        let file = new_file(&folder.join(format!("{:04}.{ending}", number + 1)))?;
        *open = Some((number, file));
    }
    Ok(&mut open.as_mut().expect("it was just opened").1)
}

impl Drop for Saved {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        let _ = match self.into {
            Into::File(_) => fs::remove_file(&self.unfinished),
            Into::Study(_) => fs::remove_dir_all(&self.unfinished),
        };
    }
}

fn new_file(path: &Path) -> io::Result<File> {
    private_file(path, OpenOptions::new().write(true).create(true).truncate(true))
}

/// That what is there is not written over.
fn nothing_at(path: &Path) -> Result<(), Failure> {
    if path.exists() { Err(with_path("failure-save-there", path)) } else { Ok(()) }
}

fn with_path(message: &str, path: &Path) -> Failure {
    Failure::new(message).with("path", path.display().to_string())
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    with_path("failure-save-not-written", path).with("reason", error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    const NUMBER: AttachmentNumber = AttachmentNumber { sequence: 1, number: 0 };

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn nothing_is_written_over_and_what_is_not_whole_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Photo 2.1.jpg"), "mine").unwrap();
        let failure = Saved::begin(folder.path(), NUMBER, Format::Jpeg).err().unwrap();
        assert_eq!(failure.message(), "failure-save-there");

        let mut begun = Saved::begin(folder.path(), NUMBER, Format::Pdf).unwrap();
        begun.write(b"half", 8).unwrap();
        drop(begun);
        assert_eq!(names(folder.path()), ["Photo 2.1.jpg"]);

        // What appears meanwhile is not written over either.
        let mut begun = Saved::begin(folder.path(), NUMBER, Format::Pdf).unwrap();
        begun.write(b"%PDF-1.7", 8).unwrap();
        fs::write(folder.path().join("Document 2.1.pdf"), "mine").unwrap();
        assert_eq!(begun.finish().unwrap_err().message(), "failure-save-there");
        assert_eq!(fs::read_to_string(folder.path().join("Document 2.1.pdf")).unwrap(), "mine");
        assert_eq!(names(folder.path()), ["Document 2.1.pdf", "Photo 2.1.jpg"]);
    }

    #[test]
    fn what_is_not_what_it_says_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let mut begun = Saved::begin(folder.path(), NUMBER, Format::Pdf).unwrap();
        begun.write(b"MZ\x90\0, a program", 15).unwrap();
        assert_eq!(begun.finish().unwrap_err().message(), "failure-not-what-it-says");

        let (image, program) = ([&[0; 128][..], b"DICM\x02\0\0\0UL"].concat(), b"MZ\x90\0, a program");
        let index = StudyIndex::new(&[image.len() as u64, program.len() as u64]).unwrap();
        let content = [&index.encode(), &image, &program[..]].concat();
        let mut begun = Saved::begin(folder.path(), NUMBER, Format::Study { files: index.files() }).unwrap();
        begun.write(&content, content.len() as u64).unwrap();
        assert_eq!(begun.finish().unwrap_err().message(), "failure-not-what-it-says");
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_study_becomes_a_folder_of_its_files_however_it_comes() {
        let image = |end: &str| [&[0; 128][..], b"DICM\x02\0\0\0UL", end.as_bytes()].concat();
        let files = [image("first"), image(""), image("third and last")];
        let lengths: Vec<u64> = files.iter().map(|file| file.len() as u64).collect();
        let index = StudyIndex::new(&lengths).unwrap();
        let content = [index.encode(), files.concat()].concat();
        let first = index.encode().len() + 3;
        let folder = tempfile::tempdir().unwrap();
        let mut saved = Saved::begin(folder.path(), NUMBER, Format::Study { files: index.files() }).unwrap();
        let (head, tail) = content.split_at(first);
        saved.write(head, content.len() as u64).unwrap();
        tail.chunks(4).for_each(|piece| saved.write(piece, content.len() as u64).unwrap());
        assert_eq!(saved.finish().unwrap(), "Study 2.1");
        assert_eq!(names(folder.path()), ["Study 2.1"]);
        assert_eq!(fs::read(folder.path().join("Study 2.1/0001.dcm")).unwrap(), files[0]);
        assert_eq!(fs::read(folder.path().join("Study 2.1/0003.dcm")).unwrap(), files[2]);

        let mut wrong = Saved::begin(
            &folder.path().join(""),
            AttachmentNumber { sequence: 2, number: 0 },
            Format::Study { files: 7.try_into().unwrap() },
        )
        .unwrap();
        let failure = wrong.write(&content, content.len() as u64).unwrap_err();
        assert_eq!(failure.message(), "failure-attachment-changed");
    }
}
