//! The folder of the backups: names that carry the day only, and how long a file stays.

use std::{
    fs, io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};

use secondok_protocol::Day;

use crate::failure::Failure;

const BEFORE: &str = "care-";
const AFTER: &str = ".backup";

/// The name of a day's backup.
pub fn name(day: Day) -> String {
    format!("{BEFORE}{day}{AFTER}")
}

/// The day of the backup with this name.
fn day(name: &str) -> Option<Day> {
    name.strip_prefix(BEFORE)?.strip_suffix(AFTER)?.parse().ok()
}

/// Makes the folder if it is missing, for this user alone, and sees that it can be written.
///
/// # Errors
///
/// When it cannot.
pub fn make_folder(path: &Path) -> Result<PathBuf, Failure> {
    let made = fs::DirBuilder::new().recursive(true).mode(0o700).create(path);
    made.and_then(|()| tempfile::tempfile_in(path)).map_err(|error| {
        Failure::new(format!("the folder for backups, {}, cannot be written: {error}", path.display()))
    })?;
    Ok(path.to_owned())
}

/// Deletes the backups that were made `keep` days ago or earlier; the newest one stays.
///
/// # Errors
///
/// When the folder cannot be read or a file not deleted.
pub fn delete_old(folder: &Path, today: Day, keep: u32) -> io::Result<()> {
    let mut backups = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        backups.extend(entry.file_name().to_str().and_then(day).map(|made| (made, entry.path())));
    }
    let newest = backups.iter().map(|(made, _)| *made).max();
    for (made, path) in backups {
        if today.days_since(made) >= i64::from(keep) && Some(made) != newest {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is left of these files on 2026-11-22 when backups are kept for this many days.
    fn left(names: &[&str], keep: u32) -> Vec<String> {
        let folder = tempfile::tempdir().expect("a folder");
        for name in names {
            fs::write(folder.path().join(name), "").expect("written");
        }
        delete_old(folder.path(), "2026-11-22".parse().expect("a day"), keep).expect("ours");
        let mut left: Vec<String> = fs::read_dir(folder.path())
            .expect("there")
            .map(|entry| entry.expect("there").file_name().into_string().expect("text"))
            .collect();
        left.sort();
        left
    }

    #[test]
    fn backups_go_when_their_days_are_over_and_nothing_else_does() {
        let names = [
            "care-2026-11-14.backup",
            "care-2026-11-15.backup",
            "care-2026-11-16.backup",
            "care-2026-11-22.backup",
            "notes.txt",
        ];
        assert_eq!(left(&names, 7), names[2..]);
        assert_eq!(left(&names, 1), names[3..]);
    }

    #[test]
    fn the_newest_backup_stays() {
        let names = ["care-2026-10-01.backup", "care-2026-10-02.backup"];
        assert_eq!(left(&names, 7), names[1..]);
    }
}
