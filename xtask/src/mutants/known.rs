//! What was seen before: a mutant that was caught is caught as long as nothing has changed on which that depends.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
    process::Command,
};

use super::list::{Mutant, Suite};
use crate::{
    exec::output,
    fault::{Doing, Fault},
    metadata::{self, Package},
    progress::today,
    workspace,
};

/// A hash of everything that a mutant depends on.
pub(super) struct State(String);

/// Remembers which mutants were caught, and with which files.
pub(super) struct Known {
    /// One file for each mutant, with the hash of everything that it depended on.
    folder: PathBuf,
    root: PathBuf,
    compiler: String,
    packages: Vec<Package>,
    files: Vec<PathBuf>,
}

impl Known {
    pub(super) fn new(root: &Path, folder: &Path) -> Result<Self, Fault> {
        fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
        Ok(Self {
            folder: folder.to_owned(),
            root: root.to_owned(),
            compiler: output(Command::new("rustc").current_dir(root).arg("-vV"))?,
            packages: metadata::ours()?,
            files: workspace::files(root)?,
        })
    }

    /// The day since 1970-01-01 on which it was caught with everything as this state says; nothing if it was not.
    pub(super) fn caught_on(&self, mutant: &Mutant, state: &State) -> Option<u64> {
        let known = fs::read_to_string(self.folder.join(&mutant.name)).ok()?;
        let (of, day) = known.split_once(' ')?;
        day.parse().ok().filter(|_| of == state.0)
    }

    /// Remembers that it was caught with everything as this state says.
    pub(super) fn remember(&self, mutant: &Mutant, state: &State) -> Result<(), Fault> {
        let path = self.folder.join(&mutant.name);
        fs::write(&path, format!("{} {}", state.0, today())).doing(format_args!("write {}", path.display()))
    }

    /// Forgets it.
    pub(super) fn forget(&self, mutant: &Mutant) {
        let _ = fs::remove_file(self.folder.join(&mutant.name));
    }

    /// Everything that a mutant depends on, as it is now.
    pub(super) fn state(&self, mutant: &Mutant) -> Result<State, Fault> {
        let mut hasher = DefaultHasher::new();
        self.compiler.hash(&mut hasher);
        (&mutant.suite, &mutant.test).hash(&mut hasher);
        let read = |path: &Path| fs::read(path).doing(format_args!("read {}", path.display()));
        read(&mutant.patch)?.hash(&mut hasher);
        let folders = Folders::of(&self.packages, &self.root, &mutant.suite);
        for file in self.files.iter().filter(|file| folders.matter(file)) {
            file.hash(&mut hasher);
            read(&self.root.join(file))?.hash(&mut hasher);
        }
        Ok(State(format!("{:016x}", hasher.finish())))
    }
}

/// The workspace's packages by folder, and whether each goes into one of them.
struct Folders(BTreeMap<PathBuf, bool>);

impl Folders {
    fn of(packages: &[Package], root: &Path, suite: &Suite) -> Self {
        let wanted = built_from(packages, &suite.package);
        Self(
            packages
                .iter()
                .filter_map(|package| {
                    let folder = package.folder.strip_prefix(root).ok()?;
                    let matters = suite.opens_apps() || wanted.contains(package.name.as_str());
                    Some((folder.to_owned(), matters))
                })
                .chain([(PathBuf::from("xtask/mutants"), false), (PathBuf::from("fuzz"), false)])
                .collect(),
        )
    }

    /// Whether a test of the package could come out otherwise if this file were another. What lies in no package
    /// (lock file, documents) might be read by any test.
    fn matter(&self, file: &Path) -> bool {
        // What came of the mutants themselves: it changes whenever they are tried.
        if file == Path::new("policy/evidence.json") {
            return false;
        }
        let nearest = file.ancestors().find_map(|folder| self.0.get(folder));
        nearest.copied().unwrap_or(true)
    }
}

/// The package and all of ours that it and its tests are built from.
fn built_from<'a>(packages: &'a [Package], package: &'a str) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    let mut open = vec![package];
    while let Some(name) = open.pop() {
        let Some(package) = packages.iter().find(|package| package.name == name) else { continue };
        if found.insert(package.name.as_str()) {
            open.extend(package.dependencies.iter().map(|dependency| dependency.name.as_str()));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::{Dependency, Kind};

    fn package(name: &str, folder: &str, dependencies: &[(&str, Kind)]) -> Package {
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            licence: None,
            folder: Path::new("/checkout").join(folder),
            dependencies: dependencies
                .iter()
                .map(|(name, kind)| Dependency { name: (*name).to_owned(), rename: None, kind: *kind })
                .collect(),
            targets: Vec::new(),
        }
    }

    #[test]
    fn a_file_matters_to_what_is_built_from_it() {
        let packages = [
            package("base", "crates/base", &[("serde", Kind::Normal)]),
            package("middle", "crates/middle", &[("base", Kind::Normal), ("kit", Kind::Dev)]),
            package("other", "other", &[("base", Kind::Normal)]),
            package("tests", "tests", &[("middle", Kind::Normal)]),
            package("kit", "tests/kit", &[]),
        ];
        let suite = |package: &str| Suite { package: package.to_owned(), target: "lib".to_owned() };
        let folders = Folders::of(&packages, Path::new("/checkout"), &suite("middle"));
        for file in
            ["crates/base/src/lib.rs", "crates/middle/tests/a.rs", "tests/kit/src/lib.rs", "Cargo.lock"]
        {
            assert!(folders.matter(Path::new(file)), "{file}");
        }
        for file in ["other/src/lib.rs", "tests/src/lib.rs", "xtask/mutants/a.patch", "fuzz/targets/a.rs"] {
            assert!(!folders.matter(Path::new(file)), "{file}");
        }
        let folders = Folders::of(&packages, Path::new("/checkout"), &suite("secondok-e2e"));
        assert!(folders.matter(Path::new("other/src/lib.rs")), "an app is built from anything");
    }
}
