//! `cargo xtask fuzz`: every decoder is fed with invented bytes, on the stable compiler.
//!
//! The instrumentation is what cargo-fuzz asks the compiler for, without the address sanitizer: the code is safe
//! Rust, and what is looked for is a panic, an endless loop, a decoder that does not give back what it took.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    exec::{cargo, output, run, typed},
    fault::{Doing, Fault},
    metadata,
    progress::{Steps, human, table, timed},
    workspace,
};

const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 --cfg fuzzing";

/// What was asked for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    targets: Vec<String>,
    seconds: u32,
    input: Option<PathBuf>,
}

/// `cargo xtask fuzz [TARGET…] [--seconds 20]`, or `TARGET --input FILE` to run one input again.
pub(crate) fn command(words: &[String]) -> Result<(), Fault> {
    let asked = parse(words)?;
    let root = workspace::root();
    let host = host()?;
    let all = targets(&root)?;
    if let Some(unknown) = asked.targets.iter().find(|target| !all.contains(target)) {
        return Err(Fault::new(format!("There is no target `{unknown}`. There are: {}.", all.join(", "))));
    }
    let chosen: Vec<&String> =
        all.iter().filter(|target| asked.targets.is_empty() || asked.targets.contains(target)).collect();

    let mut steps = Steps::new(chosen.len() + 1);
    steps.next("Building the fuzz targets", "3 minutes the first time");
    let place = workspace::target().join("fuzz");
    let mut build = cargo();
    // With a named target the flags reach only what is fuzzed, not build scripts and macros.
    build.current_dir(root.join("fuzz")).env("RUSTFLAGS", FLAGS).env("CARGO_TARGET_DIR", &place).args([
        "build",
        "--release",
        "--target",
        &host,
    ]);
    run(&mut build)?;

    let fuzzer = Fuzzer { root: &root, place: &place, programs: place.join(&host).join("release") };
    if let Some(input) = &asked.input {
        let [target] = chosen.as_slice() else {
            return Err(Fault::new(
                "Name the one target that takes the input: cargo xtask fuzz TARGET --input FILE",
            ));
        };
        return run(Command::new(fuzzer.programs.join(target)).arg(input));
    }
    let mut rows = Vec::new();
    for target in chosen {
        steps.next(target, &format!("{} seconds", asked.seconds));
        let (figures, time) = timed(|| fuzzer.fuzz(target, asked.seconds));
        let figures = figures?;
        rows.push(vec![
            target.clone(),
            human(time),
            format!("{} inputs", figures.inputs),
            format!("{} edges reached", figures.edges),
        ]);
    }
    print!("\n{}", table(&rows));
    println!("{} targets, no crash", rows.len());
    Ok(())
}

fn parse(words: &[String]) -> Result<Asked, Fault> {
    let mut asked = Asked { targets: Vec::new(), seconds: 20, input: None };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--seconds" => {
                let value = words.next().map_or("", String::as_str);
                asked.seconds = value.parse().ok().filter(|seconds| *seconds > 0).ok_or_else(|| {
                    Fault::new(format!("`--seconds {value}`: a whole number of at least 1 is expected."))
                })?;
            }
            "--input" => {
                let file = words.next().ok_or_else(|| Fault::new("`--input` is followed by a file."))?;
                // The program runs where this tool does.
                asked.input = Some(std::path::absolute(file).doing(format_args!("find {file}"))?);
            }
            option if option.starts_with('-') => {
                return Err(Fault::new(format!("`{option}` is not known: cargo xtask fuzz --help")));
            }
            target => asked.targets.push(target.to_owned()),
        }
    }
    Ok(asked)
}

fn host() -> Result<String, Fault> {
    let said = output(Command::new("rustc").current_dir(workspace::root()).arg("-vV"))?;
    said.lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| Fault::new("`rustc -vV` does not name its platform."))
}

fn targets(root: &Path) -> Result<Vec<String>, Fault> {
    let packages = metadata::members(&root.join("fuzz"))?;
    let targets = packages.into_iter().flat_map(|package| package.targets);
    Ok(targets.filter(|target| target.kind == "bin").map(|target| target.name).collect())
}

/// Where things lie.
struct Fuzzer<'a> {
    root: &'a Path,
    place: &'a Path,
    programs: PathBuf,
}

/// What a run came to.
#[derive(Debug, PartialEq, Eq)]
struct Figures {
    inputs: u64,
    edges: u64,
}

impl Fuzzer<'_> {
    fn fuzz(&self, target: &str, seconds: u32) -> Result<Figures, Fault> {
        let corpus = self.place.join("corpus").join(target);
        let crashes = self.place.join("crashes");
        for folder in [&corpus, &crashes] {
            std::fs::create_dir_all(folder).doing(format_args!("make {}", folder.display()))?;
        }
        let mut command = Command::new(self.programs.join(target));
        command
            .arg(&corpus)
            .args(Some(self.root.join("fuzz/seeds").join(target)).filter(|seeds| seeds.is_dir()))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/{target}-", crashes.display()))
            .args(["-timeout=10", "-rss_limit_mb=2048", "-max_len=65536", "-print_final_stats=1"]);
        let output = command.output().doing(format_args!("start `{}`", typed(&command)))?;
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        if !output.status.success() {
            let input = said
                .lines()
                .find_map(|line| line.split_once("Test unit written to ").map(|(_, file)| file))
                .unwrap_or("FILE");
            return Err(Fault::new(format!(
                "{}\n`{target}` fails ({}). To run that input again: cargo xtask fuzz {target} --input {input}",
                said.trim_end(),
                output.status
            )));
        }
        figures(&said)
            .ok_or_else(|| Fault::new(format!("{said}\n`{target}` is not instrumented: it saw no edge.")))
    }
}

/// Reads "INFO: Loaded 1 modules (N inline 8-bit counters)", "#123 DONE cov: 45 …" and the final statistics.
fn figures(said: &str) -> Option<Figures> {
    let number_after = |mark: &str| -> Option<u64> {
        let line = said.lines().rev().find(|line| line.contains(mark))?;
        line.split_once(mark)?.1.split_whitespace().next()?.parse().ok()
    };
    let edges = number_after(" cov: ").filter(|edges| *edges > 0)?;
    Some(Figures { inputs: number_after("stat::number_of_executed_units:")?, edges })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        text.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn what_is_asked_for_is_read() {
        let asked = parse(&words("frame vault --seconds 5")).expect("well-formed");
        assert_eq!(asked, Asked { targets: words("frame vault"), seconds: 5, input: None });
        assert_eq!(parse(&[]).expect("nothing asked").seconds, 20);
        assert!(parse(&words("--seconds none")).is_err());
        assert!(parse(&words("--second 5")).is_err());
        assert!(parse(&words("frame --input")).is_err());
    }

    #[test]
    fn a_run_without_coverage_is_seen() {
        let good = "INFO: Loaded 1 modules   (10 inline 8-bit counters)\n#2 INITED cov: 3 ft: 3\n\
            #99 DONE   cov: 7 ft: 9 corp: 2/3b\nstat::number_of_executed_units: 99\n";
        assert_eq!(figures(good), Some(Figures { inputs: 99, edges: 7 }));
        let blind = "WARNING: no interesting inputs were found\nstat::number_of_executed_units: 99\n";
        assert_eq!(figures(blind), None);
    }
}
