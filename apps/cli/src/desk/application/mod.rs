//! `desk application`: doctors' applications, for verifiers.

mod ask;
mod check;
mod documents;
mod list;
mod show;
mod step;

use secondok_client::protocol::id::DoctorId;

use crate::{app::App, args::DeskApplication as Command, failure::Failure};

/// Runs one command.
pub(super) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::List(args) => list::run(app, &args).await,
        Command::Show(args) => show::run(app, args.doctor).await,
        Command::Read(args) => documents::read(app, args.doctor).await,
        Command::Save(args) => documents::save(app, args).await,
        Command::Ask(args) => ask::run(app, args).await,
        Command::Check(args) => check::run(app, args).await,
        Command::Step(args) => step::run(app, &args).await,
    }
}

fn unknown(doctor: DoctorId) -> Failure {
    Failure::new("failure-no-documents-there").with("doctor", doctor.to_text())
}
