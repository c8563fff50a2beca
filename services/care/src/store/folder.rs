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

    /// The files that lie on a shelf, in order. What is no file was not put there by the service, which leaves it alone.
    pub(super) fn names(&self, shelf: u8) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(self.shelf(shelf))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                names.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        names.sort();
        Ok(names)
    }

    /// Whether so many bytes can be put on a shelf and so many of its disk are free beside them. Without anything to keep
    /// free the disk is not asked.
    ///
    /// # Errors
    /// When the shelf is not there, as when its disk is not mounted: nothing is put in its place.
    pub(super) fn has_room(&self, shelf: u8, bytes: u64, reserve: u64) -> io::Result<bool> {
        let shelf = self.shelf(shelf);
        if !fs::metadata(&shelf)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        if reserve == 0 {
            return Ok(true);
        }
        let disk = rustix::fs::statvfs(&shelf)?;
        Ok(disk.f_bavail.saturating_mul(disk.f_frsize) >= reserve.saturating_add(bytes))
    }

    /// Says of a file that just came that it came on this day, and nothing finer.
    pub(super) fn date(&self, shelf: u8, name: &str, day: Day) -> io::Result<()> {
        let midnight = Duration::from_secs(u64::from(day.number()) * SECONDS_OF_A_DAY);
        set_times(&self.shelf(shelf).join(name), UNIX_EPOCH + midnight)?;
        self.forget_when(shelf)
    }

    /// Removes these, for good: nothing brings them back when the power fails now. Where one cannot be removed the others
    /// are all the same.
    pub(super) fn remove(&self, shelf: u8, names: &[String]) -> io::Result<()> {
        if names.is_empty() {
            return Ok(());
        }
        let mut removed = Ok(());
        for name in names {
            match fs::remove_file(self.shelf(shelf).join(name)) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => removed = removed.and(Err(error)),
                _ => {}
            }
        }
        let synced = File::open(self.shelf(shelf)).and_then(|shelf| shelf.sync_all());
        removed.and(synced).and(self.forget_when(shelf))
    }

    /// Makes every file anew that came since this was last done, in the order of names and in batches of at most so many
    /// bytes (a longer file alone): copies take room only until their batch is done. False: a batch does not fit beside
    /// what stays free of the disk; those before it are done.
    pub(super) fn settle(&self, shelf: u8, batch: u64, free: u64) -> io::Result<bool> {
        let settled = self.settle_batches(shelf, batch, free);
        self.forget_when(shelf).and(settled)
    }

    fn settle_batches(&self, shelf: u8, batch: u64, free: u64) -> io::Result<bool> {
        let new = self.new_files(shelf)?;
        let mut rest = new.as_slice();
        while !rest.is_empty() {
            let (files, bytes) = first_batch(rest, batch);
            if !self.has_room(shelf, bytes, free)? {
                return Ok(false);
            }
            let (now, later) = rest.split_at(files);
            self.renew(shelf, now)?;
            rest = later;
        }
        Ok(true)
    }

    /// The files that were not made anew yet, in the order of names, with their lengths.
    fn new_files(&self, shelf: u8) -> io::Result<Vec<(PathBuf, u64)>> {
        let mut new = Vec::new();
        for name in self.names(shelf)? {
            let path = self.shelf(shelf).join(&name);
            let found = fs::metadata(&path)?;
            if !name.ends_with(FRESH) && found.modified()? != UNIX_EPOCH {
                new.push((path, found.len()));
            }
        }
        Ok(new)
    }

    /// Makes these anew. All copies are there before the first original goes, so that none gets the place of another of
    /// them. Where they cannot all be made, none stays: they would take the room of what is sent.
    fn renew(&self, shelf: u8, files: &[(PathBuf, u64)]) -> io::Result<()> {
        let mut copies = Vec::new();
        let renewed = copy_all(files, &mut copies).and_then(|()| {
            for (fresh, path) in &copies {
                fs::rename(fresh, path)?;
            }
            File::open(self.shelf(shelf))?.sync_all()
        });
        if renewed.is_err() {
            for (fresh, _) in &copies {
                let _ = fs::remove_file(fresh);
            }
        }
        renewed
    }

    /// A shelf does not say when something was put on it or taken from it.
    pub(super) fn forget_when(&self, shelf: u8) -> io::Result<()> {
        set_times(&self.shelf(shelf), UNIX_EPOCH)
    }
}

