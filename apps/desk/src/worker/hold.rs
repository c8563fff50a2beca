//! Who has which question, and questions that are set aside.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{doctor::AnswerError, protocol::id::StaffId};
use secondok_talk::{Done, Trouble};

use super::{
    support::{Work, with_support},
    tools::{Tools, tell},
};
use crate::view::Aside;

pub(super) async fn set_aside(tools: Rc<Tools>, numbers: Vec<u32>) -> Result<Aside, Trouble> {
    changing(tools, async move |work| {
        let mut aside = Aside { done: 0, held: 0 };
        for number in numbers {
            let mailbox = work.mailbox(number).await?;
            match work.support.set_aside(mailbox, &mut randomness()).await {
                Ok(_) => aside.done += 1,
                Err(AnswerError::Held(_)) => aside.held += 1,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(aside)
    })
    .await
}

pub(super) async fn take(tools: Rc<Tools>, number: u32) -> Result<Done, Trouble> {
    changing(tools, async move |work| {
        let mailbox = work.mailbox(number).await?;
        let holder = work.support.take(mailbox, &mut randomness()).await?;
        if work.is_me(holder) { Ok(Done) } else { Err(AnswerError::Held(holder).into()) }
    })
    .await
}

pub(super) async fn hand(tools: Rc<Tools>, number: u32, to: StaffId) -> Result<Done, Trouble> {
    changing(tools, async move |work| {
        let mailbox = work.mailbox(number).await?;
        work.support.hand(mailbox, to, &mut randomness()).await?;
        Ok(Done)
    })
    .await
}

pub(super) async fn put_back(tools: Rc<Tools>, number: u32) -> Result<Done, Trouble> {
    changing(tools, async move |work| {
        let mailbox = work.mailbox(number).await?;
        work.support.put_back(mailbox, &mut randomness()).await?;
        Ok(Done)
    })
    .await
}

/// Changes what all who answer see, and tells the other windows, however it went.
async fn changing<R: 'static>(
    tools: Rc<Tools>,
    change: impl AsyncFnOnce(&mut Work) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    let done = with_support(Rc::clone(&tools), change).await;
    tell(&tools);
    done
}
