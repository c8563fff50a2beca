//! Chromium, and axe, which looks for obstacles on its pages.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{Fetched, Found, apt, node};
use crate::{
    exec::{output, run, which},
    fault::Fault,
};

const VARIABLE: &str = "SECONDOK_CHROMIUM";
const PROGRAMS: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PACKAGE: &str = "chromium";
const LISTS: &[&str] = &["tests/e2e/package.json", "tests/e2e/package-lock.json"];

/// Where they lie: the variable, the `PATH`, the folders that browsers' installers use, apt as root; axe by npm.
pub(super) fn find() -> Result<Found, Fault> {
    let chromium = chromium()?;
    let version = output(Command::new(&chromium).arg("--version"))?;
    let fetched = Fetched::new("e2e", LISTS);
    fetched.fill(|folder| run(&mut node::programs()?.npm_ci(folder)))?;
    Ok(Found {
        what: format!("{} ({}) and axe", version.trim(), chromium.display()),
        variables: vec![
            (VARIABLE, chromium.into_os_string()),
            ("SECONDOK_AXE", fetched.folder.join("node_modules/axe-core/axe.min.js").into_os_string()),
        ],
    })
}

fn chromium() -> Result<PathBuf, Fault> {
    if let Some(program) = std::env::var_os(VARIABLE).map(PathBuf::from) {
        return if program.is_file() {
            Ok(program)
        } else {
            Err(Fault::new(format!("{VARIABLE} is {}, where there is no program.", program.display())))
        };
    }
    let installed = || PROGRAMS.iter().find_map(|program| which(program)).or_else(downloaded);
    if let Some(program) = installed() {
        return Ok(program);
    }
    let fetched = apt::install(&[PACKAGE]);
    installed().ok_or_else(|| {
        let why = fetched.err().map(|fault| format!("{fault}\n")).unwrap_or_default();
        Fault::new(format!("{why}There is no Chromium: set {VARIABLE}, or type: {}", apt::advice(&[PACKAGE])))
    })
}

/// The newest of those that an installer of test browsers has put into the user's cache.
fn downloaded() -> Option<PathBuf> {
    let cache = std::env::var_os("PLAYWRIGHT_BROWSERS_PATH").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME").map(PathBuf::from)?;
        Some(home.join(".cache/ms-playwright"))
    })?;
    newest(&cache)
}

fn newest(cache: &Path) -> Option<PathBuf> {
    let folders = std::fs::read_dir(cache).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<(u64, PathBuf)> = folders
        .filter_map(|folder| {
            let number = folder.file_name()?.to_str()?.strip_prefix("chromium-")?.parse().ok()?;
            let programs = ["chrome-linux/chrome", "chrome-linux64/chrome"].map(|name| folder.join(name));
            Some((number, programs.into_iter().find(|program| program.is_file())?))
        })
        .collect();
    found.sort();
    found.pop().map(|(_, program)| program)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_of_several_is_taken_and_what_is_no_browser_is_passed_over() {
        let cache = std::env::temp_dir().join(format!("secondok-browsers-{}", std::process::id()));
        for (folder, program) in
            [("chromium-99", "chrome-linux"), ("chromium-1200", "chrome-linux64"), ("chromium-7", "other")]
        {
            let folder = cache.join(folder).join(program);
            std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
            std::fs::write(folder.join("chrome"), "").expect("written");
        }
        assert_eq!(newest(&cache), Some(cache.join("chromium-1200/chrome-linux64/chrome")));
        assert_eq!(newest(&cache.join("nothing")), None);
        std::fs::remove_dir_all(&cache).expect("removed");
    }
}
