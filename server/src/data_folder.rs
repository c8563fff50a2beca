//! The data folder: the database, and beside it the attachments and the seed that every log-in depends on.

use std::{
    fs,
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};

use rand_core::Rng;

use crate::{audit_end::AuditEnd, failure::Failure};

/// The database's file.
pub const DATABASE: &str = "care.sqlite";
/// The seed's file.
pub const LOGIN_SEED: &str = "login.seed";
/// The file that says where the audit log ended.
pub const AUDIT_END: &str = "audit.end";
/// The folder of the sealed attachments.
pub const ATTACHMENTS: &str = "attachments";
/// Locked while a service runs on the folder; empty.
const HELD: &str = "held";
/// Bytes of the seed.
pub const LOGIN_SEED_LEN: usize = 32;

/// A data folder that exists and can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DataFolder {
    path: PathBuf,
}

impl DataFolder {
    /// Makes the folder if it is missing, for this user alone.
    ///
    /// # Errors
    ///
    /// When it cannot be made or written.
    pub fn make(path: &Path) -> Result<Self, Failure> {
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|error| {
            Failure::new(format!("care.data: the folder {} cannot be made: {error}", path.display()))
        })?;
        Self::open(path)
    }

    /// A folder that must be there.
    ///
    /// # Errors
    ///
    /// When it is missing or cannot be written.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let refuse = |reason: String| {
            Failure::new(format!(
                "care.data: the folder {} {reason}\n  \
                 Make it with `secondok init`, give it to the user who runs this, or name another in care.data.",
                path.display()
            ))
        };
        match fs::metadata(path) {
            Ok(found) if !found.is_dir() => return Err(refuse("is not a folder".to_owned())),
            Ok(_) => {}
            Err(error) => return Err(refuse(format!("cannot be used: {error}"))),
        }
        tempfile::tempfile_in(path).map_err(|error| refuse(format!("cannot be written: {error}")))?;
        Ok(Self { path: path.to_owned() })
    }

    /// Holds the folder for one service: two on the same data would not wake each other's followers, and a restore
    /// must not meet a running one. Held until the answer is dropped, also by a kill.
    ///
    /// # Errors
    ///
    /// When another process holds it.
    pub fn hold(&self) -> Result<fs::File, Failure> {
        let path = self.path.join(HELD);
        let cannot = |error: io::Error| Failure::new(format!("{}: cannot be held: {error}", path.display()));
        let file = fs::OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(&path)
            .map_err(cannot)?;
        match file.try_lock() {
            Ok(()) => Ok(file),
            Err(fs::TryLockError::WouldBlock) => Err(Failure::new(format!(
                "care.data: another secondok serves from {}. Stop it first, or name another folder.",
                self.path.display()
            ))),
            Err(fs::TryLockError::Error(error)) => Err(cannot(error)),
        }
    }

    /// The database's file.
    pub fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    /// The file that says where the audit log ended.
    pub fn audit_end(&self) -> AuditEnd {
        AuditEnd::at(self.path.join(AUDIT_END))
    }

    /// The folder of the sealed attachments.
    pub fn attachments(&self) -> PathBuf {
        self.path.join(ATTACHMENTS)
    }

    /// The seed of the log-ins of a service that has run.
    ///
    /// # Errors
    ///
    /// When it is missing, not a seed, or open to others.
    pub fn own_login_seed(&self) -> Result<[u8; LOGIN_SEED_LEN], Failure> {
        self.kept_login_seed()?.ok_or_else(|| {
            let shown = self.path.join(LOGIN_SEED);
            Failure::new(format!("{}: missing. The service makes it when it first starts.", shown.display()))
        })
    }

    /// Makes the database's file, empty and for this user alone, if it is missing: left to make it, SQLite would let
    /// others read it.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn prepare_database(&self) -> io::Result<()> {
        let mut file = fs::OpenOptions::new();
        file.create(true).append(true).mode(0o600).open(self.database()).map(drop)
    }

    /// The seed of the log-ins. Where there is none one is made, but only for a service without doctors: a new seed
    /// would lock out every doctor who has registered.
    ///
    /// # Errors
    ///
    /// When it is missing, not a seed, or open to others.
    pub fn login_seed(&self, has_doctors: bool, rng: &mut impl Rng) -> Result<[u8; LOGIN_SEED_LEN], Failure> {
        if let Some(seed) = self.kept_login_seed()? {
            return Ok(seed);
        }
        let path = self.path.join(LOGIN_SEED);
        let shown = path.display();
        if has_doctors {
            return Err(Failure::new(format!(
                "{shown}: missing, and without it no doctor can log in. Put it back from your safe copy.\n  \
                 If there is none: delete the doctors' accounts by starting with an empty database, and invite them anew."
            )));
        }
        let mut seed = [0; LOGIN_SEED_LEN];
        rng.fill_bytes(&mut seed);
        write_new(&path, &seed)
            .map_err(|error| Failure::new(format!("{shown}: cannot be written: {error}")))?;
        Ok(seed)
    }

    fn kept_login_seed(&self) -> Result<Option<[u8; LOGIN_SEED_LEN]>, Failure> {
        let path = self.path.join(LOGIN_SEED);
        let shown = path.display();
        match fs::metadata(&path) {
            Ok(found) if found.permissions().mode() & 0o077 != 0 => Err(Failure::new(format!(
                "{shown}: others can read it (mode {:o}), and with it try passwords. Close it: chmod 600 {shown}",
                found.mode() & 0o777
            ))),
            Ok(_) => {
                let bytes = fs::read(&path)
                    .map_err(|error| Failure::new(format!("{shown}: cannot be read: {error}")))?;
                let found = bytes.len();
                bytes.try_into().map(Some).map_err(|_| {
                    Failure::new(format!(
                        "{shown}: {found} bytes, a seed has {LOGIN_SEED_LEN}. Put the right one back from your safe copy."
                    ))
                })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::new(format!("{shown}: cannot be read: {error}"))),
        }
    }
}

