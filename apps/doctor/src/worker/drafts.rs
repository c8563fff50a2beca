//! What was not sent: sent after all, taken up again, thrown away.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    api::consultation::State,
    content::{Content, ContentError},
    doctor,
    way_on::WayOn,
};
use secondok_talk::{Done, Said, Sent, Trouble};

use super::{
    tools::{Tools, Work, tell_changed, with_engine},
    writing,
};
use crate::view::Draft;

pub(super) async fn send(tools: Rc<Tools>, draft: Draft) -> Result<Sent, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let doctor::Draft { mailbox, content } = found(work, &draft).await?;
        let rng = &mut randomness();
        let outcome = match content {
            Content::Text(text) => {
                let stands = work.engine.look(&mut work.numbers, mailbox, rng).await?;
                if stands.is_some_and(|item| item.state.state == State::FollowUp) {
                    work.engine.reply(mailbox, &text.text, rng).await
                } else {
                    work.engine.say(mailbox, &text.text, rng).await
                }
            }
            Content::Opinion(opinion) => work.engine.opinion(mailbox, opinion, rng).await,
            Content::Accepted(accepted) => work.engine.accept(mailbox, &accepted.note, rng).await,
            Content::Declined(declined) => {
                work.engine.decline(mailbox, declined.reason, &declined.note, rng).await
            }
            Content::Closed(closed) => work.engine.close(mailbox, &closed.note, rng).await,
            _ => return Err(ContentError::NotOurs.into()),
        };
        tell_changed(&tools, draft.number);
        Ok(Sent::of(draft.number, &outcome?))
    })
    .await
}

/// A text or an opinion goes back to where it is written, in place of what stands there.
pub(super) async fn change(tools: Rc<Tools>, draft: Draft) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let found = found(work, &draft).await?;
        let content = found.content.clone();
        writing::change(&tools, found.mailbox, move |writing| match content {
            Content::Text(text) => writing.text = text.text,
            Content::Opinion(opinion) => writing.opinion = opinion.into(),
            _ => {}
        })
        .await?;
        work.engine.discard_draft(&found).await?;
        tell_changed(&tools, draft.number);
        Ok(Done)
    })
    .await
}

pub(super) async fn discard(tools: Rc<Tools>, draft: Draft) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let found = found(work, &draft).await?;
        work.engine.discard_draft(&found).await?;
        tell_changed(&tools, draft.number);
        Ok(Done)
    })
    .await
}

/// The engine's own draft.
async fn found(work: &mut Work, draft: &Draft) -> Result<doctor::Draft, Trouble> {
    let mailbox = work.mailbox(draft.number).await?;
    let is_this = |kept: &doctor::Draft| kept.mailbox == mailbox && Said::from(&kept.content) == draft.said;
    let found = work.engine.drafts().into_iter().find(is_this);
    found.ok_or_else(|| Trouble::new("failure-no-draft", WayOn::LookWhereItStands))
}
