//! The project's own commands: `cargo xtask` lists them.

#![expect(clippy::print_stdout, reason = "a command-line tool talks on standard output")]

mod apps;
mod bench;
mod build;
mod check;
mod cli;
mod exec;
mod fault;
mod fuzz;
mod json;
mod layers;
mod metadata;
mod mutants;
mod needs;
mod programs;
mod progress;
mod proofs;
mod reproducible;
mod run;
mod screens;
mod test;
mod workspace;

use std::process::ExitCode;

use fault::Fault;
use progress::table;

/// What `main` calls with the words after the command's name.
type Run = fn(&[String]) -> Result<(), Fault>;

/// One command.
struct Command {
    name: &'static str,
    usage: &'static str,
    does: &'static str,
    run: Run,
}

const COMMANDS: &[Command] = &[
    Command {
        name: "run",
        usage: "run [--port N]",
        does: "build and start the demonstration",
        run: run::command,
    },
    Command {
        name: "cli",
        usage: "cli WORD…",
        does: "the command-line client, built when it has to be",
        run: cli::command,
    },
    Command {
        name: "build",
        usage: "build",
        does: "what is installed: small apps, and the service with them in it",
        run: build::command,
    },
    Command {
        name: "reproducible",
        usage: "reproducible",
        does: "build the apps in another folder too: the same bytes",
        run: reproducible::command,
    },
    Command {
        name: "apps",
        usage: "apps [--small]",
        does: "the browsers' apps alone: for tests by hand, or as they are installed",
        run: apps::command,
    },
    Command {
        name: "test",
        usage: "test [FILTER…]",
        does: "fetch what the tests need and run them all",
        run: test::command,
    },
    Command {
        name: "check",
        usage: "check [NAME…]",
        does: "format, lints, layers, sizes, licences and the other checks",
        run: check::command,
    },
    Command { name: "layers", usage: "layers", does: "who may import whom", run: layers::command },
    Command {
        name: "mutants",
        usage: "mutants [--again] [--minutes N] [NAME…]",
        does: "break each guarantee in turn and see its test fail",
        run: mutants::command,
    },
    Command {
        name: "proofs",
        usage: "proofs [--again] [--minutes N] [--json] [PROMISE…]",
        does: "try to break each promise of the privacy policy, and write down what came of it",
        run: proofs::command,
    },
    Command {
        name: "fuzz",
        usage: "fuzz [TARGET…] [--seconds 20] [--input FILE]",
        does: "feed every decoder with invented bytes",
        run: fuzz::command,
    },
    Command {
        name: "screens",
        usage: "screens [WORD…]",
        does: "picture every screen in every state, and fail on what is wrong with it",
        run: screens::command,
    },
    Command {
        name: "bench",
        usage: "bench [--json] [--write] [NAME…]",
        does: "the benchmarks, each beside its limit or peer",
        run: bench::command,
    },
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let Some(name) = words.next() else {
        print!("{}", usage());
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", usage());
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("There is no command `{name}`.\n\n{}", usage());
        return ExitCode::from(2);
    };
    let words: Vec<String> = words.collect();
    if words.iter().any(|word| word == "--help" || word == "-h") {
        println!("cargo xtask {}: {}", command.usage, command.does);
        return ExitCode::SUCCESS;
    }
    match (command.run)(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("\n{fault}");
            ExitCode::FAILURE
        }
    }
}

fn usage() -> String {
    let row = |command: &Command| vec![format!("  {}", command.usage), command.does.to_owned()];
    let rows: Vec<Vec<String>> = COMMANDS.iter().map(row).collect();
    format!("Usage: cargo xtask COMMAND\n\n{}", table(&rows))
}
