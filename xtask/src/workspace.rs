//! Where things lie in the checkout.

use std::path::{Path, PathBuf};

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

/// A file as text, or nothing where it is none.
pub(crate) fn text(path: &Path) -> Result<Option<String>, Fault> {
    let bytes = std::fs::read(path).doing(format_args!("read {}", path.display()))?;
    Ok(String::from_utf8(bytes).ok())
}

/// Whether the path ends with one of these extensions.
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    path.extension().and_then(|extension| extension.to_str()).is_some_and(|found| extensions.contains(&found))
}
