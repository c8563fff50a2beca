//! The browsers' apps: WebAssembly programs, their bundles, and telling the server's build where those lie.

use std::{collections::BTreeSet, ffi::OsString, path::PathBuf, process::Command};

use crate::{
    exec::{cargo, output, run, which},
    fault::{Doing, Fault},
    programs::{self, Profile},
    progress::Steps,
    workspace,
};

/// What browsers run.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// Crates that are for browsers only.
pub(crate) const CRATES: &[&str] = &[
    "secondok-browser",
    "secondok-talk",
    "secondok-ui",
    "secondok-files",
    "secondok-scanner",
    "secondok-patient",
    "secondok-doctor",
    "secondok-desk",
];
/// What makes a bundle, as arguments of `cargo build`.
pub(crate) const BUNDLER: &[&str] = &["--package", "secondok-bundler"];
/// Where a build of the server finds the bundles (apps/bundles/build.rs).
pub(crate) const VARIABLE: &str = "SECONDOK_BUNDLES";

/// What the cargo profile of the apps' programs is called.
fn web(profile: Profile) -> &'static str {
    match profile {
        // In seconds rather than small.
        Profile::Dev => "web-dev",
        Profile::Release => "web",
    }
}

/// An app's bundle.
struct Bundle {
    name: &'static str,
    /// Folders with everything but the programs.
    web: &'static [&'static str],
    /// Folders with the message files of what it says.
    texts: &'static [&'static str],
    /// Folders with those of one program alone, by its name in the bundle.
    texts_of: &'static [(&'static str, &'static str)],
    /// Packages, and their programs by their name in the bundle.
    programs: &'static [Programs],
}

/// A package, and its programs by their name in a bundle.
type Programs = (&'static str, &'static [(&'static str, &'static str)]);

/// What every app has for files.
const FILES: Programs = ("secondok-files", &[("files", "files-page"), ("imaging", "files-imaging")]);
/// What that says.
const TEXTS_OF_FILES: &[(&str, &str)] = &[("files", "apps/files/locales")];

const BUNDLES: &[Bundle] = &[
    Bundle {
        name: "patient",
        web: &["apps/ui/web", "apps/browser/web", "apps/files/web", "apps/scanner/web", "apps/patient/web"],
        texts: &["apps/ui/locales", "apps/patient/locales", "crates/l10n/locales"],
        texts_of: TEXTS_OF_FILES,
        programs: &[
            ("secondok-patient", &[("page", "patient-page"), ("worker", "patient-worker")]),
            FILES,
            ("secondok-scanner", &[("scanner", "secondok-scanner")]),
        ],
    },
    Bundle {
        name: "doctor",
        web: &["apps/ui/web", "apps/browser/web", "apps/files/web", "apps/doctor/web"],
        texts: &["apps/ui/locales", "apps/doctor/locales", "crates/l10n/locales", "crates/l10n/documents"],
        texts_of: TEXTS_OF_FILES,
        programs: &[("secondok-doctor", &[("page", "doctor-page"), ("worker", "doctor-worker")]), FILES],
    },
    Bundle {
        name: "desk",
        // How a notice looks on the public pages is shown before it is released.
        web: &[
            "apps/ui/web",
            "apps/browser/web",
            "apps/files/web",
            "services/care/static/notices",
            "apps/desk/web",
        ],
        texts: &["apps/ui/locales", "apps/desk/locales", "crates/l10n/audit", "crates/l10n/locales"],
        texts_of: TEXTS_OF_FILES,
        programs: &[("secondok-desk", &[("page", "desk-page"), ("worker", "desk-worker")]), FILES],
    },
    Bundle { name: "ui", web: &["apps/ui/web", "apps/ui/gallery"], texts: &[], texts_of: &[], programs: &[] },
];

/// Where the bundles lie.
pub(crate) fn folder(profile: Profile) -> PathBuf {
    workspace::target().join(match profile {
        Profile::Dev => "bundles",
        Profile::Release => "bundles-release",
    })
}

