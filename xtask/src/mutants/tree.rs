//! The copy of the checkout in which things are broken.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    exec::output,
    fault::{Doing, Fault},
    workspace,
};

/// A copy that follows the checkout. Files that are the same are left alone, so that cargo does not build again
/// what did not change.
pub(super) struct Tree {
    original: PathBuf,
    copy: PathBuf,
}

impl Tree {
    pub(super) fn new(original: &Path, copy: &Path) -> Self {
        Self { original: original.to_owned(), copy: copy.to_owned() }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.copy
    }

    /// Makes the copy the same as the checkout, mending whatever was broken.
    pub(super) fn refresh(&self) -> Result<(), Fault> {
        let files: BTreeSet<PathBuf> = workspace::files(&self.original)?.into_iter().collect();
        for file in &files {
            let wanted = fs::read(self.original.join(file)).doing(format_args!("read {}", file.display()))?;
            let path = self.copy.join(file);
            if fs::read(&path).is_ok_and(|there| there == wanted) {
                continue;
            }
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
            }
            fs::write(&path, wanted).doing(format_args!("write {}", path.display()))?;
        }
        self.remove_others(&self.copy, &files).map(drop)
    }

    /// Removes what is not among the files below this folder, and the folder too where nothing is left of it: without its
    /// manifest it would still be a member of the workspace. Whether it is gone.
    fn remove_others(&self, folder: &Path, files: &BTreeSet<PathBuf>) -> Result<bool, Fault> {
        let mut is_empty = true;
        for entry in fs::read_dir(folder).doing(format_args!("list {}", folder.display()))? {
            let path = entry.doing(format_args!("list {}", folder.display()))?.path();
            if path.is_dir() {
                is_empty &= self.remove_others(&path, files)?;
            } else if path.strip_prefix(&self.copy).is_ok_and(|file| files.contains(file)) {
                is_empty = false;
            } else {
                fs::remove_file(&path).doing(format_args!("remove {}", path.display()))?;
            }
        }
        if is_empty {
            fs::remove_dir(folder).doing(format_args!("remove {}", folder.display()))?;
        }
        Ok(is_empty)
    }

    /// Breaks it.
    pub(super) fn apply(&self, patch: &Path) -> Result<(), Fault> {
        output(git_apply(&self.copy).arg(patch)).map(drop)
    }
}

/// The command that applies patches to what lies in this folder.
pub(super) fn git_apply(folder: &Path) -> Command {
    let mut command = Command::new("git");
    // The folder may lie below a checkout, and git would take the patch's paths for that checkout's.
    command
        .env("GIT_CEILING_DIRECTORIES", folder.parent().unwrap_or(folder))
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .current_dir(folder)
        .args(["apply", "--whitespace=nowarn"]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    fn git(folder: &Path, arguments: &[&str]) {
        output(Command::new("git").current_dir(folder).args(arguments)).expect("git works");
    }

    #[test]
    fn the_copy_is_broken_and_mended_and_the_checkout_never_touched() {
        let place = std::env::temp_dir().join(format!("secondok-mutants-{}", std::process::id()));
        let checkout = place.join("checkout");
        fs::create_dir_all(checkout.join("src")).expect("made");
        fs::create_dir_all(checkout.join("gone/src")).expect("made");
        git(&checkout, &["init", "--quiet"]);
        fs::write(checkout.join(".gitignore"), "/target\n").expect("written");
        fs::write(checkout.join("src/a.txt"), "one\ntwo\nthree\n").expect("written");
        fs::write(checkout.join("gone/src/gone.txt"), "soon gone\n").expect("written");
        let patch = place.join("break.patch");
        let text = "--- a/src/a.txt\n+++ b/src/a.txt\n@@ -1,3 +1,3 @@\n one\n-two\n+broken\n three\n";
        fs::write(&patch, text).expect("written");

        let tree = Tree::new(&checkout, &checkout.join("target/mutants/tree"));
        tree.refresh().expect("copied");
        let copy = tree.folder().join("src/a.txt");
        let modified = |path: &Path| fs::metadata(path).expect("there").modified().expect("known");
        let before = modified(&copy);
        tree.refresh().expect("copied again");
        assert_eq!(modified(&copy), before, "what did not change is left alone");

        tree.apply(&patch).expect("applies");
        assert_eq!(fs::read_to_string(&copy).expect("there"), "one\nbroken\nthree\n");
        assert!(tree.apply(&patch).is_err(), "it does not apply twice");
        assert_eq!(fs::read_to_string(checkout.join("src/a.txt")).expect("there"), "one\ntwo\nthree\n");

        fs::remove_file(checkout.join("gone/src/gone.txt")).expect("removed");
        tree.refresh().expect("mended");
        assert_eq!(fs::read_to_string(&copy).expect("there"), "one\ntwo\nthree\n");
        assert!(!tree.folder().join("gone").exists(), "a folder without files would be taken for a package");
        fs::remove_dir_all(&place).expect("removed");
    }
}
