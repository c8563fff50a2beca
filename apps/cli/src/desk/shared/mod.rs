//! What is done alike for every account of the desk: making it, and letting colleagues in.

mod recover;
mod set_up;
mod staff;

use secondok_client::api::desk::account::Account;

use crate::{app::App, args::Shared as Command, failure::Failure, home::Part};

/// Runs one command.
pub(super) async fn run(app: &mut App, account: Account, command: Command) -> Result<(), Failure> {
    match command {
        Command::SetUp => set_up::run(app, account).await,
        Command::Staff => staff::list(app, account).await,
        Command::LetIn(args) => staff::let_in(app, account, &args).await,
        Command::Recover => recover::run(app, account).await,
    }
}

/// Which part of the home belongs to whoever acts for this account.
pub(super) const fn part(account: Account) -> Part {
    match account {
        Account::Support => Part::Support,
        Account::Verification => Part::Verification,
    }
}

/// The text about this account: what it is for is named in it.
fn text(account: Account, what: &str) -> String {
    format!("shared-{}-{what}", account.specialty())
}
