//! Where things lie in the checkout.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use crate::{
    exec::output,
    fault::{Doing, Fault},
};

/// The checkout's folder.
pub(crate) fn root() -> PathBuf {
    // cargo sets it when it runs this tool; the value at compile time serves when it is started by hand.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}

/// Where cargo builds.
pub(crate) fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The files of the project, relative to `root`: those that git knows and those that it would take in, sorted.
pub(crate) fn files(root: &Path) -> Result<Vec<PathBuf>, Fault> {
    let list = output(std::process::Command::new("git").current_dir(root).args([
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]))?;
    let mut files: Vec<PathBuf> = list
        .split('\0')
        .filter(|name| !name.is_empty())
        .map(PathBuf::from)
        // Deleted, and not yet committed as such.
        .filter(|path| root.join(path).symlink_metadata().is_ok_and(|entry| entry.is_file()))
        .collect();
    files.sort();
    files.dedup();
    Ok(files)
}

/// Every file below a folder with its bytes, by its path relative to the folder.
pub(crate) fn below(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, Fault> {
    let doing = format!("read {}", folder.display());
    let (mut files, mut folders) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(here) = folders.pop() {
        for entry in std::fs::read_dir(here).doing(&doing)? {
            let path = entry.doing(&doing)?.path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
            files.insert(name, std::fs::read(&path).doing(&doing)?);
        }
    }
    Ok(files)
}

/// A file as text, or nothing where it is none.
pub(crate) fn text(path: &Path) -> Result<Option<String>, Fault> {
    let bytes = std::fs::read(path).doing(format_args!("read {}", path.display()))?;
    Ok(String::from_utf8(bytes).ok())
}

/// Whether the path ends with one of these extensions.
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|found| extensions.contains(&found))
}
