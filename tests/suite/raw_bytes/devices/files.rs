//! What a patient sends besides words: a file of every kind, and a scan in a folder.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

use secondok_testkit::{ct, files};

const PHOTO: &[u8] = include_bytes!("../../../../crates/deident/tests/pages/fixtures/progressive.jpg");
const PICTURE: &[u8] = include_bytes!("../../../../crates/deident/tests/pages/fixtures/lossless.webp");
const LETTER: &[u8] = include_bytes!("../../../../crates/deident/tests/pages/fixtures/no-print.pdf");

/// How a device calls its files, and when they were written.
pub(super) struct Names {
    /// A photo, a picture, a letter, an image that is alone.
    pub(super) alone: [&'static str; 4],
    /// The folder of a scan.
    pub(super) scan: &'static str,
    /// Its slices, from the first to the last.
    pub(super) slices: [&'static str; 3],
    /// Seconds since 1970.
    pub(super) written: u64,
}

/// Writes them into this home; the paths that are given to the client.
pub(super) fn write(home: &Path, names: &Names) -> Vec<PathBuf> {
    let contents = [PHOTO.to_vec(), PICTURE.to_vec(), LETTER.to_vec(), files::slice(9, 1, 1, 64)];
    let mut paths: Vec<PathBuf> = names.alone.iter().map(|name| home.join(name)).collect();
    for (path, content) in paths.iter().zip(contents) {
        put(path, &content, names.written);
    }
    let scan = home.join(names.scan);
    for (name, number) in names.slices.iter().zip(1..) {
        put(&scan.join(name), &ct::slice(number), names.written + u64::from(number));
    }
    paths.push(scan);
    paths
}

fn put(path: &Path, content: &[u8], written: u64) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(written)).unwrap();
}
