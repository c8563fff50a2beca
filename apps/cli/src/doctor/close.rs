//! `doctor close`: finishes a consultation.

use super::session::Session;
use crate::{app::App, args::Sure, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    app.out.say_text("close-what");
    let question = app.out.texts().text("close-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let outcome = session.doctor.close(mailbox, "", &mut session.rng).await?;
    session.sent(&mut app.out, args.number, outcome, "closed").await
}
