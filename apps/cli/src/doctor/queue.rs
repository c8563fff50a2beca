//! `doctor queue`: every consultation, those due first.

use secondok_client::{
    api::consultation::{MailboxState, State},
    doctor::{KeyAlarm, QueueItem, SealedVaultError},
    protocol::Day,
    summary::{NextStep, days_left, is_over},
};
use serde::Serialize;

use super::{session::Session, unfinished};
use crate::{
    app::App,
    failure::Failure,
    names,
    output::Output,
    patient::warn_of_clock,
    show::{StateObject, date},
};

#[derive(Serialize)]
struct ItemObject<'a> {
    #[serde(flatten)]
    standing: StateObject,
    nickname: Option<&'a str>,
    specialty: Option<&'a str>,
    /// Whether the request affirms a sign of danger; null while it could not be opened here.
    danger: Option<bool>,
    opened: Day,
    unread: u32,
    sending: bool,
    drafts: usize,
}

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let queue = session.queue().await?;
    unfinished::keep_open(session.vault(), &queue).await?;
    session.tell_of(&mut app.out, &queue);
    warn_of_clock(&mut app.out, queue.clock);
    for item in &queue.items {
        say(&mut app.out, &session, item);
    }
    if queue.items.is_empty() {
        app.out.say_text("queue-none");
    }
    if queue.gone > 0 {
        app.out.aside("queue-gone", &[("count", queue.gone.into())]);
    }
    Ok(())
}

/// Says that the keys to which patients seal could not be renewed.
pub(super) fn warn_of_keys(out: &mut Output, error: Option<SealedVaultError>) {
    if let Some(error) = error {
        let (title, _) = Failure::from(error).sentences(out.texts());
        out.aside("keys-not-renewed", &[("title", title.into())]);
    }
}

/// Says what the log of keys shows that must not be.
pub(super) fn warn_of_alarm(out: &mut Output, alarm: Option<KeyAlarm>) {
    if let Some(alarm) = alarm {
        let (title, next) = Failure::from(alarm).sentences(out.texts());
        out.aside("key-alarm", &[("title", title.into()), ("next", next.into())]);
    }
}

fn say(out: &mut Output, session: &Session, item: &QueueItem) {
    let number = session.numbers.number(item.mailbox).unwrap_or_default();
    let known = session.known(item.mailbox);
    let specialty = known.and_then(|known| known.specialty.as_deref());
    let danger = known.and_then(|known| known.danger);
    out.object(&ItemObject {
        standing: standing(number, &item.state, &item.next),
        nickname: item.nickname.as_deref(),
        specialty,
        danger,
        opened: item.state.opened,
        unread: item.unread,
        sending: item.sending,
        drafts: item.drafts,
    });
    let texts = out.texts();
    let name = session.patient_name(out, item.mailbox, item.nickname.as_deref());
    let specialty =
        specialty.map_or_else(|| texts.text("queue-specialty-unknown"), |id| names::specialty(texts, id));
    let args = [("name", name.into()), ("specialty", specialty.into())];
    let first = format!("{number}. ");
    let indent = " ".repeat(first.len());
    out.paragraph(&first, &texts.text_with("queue-line", &args));
    if danger == Some(true) && !is_over(item.state.state) {
        let text = out.text_with("queue-danger", &[("number", number.into())]);
        out.paragraph(&indent, &text);
    }
    say_next(out, &indent, &item.state, &item.next);
    say_what_to_do(out, &indent, number, item.state.state);
    if item.unread > 0 {
        let args = [("count", item.unread.into()), ("number", number.into())];
        let text = out.text_with("queue-unread", &args);
        out.paragraph(&indent, &text);
    }
    if item.sending {
        out.paragraph(&indent, &texts.text("list-sending"));
    }
    if item.drafts > 0 {
        let text = out.text_with("queue-drafts", &[("number", number.into())]);
        out.paragraph(&indent, &text);
    }
}

/// Where a consultation stands, as an object.
pub(super) fn standing(number: u32, state: &MailboxState, next: &NextStep) -> StateObject {
    StateObject {
        number,
        state: state.state,
        days_left: days_left(state),
        next: next.name(),
        next_day: next.day(),
        messages: state.messages,
    }
}

/// The commands that come next, if anything can still be done.
pub(super) fn say_what_to_do(out: &mut Output, first: &str, number: u32, state: State) {
    if !is_over(state) {
        let text = out.text_with(&format!("do-{}", state.name()), &[("number", number.into())]);
        out.paragraph(first, &text);
    }
}

/// What is due, in a sentence for the doctor.
pub(super) fn say_next(out: &mut Output, first: &str, state: &MailboxState, next: &NextStep) {
    let texts = out.texts();
    let day = next.day().map(|day| date(texts, day)).unwrap_or_default();
    let args = [("date", day.into()), ("days", days_left(state).unwrap_or_default().into())];
    out.paragraph(first, &texts.text_with(&format!("due-{}", state.state.name()), &args));
}
