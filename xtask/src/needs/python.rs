//! Python, and packages of PyPI in an environment of their own.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use super::{Fetched, Found, apt};
use crate::{
    exec::{output, run, which},
    fault::Fault,
};

/// Finds Python and installs the packages below the target folder.
pub(super) fn find() -> Result<Found, Fault> {
    let folder = environment("python", "tests/python/requirements.txt")?;
    let python = folder.join("bin/python3");
    let version = output(Command::new(&python).arg("--version"))?;
    let files = files_of_pydicom(&python)?;
    Ok(Found {
        what: format!("{} with the packages in {}", version.trim(), folder.display()),
        variables: vec![
            ("SECONDOK_PYTHON", python.into_os_string()),
            ("SECONDOK_PYDICOM_FILES", files.into()),
        ],
    })
}

/// Where pydicom, which this Python has, keeps its DICOM files.
pub(super) fn files_of_pydicom(python: &Path) -> Result<String, Fault> {
    let folder = "import pathlib, pydicom; print(pathlib.Path(pydicom.__file__).parent / 'data', end='')";
    output(Command::new(python).args(["-c", folder]))
}

/// An environment below the target folder with exactly the packages of a pinned list.
pub(super) fn environment(name: &str, list: &str) -> Result<PathBuf, Fault> {
    let fetched = Fetched::new(name, &[list]);
    fetched.fill(|folder| {
        make(folder)?;
        let mut install = Command::new(folder.join("bin/python3"));
        install
            .current_dir(folder)
            .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"])
            .args(["--require-hashes", "--requirement", "requirements.txt"]);
        run(&mut install)
    })?;
    Ok(fetched.folder)
}

/// An empty environment; Debian's Python comes without the module that makes one.
fn make(folder: &Path) -> Result<(), Fault> {
    let packages = ["python3", "python3-venv"];
    let try_once = || match std::env::var_os("PYTHON").map(PathBuf::from).or_else(|| which("python3")) {
        Some(python) => output(Command::new(python).args(["-m", "venv"]).arg(folder)).map(drop),
        None => Err(Fault::new("There is no python3.")),
    };
    let Err(fault) = try_once() else { return Ok(()) };
    if apt::install(&packages)? {
        return try_once();
    }
    Err(Fault::new(format!("{fault}\nType: {}", apt::advice(&packages))))
}
