//! Everything that the server has.

use std::{collections::BTreeMap, fs, path::Path};

use secondok_testkit::{Server, server::Settings};

/// A server whose temporary files can be seen.
pub(super) struct Watched {
    pub(super) server: Server,
    temporary: tempfile::TempDir,
}

/// Bytes, by where they lie.
#[derive(Debug, Default)]
pub(super) struct Held(pub(super) BTreeMap<String, Vec<u8>>);

impl Watched {
    /// With backups that are kept for a day.
    pub(super) fn start() -> Self {
        let temporary = tempfile::tempdir().unwrap();
        let place = temporary.path().to_str().unwrap().to_owned();
        let environment = ["TMPDIR", "SQLITE_TMPDIR"].map(|name| (name.to_owned(), place.clone()));
        let settings = Settings {
            config: "[backup]\nfolder = 'backups'\nkeep_days = 1".to_owned(),
            environment: environment.into(),
            ..Settings::default()
        };
        let server = Server::with(settings);
        server.wait_for_log(r#""event":"backup""#);
        Self { server, temporary }
    }

    /// Lets the night of this day come, counted from today, and waits for its backup.
    pub(super) fn night(&mut self, days_ahead: u32) {
        let backups = self.server.log().matches(r#""event":"backup""#).count();
        self.server.restart_days_ahead(days_ahead);
        let until = std::time::Instant::now() + std::time::Duration::from_secs(30);
        while self.server.log().matches(r#""event":"backup""#).count() == backups {
            assert!(std::time::Instant::now() < until, "no backup:\n{}", self.server.log());
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// Writes a backup into this folder of the server, by the command.
    pub(super) fn backup(&self, folder: &str) {
        let folder = self.server.home().join(folder);
        let told = self.server.run(&["backup", folder.to_str().unwrap()]);
        assert!(told.status.success(), "{told:?}");
    }

    /// All of it as it is now.
    pub(super) fn held(&self) -> Held {
        let mut held = Held::default();
        held.take(self.server.home());
        held.take(self.temporary.path());
        held.take_nameless(self.server.pid());
        held.0.insert("the log".to_owned(), self.server.log().into_bytes());
        held
    }
}

impl Held {
    /// The files below this folder.
    pub(super) fn take(&mut self, folder: &Path) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                self.take(&path);
            } else if let Ok(bytes) = fs::read(&path) {
                let name = path.file_name().unwrap().to_str().unwrap();
                let folder = folder.file_name().unwrap().to_str().unwrap();
                self.0.insert(format!("{folder}/{name}"), bytes);
            }
        }
    }

    /// Files that a process has open and that were deleted.
    fn take_nameless(&mut self, pid: u32) {
        let Ok(entries) = fs::read_dir(format!("/proc/{pid}/fd")) else { return };
        for path in entries.map(|entry| entry.unwrap().path()) {
            let is_file = fs::metadata(&path).is_ok_and(|found| found.is_file());
            let nameless = fs::read_link(&path).is_ok_and(|to| to.to_string_lossy().ends_with(" (deleted)"));
            if is_file && nameless {
                self.0.insert(format!("nameless/{}", path.display()), fs::read(&path).unwrap());
            }
        }
    }

    /// The names of the files.
    pub(super) fn names(&self) -> Vec<&str> {
        self.0.keys().map(String::as_str).collect()
    }
}
