//! `desk support set-aside`: questions that are none.

use super::session::Session;
use crate::{app::App, args::SetAside, failure::Failure};

pub(super) async fn run(app: &mut App, args: &SetAside) -> Result<(), Failure> {
    let count = [("count", args.numbers.len().into())];
    let question = app.out.texts().text_with("support-aside-sure", &count);
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    for &number in &args.numbers {
        let mailbox = session.mailbox(number).await?;
        let outcome = session.support.set_aside(mailbox, &mut session.rng).await;
        let outcome = outcome.map_err(|error| Failure::of_answer(error, number, false))?;
        session.sent(&mut app.out, number, outcome, "declined")?;
    }
    Ok(())
}
