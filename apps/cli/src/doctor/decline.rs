//! `doctor decline`: does not take a consultation, or gives it back.

use secondok_client::{
    api::consultation::State,
    content::{Content, DeclineReason, Declined},
};

use super::session::Session;
use crate::{app::App, args::Decline, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Decline) -> Result<(), Failure> {
    let number = args.number;
    let given = args.reason.as_ref().map(|given| read(given, args.note.as_deref()));
    let (reason, note) = given.clone().unwrap_or((DeclineReason::Other, String::new()));
    let states = [State::Requested, State::Accepted];
    let mut session = Session::load(app).await?;
    let content = Content::Declined(Declined { reason, note });
    let mailbox = session.must_be_in(&mut app.out, number, &states, &content).await?;
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    let (reason, note) = match given {
        Some(given) => given,
        None => ask(app)?,
    };
    app.out.say_text("decline-what");
    let question = app.out.texts().text("decline-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let outcome = session.doctor.decline(mailbox, reason, &note, &mut session.rng).await;
    let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, !note.is_empty()))?;
    session.sent(&mut app.out, number, outcome, "declined").await
}

/// One of the reasons there are, by its name; anything else is another reason, and what was given says which.
fn read(given: &str, note: Option<&str>) -> (DeclineReason, String) {
    match DeclineReason::ALL.into_iter().find(|reason| reason.name() == given.trim()) {
        Some(reason) => (reason, note.unwrap_or_default().to_owned()),
        None => (DeclineReason::Other, [given, note.unwrap_or_default()].join("\n").trim().to_owned()),
    }
}

fn ask(app: &mut App) -> Result<(DeclineReason, String), Failure> {
    let texts = app.out.texts();
    let options: Vec<String> =
        DeclineReason::ALL.iter().map(|reason| texts.text(&format!("reason-{}", reason.name()))).collect();
    let place = app.prompt.choice(&mut app.out, &texts.text("decline-why"), &options, false)?;
    let reason =
        place.and_then(|place| DeclineReason::ALL.get(place).copied()).unwrap_or(DeclineReason::Other);
    let note = app.prompt.line(&mut app.out, &texts.text("decline-note"))?;
    Ok((reason, note))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_one_of_those_there_are_or_goes_as_a_note() {
        assert_eq!(read("no-time", None), (DeclineReason::NoTime, String::new()));
        assert_eq!(read("no-time", Some("On leave.")), (DeclineReason::NoTime, "On leave.".to_owned()));
        assert_eq!(read("On leave.", None), (DeclineReason::Other, "On leave.".to_owned()));
    }
}
