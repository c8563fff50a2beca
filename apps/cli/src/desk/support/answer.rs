//! `desk support answer`: answers a question, the first one or a later one.

use secondok_client::{
    api::{consultation::Role, desk::account::Account},
    thread::Entry,
};

use super::{mail, session::Session};
use crate::{
    app::App,
    args::Answer,
    failure::Failure,
    show::{Side, say_news},
};

pub(super) async fn run(app: &mut App, args: &Answer) -> Result<(), Failure> {
    let number = args.number;
    let given = match args.text.as_deref() {
        Some("-") => Some(app.prompt.rest()?),
        given => given.map(str::to_owned),
    };
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(number).await?;
    let prepared = args.reply.map(|number| {
        let found = session
            .support
            .replies()
            .get(&number)
            .and_then(|reply| reply.texts.get(app.out.texts().language().code()));
        found.cloned().ok_or_else(|| Failure::new("failure-no-reply"))
    });
    let (text, mut session) = match given.map(Ok).or(prepared).transpose()? {
        Some(text) => (text, session),
        None => {
            // What is new is shown first, so that nobody answers past it.
            let read = session.support.read(mailbox, &mut session.rng).await?;
            let is_new = |entry: &Entry| entry.role == Role::Patient && entry.sequence >= read.new_from;
            let name = session.name(&app.out, read.nickname.as_deref());
            say_news(&mut app.out, number, &read.thread, Side { own: Role::Doctor, other: &name }, is_new);
            // Typing takes its time: other commands may run meanwhile.
            drop(session);
            let question = app.out.texts().text("support-ask-answer");
            (app.prompt.message(&mut app.out, &question, args.yes)?, Session::load(app).await?)
        }
    };
    let outcome = session.support.answer_support(mailbox, &text, &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_answer(error, number, true))?;
    session.sent(&mut app.out, number, outcome, "answer")?;
    // What is sealed is there, whatever becomes of the e-mail.
    if session.desk.account(Account::Support).await?.mails {
        mail::send(&mut session, &mut app.out, mailbox).await?;
    }
    Ok(())
}
