//! The folder that cleaned files are written to.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::{
    failure::{Exit, Failure},
    home::file::{private_folder, replace},
};

/// A folder that was empty, or was not there: nothing in it is written over.
#[derive(Debug)]
pub(super) struct Target(PathBuf);

impl Target {
    /// Takes an empty folder, or one to be made with the first file, so that only its owner can enter it.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        match fs::read_dir(path).map(|mut entries| entries.next().is_some()) {
            Ok(false) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(true) => return Err(with_folder("failure-clean-folder-not-empty", path).exit(Exit::Usage)),
            Err(error) => return Err(not_written(path, &error).exit(Exit::Usage)),
        }
        Ok(Self(path.to_owned()))
    }

    /// Writes a file: it is there whole or not at all.
    pub(super) fn write(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.0.join(name);
        let folder = path.parent().filter(|folder| !folder.is_dir());
        let written = folder.map_or(Ok(()), private_folder).and_then(|()| {
            // Names are never given twice; whoever else writes here meanwhile loses nothing either.
            if path.try_exists()? { Err(io::ErrorKind::AlreadyExists.into()) } else { replace(&path, bytes) }
        });
        written.map_err(|error| not_written(&path, &error))
    }
}

fn with_folder(message: &str, path: &Path) -> Failure {
    Failure::new(message).with("folder", path.display().to_string())
}

fn not_written(path: &Path, error: &io::Error) -> Failure {
    with_folder("failure-clean-not-written", path).with("reason", error.to_string())
}
