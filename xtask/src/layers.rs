//! Who may import whom. Care, billing and relay know nothing of one another, pure crates nothing of the outside.

use std::collections::BTreeSet;

use crate::{
    fault::Fault,
    metadata::{self, Kind, Package},
};

/// What a package of ours may be built from.
enum May {
    /// Of ours, only these.
    Import(&'static [&'static str]),
    /// Whatever it exercises.
    Anything,
}

use May::{Anything, Import};

/// What an app for browsers is made of.
const APP: &[&str] = &[
    "secondok-client",
    "secondok-talk",
    "secondok-ui",
    "secondok-browser",
    "secondok-l10n",
    "secondok-files",
];

/// The table. A package that is missing here is a violation too: write down where it belongs first.
const TABLE: &[(&str, May)] = &[
    ("secondok-protocol", Import(&[])),
    ("secondok-l10n", Import(&[])),
    ("secondok-deident", Import(&[])),
    ("secondok-policy", Import(&["secondok-l10n"])),
    ("secondok-api", Import(&["secondok-protocol"])),
    ("secondok-keylog", Import(&["secondok-protocol"])),
    (
        "secondok-client",
        Import(&["secondok-api", "secondok-protocol", "secondok-keylog", "secondok-deident"]),
    ),
    ("secondok-mail", Import(&["secondok-api"])),
    (
        "secondok-care",
        Import(&[
            "secondok-api",
            "secondok-keylog",
            "secondok-mail",
            "secondok-protocol",
            "secondok-l10n",
            "secondok-policy",
        ]),
    ),
    ("secondok-demo", Import(&["secondok-client", "secondok-care"])),
    (
        "secondok",
        Import(&[
            "secondok-care",
            "secondok-api",
            "secondok-keylog",
            "secondok-protocol",
            "secondok-demo",
            "secondok-l10n",
            "secondok-bundles",
        ]),
    ),
    ("secondok-cli", Import(&["secondok-client", "secondok-deident", "secondok-l10n"])),
    ("secondok-browser", Import(&["secondok-client"])),
    ("secondok-talk", Import(&["secondok-client"])),
    ("secondok-ui", Import(&["secondok-client", "secondok-talk", "secondok-browser", "secondok-l10n"])),
    (
        "secondok-files",
        Import(&[
            "secondok-client",
            "secondok-deident",
            "secondok-talk",
            "secondok-ui",
            "secondok-browser",
            "secondok-l10n",
        ]),
    ),
    ("secondok-scanner", Import(&[])),
    ("secondok-patient", Import(APP)),
    ("secondok-doctor", Import(APP)),
    ("secondok-desk", Import(APP)),
    ("secondok-bundler", Import(&[])),
    ("secondok-bundles", Import(&[])),
    ("xtask", Import(&[])),
    ("secondok-testkit", Anything),
    ("secondok-tests", Anything),
    ("secondok-e2e", Anything),
    ("secondok-screens", Anything),
    ("secondok-bench", Anything),
    ("secondok-bench-worker", Anything),
];

/// Pure: no I/O, no clock; native and wasm32.
pub(crate) const PURE: &[&str] = &[
    "secondok-protocol",
    "secondok-deident",
    "secondok-api",
    "secondok-keylog",
    "secondok-client",
    "secondok-l10n",
    "secondok-mail",
    "secondok-policy",
];

/// What brings the network, the disk or a scheduler along.
const IMPURE: &[&str] =
    &["tokio", "hyper", "hyper-util", "axum", "reqwest", "sqlx", "mio", "rustls", "socket2"];

/// `cargo xtask layers`
pub(crate) fn command(_: &[String]) -> Result<(), Fault> {
    let said = check()?;
    println!("{said}");
    Ok(())
}

/// Checks the workspace; says in a few words what was looked at.
pub(crate) fn check() -> Result<String, Fault> {
    let packages = metadata::ours()?;
    let violations = violations(&packages);
    if violations.is_empty() {
        return Ok(format!("{} packages import only what they may", packages.len()));
    }
    Err(Fault::new(format!("{}\nThe table stands in xtask/src/layers.rs.", violations.join("\n"))))
}

