//! Support: reading what people ask, and answering.

use std::rc::Rc;

use secondok_browser::{
    device::{randomness, today},
    fetch::Fetch,
    shelf::Shelf,
};
use secondok_client::{
    api::desk::account::{Account, Colleague},
    content::Content,
    doctor::{AnswerError, Doctor, Numbers, QueueItem, Read, proposals},
    protocol::id::{MailboxAddress, StaffId},
    room,
    send::{Outcome, SendError},
    telling::Tell,
};
use secondok_talk::{Room, Sent, Trouble, Written};

use super::{
    mail,
    tools::{Engine, Tools, by_itself, tell, with_engine},
    unfinished_texts::ANSWERS,
};
use crate::view::{self, Asked, Blacked, Holder, Proposed, Question, Questions, Replies};

/// What a command about questions works with.
pub(super) struct Work {
    pub(super) support: Doctor<Fetch, Shelf>,
    numbers: Numbers,
    me: StaffId,
    staff: Vec<Colleague>,
}

impl Work {
    /// Opens the account of support.
    pub(super) async fn open(engine: &Engine, tools: &Tools) -> Result<Self, Trouble> {
        let shelf = tools.shelf();
        let support = engine.open(Account::Support, shelf.clone(), today(), &mut randomness()).await?;
        let staff = engine.account(Account::Support).await.map_err(Trouble::of_reading)?.staff;
        Ok(Self { support, numbers: Numbers::load(&shelf).await?, me: engine.session().staff, staff })
    }

    /// The question of this number; one that this device has not numbered yet is looked for in the queue.
    pub(super) async fn mailbox(&mut self, number: u32) -> Result<MailboxAddress, Trouble> {
        if self.numbers.mailbox(number).is_none() {
            self.support.part(&mut self.numbers, 0, today(), &mut randomness()).await?;
        }
        self.numbers.mailbox(number).ok_or_else(|| SendError::Unknown.into())
    }

    pub(super) fn is_me(&self, staff: StaffId) -> bool {
        self.me == staff
    }

    fn holder(&self, mailbox: MailboxAddress) -> Option<Holder> {
        let holder = self.support.holder(mailbox)?;
        let colleague = self.staff.iter().find(|one| one.staff == holder)?;
        Some(Holder { login: colleague.login.clone(), is_me: holder == self.me })
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
            holder: self.holder(item.mailbox),
        }
    }

    /// Those to whom a question can be handed, and whoever acts here.
    fn colleagues(&self) -> Vec<view::Colleague> {
        let others = self.staff.iter().filter(|one| one.let_in);
        let colleague = |one: &Colleague| view::Colleague {
            staff: one.staff,
            login: one.login.clone(),
            is_let_in: one.let_in,
        };
        others.map(colleague).collect()
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
            holder: self.holder(mailbox),
        }
    }
}

pub(super) async fn with_support<R: 'static>(
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

pub(super) async fn part(tools: Rc<Tools>, number: usize) -> Result<Questions, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let part = work.support.part(&mut work.numbers, number, today(), &mut randomness()).await?;
        ANSWERS.keep_only(&tools.shelf(), &part.open).await?;
        Ok(Questions {
            items: part.items.iter().map(|item| work.asked(item)).collect(),
            part: part.number,
            parts: part.parts,
            waiting: part.waiting,
            all: part.all,
            fullness: work.support.fullness(),
            clock: part.clock.map(|clock| (clock.device, clock.service)),
        })
    })
    .await
}

pub(super) async fn read(tools: Rc<Tools>, number: u32) -> Result<Question, Trouble> {
    let sends = mail::sends(Rc::clone(&tools)).await?;
    with_support(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let read = work.support.read(mailbox, &mut randomness()).await?;
        let shelf = tools.shelf();
        // What could not be sent stands where it was written, before what was begun since.
        for draft in work.support.drafts().into_iter().filter(|draft| draft.mailbox == mailbox) {
            if let Content::Text(text) = &draft.content {
                ANSWERS.put_before(&shelf, mailbox, &text.text).await?;
            }
            work.support.discard_draft(&draft).await?;
        }
        Ok(Question {
            asked: work.read(number, mailbox, &read),
            written: Written::of(&read.thread, read.new_from, work.support.waiting(mailbox)),
            answer: ANSWERS.of(&shelf, mailbox).await?,
            by_mail: mail::shown(work, mailbox, &read.thread, sends),
            colleagues: work.colleagues(),
            proposed: proposals(&read.thread).into_iter().map(proposed).collect(),
            replies: Replies(work.support.replies().clone()),
        })
    })
    .await
}

fn proposed(tell: Tell) -> Proposed {
    Proposed { class: tell.class.to_owned(), words: tell.words }
}

pub(super) async fn black_out(tools: Rc<Tools>, number: u32, words: Vec<String>) -> Result<Blacked, Trouble> {
    with_support(Rc::clone(&tools), async move |work| {
        let mailbox = work.mailbox(number).await?;
        let places = work.support.black_out(mailbox, &words, &mut randomness()).await?;
        tell(&tools);
        Ok(Blacked(places))
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
        ANSWERS.put(&*storage, mailbox, answer).await?;
        Ok(Room(i64::try_from(left).unwrap_or(i64::MIN)))
    })
    .await
}

pub(super) async fn answer(tools: Rc<Tools>, number: u32, text: String) -> Result<Sent, Trouble> {
    act(Rc::clone(&tools), number, async move |work, mailbox| {
        let outcome = work.support.answer_support(mailbox, &text, &mut randomness()).await;
        if outcome.as_ref().err().is_none_or(has_taken_over) {
            ANSWERS.put(&tools.shelf(), mailbox, String::new()).await?;
        }
        Ok(outcome?)
    })
    .await
}

/// What a colleague has is not answered, and what was written stays where it is.
fn has_taken_over(error: &AnswerError) -> bool {
    matches!(error, AnswerError::Send(error) if error.has_taken_over())
}

pub(super) async fn finish(tools: Rc<Tools>, number: u32) -> Result<Sent, Trouble> {
    act(tools, number, async |work, mailbox| Ok(work.support.finish(mailbox, &mut randomness()).await?)).await
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
