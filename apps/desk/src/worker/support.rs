//! Support: reading what people ask, and answering.

use std::rc::Rc;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
    shelf::Shelf,
};
use secondok_client::{
    content::Content,
    doctor::{Doctor, Numbers, QueueItem, Read},
    protocol::id::MailboxAddress,
    room,
    send::{Outcome, SendError},
};
use secondok_talk::{Room, Sent, Trouble, Written};

use super::{
    answers,
    tools::{Engine, Tools, by_itself, tell, with_engine},
};
use crate::view::{Asked, Question, Questions};

/// What a command about questions works with.
struct Work {
    support: Doctor<Fetch, Shelf>,
    numbers: Numbers,
}

impl Work {
    /// Opens the account of support.
    async fn open(engine: &Engine, tools: &Tools) -> Result<Self, Trouble> {
        let shelf = tools.shelf();
        let support = engine.open_support(shelf.clone(), today(), &mut randomness()).await?;
        Ok(Self { support, numbers: Numbers::load(&shelf).await? })
    }

    /// The question of this number; one that this device has not numbered yet is looked for in the queue.
    async fn mailbox(&mut self, number: u32) -> Result<MailboxAddress, Trouble> {
        if self.numbers.mailbox(number).is_none() {
            self.support.worklist(&mut self.numbers, today(), &mut randomness()).await?;
        }
        self.numbers.mailbox(number).ok_or_else(|| SendError::Unknown.into())
    }

    fn asked(&self, item: &QueueItem) -> Asked {
        let known = self.numbers.get(item.mailbox);
        Asked {
            number: self.numbers.number(item.mailbox).unwrap_or_default(),
            nickname: item.nickname.clone().or_else(|| known.and_then(|known| known.nickname.clone())),
            state: item.state.state,
            due: item.next.day(),
            days_left: item.days_left,
            unread: item.unread,
            is_sending: item.sending,
        }
    }

    fn read(&self, number: u32, mailbox: MailboxAddress, read: &Read) -> Asked {
        Asked {
            number,
            nickname: read.nickname.clone(),
            state: read.state.state,
            due: read.next.day(),
            days_left: read.days_left,
            unread: 0,
            is_sending: self.support.waiting(mailbox).is_some(),
        }
    }
}

async fn with_support<R: 'static>(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(&mut Work) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let mut at_work = Work::open(engine, &tools).await?;
        let done = work(&mut at_work).await;
        at_work.numbers.save(&tools.shelf()).await?;
        done
    })
    .await
}

pub(super) async fn all(tools: Rc<Tools>) -> Result<Questions, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let queue = work.support.worklist(&mut work.numbers, today(), &mut randomness()).await?;
        answers::keep_only(&tools.shelf(), &queue.open()).await?;
        let items = queue.items.iter().map(|item| work.asked(item)).collect();
        Ok(Questions { items, clock: queue.clock.map(|clock| (clock.device, clock.service)) })
    })
    .await
}

pub(super) async fn read(tools: Rc<Tools>, number: u32) -> Result<Question, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let read = work.support.read(mailbox, &mut randomness()).await?;
        let shelf = tools.shelf();
        // What could not be sent stands where it was written, before what was begun since.
        for draft in work.support.drafts().into_iter().filter(|draft| draft.mailbox == mailbox) {
            if let Content::Text(text) = &draft.content {
                answers::put_before(&shelf, mailbox, &text.text).await?;
            }
            work.support.discard_draft(&draft).await?;
        }
        Ok(Question {
            asked: work.read(number, mailbox, &read),
            written: Written::of(&read.thread, read.new_from, work.support.waiting(mailbox)),
            answer: answers::of(&shelf, mailbox).await?,
        })
    })
    .await
}

/// Keeps the answer that is being written, without asking the service.
pub(super) async fn keep(tools: Rc<Tools>, number: u32, answer: String) -> Result<Room, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let mailbox = Numbers::load(&*storage).await?.mailbox(number);
        let mailbox = mailbox.ok_or_else(|| Trouble::from(SendError::Unknown))?;
        let left = room(&Content::text(answer.trim()));
        answers::put(&*storage, mailbox, answer).await?;
        Ok(Room(i64::try_from(left).unwrap_or(i64::MIN)))
    })
    .await
}

pub(super) async fn answer(tools: Rc<Tools>, number: u32, text: String) -> Result<Sent, Trouble> {
    act(Rc::clone(&tools), number, async move |work, mailbox| {
        let outcome = work.support.answer_support(mailbox, &text, &mut randomness()).await;
        if outcome.as_ref().err().is_none_or(SendError::has_taken_over) {
            answers::put(&tools.shelf(), mailbox, String::new()).await?;
        }
        Ok(outcome?)
    })
    .await
}

pub(super) async fn finish(tools: Rc<Tools>, number: u32) -> Result<Sent, Trouble> {
    act(tools, number, async |work, mailbox| Ok(work.support.close(mailbox, "", &mut randomness()).await?))
        .await
}

/// Does something about a question, and tells the other windows, however it went.
async fn act(
    tools: Rc<Tools>,
    number: u32,
    act: impl AsyncFnOnce(&mut Work, MailboxAddress) -> Result<Outcome, Trouble> + 'static,
) -> Result<Sent, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let outcome = act(work, mailbox).await;
        tell(&tools);
        Ok(Sent::of(number, &outcome?))
    })
    .await
}
