//! What a service has of what somebody wrote: in its files, and in what it printed.

use std::{fs, path::Path};

use secondok_testkit::Server;

/// Everything that a service has, as it is now.
#[derive(Debug)]
pub struct Traces(Vec<Vec<u8>>);

impl Traces {
    /// Of a running service.
    ///
    /// # Panics
    /// If the database is not among its files: then nothing would be found in them, whatever is kept.
    pub fn of(server: &Server) -> Self {
        let mut files = Vec::new();
        take(server.home(), &mut files);
        assert!(files.len() > 4, "the database and its log are among them");
        files.push(server.log().into_bytes());
        Self(files)
    }

    /// Whether these words stand in clear anywhere.
    pub fn tell(&self, words: &str) -> bool {
        let words = words.as_bytes();
        self.0.iter().any(|bytes| bytes.windows(words.len()).any(|window| window == words))
    }
}

fn take(folder: &Path, files: &mut Vec<Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            take(&path, files);
        } else {
            files.push(fs::read(path).unwrap_or_default());
        }
    }
}
