//! The folder in which this program keeps what must outlive a command.
//!
//! What protects it: the folder and its files can be entered and read by the owner's account on this computer only.
//! Nothing is encrypted there beyond what the disk itself does.

pub(crate) mod file;
mod lock;
mod parts;
mod vault;

use std::{
    io,
    path::{Path, PathBuf},
    time::Duration,
};

pub(crate) use lock::Lock;
pub(crate) use parts::FileParts;
pub(crate) use vault::FileVault;

use crate::failure::Failure;

/// How long a command waits for another one to finish before it gives up.
const PATIENCE: Duration = Duration::from_secs(5);

/// The failure of a command that met another one.
const IN_USE: &str = "failure-home-in-use";

/// Whose part of the home.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// A patient's words and consultations.
    Patient,
    /// A doctor's session and vault.
    Doctor,
    /// What brings a doctor's documents to the verifiers: a home of its own.
    Documents,
    /// A session of the staff.
    Desk,
    /// What one of them keeps who answers for support.
    Support,
    /// What one of them keeps who checks doctors' credentials.
    Verification,
}

impl Part {
    const fn folder(self) -> &'static str {
        match self {
            Self::Patient => "patient",
            Self::Doctor => "doctor",
            Self::Documents => "documents",
            Self::Desk => "desk",
            Self::Support => "support",
            Self::Verification => "verification",
        }
    }
}

/// The folder.
#[derive(Debug)]
pub(crate) struct Home {
    folder: PathBuf,
}

impl Home {
    /// Opens the folder, making it if need be.
    pub(crate) fn open(folder: PathBuf) -> Result<Self, Failure> {
        file::private_folder(&folder).map_err(|error| unusable(&folder, &error))?;
        Ok(Self { folder })
    }

    /// The folder of a doctor's documents: a home of its own, which knows the same service.
    pub(crate) fn documents(&self) -> Result<Self, Failure> {
        let documents = Self::open(self.folder.join(Part::Documents.folder()))?;
        if let Some(server) = self.server()? {
            documents.remember_server(&server, &documents.lock()?)?;
        }
        Ok(documents)
    }

    /// Keeps other commands out until the lock is dropped; waits a little for one that is about to finish.
    pub(crate) fn lock(&self) -> Result<Lock, Failure> {
        self.lock_within(PATIENCE)
    }

    /// The same for a command that runs on by itself: waits for as long as another one takes.
    pub(crate) async fn lock_at_last(&self) -> Result<Lock, Failure> {
        const STEP: Duration = Duration::from_millis(200);
        loop {
            match self.lock_within(Duration::ZERO) {
                Err(failure) if failure.message() == IN_USE => tokio::time::sleep(STEP).await,
                done => return done,
            }
        }
    }

    fn lock_within(&self, patience: Duration) -> Result<Lock, Failure> {
        Lock::wait(&self.folder.join("lock"), patience)
            .map_err(|error| unusable(&self.folder, &error))?
            .ok_or_else(|| Failure::new(IN_USE).with("folder", self.folder.display().to_string()))
    }

    /// The vault of one part. The lock must be held while it is used.
    pub(crate) fn vault(&self, part: Part, _lock: &Lock) -> Result<FileVault, Failure> {
        let folder = self.folder.join(part.folder());
        FileVault::open(folder.clone()).map_err(|error| unusable(&folder, &error))
    }

    /// Sealed parts of one part's attachments. No lock is needed: each is a file that is there whole or not at all.
    pub(crate) fn parts(&self, part: Part) -> FileParts {
        FileParts::new(self.folder.join(part.folder()).join("parts"))
    }

    /// Keeps other commands from uploading at the same time, until it is dropped; none if another one is at it.
    pub(crate) fn upload_turn(&self) -> Result<Option<Lock>, Failure> {
        Lock::wait(&self.folder.join("upload-lock"), Duration::ZERO)
            .map_err(|error| unusable(&self.folder, &error))
    }

