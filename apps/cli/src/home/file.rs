//! Files that are there whole or not at all, for their owner only.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Ends the name of a file that is still being written.
pub(crate) const UNFINISHED: &str = ".unfinished";

/// Makes a folder that only its owner can enter, with those above it; an existing one is narrowed to its owner.
pub(crate) fn private_folder(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
        builder.mode(0o700).create(path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))
    }
    #[cfg(not(unix))]
    builder.create(path)
}

/// Opens a file that only its owner can read, making it if need be.
pub(crate) fn private_file(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path)
}

/// Puts `bytes` in the place of what the file held. Whatever happens meanwhile, the file holds the old bytes or the
/// new ones; once this returns, the new ones are on disk.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let unfinished = unfinished(path);
    let mut file = private_file(&unfinished, OpenOptions::new().write(true).create(true).truncate(true))?;
    file.write_all(bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&unfinished, path)?;
    sync_folder_of(path)
}

/// The file's bytes; none if there is no such file.
pub(super) fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Removes the file; one that is not there is no error.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Ok(()) => sync_folder_of(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// Removes what a killed process left half written in a folder.
pub(super) fn clear_unfinished(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(UNFINISHED) {
            remove(&path)?;
        }
    }
    Ok(())
}

fn unfinished(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(UNFINISHED);
    PathBuf::from(name)
}

fn sync_folder_of(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use std::{
        os::unix::{fs::PermissionsExt as _, process::ExitStatusExt as _},
        process::{Command, Stdio},
    };

    use super::*;

    /// Set for the process that is to be killed while it writes.
    const VICTIM_WRITES: &str = "SECONDOK_TEST_VICTIM_WRITES";

    /// Two texts long enough for a write to be caught in the middle.
    fn text(turn: usize) -> Vec<u8> {
        vec![if turn.is_multiple_of(2) { b'a' } else { b'b' }; 4 << 20]
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn only_the_owner_can_look() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(&inner, fs::Permissions::from_mode(0o755)).unwrap();
        private_folder(&inner).unwrap();
        assert_eq!(mode(&inner), 0o700);

        let path = inner.join("words");
        replace(&path, b"one").unwrap();
        replace(&path, b"two").unwrap();
        assert_eq!(mode(&path), 0o600);
        assert_eq!(read(&path).unwrap().unwrap(), b"two");

        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(read(&path).unwrap(), None);
    }

    /// Not a story of its own: what the process that is to be killed does.
    #[test]
    fn victim() {
        let Some(path) = std::env::var_os(VICTIM_WRITES) else { return };
        for turn in 0.. {
            replace(Path::new(&path), &text(turn)).unwrap();
        }
    }

    #[test]
    fn a_kill_in_mid_write_leaves_the_old_bytes_or_the_new() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("words");
        replace(&path, &text(0)).unwrap();
        let mut caught = 0;
        for kill in 0..12_u64 {
            let mut victim = Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "home::file::tests::victim", "--test-threads=1"])
                .env(VICTIM_WRITES, &path)
                .stdout(Stdio::null())
                .spawn()
                .unwrap();
            std::thread::sleep(std::time::Duration::from_millis(40 + kill * 7));
            victim.kill().unwrap();
            assert_eq!(victim.wait().unwrap().signal(), Some(9));

            let found = read(&path).unwrap().unwrap();
            assert!(found == text(0) || found == text(1), "{} bytes, mixed or cut", found.len());
            caught += usize::from(unfinished(&path).exists());
            clear_unfinished(folder.path()).unwrap();
            assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        }
        assert!(caught > 0, "no kill came in mid-write: the test shows nothing");
    }
}
