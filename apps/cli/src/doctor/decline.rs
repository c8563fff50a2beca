//! `doctor decline`: does not take a consultation, or gives it back.

use secondok_client::content::DeclineReason;

use super::session::Session;
use crate::{app::App, args::Decline, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Decline) -> Result<(), Failure> {
    let (reason, note) = match &args.reason {
        Some(given) => read(given, args.note.as_deref()),
        None => ask(app)?,
    };
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let outcome = session.doctor.decline(mailbox, reason, &note, &mut session.rng).await?;
    session.sent(&mut app.out, args.number, outcome, "declined").await
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