    /// Removes everything of one part.
    pub(crate) fn forget(&self, part: Part, _lock: &Lock) -> Result<(), Failure> {
        let folder = self.folder.join(part.folder());
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(unusable(&folder, &error)),
            _ => Ok(()),
        }
    }

    /// The address of the service that was used here last.
    pub(crate) fn server(&self) -> Result<Option<String>, Failure> {
        let bytes = file::read(&self.server_file()).map_err(|error| unusable(&self.folder, &error))?;
        Ok(bytes.and_then(|bytes| String::from_utf8(bytes).ok()).map(|text| text.trim().to_owned()))
    }

    /// Remembers the address of the service.
    pub(crate) fn remember_server(&self, server: &str, _lock: &Lock) -> Result<(), Failure> {
        if self.server()?.as_deref() == Some(server) {
            return Ok(());
        }
        file::replace(&self.server_file(), format!("{server}\n").as_bytes())
            .map_err(|error| unusable(&self.folder, &error))
    }

    fn server_file(&self) -> PathBuf {
        self.folder.join("server")
    }
}

/// The folder that is used if none is given: `secondok` in the account's folder for data.
pub(crate) fn default_folder(variable: impl Fn(&str) -> Option<PathBuf>) -> Result<PathBuf, Failure> {
    let set = |name| variable(name).filter(|path| path.is_absolute());
    let data = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        set("XDG_DATA_HOME").or_else(|| set("HOME").map(|home| home.join(".local/share")))
    };
    data.map(|data| data.join("secondok")).ok_or_else(|| Failure::new("failure-no-home"))
}

fn unusable(folder: &Path, error: &io::Error) -> Failure {
    Failure::new("failure-home-unusable")
        .with("folder", folder.display().to_string())
        .with("reason", error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use secondok_client::vault::Vault as _;

    use super::*;

    #[tokio::test]
    async fn one_command_at_a_time_and_the_second_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::open(folder.path().join("home")).unwrap();
        let lock = home.lock().unwrap();
        let failure = home.lock_within(Duration::ZERO).unwrap_err();
        assert_eq!(failure.message(), "failure-home-in-use");

        home.vault(Part::Patient, &lock).unwrap().put("words", b"w").await.unwrap();
        home.vault(Part::Doctor, &lock).unwrap().put("session", b"s").await.unwrap();
        home.forget(Part::Patient, &lock).unwrap();
        home.forget(Part::Patient, &lock).unwrap();
        assert_eq!(home.vault(Part::Patient, &lock).unwrap().get("words").await.unwrap(), None);
        assert!(home.vault(Part::Doctor, &lock).unwrap().get("session").await.unwrap().is_some());
        drop(lock);
        // A program that another test starts just now may hold what it inherited, for a moment.
        home.lock().unwrap();
    }

    #[tokio::test(start_paused = true)]
    async fn a_command_that_runs_on_waits_for_as_long_as_another_one_takes() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::open(folder.path().to_owned()).unwrap();
        let lock = home.lock().unwrap();
        let others = async {
            tokio::time::sleep(PATIENCE * 3).await;
            drop(lock);
        };
        let (taken, ()) = tokio::join!(home.lock_at_last(), others);
        taken.unwrap();
    }

    #[test]
    fn the_service_is_remembered() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::open(folder.path().to_owned()).unwrap();
        let lock = home.lock().unwrap();
        assert_eq!(home.server().unwrap(), None);
        home.remember_server("https://one.example", &lock).unwrap();
        home.remember_server("https://two.example", &lock).unwrap();
        assert_eq!(home.server().unwrap().as_deref(), Some("https://two.example"));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_default_follows_the_platform() {
        let folder = |set: &[(&str, &str)]| {
            default_folder(|name| set.iter().find(|(key, _)| *key == name).map(|(_, path)| path.into()))
        };
        assert_eq!(folder(&[("XDG_DATA_HOME", "/d"), ("HOME", "/h")]).unwrap(), Path::new("/d/secondok"));
        assert_eq!(folder(&[("HOME", "/h")]).unwrap(), Path::new("/h/.local/share/secondok"));
        // A relative one counts for nothing, as the specification has it.
        assert_eq!(
            folder(&[("XDG_DATA_HOME", "d"), ("HOME", "/h")]).unwrap(),
            Path::new("/h/.local/share/secondok")
        );
        assert_eq!(folder(&[]).unwrap_err().message(), "failure-no-home");
    }

    #[test]
    fn a_home_that_cannot_be_made_says_where_and_why() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("file");
        std::fs::write(&taken, b"").unwrap();
        let failure = Home::open(taken.clone()).unwrap_err();
        let (title, _) = failure.sentences(crate::texts::texts(secondok_l10n::Language::En));
        assert!(title.contains(&taken.display().to_string()), "{title}");
    }
}
