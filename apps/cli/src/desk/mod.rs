//! What somebody of the staff does, one file each.

mod application;
mod audit;
mod change;
mod login;
mod logout;
mod notices;
mod register;
mod release;
mod shared;
mod shown;
mod support;
mod withdraw;
mod write;

use secondok_client::{
    api::{desk::account::Account, problem::Kind},
    desk::Desk,
};

use crate::{
    app::App,
    args::{Desk as Command, Notice},
    failure::Failure,
    home::{FileVault, Lock, Part},
    transport::HttpTransport,
};

/// Somebody of the staff who is logged in on this device.
type Here = Desk<HttpTransport, FileVault>;

/// Runs one command.
pub(crate) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::Register(args) => register::run(app, &args).await,
        Command::Login(args) => login::run(app, &args).await,
        Command::Logout => logout::run(app).await,
        Command::Application(command) => application::run(app, command).await,
        Command::Audit(args) => audit::run(app, &args).await,
        Command::Support(command) => support::run(app, command).await,
        Command::Verification(command) => shared::run(app, Account::Verification, command).await,
        Command::Notice(Notice::List) => notices::run(app).await,
        Command::Notice(Notice::Write(args)) => write::run(app, &args).await,
        Command::Notice(Notice::Change(args)) => change::run(app, &args).await,
        Command::Notice(Notice::Release(args)) => release::run(app, &args).await,
        Command::Notice(Notice::Withdraw(args)) => withdraw::run(app, &args).await,
    }
}

/// Takes up the session of this device.
async fn load(app: &App) -> Result<Here, Failure> {
    load_with(app, &app.home.lock()?).await
}

/// The same for who holds the lock.
async fn load_with(app: &App, lock: &Lock) -> Result<Here, Failure> {
    let here = Here::load(app.transport(lock)?, app.home.vault(Part::Desk, lock)?).await?;
    here.ok_or_else(|| Kind::NOT_LOGGED_IN.into())
}
