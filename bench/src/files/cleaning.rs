//! Images cleaned, beside the Python package `dicom-anonymizer` on the same files: each is read, cleaned and written by one
//! and by the other in turn, and what counts is the processor time of both.

use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

use secondok_deident::{Kind, Refused};
use secondok_testkit::ct;
use serde::Deserialize;

use crate::{process::processor_time_of_thread, report::Row};

/// Names a Python that has the package; `cargo xtask bench` gets it and sets it.
const PYTHON: &str = "SECONDOK_ANONYMIZER";
/// Names the folder of files of many makers that pydicom carries.
const FILES: &str = "SECONDOK_PYDICOM_FILES";
const PROGRAM: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/anonymizer/clean.py");
const SLICES: u32 = 500;
/// How often the files of many makers are cleaned; most are small.
const ROUNDS: usize = 3;

pub(crate) fn measure() -> Vec<Row> {
    let (Some(mut peer), Some(files)) = (Peer::find(), std::env::var_os(FILES)) else { return Vec::new() };
    let folder = tempfile::tempdir().expect("a folder");
    let ours = folder.path().join("ours.dcm");

    let mut corpus = Vec::new();
    below(Path::new(&files), &mut corpus);
    let (mut makers, mut series) = (Sum::default(), Sum::default());
    for _ in 0..ROUNDS {
        for path in &corpus {
            makers.take(path, &ours, &mut peer);
        }
    }
    let slice = folder.path().join("slice.dcm");
    for number in 1..=SLICES {
        std::fs::write(&slice, ct::slice(number)).expect("written");
        series.take(&slice, &ours, &mut peer);
    }
    assert_eq!(series.files, SLICES, "both take every slice");
    let kinds = makers.files / u32::try_from(ROUNDS).expect("few");
    vec![
        makers.row(format!("DICOM cleaned: {kinds} files of many makers, for each second of processor time")),
        series.row(format!("the same, a made CT of {SLICES} slices")),
    ]
}

/// DICOM files below a folder, by name.
fn below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            below(&path, found);
        } else if Kind::of(&std::fs::read(&path).expect("a file")) == Some(Kind::Dicom) {
            found.push(path);
        }
    }
}

/// What the files that both clean add up to.
#[derive(Default)]
struct Sum {
    files: u32,
    ours: Duration,
    theirs: Duration,
}

impl Sum {
    fn take(&mut self, path: &Path, out: &Path, peer: &mut Peer) {
        let before = processor_time_of_thread();
        let cleaned = clean(path, out);
        let ours = processor_time_of_thread() - before;
        if let (Ok(()), Some(theirs)) = (cleaned, peer.clean(path)) {
            self.files += 1;
            self.ours += ours;
            self.theirs += theirs;
        }
    }

    fn row(&self, name: String) -> Row {
        let rate = |time: Duration| f64::from(self.files) / time.as_secs_f64();
        Row::share(name, rate(self.ours), "/s", rate(self.theirs), 20.0, "dicom-anonymizer")
    }
}

/// Reads, cleans, writes.
fn clean(path: &Path, out: &Path) -> Result<(), Refused> {
    let cleaned = secondok_bench_worker::clean(std::fs::read(path).expect("a file"))?;
    std::fs::write(out, cleaned.bytes()).expect("written");
    Ok(())
}

/// The peer's process: it is started once, and its start does not count.
pub(crate) struct Peer {
    process: Child,
    paths: ChildStdin,
    told: BufReader<ChildStdout>,
    /// For what it writes.
    folder: tempfile::TempDir,
}

/// What it says of a file.
#[derive(Deserialize)]
struct Told {
    /// Processor time; none where it could not clean the file.
    seconds: Option<f64>,
}

impl Peer {
    /// Starts it. None where it is not there; then that was said.
    pub(crate) fn find() -> Option<Self> {
        let Some(python) = std::env::var_os(PYTHON) else {
            eprintln!("not run: {PYTHON} is not set; `cargo xtask bench` gets it and sets it");
            return None;
        };
        let folder = tempfile::tempdir().expect("a folder");
        let mut process = Command::new(python)
            .args(["-W", "ignore", PROGRAM])
            .arg(folder.path().join("theirs.dcm"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let paths = process.stdin.take().expect("piped");
        let told = BufReader::new(process.stdout.take().expect("piped"));
        Some(Self { process, paths, told, folder })
    }

    /// The processor time that it takes for each of so many files that are all this one, in seconds.
    pub(crate) fn seconds_for(&mut self, file: &[u8], times: u32) -> f64 {
        let path = self.folder.path().join("again.dcm");
        std::fs::write(&path, file).expect("written");
        let all: Duration = (0..times).map(|_| self.clean(&path).expect("it can be cleaned")).sum();
        all.as_secs_f64() / f64::from(times)
    }

    fn clean(&mut self, path: &Path) -> Option<Duration> {
        writeln!(self.paths, "{}", path.display()).expect("it listens");
        let mut line = String::new();
        self.told.read_line(&mut line).expect("it answers");
        let told: Told = serde_json::from_str(&line).unwrap_or_else(|fault| panic!("{line:?}: {fault}"));
        told.seconds.map(Duration::from_secs_f64)
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
