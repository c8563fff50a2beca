//! Prepared answers, which everybody who answers can put into theirs.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::doctor::Reply;
use secondok_talk::Trouble;

use super::{
    support::with_support,
    tools::{Tools, tell},
};
use crate::view::Replies;

pub(super) async fn all(tools: Rc<Tools>) -> Result<Replies, Trouble> {
    with_support(tools, async |work| Ok(Replies(work.support.replies().clone()))).await
}

pub(super) async fn put(
    tools: Rc<Tools>,
    number: Option<u32>,
    was: Option<Box<Reply>>,
    reply: Option<Box<Reply>>,
) -> Result<Replies, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let number = number.unwrap_or_else(|| work.support.free_reply());
        let reply = reply.map(|reply| *reply);
        work.support.put_reply(number, was.as_deref(), reply, &mut randomness()).await?;
        tell(&tools);
        Ok(Replies(work.support.replies().clone()))
    })
    .await
}
