//! `cargo xtask reproducible`: the same sources give the same bundles, wherever they are built.
//!
//! Whoever doubts what a service hands out builds it and compares; a bundle that knew the folder it was built in would
//! make that worthless. A copy of the project is built from nothing in a folder of another name and depth.

use std::{collections::BTreeMap, path::Path};

use crate::{
    apps,
    exec::{cargo, run},
    fault::{Doing, Fault},
    programs::Profile,
    progress::Steps,
    workspace,
};

/// Bytes of files, by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// `cargo xtask reproducible`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    if !words.is_empty() {
        return Err(Fault::new("Usage: cargo xtask reproducible"));
    }
    let mut steps = Steps::new(3);
    steps.next("Building the apps here", "6 minutes the first time");
    apps::build(Profile::Release)?;
    steps.next("Building them from nothing in another folder", "10 minutes");
    let copy = workspace::target().join("reproducible").join("a copy").join("elsewhere");
    copy_to(&copy)?;
    // Its own target folder, and its own paths in what cargo tells the build.
    run(cargo().current_dir(&copy).env_remove("CARGO_TARGET_DIR").args(["xtask", "apps", "--small"]))?;
    steps.next("Comparing", "a second");
    let folder = apps::folder(Profile::Release);
    let name = folder.strip_prefix(workspace::target()).unwrap_or(&folder);
    let (here, there) = (workspace::below(&folder)?, workspace::below(&copy.join("target").join(name))?);
    let differing = differing(&here, &there);
    if differing.is_empty() {
        println!("{} files, byte for byte the same.", here.len());
        std::fs::remove_dir_all(&copy).doing(format_args!("remove {}", copy.display()))?;
        return Ok(());
    }
    Err(Fault::new(format!(
        "Not the same:\n{}\nThe other build lies in {}.",
        differing.join("\n"),
        copy.display()
    )))
}

/// The project's files, in an empty folder.
fn copy_to(folder: &Path) -> Result<(), Fault> {
    if folder.exists() {
        std::fs::remove_dir_all(folder).doing(format_args!("empty {}", folder.display()))?;
    }
    let root = workspace::root();
    for file in workspace::files(&root)? {
        let to = folder.join(&file);
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent).doing(format_args!("make {}", parent.display()))?;
        }
        std::fs::copy(root.join(&file), &to).doing(format_args!("copy {}", file.display()))?;
    }
    Ok(())
}

/// What is in one of the two only, or has other bytes in the other.
fn differing(here: &Files, there: &Files) -> Vec<String> {
    let missing = |from: &Files, to: &Files, what: &str| {
        from.keys()
            .filter(|name| !to.contains_key(*name))
            .map(|name| format!("{name}: {what}"))
            .collect::<Vec<_>>()
    };
    let mut found = missing(here, there, "not in the other build");
    found.extend(missing(there, here, "in the other build only"));
    let others = here.iter().filter(|(name, bytes)| there.get(*name).is_some_and(|other| other != *bytes));
    found.extend(others.map(|(name, _)| format!("{name}: other bytes")));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_told() {
        let files = |files: &[(&str, &[u8])]| -> Files {
            files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect()
        };
        let here = files(&[("a/index.html", b"1"), ("a/page.0011.wasm", b"2")]);
        assert_eq!(differing(&here, &here), [""; 0]);
        let there = files(&[("a/index.html", b"9"), ("a/page.0022.wasm", b"2")]);
        assert_eq!(
            differing(&here, &there),
            [
                "a/page.0011.wasm: not in the other build",
                "a/page.0022.wasm: in the other build only",
                "a/index.html: other bytes"
            ]
        );
    }
}
