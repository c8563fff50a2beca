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
}

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let queue = session.queue().await?;
    warn_of_clock(&mut app.out, queue.clock);
    for item in &queue.items {
        say(&mut app.out, &session, item);
    }
    if queue.items.is_empty() {
        app.out.say_text("support-queue-none");
    }
    Ok(())
}

fn say(out: &mut Output, session: &Session, item: &QueueItem) {
    let number = session.numbers.number(item.mailbox).unwrap_or_default();
    let (nickname, unread) = (item.nickname.as_deref(), item.unread);
    out.object(&QuestionObject { standing: standing(number, &item.state), nickname, unread });
    let first = format!("{number}. ");
    let indent = " ".repeat(first.len());
    out.paragraph(&first, &session.name(out, nickname));
    say_standing(out, &indent, &item.state);
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
