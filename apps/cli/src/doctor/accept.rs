//! `doctor accept`: takes a consultation.

use secondok_client::{
    api::consultation::State,
    content::{Accepted, Content},
};

use super::{queue::say_what_to_do, session::Session};
use crate::{app::App, args::Number, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let number = args.number;
    let content = Content::Accepted(Accepted::default());
    let mailbox = session.must_be_in(&mut app.out, number, &[State::Requested], &content).await?;
    let outcome = session.doctor.accept(mailbox, "", &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, false))?;
    session.sent(&mut app.out, number, outcome, "accepted").await?;
    say_what_to_do(&mut app.out, "", number, State::Accepted);
    Ok(())
}
