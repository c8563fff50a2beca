//! The folder of the backups: names that carry the day only, and how long a file stays.

use std::{
    fs, io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::UNIX_EPOCH,
};

use secondok_protocol::Day;

use crate::failure::Failure;

const BEFORE: &str = "care-";
const AFTER: &str = ".backup";
/// Begins the name of a file that is being written.
pub(super) const UNFINISHED: &str = ".unfinished-";

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

/// Deletes the backups that were made `keep` days ago or earlier; the newest one stays. Also deletes what was begun
/// yesterday or earlier and never finished, because the service was killed or the power failed: nothing else would.
///
/// # Errors
///
/// When the folder cannot be read or a file not deleted.
pub fn delete_old(folder: &Path, today: Day, keep: u32) -> io::Result<()> {
    let mut backups = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        // One that is finished at this moment has another name by now.
        if name.starts_with(UNFINISHED) && changed(&entry).is_ok_and(|made| today.days_since(made) >= 1) {
            fs::remove_file(entry.path())?;
        }
        backups.extend(day(name).map(|made| (made, entry.path())));
    }
    let newest = backups.iter().map(|(made, _)| *made).max();
    for (made, path) in backups {
        if today.days_since(made) >= i64::from(keep) && Some(made) != newest {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// The day on which a file was last written to.
fn changed(entry: &fs::DirEntry) -> io::Result<Day> {
    let since = entry.metadata()?.modified()?.duration_since(UNIX_EPOCH);
    Ok(Day::from_unix_seconds(since.map_or(0, |since| since.as_secs())))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

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
    fn what_was_never_finished_goes_a_day_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let today: Day = "2026-11-22".parse().expect("a day");
        for (name, day) in [(".unfinished-a", today - 1), (".unfinished-b", today)] {
            let file = fs::File::create(folder.path().join(name)).expect("made");
            let noon = Duration::from_secs(u64::from(day.number()) * 86_400 + 43_200);
            file.set_modified(UNIX_EPOCH + noon).expect("set");
        }
        delete_old(folder.path(), today, 7).expect("ours");
        let there = [".unfinished-a", ".unfinished-b"].map(|name| folder.path().join(name).exists());
        assert_eq!(there, [false, true], "one that is being written stays");
    }

    #[test]
    fn the_newest_backup_stays() {
        let names = ["care-2026-10-01.backup", "care-2026-10-02.backup"];
        assert_eq!(left(&names, 7), names[1..]);
    }
}
