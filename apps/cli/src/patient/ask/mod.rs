//! `patient ask`: from choosing a doctor to sending, one question at a time.

mod answers;
mod choose;
mod consent;
mod intake;
mod preview;
mod questions;
mod unfinished;

use secondok_client::{
    content::{Content, Request},
    intake::{Questionnaire, Terms},
    patient::{Ask, AskError, Asked, Draft},
};

use super::{
    list,
    session::Session,
    telling::{Decision, Offer, decide},
};
use crate::{
    app::App,
    args::Ask as Args,
    failure::{Exit, Failure},
    file::read_structure,
    home::Part,
};
use answers::AnswersFile;
use choose::Chosen;
use unfinished::Unfinished;

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
    let kept_specialty = kept.as_ref().map(|(_, kept)| kept.intake.specialty.clone());
    let specialty = args.specialty.as_deref().or(kept_specialty.as_deref());
    let chosen = choose::run(app, args, specialty, &directory.listed)?;
    let (taken_up, mut unfinished) = match kept {
        Some((draft, request)) => {
            let mut unfinished = Unfinished::of(&chosen, request);
            consent::run(app, &file, &chosen, !args.yes, &mut unfinished.request)?;
            (Some(draft), unfinished)
        }
        None => (None, fill_in(app, &file, &chosen, args)?),
    };
    loop {
        let request = preview::run(app, &chosen, &mut unfinished, args.yes)?;
        let offer = if args.yes { Offer::Nothing } else { Offer::Change };
        if decide(app, &Content::Request(request.clone()), args.as_it_is, offer)? != Decision::Send {
            continue;
        }
        let mut session = Session::load(app).await?;
        let ask = Ask { doctor: chosen.doctor.id, request };
        let asked = session.patient.ask(ask, session.today, &mut session.rng).await;
        let vault = app.home.vault(Part::Patient, &session.lock)?;
        match asked {
            Ok(Asked { summary, clock }) => {
                unfinished.done(&vault)?;
                if let Some(draft) = &taken_up {
                    session.patient.discard_draft(draft).await?;
                }
                super::warn_of_clock(&mut app.out, clock);
                app.out.say_text_with("ask-sent", &[("number", summary.index.into())]);
                list::say(&mut app.out, &summary, Some(&chosen.doctor.profile));
                app.out.say_text_with("say-answer-comes", &[("number", summary.index.into())]);
                return session.resume(&mut app.out).await;
            }
            // Something in it does not fit: back to where it can be changed.
            Err(error @ (AskError::Content(_) | AskError::Intake(_))) if !args.yes => {
                app.out.failure(&error.into());
            }
            // Kept as it was answered.
            Err(error @ (AskError::EarlierWaiting(_) | AskError::UnknownSpecialty | AskError::Vault(_))) => {
                return Err(error.into());
            }
            // Kept as a draft, or on its way.
            Err(error) => {
                unfinished.done(&vault)?;
                return Err(error.into());
            }
        }
    }
}

fn fill_in(
    app: &mut App,
    file: &AnswersFile,
    chosen: &Chosen<'_>,
    args: &Args,
) -> Result<Unfinished, Failure> {
    let language = app.out.texts().language().code();
    let may_ask = !args.yes;
    let terms = Terms::current();
    app.out.say_text_with("ask-begin", &[("doctor", chosen.doctor.profile.full_name().into())]);
    let emergency = terms.emergency_note.in_language(language);
    app.out.paragraph("", emergency);
    app.out.paragraph("", terms.privacy_note.in_language(language));
    app.out.gap();
    let mut unfinished = match args.answers.is_none() && may_ask {
        true => Unfinished::take_up(app, chosen)?,
        false => Unfinished::begin(chosen, false),
    };
    // Danger first of all; then the terms, so that nobody answers everything and then does not agree.
    intake::red_flags(app, chosen.questionnaire, file, may_ask, &mut unfinished)?;
    if !unfinished.request.has_consent() {
        consent::run(app, file, chosen, may_ask, &mut unfinished.request)?;
        unfinished.keep(app);
    }
    intake::run(app, chosen.questionnaire, file, may_ask, &mut unfinished)?;
    if unfinished.request.questions.is_empty() {
        unfinished.request.questions = questions::run(app, file, may_ask)?;
        unfinished.keep(app);
    }
    Ok(unfinished)
}

/// A request that was not sent before, where a person can be asked about it.
fn kept_request(args: &Args, session: &Session) -> Option<(Draft, Request)> {
    if args.answers.is_some() || args.yes {
        return None;
    }
    session.patient.drafts().into_iter().find_map(|draft| match draft.content.clone() {
        Content::Request(request) if draft.index.is_none() => Some((draft, request)),
        _ => None,
    })
}

/// The kept request, if the person wants to go on with it and its questionnaire is still the one of today.
fn use_kept(app: &mut App, kept: Option<(Draft, Request)>) -> Result<Option<(Draft, Request)>, Failure> {
    let is_current = |request: &Request| {
        Questionnaire::by_id(&request.intake.specialty)
            .is_some_and(|questionnaire| questionnaire.open_points(&request.intake).is_empty())
    };
    let Some((draft, kept)) = kept.filter(|(_, kept)| is_current(kept)) else { return Ok(None) };
    crate::show::request(&mut app.out, &kept);
    let question = app.out.texts().text("ask-use-kept");
    Ok(app.prompt.yes(&mut app.out, &question)?.then_some((draft, kept)))
}
