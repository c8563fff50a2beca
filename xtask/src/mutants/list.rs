//! The lists of mutants: `xtask/mutants/LIST.toml`, each row with a patch of its name in the folder `LIST` beside it.

use std::{
    collections::BTreeSet,
    fmt,
    path::{Path, PathBuf},
};

use crate::{
    fault::{Doing, Fault},
    workspace::has_extension,
};

/// One way of breaking one guarantee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mutant {
    pub(super) name: String,
    /// What people are promised.
    pub(super) guarantee: String,
    pub(super) patch: PathBuf,
    pub(super) suite: Suite,
    /// The test that must fail, by its whole name.
    pub(super) test: String,
}

/// A test program.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Suite {
    pub(super) package: String,
    /// "lib", "bin", or the name of an integration test.
    pub(super) target: String,
}

impl Suite {
    /// Whether its tests open the apps in a browser: these are built too then, and each may decide what comes out.
    pub(super) fn opens_apps(&self) -> bool {
        self.package == "secondok-e2e"
    }
}

impl fmt::Display for Suite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.package, self.target)
    }
}

const FIELDS: [&str; 5] = ["name", "guarantee", "package", "test", "target"];

/// Reads every list of the folder; a patch without a row and a row without a patch are faults.
pub(super) fn read(folder: &Path) -> Result<Vec<Mutant>, Fault> {
    let mut mutants = Vec::new();
    let mut patches = BTreeSet::new();
    for path in entries(folder)? {
        if path.is_dir() {
            patches.extend(entries(&path)?);
        } else if has_extension(&path, &["toml"]) {
            let text = std::fs::read_to_string(&path).doing(format_args!("read {}", path.display()))?;
            let rows = parse(&text, &path.with_extension(""));
            mutants.extend(rows.map_err(|why| Fault::new(format!("{}: {why}", path.display())))?);
        }
    }
    check(&mutants, &patches)?;
    Ok(mutants)
}

/// What lies in a folder, by name.
fn entries(folder: &Path) -> Result<Vec<PathBuf>, Fault> {
    let reading = || format!("read {}", folder.display());
    let entries = std::fs::read_dir(folder).doing(reading())?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()).doing(reading()))
        .collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

fn parse(text: &str, folder: &Path) -> Result<Vec<Mutant>, String> {
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| error.to_string())?;
    if let Some(other) = table.keys().find(|key| *key != "mutant") {
        return Err(format!("`{other}` is not known; rows begin with [[mutant]]"));
    }
    let rows = match table.get("mutant") {
        None => return Ok(Vec::new()),
        Some(rows) => rows.as_array().ok_or("rows begin with [[mutant]]")?,
    };
    rows.iter()
        .map(|row| row.as_table().ok_or("a row is a table".to_owned()).and_then(|row| one(row, folder)))
        .collect()
}

fn one(row: &toml::Table, folder: &Path) -> Result<Mutant, String> {
    let text = |name: &str| row.get(name).and_then(toml::Value::as_str).filter(|text| !text.is_empty());
    let field = |name: &str| {
        let of = text("name").unwrap_or("no name");
        text(name).map(str::to_owned).ok_or_else(|| format!("the row of `{of}` lacks `{name}`"))
    };
    if let Some(other) = row.keys().find(|key| !FIELDS.contains(&key.as_str())) {
        return Err(format!("`{other}` is not one of {}", FIELDS.join(", ")));
    }
    let name = field("name")?;
    Ok(Mutant {
        patch: folder.join(format!("{name}.patch")),
        name,
        guarantee: field("guarantee")?,
        suite: Suite { package: field("package")?, target: field("target")? },
        test: field("test")?,
    })
}

