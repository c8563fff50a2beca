//! Node, and the packages of the protocol's second implementation.

use std::{
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use super::{Fetched, Found, apt, python};
use crate::{
    exec::{output, run, which},
    fault::Fault,
};

/// WebCrypto has X25519 from here on (`engines` in tests/node/package.json).
const OLDEST: u32 = 20;
const LISTS: &[&str] = &["tests/node/package.json", "tests/node/package-lock.json"];

/// `node` and `npm`, which belong together.
pub(super) struct Programs {
    node: PathBuf,
    npm: PathBuf,
}

impl Programs {
    pub(super) fn node(&self) -> Command {
        let mut command = Command::new(&self.node);
        command.env("PATH", self.path());
        command
    }

    /// Fills a folder exactly as the lock file in it says; no package runs a script of its own.
    pub(super) fn npm_ci(&self, folder: &Path) -> Command {
        // npm is a script that looks for `node` on the PATH.
        let mut command = Command::new(&self.npm);
        command.current_dir(folder).env("PATH", self.path()).args([
            "ci",
            "--ignore-scripts",
            "--no-audit",
            "--no-fund",
            "--loglevel=error",
        ]);
        command
    }

    fn path(&self) -> OsString {
        let mut folders: Vec<PathBuf> = self.node.parent().map(Path::to_path_buf).into_iter().collect();
        folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
        std::env::join_paths(folders).unwrap_or_default()
    }
}

/// Where they lie: the variables, the `PATH`, PyPI without root, apt as root.
pub(super) fn programs() -> Result<Programs, Fault> {
    let named = std::env::var_os("SECONDOK_NODE").map(PathBuf::from).or_else(|| which("node"));
    let npm = named.as_ref().and_then(|node| {
        let beside = node.with_file_name("npm");
        if beside.exists() { Some(beside) } else { which("npm") }
    });
    if let (Some(node), Some(npm)) = (named, npm)
        && version(&node).is_some_and(|version| version >= OLDEST)
    {
        return Ok(Programs { node, npm });
    }
    fetch().map_err(|fault| {
        Fault::new(format!(
            "{fault}\nNode {OLDEST} or newer with npm is needed: set SECONDOK_NODE, or {}",
            apt::advice(&["nodejs", "npm"])
        ))
    })
}

/// Node as PyPI carries it.
fn fetch() -> Result<Programs, Fault> {
    let folder = python::environment("node-programs", "tests/node/requirements.txt")?;
    Ok(Programs { node: folder.join("bin/node"), npm: folder.join("bin/npm") })
}

fn version(node: &Path) -> Option<u32> {
    let text = output(Command::new(node).arg("--version")).ok()?;
    text.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Finds Node and installs the packages below the target folder.
pub(super) fn find() -> Result<Found, Fault> {
    let programs = programs()?;
    let fetched = Fetched::new("node", LISTS);
    fetched.fill(|folder| run(&mut programs.npm_ci(folder)))?;
    let version = output(programs.node().arg("--version"))?;
    let modules = fetched.folder.join("node_modules");
    Ok(Found {
        what: format!("Node {} with the packages in {}", version.trim(), modules.display()),
        variables: vec![
            ("SECONDOK_NODE", programs.node.into_os_string()),
            ("SECONDOK_NODE_MODULES", modules.into_os_string()),
        ],
    })
}
