//! `patient say`: writes to the doctor.

use secondok_client::{
    api::consultation::{Role, State},
    content::{Content, FollowUp},
    patient::ReadError,
    send::Outcome,
    summary::is_over,
    thread::Entry,
};
use serde::Serialize;

use super::{
    discard, list, reveal,
    session::Session,
    telling::{Decision, Offer, decide},
};
use crate::{
    app::App,
    args::Say,
    failure::Failure,
    show::{Side, say_entry, say_news},
};

/// What a text goes as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum As {
    Text,
    FollowUp,
    Revealed,
    Withdrawn,
    Files,
}

#[derive(Serialize)]
struct SentObject {
    number: u32,
    sent: As,
}

pub(super) async fn run(app: &mut App, args: &Say) -> Result<(), Failure> {
    let number = args.number;
    let given = match args.text.as_deref() {
        Some("-") => Some(app.prompt.rest()?),
        given => given.map(str::to_owned),
    };
    let mut session = Session::load(app).await?;
    let given = match given {
        None if args.draft => Some(draft(&session, number)?),
        given => given,
    };
    // The same text given again, after it was left waiting, goes as it went before: it must not be sent twice, and
    // the flow itself can tell.
    let again = given.as_deref().and_then(|text| waiting_as(&session, number, text));
    let goes_as = match again {
        Some(goes_as) => goes_as,
        None => goes_as(app, &mut session, number, given.is_some()).await?,
    };
    // Typing and deciding take their time: other commands may run meanwhile.
    drop(session);
    let is_given = given.is_some();
    let mut given = given;
    let text = loop {
        let text = match given.take() {
            Some(text) => text,
            None => {
                let question = match goes_as {
                    As::FollowUp => app.out.texts().text("say-ask-follow-up"),
                    _ => app.out.texts().text("say-ask"),
                };
                app.prompt.message(&mut app.out, &question, args.yes)?
            }
        };
        // What is on its way was decided before.
        let as_it_is = args.as_it_is || again.is_some();
        match decide(app, &Content::text(&text), as_it_is, Offer::Reveal)? {
            Decision::Send => break text,
            Decision::Reveal => return reveal::reveal(app, number, &text, false).await,
            Decision::Change if is_given => return Err(Failure::new("failure-tells")),
            Decision::Change => {}
        }
    };
    let mut session = Session::load(app).await?;
    let Session { patient, today, rng, .. } = &mut session;
    let outcome = match goes_as {
        As::FollowUp => patient.follow_up(number, &text, *today, rng).await,
        _ => patient.say(number, &text, *today, rng).await,
    };
    let outcome = outcome.map_err(|error| Failure::of_patient(error, number, true))?;
    sent(app, &mut session, number, outcome, goes_as).await
}

/// The text that was not sent.
fn draft(session: &Session, number: u32) -> Result<String, Failure> {
    let found = discard::drafts(session, Some(number)).into_iter().find_map(|draft| match draft.content {
        Content::Text(content) => Some(content.text),
        Content::FollowUp(content) => Some(content.text),
        _ => None,
    });
    found.ok_or_else(|| Failure::new("failure-no-draft"))
}

/// What a text went as that is still on its way.
fn waiting_as(session: &Session, number: u32, text: &str) -> Option<As> {
    let as_text = Content::text(text);
    let as_follow_up = Content::FollowUp(FollowUp { text: text.to_owned() });
    let went_as = [(As::Text, as_text), (As::FollowUp, as_follow_up)];
    let waiting = went_as.into_iter().find(|(_, content)| session.patient.is_waiting(number, content));
    waiting.map(|(went_as, _)| went_as)
}

/// Says what the text will be by where the consultation stands.
async fn goes_as(app: &mut App, session: &mut Session, number: u32, is_given: bool) -> Result<As, Failure> {
    if stands(app, session, number, is_given).await? != Some(State::Answered) {
        return Ok(As::Text);
    }
    if is_given {
        app.out.aside("say-becomes-follow-up", &[]);
    }
    Ok(As::FollowUp)
}

/// Shows what is new, so that nobody answers past it, and says where the consultation stands; none if it cannot be asked.
pub(super) async fn stands(
    app: &mut App,
    session: &mut Session,
    number: u32,
    is_given: bool,
) -> Result<Option<State>, Failure> {
    let read = match session.patient.read(number).await {
        Ok(read) => read,
        // A text that is there already is kept as a draft by the attempt to send it; it must not be lost here.
        Err(ReadError::Service(_)) if is_given => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let is_new = |entry: &Entry| entry.role == Role::Doctor && entry.sequence >= read.new_from;
    let profiles = list::profiles(session).await;
    let other = list::name(app.out.texts(), read.summary.doctor, profiles.get(&read.summary.doctor));
    say_news(&mut app.out, number, &read.thread, Side { own: Role::Patient, other: &other }, is_new);
    // Said before anything is typed; what is typed already is kept by the attempt to send it.
    if is_over(read.summary.state) && !is_given {
        return Err(Failure::patient_state(read.summary.state, number, false));
    }
    Ok(Some(read.summary.state))
}

/// Says what became of a message, then sends what else was left waiting.
pub(super) async fn sent(
    app: &mut App,
    session: &mut Session,
    number: u32,
    outcome: Outcome,
    sent: As,
) -> Result<(), Failure> {
    match outcome {
        Outcome::Sent => {
            app.out.object(&SentObject { number, sent });
            app.out.say_text("say-sent");
            if sent != As::Withdrawn {
                app.out.say_text_with("say-answer-comes", &[("number", number.into())]);
            }
            session.resume(&mut app.out).await
        }
        Outcome::Overtaken { arrived } => {
            let other = app.out.texts().text("thread-doctor");
            let questions = session.patient.questions(number);
            for entry in &arrived {
                say_entry(
                    &mut app.out,
                    number,
                    entry,
                    Side { own: Role::Patient, other: &other },
                    &questions,
                );
            }
            Err(Failure::new("failure-overtaken"))
        }
    }
}
