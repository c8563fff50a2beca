//! What the doctor's worker keeps at hand.

use std::{ops::Deref, rc::Rc};

use secondok_browser::{
    device, fetch::Fetch, lock::alone, notices::Notices, shelf::Shelf, tools, worker::announce,
};
use secondok_client::{
    api::{notice::Audience, problem::Kind},
    doctor::{Doctor, LoadError, Numbers, VAULT_NAME},
    protocol::id::MailboxAddress,
    send::SendError,
};
use secondok_talk::Trouble;

use super::papers::Papers;
use crate::talk::{DoctorTalk, Event};

/// The engine, here.
pub(super) type Engine = Doctor<Fetch, Shelf>;
/// What the worker keeps at hand.
pub(super) struct Tools {
    held: tools::Tools<Engine>,
    pub(super) papers: Papers,
}

impl Deref for Tools {
    type Target = tools::Tools<Engine>;

    fn deref(&self) -> &tools::Tools<Engine> {
        &self.held
    }
}

/// Of the database, the lock and the channel.
pub(super) const NAME: &str = "secondok-doctor";
const ELSEWHERE: &str = "elsewhere";
const NOTICES: &str = "notices";
const PAPERS: &str = "papers";
/// Before the number of a consultation in which something was written.
const WRITTEN: &str = "written ";

/// The tools of this worker.
pub(super) fn open() -> Tools {
    let held = tools::Tools::new(NAME, VAULT_NAME, |text| {
        let number = |text: &str| text.parse::<u32>().ok();
        let written = text.strip_prefix(WRITTEN).and_then(number).map(Event::Written);
        let changed = || number(&text).map(Event::Changed);
        let notices = || (text == NOTICES).then_some(Event::Notices);
        let papers = || (text == PAPERS).then_some(Event::Papers);
        let known = written.or_else(changed).or_else(notices).or_else(papers);
        announce::<DoctorTalk>(known.unwrap_or(Event::Elsewhere));
    });
    Tools { held, papers: Papers::new() }
}

/// The notices of this app.
pub(super) fn notices() -> Notices {
    Notices::new(NAME, Audience::Doctors)
}

/// Tells the other windows that a notice was read.
pub(super) fn tell_notices(tools: &Tools) {
    tools.tell(NOTICES);
}

/// The engine with what lies in storage now; only while alone.
pub(super) async fn load(tools: &Tools) -> Result<Option<Engine>, LoadError> {
    tools.load(async |shelf| Doctor::load(Fetch, shelf).await).await
}

/// Tells the other windows that what doctor and verifiers wrote to each other is not as it was.
pub(super) fn tell_papers(tools: &Tools) {
    tools.tell(PAPERS);
}

/// Tells the other windows that this consultation is not as it was.
pub(super) fn tell_changed(tools: &Tools, number: u32) {
    tools.tell(&number.to_string());
}

/// Tells the other windows that something was written in this consultation, and not sent yet.
pub(super) fn tell_written(tools: &Tools, number: u32) {
    tools.tell(&format!("{WRITTEN}{number}"));
}

/// Tells the other windows that something on this device is not as it was.
pub(super) fn tell(tools: &Tools) {
    tools.tell(ELSEWHERE);
}

/// What a command works with.
pub(super) struct Work {
    pub(super) engine: Engine,
    pub(super) numbers: Numbers,
}

impl Work {
    /// The consultation of this number; one that this device has not numbered yet is looked for in the queue.
    pub(super) async fn mailbox(&mut self, number: u32) -> Result<MailboxAddress, Trouble> {
        if self.numbers.mailbox(number).is_none() {
            self.engine.worklist(&mut self.numbers, device::today(), &mut device::randomness()).await?;
        }
        let found = self.numbers.mailbox(number);
        found.ok_or_else(|| SendError::Unknown.into())
    }
}

/// Nobody is logged in here.
pub(super) fn not_logged_in() -> Trouble {
    Kind::NOT_LOGGED_IN.into()
}

/// Works with the engine and the numbers while no other window does.
///
/// # Errors
/// Those of the work; `problem-not-logged-in` if nobody is, or the session has ended.
pub(super) async fn with_engine<R: 'static>(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(&mut Work) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    by_itself(async move {
        let engine = load(&tools).await?.ok_or_else(not_logged_in)?;
        let shelf = tools.shelf();
        let numbers = Numbers::load(&shelf).await?;
        let before = numbers.clone();
        let mut at_work = Work { engine, numbers };
        let done = work(&mut at_work).await;
        let Work { engine, numbers } = at_work;
        tools.keep(engine);
        if numbers != before {
            numbers.save(&shelf).await?;
        }
        done
    })
    .await
}

/// Works while no other window does.
pub(super) async fn by_itself<R: 'static>(work: impl Future<Output = R> + 'static) -> R {
    alone(NAME, work).await
}