fn check(mutants: &[Mutant], patches: &BTreeSet<PathBuf>) -> Result<(), Fault> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for mutant in mutants {
        if !seen.insert(&mutant.name) {
            faults.push(format!("`{}` stands in the lists twice.", mutant.name));
        }
        if !patches.contains(&mutant.patch) {
            faults.push(format!("`{}` has no patch in the folder of its list.", mutant.name));
        }
    }
    let orphans = patches.iter().filter(|patch| mutants.iter().all(|mutant| mutant.patch != **patch));
    faults.extend(orphans.map(|patch| format!("{} stands in no list.", patch.display())));
    if faults.is_empty() { Ok(()) } else { Err(Fault::new(faults.join("\n"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{exec::output, metadata, mutants::tree::git_apply, workspace};

    const ROW: &str = r#"
        [[mutant]]
        name = "clock"
        guarantee = "Nothing is early."
        package = "part"
        test = "tests::late"
        target = "lib"
    "#;

    #[test]
    fn rows_are_read() {
        let mutants = parse(ROW, Path::new("folder")).expect("well-formed");
        assert_eq!(mutants.len(), 1);
        assert_eq!(mutants[0].patch, Path::new("folder/clock.patch"));
        assert_eq!(mutants[0].suite.to_string(), "part (lib)");
    }

    #[test]
    fn a_row_that_says_too_little_or_too_much_is_refused() {
        let without = ROW.replace("test = ", "tests = ");
        assert!(parse(&without, Path::new("folder")).is_err_and(|why| why.contains("`tests`")));
        let without = ROW.replace("        guarantee = \"Nothing is early.\"\n", "");
        assert!(parse(&without, Path::new("folder")).is_err_and(|why| why.contains("`guarantee`")));
        assert!(parse("[mutants]\n", Path::new("folder")).is_err());
    }

    #[test]
    fn rows_and_patches_belong_together() {
        let mutants = parse(ROW, Path::new("folder")).expect("well-formed");
        let patch = PathBuf::from("folder/clock.patch");
        let other = PathBuf::from("folder/other.patch");
        assert!(check(&mutants, &BTreeSet::from([patch.clone()])).is_ok());
        assert!(check(&mutants, &BTreeSet::new()).is_err());
        assert!(check(&mutants, &BTreeSet::from([patch.clone(), other])).is_err());
        let twice = [mutants.clone(), mutants].concat();
        assert!(check(&twice, &BTreeSet::from([patch])).is_err());
    }

    #[test]
    fn this_projects_lists_are_in_order() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("mutants");
        read(&folder).unwrap_or_else(|fault| panic!("{fault}"));
    }

    /// A patch that does not apply proves nothing, and would be noticed only when its turn comes.
    #[test]
    fn every_patch_of_this_project_applies() {
        let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
        let root = xtask.parent().expect("it lies in the checkout");
        let mutants = read(&xtask.join("mutants")).unwrap_or_else(|fault| panic!("{fault}"));
        let faults: Vec<String> = mutants
            .iter()
            .filter_map(|mutant| output(git_apply(root).arg("--check").arg(&mutant.patch)).err())
            .map(|fault| fault.to_string())
            .collect();
        assert!(faults.is_empty(), "made for what was there before:\n{}", faults.join("\n"));
    }

    /// A row whose test has moved proves nothing either, and would be noticed only when its turn comes.
    #[test]
    fn every_test_that_must_notice_is_there() {
        let packages = metadata::ours().unwrap_or_else(|fault| panic!("{fault}"));
        let mutants = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("mutants"));
        for mutant in mutants.unwrap_or_else(|fault| panic!("{fault}")) {
            let package = packages.iter().find(|package| package.name == mutant.suite.package);
            let package =
                package.unwrap_or_else(|| panic!("{}: no package {}", mutant.name, mutant.suite.package));
            let (modules, test) = mutant.test.rsplit_once("::").unwrap_or(("", &mutant.test));
            let told = format!("fn {test}(");
            let is_unit = matches!(mutant.suite.target.as_str(), "lib" | "bin");
            let is_there = if is_unit {
                homes(&package.folder.join("src"), modules).iter().any(|file| holds(file, &told))
            } else {
                let files = workspace::below(&package.folder).unwrap_or_else(|fault| panic!("{fault}"));
                files.values().any(|bytes| String::from_utf8_lossy(bytes).contains(&told))
            };
            assert!(is_there, "{}: there is no test `{}` in {}", mutant.name, mutant.test, mutant.suite);
        }
    }

    fn holds(file: &Path, text: &str) -> bool {
        std::fs::read_to_string(file).is_ok_and(|source| source.contains(text))
    }

    /// The files in which a module may stand: its own, or one of those above it.
    fn homes(source: &Path, modules: &str) -> Vec<PathBuf> {
        let mut folder = source.to_owned();
        let mut files = vec![source.join("lib.rs"), source.join("main.rs")];
        for module in modules.split("::").filter(|module| !module.is_empty()) {
            folder.push(module);
            files.extend([folder.with_extension("rs"), folder.join("mod.rs")]);
        }
        // The nearest: a name alone may stand anywhere.
        files.split_off(files.len().saturating_sub(4))
    }
}
