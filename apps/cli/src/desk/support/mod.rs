//! `desk support`: answering what people ask about the service.

mod answer;
mod close;
mod mail;
mod queue;
mod read;
mod recover;
mod session;
mod set_up;
mod staff;

use crate::{app::App, args::Support as Command, failure::Failure};

/// Runs one command.
pub(super) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::SetUp => set_up::run(app).await,
        Command::Staff => staff::list(app).await,
        Command::LetIn(args) => staff::let_in(app, &args).await,
        Command::Recover => recover::run(app).await,
        Command::Queue => queue::run(app).await,
        Command::Read(args) => read::run(app, &args).await,
        Command::Answer(args) => answer::run(app, &args).await,
        Command::Mail(args) => mail::run(app, &args).await,
        Command::Close(args) => close::run(app, &args).await,
    }
}
