//! `patient ask`: from choosing a doctor to sending, one question at a time.

mod answers;
mod choose;
mod consent;
mod intake;
mod preview;
mod questions;

use secondok_client::{
    content::{Content, Request},
    intake::{Questionnaire, Terms},
    patient::{Ask, Asked},
};

use super::{list, session::Session};
use crate::{
    app::App,
    args::Ask as Args,
    failure::{Exit, Failure},
    file::read_structure,
};
use answers::AnswersFile;
use choose::Chosen;

pub(super) async fn run(app: &mut App, args: &Args) -> Result<(), Failure> {
    let file: AnswersFile = match &args.answers {
        Some(path) => read_structure(&mut app.prompt, path)?,
        None => AnswersFile::default(),
    };
    let mut session = Session::load(app).await?;
    // Answers from a file may be the very request that was left waiting, given once more: then it must not be sent
    // first and then again. Typed answers are new ones.
    if args.answers.is_none() {
        session.resume(&mut app.out).await?;
        if session.patient.waiting_request().is_some() {
            // Said before anything is asked: answers that could not be kept would be lost.
            return Err(Failure::new("failure-ask-earlier-waiting").exit(Exit::Network));
        }
    }
    let directory = session.patient.directory(session.today).await?;
    let kept = kept_request(args, &session);
    // Answering takes its time: other commands may run meanwhile.
    drop(session);
    super::warn_of_clock(&mut app.out, directory.clock);
    let kept = use_kept(app, kept)?;
    let specialty = args.specialty.as_deref().or(kept.as_ref().map(|kept| kept.intake.specialty.as_str()));
    let chosen = choose::run(app, args, specialty, &directory.listed)?;
    let request = match kept {
        Some(kept) => Request { consent: consent::run(app, &file, &chosen, !args.yes)?, ..kept },
        None => fill_in(app, &file, &chosen, !args.yes)?,
    };
    let request = preview::run(app, chosen.questionnaire, &chosen, request, args.yes)?;
    let mut session = Session::load(app).await?;
    let ask = Ask { doctor: chosen.doctor.id, request };
    let Asked { summary, clock } = session.patient.ask(ask, session.today, &mut session.rng).await?;
    super::warn_of_clock(&mut app.out, clock);
    app.out.say_text_with("ask-sent", &[("number", summary.index.into())]);
    list::say(&mut app.out, &summary, Some(&chosen.doctor.profile));
    session.resume(&mut app.out).await
}

fn fill_in(
    app: &mut App,
    file: &AnswersFile,
    chosen: &Chosen<'_>,
    may_ask: bool,
) -> Result<Request, Failure> {
    let language = app.out.texts().language().code();
    let terms = Terms::current();
    app.out.say_text_with("ask-begin", &[("doctor", super::doctors::name(&chosen.doctor.profile).into())]);
    let emergency = terms.emergency_note.in_language(language);
    app.out.paragraph("", emergency);
    app.out.paragraph("", terms.privacy_note.in_language(language));
    app.out.gap();
    let intake = intake::run(app, chosen.questionnaire, file, may_ask)?;
    let consent = consent::run(app, file, chosen, may_ask)?;
    let questions = questions::run(app, file, may_ask)?;
    Ok(Request { intake, questions, consent })
}

/// A request that was not sent before, where a person can be asked about it.
fn kept_request(args: &Args, session: &Session) -> Option<Request> {
    if args.answers.is_some() || args.yes {
        return None;
    }
    session.patient.drafts().into_iter().find_map(|draft| match draft.content {
        Content::Request(request) if draft.index.is_none() => Some(request),
        _ => None,
    })
}

/// The kept request, if the person wants to go on with it and its questionnaire is still the one of today.
fn use_kept(app: &mut App, kept: Option<Request>) -> Result<Option<Request>, Failure> {
    let is_current = |request: &Request| {
        Questionnaire::by_id(&request.intake.specialty)
            .is_some_and(|questionnaire| questionnaire.open_points(&request.intake).is_empty())
    };
    let Some(kept) = kept.filter(is_current) else { return Ok(None) };
    crate::show::request(&mut app.out, &kept);
    let question = app.out.texts().text("ask-use-kept");
    Ok(app.prompt.yes(&mut app.out, &question)?.then_some(kept))
}
