//! Running other programs.

use std::{
    ffi::{OsStr, OsString},
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::fault::{Doing, Fault};

/// The cargo that runs this tool.
pub(crate) fn cargo() -> Command {
    let mut cargo = Command::new(cargo_program());
    as_typed(&mut cargo);
    cargo
}

/// Where the cargo that runs this tool lies.
pub(crate) fn cargo_program() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// Leaves out what cargo tells this tool about this tool's own package: build scripts of some libraries ask for it, and
/// would be run again, with all that depends on them, in turn with the builds that are typed by hand.
pub(crate) fn as_typed(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if name
            .to_str()
            .is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
        {
            command.env_remove(name);
        }
    }
}

/// How a command would be typed.
pub(crate) fn typed(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Runs it with its output on the terminal; anything but success is a fault.
pub(crate) fn run(command: &mut Command) -> Result<(), Fault> {
    let status = command.status().doing(format_args!("start `{}`", typed(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(Fault::new(format!("`{}` failed ({status}).", typed(command))))
}

/// Runs it and takes its standard output; on failure the fault carries its standard error.
pub(crate) fn output(command: &mut Command) -> Result<String, Fault> {
    let output = command.stdin(Stdio::null()).output().doing(format_args!("start `{}`", typed(command)))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(Fault::new(format!(
        "`{}` failed ({}).\n{}",
        typed(command),
        output.status,
        String::from_utf8_lossy(&output.stderr).trim_end()
    )))
}

/// Runs it, shows every line of its standard output and hands it to `line` too; tells whether it succeeded.
pub(crate) fn tee(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool, Fault> {
    let doing = format!("run `{}`", typed(command));
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().doing(&doing)?;
    let stdout = child.stdout.take().expect("standard output is piped");
    let mut reader = BufReader::new(stdout);
    let mut bytes = Vec::new();
    while reader.read_until(b'\n', &mut bytes).doing(&doing)? > 0 {
        std::io::stdout().write_all(&bytes).doing(&doing)?;
        line(String::from_utf8_lossy(&bytes).trim_end());
        bytes.clear();
    }
    Ok(child.wait().doing(&doing)?.success())
}

/// Where a program lies on the `PATH`.
pub(crate) fn which(program: &str) -> Option<PathBuf> {
    let paths = std::env::var_os("PATH")?;
    std::env::split_paths(&paths)
        .map(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)))
        .find(|path| path.is_file())
}

/// A command that ends by itself after so many seconds, with everything it started, where the system has
/// `timeout`; elsewhere the command without an end.
pub(crate) fn limited(seconds: u64, program: &OsStr) -> Command {
    match which("timeout") {
        Some(timeout) => {
            let mut command = Command::new(timeout);
            command.args(["--kill-after=5", &seconds.to_string()]).arg(program);
            command
        }
        None => Command::new(program),
    }
}

/// The exit code with which `timeout` says that time ran out.
pub(crate) const TIMED_OUT: i32 = 124;

/// Whether this process may install system packages.
pub(crate) fn is_root() -> bool {
    which("id").is_some() && output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}

/// Whether this is a run where nothing may be left out.
pub(crate) fn is_ci() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Hands the terminal over, so that Ctrl-C reaches the program and its exit code is ours.
#[cfg(unix)]
pub(crate) fn become_program(command: &mut Command) -> Result<(), Fault> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(Fault::new(format!("Could not start {}: {error}", Path::new(command.get_program()).display())))
}

#[cfg(not(unix))]
pub(crate) fn become_program(command: &mut Command) -> Result<(), Fault> {
    run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_names_the_command() {
        let fault = output(Command::new("false").arg("word")).expect_err("false fails");
        assert!(fault.to_string().contains("`false word` failed"), "{fault}");
        let fault = run(&mut Command::new("no-such-program-here")).expect_err("it does not exist");
        assert!(fault.to_string().contains("no-such-program-here"), "{fault}");
    }

    #[test]
    fn lines_are_handed_on_and_the_result_is_told() {
        let mut lines = Vec::new();
        let ok = tee(Command::new("sh").args(["-c", "echo one; echo two; exit 3"]), |line| {
            lines.push(line.to_owned());
        });
        assert_eq!(ok, Ok(false));
        assert_eq!(lines, ["one", "two"]);
    }

    #[test]
    fn programs_are_found_on_the_path_only() {
        assert!(which("sh").is_some());
        assert!(which("no-such-program-here").is_none());
    }
}
