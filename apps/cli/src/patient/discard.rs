//! `patient discard`: removes texts that were not sent from this device, and gives up attachments that are on their way.

use secondok_client::patient::Draft;
use serde::Serialize;

use super::session::Session;
use crate::{app::App, args::Discard, failure::Failure, home::Part, output::Output, show::say_draft};

pub(super) async fn run(app: &mut App, args: &Discard) -> Result<(), Failure> {
    let session = Session::load(app).await?;
    let drafts = drafts(&session, args.number);
    let attaching = args.number.filter(|number| session.patient.attaching(*number).is_some());
    if drafts.is_empty() && attaching.is_none() {
        return Err(Failure::new("failure-no-draft"));
    }
    for draft in &drafts {
        say_draft(&mut app.out, draft.index, &draft.content);
    }
    if let Some(number) = attaching {
        say_attaching(&mut app.out, &session, number);
    }
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    let question = if attaching.is_some() { "discard-sure-attaching" } else { "discard-sure" };
    let question = app.out.texts().text(question);
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    for draft in &drafts {
        session.patient.discard_draft(draft).await?;
    }
    if let Some(number) = attaching {
        session.patient.give_up(number, &app.home.parts(Part::Patient)).await?;
    }
    app.out.say_text("discard-done");
    Ok(())
}

/// The texts of this consultation that were not sent; without a number, the requests.
pub(super) fn drafts(session: &Session, number: Option<u32>) -> Vec<Draft> {
    session.patient.drafts().into_iter().filter(|draft| draft.index == number).collect()
}

/// Says which attachments are on their way, with their words, and how to give them up.
pub(super) fn say_attaching(out: &mut Output, session: &Session, number: u32) {
    let Some(attaching) = session.patient.attaching(number) else { return };
    let count = attaching.attached().len();
    out.object(&AttachingObject { event: "attaching", number, attachments: count, text: attaching.text() });
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    out.say_text_with("kept-attaching", &[("count", count.into())]);
    out.paragraph("  ", attaching.text());
    out.say_text_with("kept-attaching-discard", &[("number", number.into())]);
    out.gap();
}

#[derive(Serialize)]
struct AttachingObject<'a> {
    event: &'static str,
    number: u32,
    /// How many.
    attachments: usize,
    /// The word that goes with them.
    text: &'a str,
}
