//! `patient withdraw`: takes a request back before the opinion.

use secondok_client::{
    api::consultation::State,
    content::{Content, Withdrawn},
};

use super::{
    say::{As, sent},
    session::{self, Session},
};
use crate::{app::App, args::Sure, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    let number = args.number;
    let mut session = Session::load(app).await?;
    if !session.patient.is_waiting(number, &Content::Withdrawn(Withdrawn::default())) {
        // Where it stands is looked at before anything is asked.
        let found = session.patient.consultations(session.today, &mut session.rng).await?;
        session::tell(&mut app.out, &found.resumed);
        let summary = found.list.iter().find(|summary| summary.index == number);
        let state = summary.ok_or_else(Failure::no_such_number)?.state;
        if !matches!(state, State::Requested | State::Accepted) {
            return Err(Failure::patient_state(state, number, false));
        }
    }
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    app.out.say_text_with("withdraw-what", &[("number", number.into())]);
    let question = app.out.texts().text("withdraw-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let outcome = session.patient.withdraw(number, "", session.today, &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_patient(error, number, false))?;
    sent(app, &mut session, number, outcome, As::Withdrawn).await
}
