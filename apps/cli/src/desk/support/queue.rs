//! `desk support queue`: every question, those due first.

use secondok_client::{
    api::consultation::{MailboxState, State},
    doctor::QueueItem,
    summary::{NextStep, days_left, is_over},
};
use serde::Serialize;

use super::session::Session;
use crate::{
    app::App,
    args::QueuePart,
    failure::Failure,
    output::Output,
    patient::warn_of_clock,
    show::{StateObject, date},
};

#[derive(Serialize)]
struct QuestionObject<'a> {
    #[serde(flatten)]
    standing: StateObject,
    nickname: Option<&'a str>,
    unread: u32,
    held_by: Option<&'a str>,
}

/// From this hundredth on, the vault's room is told.
const FULLISH: usize = 80;

pub(super) async fn run(app: &mut App, args: &QueuePart) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let part = session.part(args.part.saturating_sub(1)).await?;
    warn_of_clock(&mut app.out, part.clock);
    for item in &part.items {
        say(&mut app.out, &session, item);
    }
    let (waiting, parts) = (("count", part.waiting.into()), ("parts", part.parts.into()));
    if part.items.is_empty() {
        app.out.say_text("support-queue-none");
    } else {
        app.out.gap();
        app.out.say_text_with("support-waiting", &[waiting]);
    }
    if part.parts > 1 {
        app.out.say_text_with("support-part", &[("part", (part.number + 1).into()), parts]);
    }
    let fullness = session.support.fullness();
    if fullness >= FULLISH {
        app.out.say_text_with("support-fullish", &[("percent", fullness.into())]);
    }
    Ok(())
}

fn say(out: &mut Output, session: &Session, item: &QueueItem) {
    let number = session.numbers.number(item.mailbox).unwrap_or_default();
    let (nickname, unread) = (item.nickname.as_deref(), item.unread);
    let held_by = session.holder(item.mailbox);
    out.object(&QuestionObject { standing: standing(number, &item.state), nickname, unread, held_by });
    let first = format!("{number}. ");
    let indent = " ".repeat(first.len());
    out.paragraph(&first, &session.name(out, nickname));
    say_standing(out, &indent, &item.state);
    if let Some(login) = held_by {
        out.paragraph(&indent, &out.text_with("support-held-by", &[("login", login.into())]));
    }
    if unread > 0 {
        let args = [("count", unread.into()), ("number", number.into())];
        out.paragraph(&indent, &out.text_with("support-unread", &args));
    }
    if item.state.state != State::Answered && !is_over(item.state.state) {
        let text = out.text_with("support-to-answer", &[("number", number.into())]);
        out.paragraph(&indent, &text);
    }
}

/// Where a question stands, as an object.
pub(super) fn standing(number: u32, state: &MailboxState) -> StateObject {
    let next = NextStep::of(state);
    StateObject {
        number,
        state: state.state,
        days_left: days_left(state),
        next: next.name(),
        next_day: next.day(),
        messages: state.messages,
    }
}

/// The same in a sentence.
pub(super) fn say_standing(out: &mut Output, first: &str, state: &MailboxState) {
    let day = NextStep::of(state).day().map(|day| date(out.texts(), day)).unwrap_or_default();
    let text = out.text_with(&format!("support-due-{}", state.state.name()), &[("date", day.into())]);
    out.paragraph(first, &text);
}
