//! `desk support take`, `hand` and `put-back`: who has a question.

use secondok_client::{desk::SharedAccountError, doctor::AnswerError};

use super::session::Session;
use crate::{
    app::App,
    args::{Hand, Number},
    failure::Failure,
};

pub(super) async fn take(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    let holder = session.support.take(mailbox, &mut session.rng).await?;
    if session.is_me(holder) {
        session.say_holder(&mut app.out, args.number, mailbox);
        return Ok(());
    }
    Err(Failure::of_answer(AnswerError::Held(holder), args.number, false))
}

pub(super) async fn hand(app: &mut App, args: &Hand) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    let login = args.login.trim().to_lowercase();
    let colleague = session.staff.iter().find(|one| one.login == login).ok_or(SharedAccountError::Unknown)?;
    session.support.hand(mailbox, colleague.staff, &mut session.rng).await?;
    session.say_holder(&mut app.out, args.number, mailbox);
    Ok(())
}

pub(super) async fn put_back(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    session.support.put_back(mailbox, &mut session.rng).await?;
    session.say_holder(&mut app.out, args.number, mailbox);
    Ok(())
}
