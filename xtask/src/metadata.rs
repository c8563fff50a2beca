//! What cargo knows about the workspace.

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::{
    exec::{cargo, output},
    fault::{Doing, Fault},
    json::{list, text},
    workspace,
};

/// A package, ours or a dependency.
#[derive(Debug, Clone)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// SPDX expression, where one is given.
    pub(crate) licence: Option<String>,
    /// Folder of its `Cargo.toml`.
    pub(crate) folder: PathBuf,
    pub(crate) dependencies: Vec<Dependency>,
    pub(crate) targets: Vec<Target>,
}

/// What a `Cargo.toml` asks for.
#[derive(Debug, Clone)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// The name in the sources, where it differs from the package's.
    pub(crate) rename: Option<String>,
    pub(crate) kind: Kind,
}

/// When a dependency is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Always.
    Normal,
    /// In tests and examples.
    Dev,
    /// In the build script.
    Build,
}

/// A library, program, test or build script.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) name: String,
    /// "lib", "bin", "test", "bench", "example", "custom-build", …
    pub(crate) kind: String,
    /// Its first source file.
    pub(crate) source: PathBuf,
}

/// The packages of the workspace.
pub(crate) fn ours() -> Result<Vec<Package>, Fault> {
    members(&workspace::root())
}

/// The packages of the workspace in a folder.
pub(crate) fn members(workspace: &Path) -> Result<Vec<Package>, Fault> {
    read(workspace, &["--no-deps"])
}

/// The packages of a workspace and everything they are built from, on every platform, with all features.
pub(crate) fn everything(workspace: &Path) -> Result<Vec<Package>, Fault> {
    read(workspace, &["--all-features"])
}

fn read(workspace: &Path, arguments: &[&str]) -> Result<Vec<Package>, Fault> {
    let mut command = cargo();
    command.current_dir(workspace).args(["metadata", "--format-version", "1"]).args(arguments);
    let text = output(&mut command)?;
    let value: Value = serde_json::from_str(&text).doing("read what `cargo metadata` says")?;
    list(&value, "packages").iter().map(package).collect::<Option<_>>().ok_or_else(|| {
        Fault::new(
            "`cargo metadata` says something else than expected: is this cargo far newer than the tool?",
        )
    })
}

fn package(value: &Value) -> Option<Package> {
    let manifest = PathBuf::from(text(value, "manifest_path")?);
    Some(Package {
        name: text(value, "name")?.to_owned(),
        version: text(value, "version")?.to_owned(),
        licence: text(value, "license").map(str::to_owned),
        folder: manifest.parent()?.to_owned(),
        dependencies: list(value, "dependencies").iter().map(dependency).collect::<Option<_>>()?,
        targets: list(value, "targets").iter().map(target).collect::<Option<_>>()?,
    })
}

fn dependency(value: &Value) -> Option<Dependency> {
    Some(Dependency {
        name: text(value, "name")?.to_owned(),
        rename: text(value, "rename").map(str::to_owned),
        kind: match text(value, "kind") {
            None => Kind::Normal,
            Some("dev") => Kind::Dev,
            Some("build") => Kind::Build,
            Some(_) => return None,
        },
    })
}

fn target(value: &Value) -> Option<Target> {
    Some(Target {
        name: text(value, "name")?.to_owned(),
        kind: list(value, "kind").first()?.as_str()?.to_owned(),
        source: PathBuf::from(text(value, "src_path")?),
    })
}
