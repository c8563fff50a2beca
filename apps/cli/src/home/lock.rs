//! One process at a time in a home.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io,
    path::Path,
    time::Duration,
};

use super::file;

/// Held while a command reads and changes a home; released when dropped, also by a kill.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock, at most about this long. None if another process still holds it.
    pub(super) fn wait(path: &Path, patience: Duration) -> io::Result<Option<Self>> {
        const STEP: Duration = Duration::from_millis(50);
        let file = file::private_file(path, OpenOptions::new().create(true).truncate(false).write(true))?;
        let mut waited = Duration::ZERO;
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Some(Self { _file: file })),
                Err(TryLockError::WouldBlock) if waited < patience => {
                    std::thread::sleep(STEP);
                    waited += STEP;
                }
                Err(TryLockError::WouldBlock) => return Ok(None),
                Err(TryLockError::Error(error)) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_second_one_waits_and_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Lock::wait(&path, Duration::ZERO).unwrap().unwrap();
        assert!(Lock::wait(&path, Duration::from_millis(60)).unwrap().is_none());

        let waiting = std::thread::spawn({
            let path = path.clone();
            move || Lock::wait(&path, Duration::from_secs(10)).unwrap().is_some()
        });
        std::thread::sleep(Duration::from_millis(100));
        drop(first);
        assert!(waiting.join().unwrap());
    }
}
