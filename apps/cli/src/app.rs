//! What every command works with, and the way from the command line to a status.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::Parser as _;
use secondok_l10n::shell_word;

use crate::{
    args::{self, Arguments, Side},
    clean, desk, doctor,
    failure::Failure,
    home::{self, Home, Lock},
    keys,
    output::Output,
    patient,
    prompt::Prompt,
    texts::{PROGRAM, choose_language},
    transport::{HttpTransport, ServerUrl, ServerUrlError},
};

/// What every command works with.
pub(crate) struct App {
    pub(crate) out: Output,
    pub(crate) prompt: Prompt,
    pub(crate) home: Home,
    /// The address as given on the command line.
    server: Option<String>,
}

impl App {
    /// The way to the service that was given, or else to the one remembered; from now on that one is remembered.
    pub(crate) fn transport(&self, lock: &Lock) -> Result<HttpTransport, Failure> {
        let text = match &self.server {
            Some(server) => server.clone(),
            None => self.home.server()?.ok_or_else(|| Failure::new("failure-server-missing"))?,
        };
        let server: ServerUrl = text.parse().map_err(|error| {
            let message = match error {
                ServerUrlError::Malformed => "failure-server-malformed",
                ServerUrlError::Unencrypted => "failure-server-unencrypted",
            };
            Failure::new(message).with("text", text.clone()).exit(crate::failure::Exit::Usage)
        })?;
        self.home.remember_server(&server.to_string(), lock)?;
        Ok(HttpTransport::new(server))
    }

    /// The same for a command that works with nothing in the home: the lock is given back at once.
    pub(crate) fn transport_alone(&self) -> Result<HttpTransport, Failure> {
        self.transport(&self.home.lock()?)
    }

    /// Does something within the folder of a doctor's documents, which is a home of its own in this one.
    pub(crate) async fn within_documents<R>(
        &mut self,
        work: impl AsyncFnOnce(&mut Self) -> Result<R, Failure>,
    ) -> Result<R, Failure> {
        let documents = self.home.documents()?;
        let home = std::mem::replace(&mut self.home, documents);
        let done = work(self).await;
        self.home = home;
        done
    }

    /// Asks a question whose answer is yes or no, before something that cannot be taken back. Without anybody to ask
    /// it fails; it also fails if the answer is no.
    pub(crate) fn be_sure(&mut self, is_sure: bool, question: &str) -> Result<(), Failure> {
        if is_sure {
            return Ok(());
        }
        match self.prompt.yes(&mut self.out, question) {
            Ok(true) => Ok(()),
            Ok(false) => Err(Failure::new("failure-not-done")),
            Err(failure) if failure.message() == "failure-no-answer" => {
                Err(Failure::new("failure-needs-yes"))
            }
            Err(failure) => Err(failure),
        }
    }
}

/// Who needs a home.
enum AtHome {
    Patient(args::Patient),
    Doctor(args::Doctor),
    Desk(args::Desk),
    Keys(args::Keys),
}

/// Does what the command line says; answers the process's exit status.
pub fn run() -> ExitCode {
    let Arguments { general, side } = Arguments::parse();
    let language = choose_language(general.lang, |name| std::env::var(name).ok());
    let invocation = invocation(std::env::args().next(), general.home.as_deref());
    let mut out = Output::of_process(language, general.json).called(invocation);
    let side = match side {
        // It needs no home: whoever cleans files has no need to be a patient here.
        Side::Clean(args) => {
            return match clean::run(&mut out, &args) {
                Ok(exit) => ExitCode::from(exit as u8),
                Err(failure) => ended(&mut out, &failure),
            };
        }
        Side::Patient(command) => AtHome::Patient(command),
        Side::Doctor(command) => AtHome::Doctor(command),
        Side::Desk(command) => AtHome::Desk(command),
        Side::Keys(command) => AtHome::Keys(command),
    };
    let folder = match general.home {
        Some(folder) => Ok(folder),
        None => home::default_folder(|name| std::env::var_os(name).map(PathBuf::from)),
    };
    let home = match folder.and_then(Home::open) {
        Ok(home) => home,
        Err(failure) => return ended(&mut out, &failure),
    };
    let mut app = App { out, prompt: Prompt::of_process(), home, server: general.server };
    match runtime().block_on(async {
        watch_for_interrupt();
        match side {
            AtHome::Patient(command) => patient::run(&mut app, command).await,
            AtHome::Doctor(command) => doctor::run(&mut app, command).await,
            AtHome::Desk(command) => desk::run(&mut app, command).await,
            AtHome::Keys(command) => keys::run(&mut app, command).await,
        }
    }) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            let server = app.server.clone().or_else(|| app.home.server().ok().flatten()).unwrap_or_default();
            ended(&mut app.out, &failure.with("server", server))
        }
    }
}

/// How this program was called, with the home if one was named: what has to be typed before `patient` or `doctor` to
/// go on with the same one.
fn invocation(program: Option<String>, home: Option<&Path>) -> String {
    let program = program.unwrap_or_else(|| PROGRAM.to_owned());
    let program = shell_word(&program);
    match home {
        Some(home) => format!("{program} --home {}", shell_word(&home.display().to_string())),
        None => program.into_owned(),
    }
}

fn ended(out: &mut Output, failure: &Failure) -> ExitCode {
    out.failure(failure);
    ExitCode::from(failure.status() as u8)
}

fn runtime() -> tokio::runtime::Runtime {
    // One worker: it serves connections and Ctrl-C while the command itself waits for a line of input.
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("a process can start a thread")
}

/// Ends the process at Ctrl-C, with the terminal as it was: a password is asked for with its echo switched off. All
/// that is written is written whole or not at all, so that nothing is left half done.
fn watch_for_interrupt() {
    /// 128 and the number of SIGINT, as shells have it.
    const INTERRUPTED: i32 = 130;
    #[cfg(unix)]
    let terminal = rustix::termios::tcgetattr(std::io::stdin()).ok();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_err() {
            return;
        }
        #[cfg(unix)]
        if let Some(terminal) = terminal {
            let _ = rustix::termios::tcsetattr(
                std::io::stdin(),
                rustix::termios::OptionalActions::Now,
                &terminal,
            );
        }
        std::process::exit(INTERRUPTED);
    });
}
