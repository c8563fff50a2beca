//! `desk support close`: finishes a question that was answered.

use super::session::Session;
use crate::{app::App, args::Sure, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    let question = app.out.texts().text("support-close-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    let outcome = session.support.finish(mailbox, &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_answer(error, args.number, false))?;
    session.sent(&mut app.out, args.number, outcome, "closed")
}
