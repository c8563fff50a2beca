//! Where the audit log ended, in a file beside the database: who cuts the log while no service runs, and has the database alone,
//! is found out when the next one starts.

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    sync::{Arc, Mutex},
};

use secondok_care::audit::Head;

use crate::failure::Failure;

/// The file. Cheap to clone.
#[derive(Debug, Clone)]
pub struct AuditEnd {
    path: PathBuf,
    /// What stands in it, as far as is known.
    kept: Arc<Mutex<Option<Head>>>,
}

impl AuditEnd {
    /// It lies here, or will.
    pub fn at(path: PathBuf) -> Self {
        Self { path, kept: Arc::default() }
    }

    /// What it says; none if there is none yet.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or says something else.
    pub fn read(&self) -> Result<Option<Head>, Failure> {
        let shown = self.path.display();
        match fs::read_to_string(&self.path) {
            Ok(text) => text.parse().map(Some).map_err(|error| {
                Failure::new(format!(
                    "{shown}: {error}.\n  Somebody has changed it, or the disk did. Look at the audit log with `secondok audit verify`, \
                     then move this file away."
                ))
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::new(format!("{shown}: cannot be read: {error}"))),
        }
    }

    /// Writes down where the log ends now.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then it says what it said.
    pub fn keep(&self, end: Head) -> io::Result<()> {
        let mut kept = self.kept.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if *kept == Some(end) || end == Head::NONE {
            return Ok(());
        }
        let folder = self.path.parent().ok_or(io::ErrorKind::NotFound)?;
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        writeln!(file, "{end}")?;
        file.as_file().sync_all()?;
        file.persist(&self.path).map_err(|error| error.error)?;
        *kept = Some(end);
        Ok(())
    }

    /// Removes it: the log does not go on from there.
    ///
    /// # Errors
    ///
    /// When it cannot be removed.
    pub fn forget(&self) -> Result<(), Failure> {
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Failure::new(format!("{}: cannot be removed: {error}", self.path.display())))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_by_the_next_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("audit.end");
        assert_eq!(AuditEnd::at(path.clone()).read().expect("none"), None);
        let end = Head { number: 3, hash: [7; 32] };
        let kept = AuditEnd::at(path.clone());
        kept.keep(Head::NONE).expect("nothing to write");
        assert!(!path.exists());
        kept.keep(end).expect("written");
        assert_eq!(AuditEnd::at(path.clone()).read().expect("there"), Some(end));
        kept.forget().expect("removed");
        kept.forget().expect("gone already");
        assert_eq!(AuditEnd::at(path.clone()).read().expect("none"), None);
        fs::write(&path, "3:?").expect("ours");
        assert!(AuditEnd::at(path).read().is_err());
    }
}
