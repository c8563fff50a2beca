//! What only a folder has: times, an order in which its files were made, and what a crash leaves in it.
//!
//! Every file lies on one of 256 shelves, folders that are there from the beginning: a folder that came with a file
//! would keep the time at which it came. Until the night a file has the day on which it came; then it is made anew,
//! shelf by shelf in the order of names, and has no day at all. Nobody's reading moves a time either.

use std::{
    fs::{self, DirBuilder, File, FileTimes},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use secondok_protocol::Day;

/// Ends the name of a file that is being made anew.
const FRESH: &str = ".fresh";
/// When a file was read last, as it says: a time to come, which no reading moves where reading moves times at all
/// (`relatime`, the usual setting, moves only those that are past). 2038-01-01.
const READ_AT: Duration = Duration::from_secs(2_145_916_800);
const SECONDS_OF_A_DAY: u64 = 86_400;

/// The folder of the attachments.
#[derive(Debug, Clone)]
pub(super) struct Folder(PathBuf);

impl Folder {
    /// Makes it if it is missing, for this user alone, with its shelves.
    pub(super) fn make(path: &Path) -> io::Result<Self> {
        let mut folder = DirBuilder::new();
        folder.recursive(true).mode(0o700);
        let made = Self(path.to_owned());
        for shelf in 0..=u8::MAX {
            folder.create(made.shelf(shelf))?;
            made.forget_when(shelf)?;
        }
        File::open(path)?.sync_all()?;
        Ok(made)
    }

    /// Whether every shelf is there.
    pub(super) fn check(&self) -> io::Result<()> {
        for shelf in 0..=u8::MAX {
            if !fs::metadata(self.shelf(shelf))?.is_dir() {
                return Err(io::ErrorKind::NotADirectory.into());
            }
        }
        Ok(())
    }

    /// The name of a shelf.
    pub(super) fn shelf_name(shelf: u8) -> String {
        format!("{shelf:02x}")
    }

    fn shelf(&self, shelf: u8) -> PathBuf {
        self.0.join(Self::shelf_name(shelf))
    }

    /// What lies on a shelf, in order.
    pub(super) fn names(&self, shelf: u8) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.shelf(shelf))? {
            names.push(entry?.file_name().to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Says of a file that just came that it came on this day, and nothing finer.
    pub(super) fn date(&self, shelf: u8, name: &str, day: Day) -> io::Result<()> {
        let midnight = Duration::from_secs(u64::from(day.number()) * SECONDS_OF_A_DAY);
        set_times(&self.shelf(shelf).join(name), UNIX_EPOCH + midnight)?;
        self.forget_when(shelf)
    }

    /// Removes these, for good: nothing brings them back when the power fails now.
    pub(super) fn remove(&self, shelf: u8, names: &[String]) -> io::Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        for name in names {
            fs::remove_file(self.shelf(shelf).join(name))?;
        }
        File::open(self.shelf(shelf))?.sync_all()?;
        self.forget_when(shelf)
    }

    /// Makes every file anew that came since this was last done, in the order of names. All copies are there before the
    /// first original goes, so that none gets the place of another.
    pub(super) fn settle(&self, shelf: u8) -> io::Result<()> {
        let folder = self.shelf(shelf);
        let mut settled = Vec::new();
        for name in self.names(shelf)? {
            let path = folder.join(&name);
            if name.ends_with(FRESH) || fs::metadata(&path)?.modified()? == UNIX_EPOCH {
                continue;
            }
            let fresh = folder.join(format!("{name}{FRESH}"));
            let mut copy = File::create(&fresh)?;
            io::copy(&mut File::open(&path)?, &mut copy)?;
            set_times(&fresh, UNIX_EPOCH)?;
            copy.sync_all()?;
            settled.push((fresh, path));
        }
        for (fresh, path) in &settled {
            fs::rename(fresh, path)?;
        }
        if !settled.is_empty() {
            File::open(&folder)?.sync_all()?;
        }
        self.forget_when(shelf)
    }

    /// A shelf does not say when something was put on it or taken from it.
    fn forget_when(&self, shelf: u8) -> io::Result<()> {
        set_times(&self.shelf(shelf), UNIX_EPOCH)
    }
}

fn set_times(path: &Path, modified: SystemTime) -> io::Result<()> {
    let times = FileTimes::new().set_modified(modified).set_accessed(UNIX_EPOCH + READ_AT);
    File::open(path)?.set_times(times)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

    use std::os::unix::fs::MetadataExt;

    use super::*;

    const TODAY: Day = Day::from_number(20_500);

    fn put(folder: &Folder, name: &str) -> PathBuf {
        let path = folder.shelf(7).join(name);
        fs::write(&path, name).unwrap();
        folder.date(7, name, TODAY).unwrap();
        path
    }

    fn times(path: &Path) -> [SystemTime; 2] {
        let found = fs::metadata(path).unwrap();
        [found.modified().unwrap(), found.accessed().unwrap()]
    }

    #[test]
    fn a_file_has_its_day_until_the_night_and_none_after_it() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(&place.path().join("attachments")).unwrap();
        let paths = ["c", "a", "b"].map(|name| put(&folder, name));
        let inodes = || paths.each_ref().map(|path| fs::metadata(path).unwrap().ino());
        let (never, shelf) = (UNIX_EPOCH + READ_AT, folder.shelf(7));
        let midnight = UNIX_EPOCH + Duration::from_secs(20_500 * SECONDS_OF_A_DAY);
        for path in &paths {
            assert_eq!(times(path), [midnight, never]);
        }
        assert_eq!(times(&shelf)[0], UNIX_EPOCH);

        let before = inodes();
        folder.settle(7).unwrap();
        let after = inodes();
        assert!(after.iter().all(|inode| !before.contains(inode)), "made anew, none in another's place");
        for (path, name) in paths.iter().zip(["c", "a", "b"]) {
            assert_eq!(times(path), [UNIX_EPOCH, never]);
            assert_eq!(fs::read_to_string(path).unwrap(), name);
            assert_eq!(times(path), [UNIX_EPOCH, never], "reading leaves no trace");
        }
        assert_eq!(times(&shelf)[0], UNIX_EPOCH);
        if let [Ok(c), Ok(a), Ok(b)] = paths.each_ref().map(|path| fs::metadata(path).unwrap().created()) {
            assert!(a <= b && b <= c, "in the order of names");
        }
        folder.settle(7).unwrap();
        assert_eq!(inodes(), after, "once is enough");
    }

    #[test]
    fn what_is_removed_is_gone_and_says_nothing_of_when() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        put(&folder, "a");
        let kept = put(&folder, "b");
        folder.remove(7, &["a".to_owned()]).unwrap();
        assert_eq!(folder.names(7).unwrap(), ["b"]);
        assert!(kept.exists());
        assert_eq!(times(&folder.shelf(7))[0], UNIX_EPOCH);
        assert_eq!(fs::metadata(folder.shelf(7)).unwrap().mode() & 0o777, 0o700);
    }
}
