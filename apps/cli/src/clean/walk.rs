//! Which files the paths name.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use secondok_deident::files::archive::is_hidden;

use super::why::Why;

/// What was found on the way.
#[derive(Debug)]
pub(super) enum Source {
    /// A file to clean.
    File(PathBuf),
    /// A file or folder that programs put there without showing it, and that was not named itself.
    Hidden(PathBuf),
    /// What cannot be cleaned, seen before it is opened.
    Refused(PathBuf, Why),
}

/// Folders lie no deeper in one another.
const DEEPEST: usize = 64;

/// The files below the paths, in the order of the paths, those of a folder by name. A link is followed where it was named itself,
/// never within a folder: it could lead anywhere.
pub(super) fn sources(paths: &[PathBuf]) -> Vec<Source> {
    let mut sources = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => folder(path, 0, &mut sources),
            Ok(metadata) => sources.push(file(path.clone(), metadata.is_file())),
            Err(error) => sources.push(unreadable(path, &error)),
        }
    }
    sources
}

fn file(path: PathBuf, is_file: bool) -> Source {
    if is_file { Source::File(path) } else { Source::Refused(path, Why::NotAFile) }
}

fn unreadable(path: &Path, error: &io::Error) -> Source {
    Source::Refused(path.to_owned(), Why::Unreadable(error.to_string()))
}

fn folder(path: &Path, depth: usize, sources: &mut Vec<Source>) {
    if depth == DEEPEST {
        sources.push(Source::Refused(path.to_owned(), Why::TooDeep));
        return;
    }
    let entries = fs::read_dir(path).and_then(Iterator::collect::<io::Result<Vec<_>>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => return sources.push(unreadable(path, &error)),
    };
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let is_hidden = is_hidden(&entry.file_name().to_string_lossy());
        match entry.file_type() {
            _ if is_hidden => sources.push(Source::Hidden(path)),
            Ok(kind) if kind.is_symlink() => sources.push(Source::Refused(path, Why::Link)),
            Ok(kind) if kind.is_dir() => folder(&path, depth + 1, sources),
            Ok(kind) => sources.push(file(path, kind.is_file())),
            Err(error) => sources.push(unreadable(&path, &error)),
        }
    }
}
