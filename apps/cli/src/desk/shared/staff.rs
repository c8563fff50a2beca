//! `staff` and `let-in`: who may act for an account, and who can.

use secondok_client::{api::desk::account::Account, desk::SharedAccountError};
use serde::Serialize;

use super::{part, text};
use crate::{
    app::App,
    args::LetIn,
    desk::{load, load_with},
    device,
    failure::Failure,
};

#[derive(Serialize)]
struct ColleagueObject<'a> {
    login: &'a str,
    let_in: bool,
}

pub(super) async fn list(app: &mut App, account: Account) -> Result<(), Failure> {
    let there = load(app).await?.account(account).await?;
    for one in &there.staff {
        let (login, let_in) = (one.login.as_str(), one.let_in);
        app.out.object(&ColleagueObject { login, let_in });
        let what = if let_in { "staff-in" } else { "staff-not-in" };
        app.out.say_text_with(&text(account, what), &[("login", login.into())]);
    }
    if !there.set_up {
        app.out.say_text(&text(account, "none"));
    }
    Ok(())
}

pub(super) async fn let_in(app: &mut App, account: Account, args: &LetIn) -> Result<(), Failure> {
    let sure = text(account, "let-in-sure");
    let question = app.out.texts().text_with(&sure, &[("login", args.login.as_str().into())]);
    app.be_sure(args.yes, &question)?;
    let lock = app.home.lock()?;
    let desk = load_with(app, &lock).await?;
    let (today, mut rng) = (device::today()?, device::randomness()?);
    let vault = app.home.vault(part(account), &lock)?;
    let mut acting = desk.open(account, vault, today, &mut rng).await?;
    let login = args.login.trim().to_lowercase();
    let staff = desk.account(account).await?.staff;
    let colleague = staff.iter().find(|one| one.login == login).ok_or(SharedAccountError::Unknown)?;
    desk.let_in(&mut acting, colleague.staff, &mut rng).await?;
    app.out.object(&ColleagueObject { login: &login, let_in: true });
    app.out.say_text_with(&text(account, "let-in"), &[("login", login.as_str().into())]);
    Ok(())
}
