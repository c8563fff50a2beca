//! `cargo xtask run`: from a fresh clone to a demonstration in the browser.

use std::{
    net::{Ipv4Addr, SocketAddr, TcpListener},
    process::Command,
};

use crate::{
    apps,
    exec::{become_program, cargo, output, which},
    fault::{Doing, Fault},
    programs::{self, Profile},
    progress::Steps,
    workspace,
};

/// The first port that is tried.
const FIRST_PORT: u16 = 8080;
/// How many ports are tried.
const PORTS: u16 = 100;
/// The oldest compiler that builds the workspace (`rust-version` in Cargo.toml).
const CARGO: (u32, u32) = (1, 95);

/// What is served.
const SERVED: &[&str] = &["--package", "secondok"];
/// How the client is called that needs no browser: built when somebody first wants it.
const CLIENT: &str = "cargo xtask cli";

/// `cargo xtask run [--port N]`
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let asked = port(words)?;
    let root = workspace::root();
    let mut steps = Steps::new(4);

    steps.next("Looking for what is needed", "a second");
    let mut missing = missing(&cargo_version()?, c_compiler());
    missing.extend(apps::missing_target());
    if !missing.is_empty() {
        return Err(Fault::new(format!("Missing:\n{}", missing.join("\n"))));
    }
    apps::fetch_target()?;

    let built = apps::folder(Profile::Dev).join("patient").exists();
    let expected = |first: &'static str| if built { "seconds, unless much changed" } else { first };
    steps.next(
        "Building the apps for the browser, and the server beside them",
        expected("5 to 10 minutes the first time"),
    );
    side_by_side(
        || apps::programs(Profile::Dev),
        || {
            programs::build_unseen(Profile::Dev, apps::BUNDLER)?;
            programs::build_unseen(Profile::Dev, SERVED)
        },
    )?;
    steps.next(
        "Making the apps' bundles, and putting them into the server",
        expected("a minute the first time"),
    );
    apps::bundles(Profile::Dev)?;
    programs::build(Profile::Dev, SERVED)?;
    let server = programs::path(Profile::Dev, "secondok");

    let address = free_address(asked)?;
    steps.next(&format!("Starting the demonstration at http://{address}"), "a few seconds; Ctrl-C stops it");
    let demo = ["demo", "--listen", &address.to_string(), "--client", CLIENT];
    become_program(Command::new(&server).current_dir(&root).args(demo))
}

/// Does both at once: either alone leaves processors idle while it waits for its slowest crate. Both are ended before a
/// fault is told, the first one's first.
fn side_by_side(
    here: impl FnOnce() -> Result<(), Fault>,
    there: impl FnOnce() -> Result<(), Fault> + Send,
) -> Result<(), Fault> {
    std::thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        let there = there.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        here.and(there)
    })
}

fn port(words: &[String]) -> Result<Option<u16>, Fault> {
    match words {
        [] => Ok(None),
        [option, value] if option == "--port" => {
            value.parse().ok().filter(|port| *port > 0).map(Some).ok_or_else(|| {
                Fault::new(format!("`--port {value}`: a port is a whole number from 1 to 65535."))
            })
        }
        _ => Err(Fault::new("Usage: cargo xtask run [--port N]")),
    }
}

/// Everything that is missing, each with what to type.
fn missing(cargo_version: &str, c_compiler: Option<String>) -> Vec<String> {
    let mut missing = Vec::new();
    if parse_version(cargo_version).is_none_or(|version| version < CARGO) {
        missing.push(format!(
            "  cargo {}.{} or newer (here: {}). Type: rustup update stable",
            CARGO.0,
            CARGO.1,
            cargo_version.trim()
        ));
    }
    if c_compiler.is_none() {
        let how = if cfg!(target_os = "macos") {
            "xcode-select --install"
        } else if which("apt-get").is_some() {
            "sudo apt-get install build-essential"
        } else if which("dnf").is_some() {
            "sudo dnf install gcc"
        } else {
            "install gcc or clang, so that `cc` is found"
        };
        missing.push(format!("  a C compiler (for SQLite). Type: {how}"));
    }
    missing
}

fn cargo_version() -> Result<String, Fault> {
    output(cargo().arg("--version"))
}

fn parse_version(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.split_whitespace().nth(1)?.split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

fn c_compiler() -> Option<String> {
    let named = std::env::var("CC").ok().filter(|name| !name.is_empty());
    named.or_else(|| {
        ["cc", "gcc", "clang"].iter().find(|name| which(name).is_some()).map(|name| (*name).to_owned())
    })
}

/// The port that was asked for if it is free, else the first free one.
fn free_address(asked: Option<u16>) -> Result<SocketAddr, Fault> {
    let at = |port| SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    if let Some(port) = asked {
        return TcpListener::bind(at(port))
            .map(|_| at(port))
            .doing(format_args!("take port {port} (leave `--port` out and a free one is found)"));
    }
    (FIRST_PORT..FIRST_PORT + PORTS).map(at).find(|address| TcpListener::bind(address).is_ok()).ok_or_else(
        || {
            Fault::new(format!(
                "No free port from {FIRST_PORT} to {}. Name one: cargo xtask run --port N",
                FIRST_PORT + PORTS - 1
            ))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_missing_is_listed_at_once() {
        let missing = missing("cargo 1.80.1 (abc 2024-01-01)", None);
        assert_eq!(missing.len(), 2);
        assert!(missing[0].contains("rustup update stable"), "{missing:?}");
        assert!(missing[0].contains("cargo 1.80.1"), "{missing:?}");
        assert!(missing[1].contains("C compiler"), "{missing:?}");
    }

    #[test]
    fn a_good_machine_misses_nothing() {
        assert_eq!(super::missing("cargo 1.95.0 (f2d3ce0bd 2026-03-21)", Some("cc".to_owned())), [""; 0]);
        assert_eq!(super::missing("cargo 2.0.0", Some("cc".to_owned())), [""; 0]);
    }

    #[test]
    fn a_busy_port_is_passed_over() {
        let first = free_address(None).expect("some port is free");
        let _held = TcpListener::bind(first).expect("it was free");
        let second = free_address(None).expect("another port is free");
        assert!(second.port() > first.port());
        let fault = free_address(Some(first.port())).expect_err("it is taken");
        assert!(fault.to_string().contains(&first.port().to_string()), "{fault}");
    }

    #[test]
    fn of_two_builds_side_by_side_both_are_waited_for_and_either_can_fail() {
        use std::sync::atomic::{AtomicBool, Ordering};
        let ended = AtomicBool::new(false);
        let there = || {
            ended.store(true, Ordering::SeqCst);
            Err(Fault::new("there"))
        };
        let fault = side_by_side(|| Err(Fault::new("here")), there).expect_err("both fail");
        assert_eq!((fault.to_string().as_str(), ended.into_inner()), ("here", true));
        assert!(side_by_side(|| Ok(()), || Err(Fault::new("there"))).is_err());
        assert!(side_by_side(|| Ok(()), || Ok(())).is_ok());
    }

    #[test]
    fn ports_are_numbers() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(port(&[]), Ok(None));
        assert_eq!(port(&words("--port 9000")), Ok(Some(9000)));
        assert!(port(&words("--port 70000")).is_err());
        assert!(port(&words("--port 0")).is_err());
        assert!(port(&words("8080")).is_err());
    }
}