/// Whether programs for browsers can be built: their target is there, or rustup can fetch it.
pub(crate) fn has_target() -> bool {
    let folder = rustc(&["--print", "target-libdir", "--target", TARGET]);
    folder.is_ok_and(|folder| PathBuf::from(folder.trim()).is_dir())
}

/// What to type where the target is missing and cannot be fetched from here.
pub(crate) fn missing_target() -> Option<String> {
    (!has_target() && which("rustup").is_none()).then(|| {
        format!(
            "  the target {TARGET} of the compiler. Type: rustup target add {TARGET}; or install your system's package \
             of it (Debian: libstd-rust-dev-wasm32)"
        )
    })
}

/// Has rustup fetch the target where it is missing.
pub(crate) fn fetch_target() -> Result<(), Fault> {
    if has_target() {
        return Ok(());
    }
    println!("      fetching the target {TARGET} by rustup");
    run(Command::new("rustup").current_dir(workspace::root()).args(["target", "add", TARGET]))
}

fn rustc(arguments: &[&str]) -> Result<String, Fault> {
    let program = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    output(Command::new(program).current_dir(workspace::root()).args(arguments))
}

/// Builds all programs in one build.
pub(crate) fn programs(profile: Profile) -> Result<(), Fault> {
    let packages: BTreeSet<&str> =
        BUNDLES.iter().flat_map(|bundle| bundle.programs).map(|(package, _)| *package).collect();
    build_for_browsers(profile, packages)
}

/// Builds what is measured in a browser's worker as the apps are built; where it lies.
pub(crate) fn measured() -> Result<PathBuf, Fault> {
    build_for_browsers(Profile::Release, ["secondok-bench-worker"])?;
    let folder = workspace::target().join(TARGET).join(web(Profile::Release));
    Ok(folder.join("bench-worker.wasm"))
}

fn build_for_browsers(
    profile: Profile,
    packages: impl IntoIterator<Item = &'static str>,
) -> Result<(), Fault> {
    fetch_target()?;
    let mut build = cargo();
    build.current_dir(workspace::root());
    build.args(["build", "--profile", web(profile), "--target", TARGET, "--bins"]);
    if profile == Profile::Release {
        build.arg("--locked");
    }
    build.env("CARGO_ENCODED_RUSTFLAGS", flags(profile)?);
    for package in packages {
        build.args(["--package", package]);
    }
    run(&mut build).map_err(|fault| Fault::new(format!("{fault}\nWhat the compiler says stands above.")))
}

/// Leptos keeps views apart by what they are instead of by a type for each: a seventh less of an app, and sooner built.
const ERASED: &str = "--cfg=erase_components";

/// Unoptimized, the workers' deepest calls need more than the linker's 1 MiB of stack; what is past its end is other memory.
const STACK: &str = "\x1f-Clink-arg=-zstack-size=4194304";

/// What the compiler is told. As released, it writes the same paths on every machine, so that the same sources give the
/// same bytes.
fn flags(profile: Profile) -> Result<OsString, Fault> {
    let mut flags = OsString::from(ERASED);
    flags.push(STACK);
    if profile == Profile::Dev {
        return Ok(flags);
    }
    let home = std::env::var_os("HOME").map(PathBuf::from).unwrap_or_default();
    let cargo_home = std::env::var_os("CARGO_HOME").map_or_else(|| home.join(".cargo"), PathBuf::from);
    // Each registry's sources lie in a folder that is called after the address it was reached at.
    let registries = cargo_home.join("registry/src");
    let mut paths = vec![(cargo_home, "/cargo"), (workspace::root(), "/secondok")];
    for entry in std::fs::read_dir(&registries).doing(format_args!("list {}", registries.display()))? {
        let entry = entry.doing(format_args!("list {}", registries.display()))?;
        paths.push((entry.path(), "/cargo/registry"));
    }
    // The last one that fits is taken.
    for (path, name) in paths {
        flags.push("\x1f--remap-path-prefix=");
        flags.push(path);
        flags.push("=");
        flags.push(name);
    }
    Ok(flags)
}

