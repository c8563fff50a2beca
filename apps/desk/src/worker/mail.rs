//! Answers that go by e-mail too.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    api::desk::account::Account, content::printable, desk, protocol::id::MailboxAddress, thread::Thread,
};
use secondok_talk::{Done, Trouble};

use super::{
    support::Work,
    tools::{Tools, tell, with_engine},
};
use crate::view::ByMail;

/// Whether the service sends any.
pub(super) async fn sends(tools: Rc<Tools>) -> Result<bool, Trouble> {
    with_engine(tools, async |engine| {
        Ok(engine.account(Account::Support).await.map_err(Trouble::of_reading)?.mails)
    })
    .await
}

/// What the page shows of it.
pub(super) fn shown(
    work: &Work,
    mailbox: MailboxAddress,
    thread: &Thread,
    is_sent_here: bool,
) -> Option<ByMail> {
    let desk::ByMail { reply_to, answer } = desk::ByMail::of(thread)?;
    Some(ByMail {
        address: printable(&reply_to.address).into_owned(),
        way: reply_to.way,
        is_sent_here,
        is_answered: answer.is_some(),
        was_sent: answer.is_some_and(|answer| work.support.was_mailed(mailbox, answer)),
    })
}

/// Has the latest answer sent.
pub(super) async fn send(tools: Rc<Tools>, number: u32) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let mut work = Work::open(engine, &tools).await?;
        let mailbox = work.mailbox(number).await?;
        let thread = work.support.read(mailbox, &mut randomness()).await?.thread;
        let sent = engine.mail_and_note(&mut work.support, mailbox, &thread, &mut randomness()).await?;
        if sent.is_some() {
            tell(&tools);
        }
        Ok(Done)
    })
    .await
}
