//! Files: what the files' page asks for, and imaging.

mod end;
mod sealing;
mod sending;

use std::{cell::RefCell, rc::Rc};

use secondok_browser::{
    bridge::Beside,
    fetch::Fetch,
    stop::Stop,
    worker::{Answered, Asker, serve_port},
};
use secondok_client::attach::Fetching;
use secondok_files::{
    carrier::{self, Fetched, Sealed, port},
    talk::carrier::{CarrierTalk, Command, Event, Looked, Named},
};
use secondok_talk::{Done, Trouble};
use wasm_bindgen::JsValue;

pub(super) use self::{
    end::{attached, drop_all, forget},
    sending::{listen, moved_on, resume},
};
use super::tools::{Tools, with_engine};
use sending::Sending;

/// What the worker has to do with files.
#[derive(Default)]
pub(super) struct Files {
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

/// Serves the files' page of a consultation over a port.
pub(super) fn open(tools: &Rc<Tools>, index: u32, beside: JsValue) -> Result<Done, Trouble> {
    let port = port(beside)?;
    let page = Asker::over(&port);
    let (sealed, sealing) = Default::default();
    let desk = Rc::new(Desk { index, fetched: Fetched::new(page.clone()), page, sealed, sealing });
    tools.files.desks.borrow_mut().push(Rc::clone(&desk));
    let tools = Rc::clone(tools);
    serve_port::<CarrierTalk, _>(&port, move |command, beside| {
        answer(Rc::clone(&tools), Rc::clone(&desk), command, beside)
    });
    Ok(Done)
}

async fn answer(
    tools: Rc<Tools>,
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
async fn look(tools: Rc<Tools>, index: u32, text: String, attachments: usize) -> Result<Looked, Trouble> {
    with_engine(tools, async move |engine| {
        Ok(carrier::look(text, attachments, engine.attaches_as_question(index)))
    })
    .await
}

/// Begins to fetch; whoever goes on needs no lock.
async fn begin(
    tools: Rc<Tools>,
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