/// How many of these files are a batch of at most so many bytes, at least one, and how many bytes they have.
fn first_batch(files: &[(PathBuf, u64)], most: u64) -> (usize, u64) {
    let (mut number, mut bytes) = (0, 0);
    for (_, length) in files {
        if number > 0 && bytes + length > most {
            break;
        }
        (number, bytes) = (number + 1, bytes + length);
    }
    (number, bytes)
}

/// Copies these. What was begun stands in the list, copy and original, also when it cannot go on.
fn copy_all(files: &[(PathBuf, u64)], copies: &mut Vec<(PathBuf, PathBuf)>) -> io::Result<()> {
    for (path, _) in files {
        let mut fresh = path.clone().into_os_string();
        fresh.push(FRESH);
        let mut copy = File::create(&fresh)?;
        copies.push((fresh.into(), path.clone()));
        io::copy(&mut File::open(path)?, &mut copy)?;
        let (fresh, _) = copies.last().expect("pushed just now");
        set_times(fresh, UNIX_EPOCH)?;
        copy.sync_all()?;
    }
    Ok(())
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
        assert!(folder.settle(7, 100, 0).unwrap());
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
        assert!(folder.settle(7, 100, 0).unwrap());
        assert_eq!(inodes(), after, "once is enough");
    }

    #[test]
    fn a_copy_that_cannot_be_made_leaves_no_other() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        let before = put(&folder, "a");
        // Its copy's name is longer than a name can be.
        let long = "b".repeat(252);
        put(&folder, &long);
        assert!(folder.settle(7, 1_000, 0).is_err());
        assert_eq!(folder.names(7).unwrap(), ["a", &long], "no copy takes room");
        assert_ne!(times(&before)[0], UNIX_EPOCH, "and it is tried again");
        assert_eq!(times(&folder.shelf(7))[0], UNIX_EPOCH);
        folder.remove(7, &[long]).unwrap();
        assert!(folder.settle(7, 100, 0).unwrap());
        assert_eq!(times(&before)[0], UNIX_EPOCH);
    }

    #[test]
    fn files_are_made_anew_batch_by_batch_and_never_without_room() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        // A file is as long as its name; the last one's copy cannot be made.
        let last = "z".repeat(252);
        let paths = ["aaaaa", "bbbbb", "ccccc", &last].map(|name| put(&folder, name));
        let is_new = || paths.each_ref().map(|path| times(path)[0] != UNIX_EPOCH);
        assert!(!folder.settle(7, 10, u64::MAX - 10).unwrap(), "no room for a copy beside what stays free");
        assert_eq!(is_new(), [true; 4]);
        assert!(folder.settle(7, 10, 0).is_err());
        assert_eq!(is_new(), [false, false, false, true], "each batch is done before the next begins");
        assert_eq!(folder.names(7).unwrap(), ["aaaaa", "bbbbb", "ccccc", &last]);
        let files = [5, 5, 5, 30].map(|length| (PathBuf::new(), length));
        let batches = [4, 5, 14, 15, 44, 45].map(|most| first_batch(&files, most));
        assert_eq!(batches, [(1, 5), (1, 5), (2, 10), (3, 15), (3, 15), (4, 45)]);
    }

    #[test]
    fn what_can_be_removed_is_and_what_is_no_file_is_left_alone() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        put(&folder, "b");
        fs::create_dir(folder.shelf(7).join("a")).unwrap();
        assert_eq!(folder.names(7).unwrap(), ["b"]);
        let names = ["a", "b", "gone before"].map(str::to_owned);
        assert!(folder.remove(7, &names).is_err(), "that is told");
        assert!(folder.names(7).unwrap().is_empty());
        assert!(folder.settle(7, 100, 0).unwrap());
    }

    #[test]
    fn so_much_of_the_disk_stays_free_and_a_shelf_that_is_away_is_not_made() {
        let place = tempfile::tempdir().unwrap();
        let folder = Folder::make(place.path()).unwrap();
        assert!(folder.has_room(7, 1, 0).unwrap());
        assert!(folder.has_room(7, 1, 1).unwrap());
        assert!(!folder.has_room(7, 1, u64::MAX).unwrap());
        assert!(!folder.has_room(7, u64::MAX, 1).unwrap());
        fs::remove_dir(folder.shelf(7)).unwrap();
        assert_eq!(folder.has_room(7, 1, 0).unwrap_err().kind(), io::ErrorKind::NotFound);
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
