//! Another hour of the same day, for the clock of one program.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::SystemTime,
};

const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/suite/raw_bytes/devices/clock.c");
const HALF_A_DAY: i64 = 12 * 60 * 60;

/// What a program has to load, made in this folder.
pub(super) fn library(folder: &Path) -> PathBuf {
    let library = folder.join("clock.so");
    let compiler = std::env::var_os("CC").unwrap_or_else(|| "cc".into());
    let made = Command::new(compiler)
        .args(["-shared", "-fPIC", "-o"])
        .args([&library, Path::new(SOURCE)])
        .status()
        .expect("a C compiler, as the whole needs one");
    assert!(made.success());
    library
}

/// Seconds from now to another hour, far away and within the same day (UTC).
pub(super) fn far_within_today() -> i64 {
    const NEARLY: i64 = HALF_A_DAY - 30 * 60;
    let now = SystemTime::UNIX_EPOCH.elapsed().unwrap().as_secs().cast_signed();
    if now % (2 * HALF_A_DAY) < HALF_A_DAY { NEARLY } else { -NEARLY }
}
