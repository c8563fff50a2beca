//! A disk that is not there for a while.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// The shelf of an attachment's file while it is away: a file lies in its place, so that nothing can be put there, read
/// or removed.
pub struct Away {
    shelf: PathBuf,
    away: PathBuf,
}

impl Away {
    /// Takes the shelf of this file away.
    pub fn of(file: &Path) -> Self {
        let shelf = file.parent().unwrap().to_owned();
        let away = shelf.with_extension("away");
        fs::rename(&shelf, &away).unwrap();
        fs::write(&shelf, "").unwrap();
        Self { shelf, away }
    }

    /// Puts it back.
    pub fn back(self) {
        fs::remove_file(&self.shelf).unwrap();
        fs::rename(&self.away, &self.shelf).unwrap();
    }
}
