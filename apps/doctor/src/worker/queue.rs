//! What waits for the doctor, at a glance.

use std::rc::Rc;

use secondok_browser::device::{randomness, today};
use secondok_client::unfinished::Writings;
use secondok_talk::Trouble;

use super::{
    tools::{Tools, with_engine},
    views, writing,
};
use crate::view::{Looked, Queue, Resumed};

pub(super) async fn queue(tools: Rc<Tools>) -> Result<Queue, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let queue = work.engine.worklist(&mut work.numbers, today(), &mut randomness()).await?;
        let writings = writing::keep_only(&tools, queue.open()).await?;
        Ok(Queue {
            items: queue.items.iter().map(|item| views::item(item, &work.numbers, &writings)).collect(),
            gone: queue.gone,
            news: views::news(&queue.resumed, &work.numbers),
            clock: queue.clock.map(|clock| (clock.device, clock.service)),
            keys: queue.keys_not_renewed.map(Trouble::from),
            alarm: queue.key_alarm.map(Trouble::from),
        })
    })
    .await
}

pub(super) async fn look(tools: Rc<Tools>, number: u32) -> Result<Looked, Trouble> {
    with_engine(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let item = work.engine.look(&mut work.numbers, mailbox, &mut randomness()).await?;
        let writings = Writings::load(&tools.shelf()).await?;
        Ok(Looked(item.map(|item| views::item(&item, &work.numbers, &writings))))
    })
    .await
}

pub(super) async fn resume(tools: Rc<Tools>) -> Result<Resumed, Trouble> {
    with_engine(tools, async move |work| {
        let resumed = work.engine.resume(&mut randomness()).await?;
        Ok(Resumed(views::news(&resumed, &work.numbers)))
    })
    .await
}
