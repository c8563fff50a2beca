//! Sources that no `mod` names: rustc never sees them, so a test in one of them never runs and nobody is told.

use std::path::{Path, PathBuf};

use super::Outcome;
use crate::{
    fault::Fault,
    metadata::{self, Package},
    workspace::{self, has_extension, text},
};

/// Checks every Rust file of every package of ours.
pub(super) fn check() -> Result<Outcome, Fault> {
    let root = workspace::root();
    let packages = metadata::ours()?;
    let mut files = Vec::new();
    for file in workspace::files(&root)? {
        if has_extension(&file, &["rs"])
            && let Some(text) = text(&root.join(&file))?
        {
            files.push((root.join(file), text));
        }
    }
    let orphans: Vec<String> = packages
        .iter()
        .flat_map(|package| orphans(package, &packages, &files))
        .map(|path| format!("{}: no `mod` names it.", path.strip_prefix(&root).unwrap_or(&path).display()))
        .collect();
    if orphans.is_empty() {
        return Ok(Outcome::Holds(format!("{} Rust files, each compiled into something", files.len())));
    }
    Err(Fault::new(orphans.join("\n")))
}

/// The package's files that neither begin a program, library or test nor are named by a file of the package.
fn orphans(package: &Package, packages: &[Package], files: &[(PathBuf, String)]) -> Vec<PathBuf> {
    let own: Vec<&(PathBuf, String)> =
        files.iter().filter(|(path, _)| owner(path, packages) == Some(&package.name)).collect();
    own.iter()
        .map(|(path, _)| path)
        .filter(|path| package.targets.iter().all(|target| target.source != **path))
        .filter(|path| !own.iter().any(|(_, text)| names(text, path, &package.folder)))
        .cloned()
        .collect()
}

/// The package in whose folder a file lies; a package may lie in another's folder.
fn owner<'a>(path: &Path, packages: &'a [Package]) -> Option<&'a String> {
    packages
        .iter()
        .filter(|package| path.starts_with(&package.folder))
        .max_by_key(|package| package.folder.components().count())
        .map(|package| &package.name)
}

/// Whether a source names the file: as a module, or, as tests that compile files do, by its folder's path.
fn names(text: &str, path: &Path, package: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = path.parent().unwrap_or(path);
    let module = match stem {
        "mod" => folder.file_name().and_then(|name| name.to_str()).unwrap_or_default(),
        stem => stem,
    };
    let as_module = format!("mod {module};");
    let as_path = folder.strip_prefix(package).map(|folder| format!("{}/", folder.display()));
    text.lines().any(|line| {
        let code = line.trim_start();
        !code.starts_with("//") && code.ends_with(&as_module)
    }) || as_path.is_ok_and(|as_path| text.contains(&format!("\"{as_path}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Target;

    fn package(name: &str, folder: &str) -> Package {
        let source = Path::new(folder).join("src/lib.rs");
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            licence: None,
            folder: folder.into(),
            dependencies: Vec::new(),
            targets: vec![Target { name: name.to_owned(), kind: "lib".to_owned(), source }],
        }
    }

    #[test]
    fn a_file_that_nobody_names_is_found() {
        let packages = [package("outer", "/c/outer"), package("inner", "/c/outer/inner")];
        let file = |path: &str, text: &str| (PathBuf::from(path), text.to_owned());
        let files = [
            file("/c/outer/src/lib.rs", "pub mod named;\nmod deep;\n// mod planted;\n"),
            file("/c/outer/src/named.rs", ""),
            file("/c/outer/src/deep/mod.rs", "const FILES: &str = \"tests/types/*.rs\";"),
            file("/c/outer/src/planted.rs", ""),
            file("/c/outer/tests/types/case.rs", ""),
            file("/c/outer/inner/src/lib.rs", "mod planted;"),
        ];
        assert_eq!(orphans(&packages[0], &packages, &files), [PathBuf::from("/c/outer/src/planted.rs")]);
        assert!(orphans(&packages[1], &packages, &files).is_empty());
    }
}
