//! One consultation: read, written in, taken back, destroyed.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    api::consultation::{Role, State},
    content::{Content, ContentError, FollowUp, Withdrawn},
    patient::Ask,
    send::SendError,
    telling,
    way_on::WayOn,
};
use secondok_talk::{Done, Sent, Trouble, Written};

use super::{
    compose, files, support,
    tools::{Engine, Tools, with_engine},
    views,
};
use crate::view::Consultation;

pub(super) async fn read(tools: Rc<Tools>, index: u32) -> Result<Consultation, Trouble> {
    tools.directory().await;
    with_engine(Rc::clone(&tools), async move |engine| {
        let read = engine.read(index).await?;
        let drafts = engine.drafts();
        let drafts = drafts.iter().filter(|draft| draft.index == Some(index));
        let drafts: Vec<_> = drafts.map(|draft| views::draft(&tools, draft)).collect();
        let written = Written::of(&read.thread, read.new_from, engine.waiting(index));
        let own = written.entries.iter().filter(|entry| entry.role == Role::Patient);
        let sent = own.map(|entry| &entry.said).chain(&written.waiting);
        Ok(Consultation {
            composing: compose::kept(&tools, index, sent.chain(drafts.iter().map(|draft| &draft.said)))
                .await?,
            summary: views::summary(&tools, &read.summary),
            nickname: read.nickname,
            written,
            drafts,
            attaching: engine.attaching(index).is_some(),
        })
    })
    .await
}

/// What the text goes as is decided by where the consultation stood when the person wrote it. If it has moved on since,
/// the service refuses, and the text is a draft.
pub(super) async fn say(
    tools: Rc<Tools>,
    index: u32,
    text: String,
    (is_follow_up, is_sure): (bool, bool),
) -> Result<Sent, Trouble> {
    telling::may_go(&Content::text(&text), is_sure)?;
    with_engine(Rc::clone(&tools), async move |engine| {
        // The same again, after it was left waiting, goes as it went before.
        let went_as =
            [(false, Content::text(&text)), (true, Content::FollowUp(FollowUp { text: text.clone() }))];
        let waiting = went_as.into_iter().find(|(_, content)| engine.is_waiting(index, content));
        let is_follow_up = waiting.map_or(is_follow_up, |(went_as, _)| went_as);
        let outcome = if is_follow_up {
            engine.follow_up(index, &text, Tools::today(), &mut randomness()).await
        } else {
            engine.say(index, &text, Tools::today(), &mut randomness()).await
        };
        if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
            // Where this fails, the next reading finds that it was sent.
            let _ = compose::drop_it(&tools, index).await;
        }
        tools.tell_changed(index);
        Ok(Sent::of(index, &outcome?))
    })
    .await
}

/// Here too. What stands in the field to write in is left, unless it is these words.
pub(super) async fn reveal(
    tools: Rc<Tools>,
    index: u32,
    text: String,
    is_follow_up: bool,
) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let outcome = engine.reveal(index, &text, is_follow_up, Tools::today(), &mut randomness()).await;
        if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
            let _ = compose::drop_this(&tools, index, &text).await;
        }
        tools.tell_changed(index);
        Ok(Sent::of(index, &outcome?))
    })
    .await
}

pub(super) async fn withdraw(
    tools: Rc<Tools>,
    index: u32,
    note: String,
    is_sure: bool,
) -> Result<Sent, Trouble> {
    telling::may_go(&Content::Withdrawn(Withdrawn { note: note.clone() }), is_sure)?;
    with_engine(Rc::clone(&tools), async move |engine| {
        let outcome = engine.withdraw(index, &note, Tools::today(), &mut randomness()).await;
        tools.tell_changed(index);
        Ok(Sent::of(index, &outcome?))
    })
    .await
}

pub(super) async fn destroy(tools: Rc<Tools>, index: u32) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let attached = files::attached(engine, index);
        engine.destroy(index).await?;
        files::drop_all(&tools, index, attached).await?;
        compose::drop_it(&tools, index).await?;
        tools.tell_changed(index);
        Ok(Done)
    })
    .await
}

pub(super) async fn send_draft(tools: Rc<Tools>, draft: u64) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let draft = found(engine, draft)?;
        let today = Tools::today();
        let sent = match (draft.index, draft.doctor, draft.content) {
            (None, Some(doctor), Content::Request(request)) => {
                let asked = engine.ask(Ask { doctor, request }, today, &mut randomness()).await?;
                Sent::Done(asked.summary.index)
            }
            (None, _, Content::Question(question)) => {
                let asked = engine.ask_support(&question.text, today, &mut randomness()).await;
                Sent::Done(asked.map_err(support::trouble)?.summary.index)
            }
            (Some(index), _, Content::Text(text)) => {
                Sent::of(index, &engine.say(index, &text.text, today, &mut randomness()).await?)
            }
            (Some(index), _, Content::FollowUp(FollowUp { text })) => {
                Sent::of(index, &engine.follow_up(index, &text, today, &mut randomness()).await?)
            }
            (Some(index), _, Content::Revealed(revealed)) => {
                let is_follow_up = engine.read(index).await?.summary.state == State::Answered;
                let rng = &mut randomness();
                Sent::of(index, &engine.reveal(index, &revealed.text, is_follow_up, today, rng).await?)
            }
            (Some(index), _, Content::Withdrawn(withdrawn)) => {
                Sent::of(index, &engine.withdraw(index, &withdrawn.note, today, &mut randomness()).await?)
            }
            _ => return Err(ContentError::NotOurs.into()),
        };
        tools.tell();
        Ok(sent)
    })
    .await
}

pub(super) async fn discard_draft(tools: Rc<Tools>, draft: u64) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let draft = found(engine, draft)?;
        engine.discard_draft(&draft).await?;
        tools.tell();
        Ok(Done)
    })
    .await
}

/// The engine's own draft.
pub(super) fn found(engine: &Engine, draft: u64) -> Result<secondok_client::patient::Draft, Trouble> {
    let found = engine.drafts().into_iter().find(|kept| views::number(kept) == draft);
    found.ok_or_else(|| Trouble::new("failure-no-draft", WayOn::LookWhereItStands))
}
