//! The apps' bundles, embedded at build time from the folder that `SECONDOK_BUNDLES` names; none without it.
//!
//! `cargo xtask run` makes that folder with `secondok-bundler`: one folder an app, and in it each file beside its Brotli
//! (`.br`) and gzip (`.gz`) form. Names other than [`FIXED`] hold a hash of the content.

mod file;

pub use file::{Coding, File};

/// An app by its name, with its files in the order of their names.
type App = (&'static str, &'static [File]);

static APPS: &[App] = include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// What a browser asks for by these names: their content changes from version to version.
pub const FIXED: [&str; 3] = ["index.html", "service-worker.js", "manifest.webmanifest"];

/// The names of all apps that were built in.
pub fn apps() -> impl Iterator<Item = &'static str> {
    APPS.iter().map(|(name, _)| *name)
}

/// The files of an app; none of one that was not built in.
pub fn files(app: &str) -> &'static [File] {
    APPS.iter().find(|(name, _)| *name == app).map(|(_, files)| *files).unwrap_or_default()
}

/// A file of an app.
pub fn file(app: &str, name: &str) -> Option<&'static File> {
    let files = files(app);
    files.binary_search_by(|file| file.name.cmp(name)).ok().map(|at| &files[at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_found_by_its_name_and_no_other() {
        for app in apps() {
            assert!(file(app, "index.html").is_some(), "{app} has a page");
            for there in files(app) {
                assert!(std::ptr::eq(file(app, there.name).expect("there"), there), "{}", there.name);
                assert!(!there.media_type().is_empty(), "{}", there.name);
            }
            assert!(file(app, "nothing").is_none());
        }
        assert!(files("nobody").is_empty());
    }
}
