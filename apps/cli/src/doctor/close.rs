//! `doctor close`: finishes a consultation.

use secondok_client::{
    api::consultation::State,
    content::{Closed, Content},
};

use super::session::Session;
use crate::{app::App, args::Sure, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    let number = args.number;
    let content = Content::Closed(Closed::default());
    let states = [State::Answered, State::FollowUp];
    let mut session = Session::load(app).await?;
    let mailbox = session.must_be_in(&mut app.out, number, &states, &content).await?;
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    app.out.say_text("close-what");
    let question = app.out.texts().text("close-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let outcome = session.doctor.close(mailbox, "", &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, false))?;
    session.sent(&mut app.out, number, outcome, "closed").await
}