/// Writes a file that must not be there yet, for this user alone, and waits for the disk.
fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng;

    use super::*;

    fn folder() -> (tempfile::TempDir, DataFolder) {
        let kept = tempfile::tempdir().expect("a folder");
        let data = DataFolder::make(&kept.path().join("data")).expect("made");
        (kept, data)
    }

    #[test]
    fn the_seed_is_made_once_and_for_this_user_alone() {
        let (_kept, data) = folder();
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let seed = data.login_seed(false, &mut rng).expect("made");
        assert_eq!(data.login_seed(true, &mut rng).expect("kept"), seed);
        let path = data.path.join(LOGIN_SEED);
        assert_eq!(fs::metadata(&path).expect("there").mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(&data.path).expect("there").mode() & 0o777, 0o700);
    }

    #[test]
    fn a_seed_that_others_can_read_is_refused() {
        let (_kept, data) = folder();
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        data.login_seed(false, &mut rng).expect("made");
        let path = data.path.join(LOGIN_SEED);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("ours");
        let refused = data.login_seed(false, &mut rng).expect_err("open to others").to_string();
        assert!(refused.contains("chmod 600"), "{refused}");
    }

    #[test]
    fn a_lost_seed_is_never_replaced_under_registered_doctors() {
        let (_kept, data) = folder();
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        assert!(data.login_seed(true, &mut rng).is_err());
        assert!(!data.path.join(LOGIN_SEED).exists());
    }

    #[test]
    fn the_database_is_for_this_user_alone() {
        let (_kept, data) = folder();
        data.prepare_database().expect("made");
        data.prepare_database().expect("kept");
        assert_eq!(fs::metadata(data.database()).expect("there").mode() & 0o777, 0o600);
    }

    #[test]
    fn one_service_at_a_time() {
        let (_kept, data) = folder();
        let held = data.hold().expect("free");
        assert!(data.hold().expect_err("held").to_string().contains("another secondok"));
        drop(held);
        assert!(data.hold().is_ok());
    }

    #[test]
    fn a_file_in_the_place_of_the_folder_is_told() {
        let kept = tempfile::tempdir().expect("a folder");
        let path = kept.path().join("file");
        fs::write(&path, "").expect("written");
        assert!(DataFolder::open(&path).expect_err("a file").to_string().contains("is not a folder"));
        assert!(DataFolder::open(&kept.path().join("none")).is_err());
    }
}
