//! What a doctor does, one file each.

mod accept;
mod account;
mod application;
mod close;
mod decline;
mod discard;
mod erase_account;
mod factor;
mod login;
mod logout;
mod opinion;
mod queue;
mod read;
mod register;
mod save;
mod say;
mod session;
mod unfinished;
mod watch;

pub(crate) use application::credential;
use secondok_client::{
    api::{notice::Audience, problem::Kind},
    doctor::{Doctor, VAULT_NAME},
};

use crate::{
    app::App,
    args::Doctor as Command,
    failure::Failure,
    home::{FileVault, Lock, Part},
    notices,
    transport::HttpTransport,
};

/// A doctor who is logged in on this device.
type Here = Doctor<HttpTransport, FileVault>;

/// Runs one command.
pub(crate) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::AskInvitation(args) => application::ask(app, &args).await,
        Command::Application(command) => application::run(app, command).await,
        Command::Register(args) => register::run(app, &args).await,
        Command::Login(args) => login::run(app, &args).await,
        Command::Logout(args) => logout::run(app, &args).await,
        Command::Queue => queue::run(app).await,
        Command::Notices => notices::run(app, Audience::Doctors).await,
        Command::Accept(args) => accept::run(app, &args).await,
        Command::Decline(args) => decline::run(app, &args).await,
        Command::Discard(args) => discard::run(app, &args).await,
        Command::Read(args) => read::run(app, &args).await,
        Command::Save(args) => save::run(app, &args).await,
        Command::Say(args) => say::run(app, &args).await,
        Command::Opinion(args) => opinion::run(app, &args).await,
        Command::Close(args) => close::run(app, &args).await,
        Command::Watch => watch::run(app).await,
        Command::Account(args) => account::run(app, &args).await,
        Command::Factor(args) => factor::run(app, &args).await,
        Command::EraseAccount(args) => erase_account::run(app, &args).await,
    }
}

/// The doctor's part of the home, for a command that runs on while others come and go: whoever has logged out meanwhile
/// leaves nothing behind, so nothing is kept for them any more.
fn vault_of_the_session(app: &App, lock: &Lock) -> Result<FileVault, Failure> {
    let vault = app.home.vault(Part::Doctor, lock)?;
    if vault.read(VAULT_NAME)?.is_none() {
        return Err(Kind::NOT_LOGGED_IN.into());
    }
    Ok(vault)
}
