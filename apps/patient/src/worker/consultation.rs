//! One consultation: read, written in, taken back, destroyed.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    api::consultation::Role,
    content::{Content, FollowUp},
    patient::Ask,
    send::{Outcome, SendError},
    way_on::WayOn,
};

use super::{
    compose,
    desk::{Desk, Engine, with_engine},
    views,
};
use crate::{
    talk::{Done, Trouble},
    view::{Consultation, Draft, Said, Sent},
};

pub(super) async fn read(desk: Rc<Desk>, index: u32) -> Result<Consultation, Trouble> {
    desk.directory().await;
    with_engine(Rc::clone(&desk), async move |engine| {
        let read = engine.read(index).await?;
        let drafts = engine.drafts();
        let drafts = drafts.iter().filter(|draft| draft.index == Some(index));
        let drafts: Vec<_> = drafts.map(|draft| views::draft(&desk, draft)).collect();
        let waiting = engine.waiting(index).map(views::said);
        let own = read.thread.entries.iter().filter(|entry| entry.role == Role::Patient);
        let said: Vec<Said> = own.map(|entry| views::said(&entry.content)).collect();
        let written = said.iter().chain(&waiting).chain(drafts.iter().map(|draft| &draft.said));
        Ok(Consultation {
            composing: compose::kept(&desk, index, written).await?,
            summary: views::summary(&desk, &read.summary),
            nickname: read.nickname,
            entries: read.thread.entries.iter().map(views::entry).collect(),
            refused: read.thread.refused.iter().map(|refused| (refused.role, refused.sequence)).collect(),
            withheld: read.thread.withheld,
            new_from: read.new_from,
            waiting,
            drafts,
        })
    })
    .await
}

/// What the text goes as is decided by where the consultation stood when the person wrote it. If it has moved on since,
/// the service refuses, and the text is a draft.
pub(super) async fn say(
    desk: Rc<Desk>,
    index: u32,
    text: String,
    is_follow_up: bool,
) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
        // The same again, after it was left waiting, goes as it went before.
        let went_as =
            [(false, Content::text(&text)), (true, Content::FollowUp(FollowUp { text: text.clone() }))];
        let waiting = went_as.into_iter().find(|(_, content)| engine.is_waiting(index, content));
        let is_follow_up = waiting.map_or(is_follow_up, |(went_as, _)| went_as);
        let outcome = if is_follow_up {
            engine.follow_up(index, &text, Desk::today(), &mut randomness()).await
        } else {
            engine.say(index, &text, Desk::today(), &mut randomness()).await
        };
        if !matches!(outcome, Err(SendError::Content(_))) {
            compose::drop_it(&desk, index).await?;
        }
        desk.tell_changed(index);
        Ok(sent(index, &outcome?))
    })
    .await
}

fn sent(index: u32, outcome: &Outcome) -> Sent {
    match outcome {
        Outcome::Sent => Sent::Done(index),
        Outcome::Overtaken { .. } => Sent::Overtaken(index),
    }
}

pub(super) async fn withdraw(desk: Rc<Desk>, index: u32, note: String) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
        let outcome = engine.withdraw(index, &note, Desk::today(), &mut randomness()).await;
        desk.tell_changed(index);
        Ok(sent(index, &outcome?))
    })
    .await
}

pub(super) async fn destroy(desk: Rc<Desk>, index: u32) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
        engine.destroy(index).await?;
        compose::drop_it(&desk, index).await?;
        desk.tell_changed(index);
        Ok(Done)
    })
    .await
}

pub(super) async fn send_draft(desk: Rc<Desk>, draft: Draft) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
        let draft = found(engine, &draft)?;
        let today = Desk::today();
        let sent = match (draft.index, draft.doctor, draft.content) {
            (None, Some(doctor), Content::Request(request)) => {
                let asked = engine.ask(Ask { doctor, request }, today, &mut randomness()).await?;
                Sent::Done(asked.summary.index)
            }
            (Some(index), _, Content::Text(text)) => {
                sent(index, &engine.say(index, &text.text, today, &mut randomness()).await?)
            }
            (Some(index), _, Content::FollowUp(FollowUp { text })) => {
                sent(index, &engine.follow_up(index, &text, today, &mut randomness()).await?)
            }
            (Some(index), _, Content::Withdrawn(withdrawn)) => {
                sent(index, &engine.withdraw(index, &withdrawn.note, today, &mut randomness()).await?)
            }
            _ => return Err(Trouble::new("failure-content-not-ours", WayOn::Update)),
        };
        desk.tell();
        Ok(sent)
    })
    .await
}

pub(super) async fn discard_draft(desk: Rc<Desk>, draft: Draft) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
        let draft = found(engine, &draft)?;
        engine.discard_draft(&draft).await?;
        desk.tell();
        Ok(Done)
    })
    .await
}

/// The engine's own draft.
pub(super) fn found(engine: &Engine, draft: &Draft) -> Result<secondok_client::patient::Draft, Trouble> {
    let found = views::find_draft(engine.drafts(), draft);
    found.ok_or_else(|| Trouble::new("failure-no-draft", WayOn::LookWhereItStands))
}
