//! What an app's worker does for the files' page of somebody who sends: it serves the page and imaging, and brings what was
//! sealed to the service.
//!
//! It is the same for patients, who send to a doctor, and for doctors, who send documents to the verifiers by the same
//! mechanism. What differs is said by whoever [`Carries`].

mod end;
mod sealing;
mod sending;

use std::{cell::RefCell, rc::Rc};

use secondok_browser::{
    bridge::Beside,
    fetch::Fetch,
    lock::alone,
    shelf::Shelf,
    stop::Stop,
    tools::Tools,
    worker::{Answered, Asker, serve_port},
};
use secondok_client::{attach::Fetching, facts::Facts, patient::Patient, vault::VaultError};
use secondok_talk::{Done, Trouble};
use wasm_bindgen::JsValue;

pub use self::{
    end::{attached, drop_all, forget},
    sending::{listen, moved_on, resume},
};
use super::{fetched::Fetched, handover::port, sealed::Sealed, words};
use crate::talk::carrier::{CarrierTalk, Command, Event, Looked, Named};
use sending::Sending;

/// The engine that sends.
pub type Engine = Patient<Fetch, Shelf>;

/// A worker with an engine that sends files.
pub trait Carries: Sized + 'static {
    /// The lock under which the engine is worked with.
    const ENGINE: &'static str;
    /// The lock that is held while something is sealed, in whichever window.
    const SEALING: &'static str;
    /// The lock that whoever sends has, and the channel on which it is told.
    const SENDING: &'static str;
    /// Whether it is known who is writing, and there is no opinion: then words are not looked through for what tells it, and what goes
    /// after an answer is no question that could be used up.
    const IS_KNOWN: bool;

    /// The engine, and where its blob lies.
    fn engine(&self) -> &Tools<Engine>;

    /// What is done with files here.
    fn files(&self) -> &Files;

    /// There is no such engine on this device.
    fn none() -> Trouble;

    /// The consultation is not as it was, for this window and the others.
    fn changed(self: &Rc<Self>, index: u32);

    /// What is held of this device.
    fn facts(self: &Rc<Self>) -> impl Future<Output = Facts>;
}

/// The engine with what lies in storage now; only while alone.
async fn load<C: Carries>(tools: &C) -> Result<Option<Engine>, VaultError> {
    tools.engine().load(async |shelf| Patient::load(Fetch, shelf).await).await
}

/// Works with the engine while no other window does.
async fn with_engine<C: Carries, R: 'static>(
    tools: Rc<C>,
    work: impl AsyncFnOnce(&mut Engine) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    alone(C::ENGINE, async move {
        let mut engine = load(&*tools).await?.ok_or_else(C::none)?;
        let done = work(&mut engine).await;
        tools.engine().keep(engine);
        done
    })
    .await
}

/// What the worker has to do with files.
#[derive(Default)]
pub struct Files {
    sending: Sending,
    /// For each files' page that was opened: nothing tells for sure that one is gone.
    desks: RefCell<Vec<Rc<Desk>>>,
}

impl Files {
    /// For those of a consultation.
    fn desks_of(&self, index: u32) -> Vec<Rc<Desk>> {
        self.desks.borrow().iter().filter(|desk| desk.index == index).cloned().collect()
    }
}

/// What is done for one files' page.
struct Desk {
    /// Of which consultation.
    index: u32,
    page: Asker<CarrierTalk>,
    fetched: Fetched,
    sealed: Sealed,
    /// Keeps other windows from sweeping away what is being sealed here.
    sealing: RefCell<Option<Stop>>,
}

impl Desk {
    /// Nothing more is sealed or fetched for it.
    fn end(&self) {
        self.sealed.end();
        self.sealing.take();
        self.fetched.stop();
    }

    /// There is nothing any more that it could be done for: its page lets go what it has.
    fn is_gone(&self) {
        self.end();
        self.page.announce(Event::Gone);
    }
}

impl std::fmt::Debug for Files {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Files(redacted)")
    }
}

/// Serves the files' page of a consultation over a port.
///
/// # Errors
/// `failure-broken-app` where no port is beside it.
pub fn open<C: Carries>(tools: &Rc<C>, index: u32, beside: JsValue) -> Result<Done, Trouble> {
    let port = port(beside)?;
    let page = Asker::over(&port);
    let (sealed, sealing) = Default::default();
    let desk = Rc::new(Desk { index, fetched: Fetched::new(page.clone()), page, sealed, sealing });
    tools.files().desks.borrow_mut().push(Rc::clone(&desk));
    let tools = Rc::clone(tools);
    serve_port::<CarrierTalk, _>(&port, move |command, beside| {
        answer(Rc::clone(&tools), Rc::clone(&desk), command, beside)
    });
    Ok(Done)
}

async fn answer<C: Carries>(
    tools: Rc<C>,
    desk: Rc<Desk>,
    command: Command,
    beside: JsValue,
) -> Answered<CarrierTalk> {
    let index = desk.index;
    let answer = match command {
        Command::Begin => sealing::begin(tools, desk, port(beside)?).await?.into(),
        Command::Look(text, attachments) => look(tools, index, text, attachments).await?.into(),
        Command::Places(sizes, written) => sealing::places(tools, &desk, sizes, written).await?.into(),
        Command::Send => sealing::send(tools, &desk).await?.into(),
        Command::Standing => sending::standing(tools, index).await?.into(),
        Command::Pause => sending::halt(tools, index).await?.into(),
        Command::GoOn => sending::go_on(tools, index).await?.into(),
        Command::GoOnAsQuestion => sending::go_on_as_question(tools, index).await?.into(),
        Command::GiveUp => sealing::give_up(tools, &desk).await?.into(),
        Command::Show(named) => desk.fetched.show(begin(tools, index, named)).await?.into(),
        Command::Save(named) => {
            let (done, beside) = desk.fetched.save(begin(tools, index, named)).await?;
            return Ok((done.into(), beside));
        }
        Command::Stop => desk.fetched.stop().into(),
    };
    Ok((answer, Beside::none()))
}

/// What there is to say about words that are being typed.
async fn look<C: Carries>(
    tools: Rc<C>,
    index: u32,
    text: String,
    attachments: usize,
) -> Result<Looked, Trouble> {
    with_engine(tools, async move |engine| {
        let looked = words::look(text, attachments, engine.attaches_as_question(index));
        Ok(if C::IS_KNOWN { Looked { tells: None, is_question: false, ..looked } } else { looked })
    })
    .await
}

/// Begins to fetch; whoever goes on needs no lock.
async fn begin<C: Carries>(
    tools: Rc<C>,
    index: u32,
    Named { sequence, number }: Named,
) -> Result<Fetching<Fetch>, Trouble> {
    with_engine(tools, async move |engine| {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        if engine.fetch(index, sequence, number).is_err() {
            // Another window has changed what lies in storage, and the messages are not at hand any more.
            engine.read(index).await?;
        }
        Ok(engine.fetch(index, sequence, number)?)
    })
    .await
}
