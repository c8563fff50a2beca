//! `desk support staff` and `let-in`: who may answer, and who can.

use secondok_client::desk::SupportError;
use serde::Serialize;

use super::session::Session;
use crate::{app::App, args::LetIn, desk::load, failure::Failure};

#[derive(Serialize)]
struct ColleagueObject<'a> {
    login: &'a str,
    let_in: bool,
}

pub(super) async fn list(app: &mut App) -> Result<(), Failure> {
    let support = load(app).await?.support().await?;
    for one in &support.staff {
        let (login, let_in) = (one.login.as_str(), one.let_in);
        app.out.object(&ColleagueObject { login, let_in });
        let text = if let_in { "support-staff-in" } else { "support-staff-not-in" };
        app.out.say_text_with(text, &[("login", login.into())]);
    }
    if !support.set_up {
        app.out.say_text("support-none");
    }
    Ok(())
}

pub(super) async fn let_in(app: &mut App, args: &LetIn) -> Result<(), Failure> {
    let question = app.out.texts().text_with("support-let-in-sure", &[("login", args.login.as_str().into())]);
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let login = args.login.trim().to_lowercase();
    let colleague = session.staff.iter().find(|one| one.login == login).ok_or(SupportError::Unknown)?;
    let colleague = colleague.staff;
    let Session { desk, support, rng, .. } = &mut session;
    desk.let_in(support, colleague, rng).await?;
    app.out.object(&ColleagueObject { login: &login, let_in: true });
    app.out.say_text_with("support-let-in", &[("login", login.as_str().into())]);
    Ok(())
}