fn violations(packages: &[Package]) -> Vec<String> {
    let ours: BTreeSet<&str> = packages.iter().map(|package| package.name.as_str()).collect();
    let mut found = Vec::new();
    for package in packages {
        let Some((_, may)) = TABLE.iter().find(|(name, _)| *name == package.name) else {
            found.push(format!("`{}` stands in no layer.", package.name));
            continue;
        };
        let shipped = package.dependencies.iter().filter(|dependency| dependency.kind != Kind::Dev);
        for dependency in shipped {
            let name = dependency.name.as_str();
            if let Import(allowed) = may
                && ours.contains(name)
                && !allowed.contains(&name)
            {
                found.push(format!("`{}` may not import `{name}`.", package.name));
            }
            if PURE.contains(&package.name.as_str()) && IMPURE.contains(&name) {
                found.push(format!("`{}` is pure and may not import `{name}`.", package.name));
            }
        }
    }
    for (name, _) in TABLE {
        if !ours.contains(name) {
            found.push(format!("the table names `{name}`, which does not exist."));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::metadata::Dependency;

    fn package(name: &str, dependencies: &[(&str, Kind)]) -> Package {
        Package {
            name: name.to_owned(),
            version: "0.1.0".to_owned(),
            licence: None,
            folder: "folder".into(),
            dependencies: dependencies
                .iter()
                .map(|(name, kind)| Dependency { name: (*name).to_owned(), rename: None, kind: *kind })
                .collect(),
            targets: Vec::new(),
        }
    }

    /// Every package of the table, with nothing imported, and these in place of their namesakes.
    fn workspace(with: Vec<Package>) -> Vec<Package> {
        let mut packages: Vec<Package> = TABLE
            .iter()
            .filter(|(name, _)| with.iter().all(|package| package.name != *name))
            .map(|(name, _)| package(name, &[]))
            .collect();
        packages.extend(with);
        packages
    }

    #[test]
    fn what_the_table_allows_passes() {
        let packages = workspace(vec![
            package("secondok-api", &[("secondok-protocol", Kind::Normal), ("serde", Kind::Normal)]),
            package("secondok-care", &[("secondok-api", Kind::Normal), ("tokio", Kind::Normal)]),
            package("secondok-bench", &[("secondok", Kind::Normal), ("secondok-cli", Kind::Normal)]),
        ]);
        assert_eq!(violations(&packages), Vec::<String>::new());
    }

    #[test]
    fn a_forbidden_import_is_found() {
        let packages = workspace(vec![package("secondok-care", &[("secondok-client", Kind::Normal)])]);
        assert_eq!(violations(&packages), ["`secondok-care` may not import `secondok-client`."]);
    }

    #[test]
    fn a_forbidden_import_of_a_build_script_is_found() {
        let packages = workspace(vec![package("secondok-protocol", &[("secondok-api", Kind::Build)])]);
        assert_eq!(violations(&packages), ["`secondok-protocol` may not import `secondok-api`."]);
    }

    #[test]
    fn tests_may_import_what_they_exercise() {
        let packages = workspace(vec![package("secondok-care", &[("secondok-client", Kind::Dev)])]);
        assert_eq!(violations(&packages), Vec::<String>::new());
    }

    #[test]
    fn a_pure_crate_that_does_input_and_output_is_found() {
        let packages = workspace(vec![package("secondok-client", &[("tokio", Kind::Normal)])]);
        assert_eq!(violations(&packages), ["`secondok-client` is pure and may not import `tokio`."]);
    }

    #[test]
    fn a_package_outside_the_table_is_found() {
        let packages = workspace(vec![package("secondok-common", &[])]);
        assert_eq!(violations(&packages), ["`secondok-common` stands in no layer."]);
    }

    #[test]
    fn a_table_that_names_what_is_gone_is_found() {
        let packages: Vec<Package> =
            workspace(vec![]).into_iter().filter(|package| package.name != "secondok-demo").collect();
        assert_eq!(violations(&packages), ["the table names `secondok-demo`, which does not exist."]);
    }

    #[test]
    fn this_workspace_keeps_its_layers() {
        check().unwrap_or_else(|fault| panic!("{fault}"));
    }
}
