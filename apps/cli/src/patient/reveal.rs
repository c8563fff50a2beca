//! `patient reveal`: tells the doctor who the patient is, as an act of its own.

use secondok_client::{
    api::consultation::State,
    content::{Content, Revealed},
};

use super::{
    discard,
    say::{As, sent, stands},
    session::Session,
};
use crate::{app::App, args::Reveal, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Reveal) -> Result<(), Failure> {
    let given = match args.text.as_deref() {
        Some("-") => Some(app.prompt.rest()?),
        given => given.map(str::to_owned),
    };
    let session = Session::load(app).await?;
    let given = match given {
        None if args.draft => Some(draft(&session, args.number)?),
        given => given,
    };
    drop(session);
    let text = match given {
        Some(text) => text,
        None => {
            let question = app.out.texts().text("reveal-ask");
            app.prompt.message(&mut app.out, &question, true)?
        }
    };
    reveal(app, args.number, &text, args.yes).await
}

/// Says what it means, asks whether it is meant, and sends it.
pub(super) async fn reveal(app: &mut App, number: u32, text: &str, is_sure: bool) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let content = Content::Revealed(Revealed { text: text.to_owned() });
    let is_waiting = session.patient.is_waiting(number, &content);
    let is_follow_up = !is_waiting && stands(app, &mut session, number, true).await? == Some(State::Answered);
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    app.out.say_text("reveal-what");
    if is_follow_up {
        app.out.aside("say-becomes-follow-up", &[]);
    }
    app.out.paragraph("  ", text);
    let question = app.out.texts().text("reveal-sure");
    app.be_sure(is_sure, &question)?;
    let mut session = Session::load(app).await?;
    let Session { patient, today, rng, .. } = &mut session;
    let outcome = patient.reveal(number, text, is_follow_up, *today, rng).await;
    let outcome = outcome.map_err(|error| Failure::of_patient(error, number, true))?;
    sent(app, &mut session, number, outcome, As::Revealed).await
}

/// What was to be told and was not sent.
fn draft(session: &Session, number: u32) -> Result<String, Failure> {
    let found = discard::drafts(session, Some(number)).into_iter().find_map(|draft| match draft.content {
        Content::Revealed(content) => Some(content.text),
        _ => None,
    });
    found.ok_or_else(|| Failure::new("failure-no-draft"))
}
