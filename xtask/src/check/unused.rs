//! Dependencies that no source names, and shared versions that no package asks for.

use std::path::Path;

use toml::Table;

use super::Outcome;
use crate::{
    fault::{Doing, Fault},
    metadata::{self, Kind, Package},
    workspace::{has_extension, root, text},
};

/// Dependencies that are there for what they switch on elsewhere: package, dependency, why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[];

/// Checks every package of ours.
pub(super) fn check() -> Result<Outcome, Fault> {
    let packages = metadata::ours()?;
    let mut found = Vec::new();
    let mut looked_at = 0;
    for package in &packages {
        let sources = Sources::read(package)?;
        looked_at += package.dependencies.len();
        found.extend(unused(package, &sources));
    }
    found.extend(stale_exceptions(&packages));
    let manifests =
        packages.iter().map(|package| manifest(&package.folder)).collect::<Result<Vec<_>, _>>()?;
    found.extend(unasked(&manifest(&root())?, &manifests));
    if found.is_empty() {
        return Ok(Outcome::Holds(format!("{looked_at} dependencies, each named in a source")));
    }
    Err(Fault::new(found.join("\n")))
}

/// A package's sources by who may use what.
#[derive(Default)]
struct Sources {
    shipped: String,
    tests: String,
    build: String,
}

impl Sources {
    fn read(package: &Package) -> Result<Self, Fault> {
        let mut sources = Self::default();
        for target in &package.targets {
            let into = match target.kind.as_str() {
                "custom-build" => {
                    sources.build = text(&target.source)?.unwrap_or_default();
                    continue;
                }
                "test" | "bench" | "example" => &mut sources.tests,
                _ => &mut sources.shipped,
            };
            gather(target.source.parent().unwrap_or(&package.folder), into)?;
        }
        // A test beside the code it tests uses what tests may use.
        sources.tests.push_str(&sources.shipped);
        Ok(sources)
    }
}

fn gather(folder: &Path, into: &mut String) -> Result<(), Fault> {
    if !folder.is_dir() {
        return Ok(());
    }
    for entry in std::fs::read_dir(folder).doing(format_args!("list {}", folder.display()))? {
        let path = entry.doing(format_args!("list {}", folder.display()))?.path();
        // A package inside a package has its own Cargo.toml.
        if path.is_dir() && !path.join("Cargo.toml").exists() {
            gather(&path, into)?;
        } else if has_extension(&path, &["rs"])
            && let Some(text) = text(&path)?
        {
            into.push_str(&text);
            into.push('\n');
        }
    }
    Ok(())
}

fn unused(package: &Package, sources: &Sources) -> Vec<String> {
    let mut found = Vec::new();
    for dependency in &package.dependencies {
        let name = dependency.rename.as_deref().unwrap_or(&dependency.name).replace('-', "_");
        let (text, section) = match dependency.kind {
            Kind::Normal => (&sources.shipped, "dependencies"),
            Kind::Dev => (&sources.tests, "dev-dependencies"),
            Kind::Build => (&sources.build, "build-dependencies"),
        };
        let excepted = EXCEPTIONS
            .iter()
            .any(|(of, dependency_of, _)| *of == package.name && *dependency_of == dependency.name);
        if !excepted && !names(text, &name) {
            found.push(format!("`{}`: [{section}] `{}` is not used.", package.name, dependency.name));
        }
    }
    found.sort();
    found.dedup();
    found
}

fn stale_exceptions(packages: &[Package]) -> Vec<String> {
    EXCEPTIONS
        .iter()
        .filter(|(of, dependency_of, _)| {
            packages.iter().filter(|package| package.name == *of).all(|package| {
                package.dependencies.iter().all(|dependency| dependency.name != *dependency_of)
            })
        })
        .map(|(of, dependency, why)| format!("the exception `{of}`: `{dependency}` ({why}) excepts nothing."))
        .collect()
}

fn manifest(folder: &Path) -> Result<Table, Fault> {
    let path = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&path).doing(format_args!("read {}", path.display()))?;
    text.parse().doing(format_args!("read {}", path.display()))
}

/// Dependencies of `[workspace.dependencies]` that no package takes over.
fn unasked(workspace: &Table, packages: &[Table]) -> Vec<String> {
    let asked = |name: &str| {
        packages.iter().any(|package| {
            ["dependencies", "dev-dependencies", "build-dependencies"]
                .iter()
                .any(|section| package.get(*section).is_some_and(|section| section.get(name).is_some()))
        })
    };
    let shared = workspace.get("workspace").and_then(|table| table.get("dependencies"));
    shared
        .and_then(toml::Value::as_table)
        .into_iter()
        .flat_map(Table::keys)
        .filter(|name| !asked(name))
        .map(|name| format!("Cargo.toml: [workspace.dependencies] `{name}` is asked for by no package."))
        .collect()
}

/// Whether the name stands in the text as a whole word, comments left out.
fn names(text: &str, name: &str) -> bool {
    let inside = |character: char| character.is_alphanumeric() || character == '_';
    text.lines().map(|line| line.split("//").next().unwrap_or(line)).any(|line| {
        line.match_indices(name).any(|(start, _)| {
            let before = line[..start].chars().next_back();
            let after = line[start + name.len()..].chars().next();
            !before.is_some_and(inside) && !after.is_some_and(inside)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Dependency;

    fn package(dependencies: &[(&str, Option<&str>, Kind)]) -> Package {
        Package {
            name: "part".to_owned(),
            version: "0.1.0".to_owned(),
            licence: None,
            folder: "folder".into(),
            dependencies: dependencies
                .iter()
                .map(|(name, rename, kind)| Dependency {
                    name: (*name).to_owned(),
                    rename: rename.map(str::to_owned),
                    kind: *kind,
                })
                .collect(),
            targets: Vec::new(),
        }
    }

    #[test]
    fn whole_words_outside_comments_count() {
        assert!(names("use serde_json::Value;", "serde_json"));
        assert!(names("#[derive(thiserror::Error)]", "thiserror"));
        assert!(!names("use serde_json::Value;", "serde"));
        assert!(!names("// serde would do this", "serde"));
        assert!(!names("let my_serde = 1;", "serde"));
    }

    #[test]
    fn a_shared_version_that_nobody_asks_for_is_found() {
        let table = |text: &str| text.parse::<Table>().expect("well-formed");
        let workspace = table("[workspace.dependencies]\nours = '1'\nin-tests = '1'\nplanted = '1'\n");
        let packages = [
            table("[dependencies]\nours.workspace = true\n"),
            table("[dev-dependencies]\nin-tests = { workspace = true }\n"),
        ];
        assert_eq!(
            unasked(&workspace, &packages),
            ["Cargo.toml: [workspace.dependencies] `planted` is asked for by no package."]
        );
    }

    #[test]
    fn planted_dependencies_are_found_by_section() {
        let package = package(&[
            ("used-one", None, Kind::Normal),
            ("planted", None, Kind::Normal),
            ("other-name", Some("renamed"), Kind::Normal),
            ("in-tests", None, Kind::Dev),
            ("planted-dev", None, Kind::Dev),
            ("planted-build", None, Kind::Build),
        ]);
        let sources = Sources {
            shipped: "use used_one::A;\nuse renamed::B;".to_owned(),
            tests: "use in_tests::C;\nuse planted::D;".to_owned(),
            build: String::new(),
        };
        assert_eq!(
            unused(&package, &sources),
            [
                "`part`: [build-dependencies] `planted-build` is not used.",
                "`part`: [dependencies] `planted` is not used.",
                "`part`: [dev-dependencies] `planted-dev` is not used.",
            ]
        );
    }
}
