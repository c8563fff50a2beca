//! Sealing attachments as the apps do it, beside the cipher alone; and the memory that it takes beyond the files.

use std::{
    process::{Command, Stdio},
    time::Duration,
};

use secondok_bench_worker::{as_many_as_fit, cipher, clean, seal};
use secondok_deident::Cleaned;
use secondok_testkit::ct;

use crate::{
    process::{forget_peak, peak_kib, processor_time_of_thread, resident_kib},
    report::Row,
};

/// Sealing and the cipher take turns, so that a slow moment of the machine falls on both.
const TURNS: u32 = 8;
/// Mebibytes of each turn.
const MEASURED: u64 = 64;

/// The largest of them only where it is asked for: it takes a while, and 2 GiB of memory.
pub(crate) fn measure(largest: bool) -> Vec<Row> {
    let files = scan(MEASURED);
    let (mut sealing, mut alone) = (Duration::ZERO, Duration::ZERO);
    for _ in 0..TURNS {
        sealing += timed(|| seal(&files));
        alone += timed(|| cipher(MEASURED));
    }
    let rate = |time: Duration| (u64::from(TURNS) * MEASURED) as f64 / time.as_secs_f64();
    let mut rows = vec![Row::share(
        "a scan sealed, for each second of processor time",
        rate(sealing),
        "MiB/s",
        rate(alone),
        0.8,
        "ChaCha20-Poly1305 alone, in place",
    )];
    let lengths = if largest { [1, 256, 2_048].as_slice() } else { &[1, 256] };
    rows.extend(lengths.iter().map(|mebibytes| {
        let name = format!("memory beyond the files while {mebibytes} MiB are sealed");
        Row::bound(name, beyond(*mebibytes) / 1_024.0, "MiB", 8.0)
    }));
    rows
}

fn timed(work: impl FnOnce()) -> Duration {
    let before = processor_time_of_thread();
    work();
    processor_time_of_thread() - before
}

/// A scan that fills so many mebibytes.
fn scan(mebibytes: u64) -> Vec<Cleaned> {
    as_many_as_fit(clean(ct::slice(1)).expect("the made scan can be cleaned"), mebibytes)
}

/// What sealing takes, in KiB, in a process that does nothing else.
fn beyond(mebibytes: u64) -> f64 {
    let mut child = Command::new(std::env::current_exe().expect("a program knows where it is"));
    child.args(["--seal", &mebibytes.to_string()]).stderr(Stdio::inherit());
    let told = child.output().expect("it starts");
    let text = String::from_utf8(told.stdout).expect("digits");
    text.trim().parse().unwrap_or_else(|_| panic!("memory in KiB: {text:?}"))
}

/// Seals so many mebibytes; the most memory that this process had meanwhile beyond what it had before, in KiB.
pub(crate) fn alone(mebibytes: u64) -> f64 {
    let files = scan(mebibytes);
    let pid = std::process::id();
    forget_peak();
    let before = resident_kib(pid);
    seal(&files);
    peak_kib(pid) - before
}
