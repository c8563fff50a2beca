//! What a patient does, one file each.

mod ask;
mod attach;
mod destroy;
mod discard;
mod doctors;
mod export;
mod forget;
mod list;
mod new;
mod read;
mod renew;
mod restore;
mod reveal;
mod save;
mod say;
mod session;
mod support;
mod telling;
mod watch;
mod withdraw;
mod words;

use secondok_client::{api::notice::Audience, clock::ClockWarning, patient::Patient};

use crate::{
    app::App, args::Patient as Command, failure::Failure, home::FileVault, notices, output::Output,
    show::date, transport::HttpTransport,
};

/// A patient on this device.
type Here = Patient<HttpTransport, FileVault>;

/// Runs one command.
pub(crate) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::New(args) => new::run(app, &args).await,
        Command::Restore(args) => restore::run(app, &args).await,
        Command::Words => words::run(app).await,
        Command::Doctors(args) => doctors::run(app, &args).await,
        Command::Notices => notices::run(app, Audience::Patients).await,
        Command::Ask(args) => ask::run(app, &args).await,
        Command::Support(args) => support::run(app, &args).await,
        Command::List => list::run(app).await,
        Command::Read(args) => read::run(app, &args).await,
        Command::Watch(args) => watch::run(app, &args).await,
        Command::Say(args) => say::run(app, &args).await,
        Command::Reveal(args) => reveal::run(app, &args).await,
        Command::Attach(args) => attach::run(app, &args).await,
        Command::Save(args) => save::run(app, &args).await,
        Command::Discard(args) => discard::run(app, &args).await,
        Command::Export(args) => export::run(app, &args).await,
        Command::Withdraw(args) => withdraw::run(app, &args).await,
        Command::Destroy(args) => destroy::run(app, &args).await,
        Command::Renew(args) => renew::run(app, &args).await,
        Command::Forget(args) => forget::run(app, &args),
    }
}

/// Says that this device's date is wrong, if it is.
pub(crate) fn warn_of_clock(out: &mut Output, warning: Option<ClockWarning>) {
    if let Some(ClockWarning { device, service }) = warning {
        let texts = out.texts();
        let args = [("device", date(texts, device).into()), ("service", date(texts, service).into())];
        out.aside("clock-differs", &args);
    }
}
