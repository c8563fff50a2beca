//! One consultation: read, taken or not, written in, answered, finished.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    api::consultation::Role,
    content::{Content, DeclineReason},
    protocol::id::MailboxAddress,
    send::{Outcome, SendError},
    unfinished::Writings,
    way_on::WayOn,
};
use secondok_talk::{Sent, Trouble, Written};

use super::{
    tools::{Tools, Work, tell_changed, with_engine},
    views, writing,
};
use crate::view::{Consultation, UnfinishedOpinion};

pub(super) async fn read(tools: Rc<Tools>, number: u32) -> Result<Consultation, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let read = work.engine.read(mailbox, &mut randomness()).await?;
        let written = Written::of(&read.thread, read.new_from, work.engine.waiting(mailbox));
        let mut unsent = work.engine.drafts();
        unsent.retain(|draft| draft.mailbox == mailbox);
        let drafts = unsent.iter().map(|draft| views::draft(number, draft)).collect();
        let questions = written.questions().len();
        let own = read.thread.entries.iter().filter(|entry| entry.role == Role::Doctor);
        let sent = own.map(|entry| &entry.content).chain(work.engine.waiting(mailbox));
        let sent: Vec<_> = sent.chain(unsent.iter().map(|draft| &draft.content)).cloned().collect();
        let writing =
            writing::change(&tools, mailbox, move |kept| kept.forget_sent(questions, sent.iter())).await?;
        let writings = Writings::load(&tools.shelf()).await?;
        Ok(Consultation {
            item: views::read(mailbox, &read, work, &writings),
            written,
            drafts,
            room: writing::room(&writing),
            writing,
        })
    })
    .await
}

/// Does something in a consultation, and tells the other windows, however it went.
async fn act(
    tools: Rc<Tools>,
    number: u32,
    act: impl AsyncFnOnce(&mut Work, MailboxAddress) -> Result<Outcome, Trouble> + 'static,
) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let outcome = act(work, mailbox).await;
        tell_changed(&tools, number);
        Ok(Sent::of(number, &outcome?))
    })
    .await
}

pub(super) async fn accept(tools: Rc<Tools>, number: u32) -> Result<Sent, Trouble> {
    act(tools, number, async |work, mailbox| Ok(work.engine.accept(mailbox, "", &mut randomness()).await?))
        .await
}

pub(super) async fn decline(
    tools: Rc<Tools>,
    number: u32,
    reason: DeclineReason,
    note: String,
) -> Result<Sent, Trouble> {
    act(tools, number, async move |work, mailbox| {
        Ok(work.engine.decline(mailbox, reason, &note, &mut randomness()).await?)
    })
    .await
}

pub(super) async fn close(tools: Rc<Tools>, number: u32, note: String) -> Result<Sent, Trouble> {
    act(tools, number, async move |work, mailbox| {
        Ok(work.engine.close(mailbox, &note, &mut randomness()).await?)
    })
    .await
}

/// What the text goes as is decided by where the consultation stood when the doctor wrote it. If it has moved on since,
/// the service refuses, and the text is a draft.
pub(super) async fn say(
    tools: Rc<Tools>,
    number: u32,
    text: String,
    is_reply: bool,
) -> Result<Sent, Trouble> {
    act(Rc::clone(&tools), number, async move |work, mailbox| {
        let rng = &mut randomness();
        // The same again, after it was left waiting, goes as it went before, whichever way it is sent.
        let is_reply = is_reply && !work.engine.is_waiting(mailbox, &Content::text(&text));
        let outcome = if is_reply {
            work.engine.reply(mailbox, &text, rng).await
        } else {
            work.engine.say(mailbox, &text, rng).await
        };
        if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
            // Where this fails, the next reading finds that it was sent.
            drop(writing::change(&tools, mailbox, |writing| writing.text.clear()).await);
        }
        Ok(outcome?)
    })
    .await
}

pub(super) async fn opinion(
    tools: Rc<Tools>,
    number: u32,
    draft: UnfinishedOpinion,
) -> Result<Sent, Trouble> {
    act(Rc::clone(&tools), number, async move |work, mailbox| {
        if work.engine.questions(mailbox).is_empty() {
            work.engine.read(mailbox, &mut randomness()).await?;
        }
        let questions = work.engine.questions(mailbox).len();
        // A choice that is still open is the doctor's to make: nothing is put in its place.
        let opinion =
            draft.ready(questions).map_err(|_| Trouble::new("failure-content-empty", WayOn::Change))?;
        let outcome = work.engine.opinion(mailbox, opinion, &mut randomness()).await;
        if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
            // Here too.
            drop(
                writing::change(&tools, mailbox, |writing| writing.opinion = UnfinishedOpinion::default())
                    .await,
            );
        }
        Ok(outcome?)
    })
    .await
}
