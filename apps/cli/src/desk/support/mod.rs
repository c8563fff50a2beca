//! `desk support`: answering what people ask about the service.

mod answer;
mod aside;
mod black_out;
mod close;
mod hold;
mod mail;
mod queue;
mod read;
mod replies;
mod session;

use secondok_client::api::desk::account::Account;

use super::shared;
use crate::{app::App, args::Support as Command, failure::Failure};

/// Runs one command.
pub(super) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::Shared(command) => shared::run(app, Account::Support, command).await,
        Command::Queue(args) => queue::run(app, &args).await,
        Command::Read(args) => read::run(app, &args).await,
        Command::Answer(args) => answer::run(app, &args).await,
        Command::Mail(args) => mail::run(app, &args).await,
        Command::Close(args) => close::run(app, &args).await,
        Command::SetAside(args) => aside::run(app, &args).await,
        Command::Take(args) => hold::take(app, &args).await,
        Command::Hand(args) => hold::hand(app, &args).await,
        Command::PutBack(args) => hold::put_back(app, &args).await,
        Command::BlackOut(args) => black_out::run(app, &args).await,
        Command::Replies => replies::list(app).await,
        Command::Reply(args) => replies::put(app, &args).await,
    }
}