/// Makes all bundles out of the programs, side by side; what has not changed stays as it is.
pub(crate) fn bundles(profile: Profile) -> Result<(), Fault> {
    programs::build(Profile::Dev, BUNDLER)?;
    let folder = folder(profile);
    let made: Vec<_> = std::thread::scope(|scope| {
        let making: Vec<_> = BUNDLES.iter().map(|bundle| scope.spawn(|| make(bundle, profile))).collect();
        let end = |made: std::thread::ScopedJoinHandle<'_, _>| {
            made.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
        };
        making.into_iter().map(end).collect()
    });
    for (bundle, sizes) in BUNDLES.iter().zip(made) {
        if let Some(together) = sizes?.lines().last() {
            println!("      {}: {}", bundle.name, together.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
    // A bundle of an app that is no more would be served too.
    for entry in std::fs::read_dir(folder).doing("list the bundles")? {
        let entry = entry.doing("list the bundles")?;
        if BUNDLES.iter().all(|bundle| entry.file_name() != bundle.name) {
            std::fs::remove_dir_all(entry.path()).doing(format_args!("remove {}", entry.path().display()))?;
        }
    }
    Ok(())
}

/// Makes one bundle; what the bundler says of its sizes.
fn make(bundle: &Bundle, profile: Profile) -> Result<String, Fault> {
    let root = workspace::root();
    let wasm = workspace::target().join(TARGET).join(web(profile));
    let mut bundler = Command::new(programs::path(Profile::Dev, "secondok-bundler"));
    bundler.arg("--out").arg(folder(profile).join(bundle.name)).arg("--wasm").arg(wasm);
    if profile == Profile::Dev {
        bundler.arg("--quick");
    }
    for web in bundle.web {
        bundler.arg("--web").arg(root.join(web));
    }
    for texts in bundle.texts {
        bundler.arg("--texts").arg(root.join(texts));
    }
    for (program, texts) in bundle.texts_of {
        bundler.arg("--texts-of").arg(program).arg(root.join(texts));
    }
    for (name, program) in bundle.programs.iter().flat_map(|(_, programs)| *programs) {
        bundler.arg(format!("{name}={program}"));
    }
    output(&mut bundler)
}

/// `cargo xtask apps [--small]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    match words {
        [] => build(Profile::Dev),
        [word] if word == "--small" => {
            small(&mut Steps::new(2))?;
            println!("{}", folder(Profile::Release).display());
            Ok(())
        }
        _ => Err(Fault::new("Usage: cargo xtask apps [--small]")),
    }
}

/// As they are installed, in two steps.
pub(crate) fn small(steps: &mut Steps) -> Result<(), Fault> {
    steps.next("Building the apps, as small as they get", "6 minutes the first time");
    programs(Profile::Release)?;
    steps.next("Making their bundles", "a minute");
    bundles(Profile::Release)
}

/// Programs and bundles.
pub(crate) fn build(profile: Profile) -> Result<(), Fault> {
    programs(profile)?;
    bundles(profile)
}

/// Has a build of the server take the bundles in. Every build that shares a folder must agree on it, or each builds the
/// server again.
pub(crate) fn give(profile: Profile, command: &mut Command) {
    let folder = folder(profile);
    if folder.is_dir() {
        command.env(VARIABLE, folder);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_folder_and_package_of_a_bundle_is_there() {
        let root = workspace::root();
        for bundle in BUNDLES {
            let of_programs = bundle.texts_of.iter().map(|(_, folder)| folder);
            for folder in bundle.web.iter().chain(bundle.texts).chain(of_programs) {
                assert!(root.join(folder).is_dir(), "{}: {folder}", bundle.name);
            }
            let pages = bundle.web.iter().filter(|web| root.join(web).join("index.html").is_file()).count();
            assert_eq!(pages, 1, "{} has one page", bundle.name);
            assert!(bundle.programs.iter().all(|(package, _)| CRATES.contains(package)), "{}", bundle.name);
            let programs: Vec<_> = bundle.programs.iter().flat_map(|(_, programs)| *programs).collect();
            for (program, _) in bundle.texts_of {
                assert!(programs.iter().any(|(name, _)| name == program), "{}: {program}", bundle.name);
            }
        }
    }
}
