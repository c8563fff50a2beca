//! Where the browser lies, and what checks its pages.

use std::{
    env,
    path::{Path, PathBuf},
};

use secondok_testkit::missing;

/// Names Chromium's program.
pub const CHROMIUM: &str = "SECONDOK_CHROMIUM";
/// Names the script of axe, which looks for obstacles on a page.
pub const AXE: &str = "SECONDOK_AXE";

/// Chromium. None where there is none; then the reason is printed.
///
/// # Panics
/// If there is none under `CI=true`, where nothing may be left out.
pub fn chromium() -> Option<PathBuf> {
    let found = env::var_os(CHROMIUM).map(PathBuf::from).or_else(on_path);
    if found.is_none() {
        missing(&format!(
            "Chromium was not found: set {CHROMIUM}, or install it (Debian: apt-get install chromium)"
        ));
    }
    found
}

/// The script of axe. None where there is none; then the reason is printed.
///
/// # Panics
/// If there is none under `CI=true`, where nothing may be left out.
pub fn axe() -> Option<PathBuf> {
    let found = env::var_os(AXE).map(PathBuf::from);
    if found.is_none() {
        missing(&format!("{AXE} is not set: `cargo xtask test` gets axe and sets it"));
    }
    found
}

fn on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found = env::split_paths(&path).flat_map(|folder| names.map(|name| folder.join(name)));
    found.into_iter().find(|path| path.is_file())
}

/// Where what a failed test leaves is kept: `target/journeys`.
pub(crate) fn kept() -> PathBuf {
    let test = env::current_exe().expect("a program knows where it is");
    // target/PROFILE/deps/test, or target/PROFILE/program
    let profile = test.ancestors().find(|folder| folder.join("deps").is_dir()).unwrap_or(Path::new("."));
    profile.parent().unwrap_or(profile).join("journeys")
}
