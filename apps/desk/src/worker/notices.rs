//! Every notice; releasing and taking back.

use std::rc::Rc;

use secondok_client::protocol::id::NoticeId;
use secondok_talk::{Done, Trouble};

use super::tools::{Tools, tell, with_engine};
use crate::view::Notices;

pub(super) async fn all(tools: Rc<Tools>) -> Result<Notices, Trouble> {
    with_engine(tools, async |engine| engine.notices().await.map_err(Trouble::of_reading)).await
}

/// What was changed since this revision was read is not released.
pub(super) async fn release(tools: Rc<Tools>, notice: NoticeId, revision: u32) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        engine.release_notice(notice, revision).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}

pub(super) async fn withdraw(tools: Rc<Tools>, notice: NoticeId) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        engine.withdraw_notice(notice).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}
