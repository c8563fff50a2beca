//! `doctor say`: writes to the patient.

use secondok_client::{
    api::consultation::{Role, State},
    content::Content,
    doctor::ReadError,
    protocol::id::MailboxAddress,
    summary::is_over,
    thread::Entry,
};

use super::{discard, session::Session};
use crate::{
    app::App,
    args::DoctorSay,
    failure::Failure,
    show::{Side, say_news},
};

pub(super) async fn run(app: &mut App, args: &DoctorSay) -> Result<(), Failure> {
    let number = args.number;
    let given = match args.text.as_deref() {
        Some("-") => Some(app.prompt.rest()?),
        given => given.map(str::to_owned),
    };
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, number).await?;
    let given = match given {
        None if args.draft => Some(draft(&session, mailbox)?),
        given => given,
    };
    // The same text given again, after it was left waiting, goes as it went before: it must not be sent twice, and
    // the flow itself can tell.
    let is_again =
        given.as_ref().is_some_and(|text| session.doctor.is_waiting(mailbox, &Content::text(text)));
    let is_reply = !is_again && is_reply(app, &mut session, args, mailbox, given.is_some()).await?;
    let (text, mut session) = match given {
        Some(text) => (text, session),
        None => {
            // Typing takes its time: other commands may run meanwhile.
            drop(session);
            let texts = app.out.texts();
            let question = texts.text(if is_reply { "say-ask-reply" } else { "say-ask-patient" });
            (app.prompt.message(&mut app.out, &question, args.yes)?, Session::load(app).await?)
        }
    };
    let outcome = if is_reply {
        session.doctor.reply(mailbox, &text, &mut session.rng).await
    } else {
        session.doctor.say(mailbox, &text, &mut session.rng).await
    };
    let outcome = outcome.map_err(|error| Failure::of_doctor(error, number, true))?;
    session.sent(&mut app.out, number, outcome, if is_reply { "reply" } else { "text" }).await
}

/// The text that was not sent.
fn draft(session: &Session, mailbox: MailboxAddress) -> Result<String, Failure> {
    let found = discard::drafts(session, mailbox).into_iter().find_map(|draft| match draft.content {
        Content::Text(content) => Some(content.text),
        _ => None,
    });
    found.ok_or_else(|| Failure::new("failure-no-draft"))
}

/// Shows what is new, so that nobody answers past it, and says what the text will be by where the consultation stands.
async fn is_reply(
    app: &mut App,
    session: &mut Session,
    args: &DoctorSay,
    mailbox: MailboxAddress,
    is_given: bool,
) -> Result<bool, Failure> {
    let read = match session.doctor.read(mailbox, &mut session.rng).await {
        Ok(read) => read,
        // A text that is there already is kept as a draft by the attempt to send it; it must not be lost here.
        Err(ReadError::Service(_)) if is_given => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let is_new = |entry: &Entry| entry.role == Role::Patient && entry.sequence >= read.new_from;
    let name = session.patient_name(&app.out, mailbox, read.nickname.as_deref());
    say_news(&mut app.out, args.number, &read.thread, Side { own: Role::Doctor, other: &name }, is_new);
    // Said before anything is typed; what is typed already is kept by the attempt to send it.
    let state = read.state.state;
    if (is_over(state) || state == State::Requested) && !is_given {
        return Err(Failure::doctor_state(state, args.number, false));
    }
    let is_reply = state == State::FollowUp && !args.plain;
    if is_reply && is_given {
        app.out.aside("say-becomes-reply", &[]);
    }
    Ok(is_reply)
}
