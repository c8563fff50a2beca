//! The page's way to the imaging worker. One that says nothing for too long, or has broken, is ended and started anew: what it
//! worked on when that happened is not given to it again.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use leptos::task::spawn_local;
use secondok_browser::{bridge::Beside, page::Engine, pause::pause};
use wasm_bindgen::JsValue;

use crate::talk::imaging::{Answer, Command, Event, ImagingTalk, Refusal};

/// How often it is looked whether it is silent. A device that slept has not counted.
const TICK: Duration = Duration::from_secs(1);
/// What is answered where the worker was ended; said to nobody.
const ENDED: &str = "ended";

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// Imaging says why.
    Refused(Refusal),
    /// It took too long, or more than there is: the worker was ended.
    TooLong,
    /// The worker was ended because of something else, and knows nothing of what it had read.
    Forgotten,
}

/// The way to the worker. Cheap to clone.
#[derive(Clone)]
pub(super) struct Imaging(Rc<Inner>);

struct Inner {
    script: String,
    heard: Box<dyn Fn(Event)>,
    /// Hears that a new worker runs, which must begin and knows of nothing.
    anew: Box<dyn Fn()>,
    engine: RefCell<Option<Engine<ImagingTalk>>>,
    /// What is asked, by number, the oldest first: they are worked on in turn.
    asked: RefCell<VecDeque<(u32, Duration)>>,
    next: Cell<u32>,
    silent: Cell<Duration>,
    watched: Cell<bool>,
    /// What the worker was ended for.
    culprit: Cell<Option<u32>>,
}

impl Imaging {
    /// Starts nothing yet: nothing of imaging is fetched before a file is chosen or shown. `heard` is called with what the
    /// worker says unasked, `anew` when another one has taken the place of one that was ended.
    pub(super) fn new(script: String, heard: impl Fn(Event) + 'static, anew: impl Fn() + 'static) -> Self {
        Self(Rc::new(Inner {
            script,
            heard: Box::new(heard),
            anew: Box::new(anew),
            engine: RefCell::new(None),
            asked: RefCell::default(),
            next: Cell::new(0),
            silent: Cell::new(Duration::ZERO),
            watched: Cell::new(false),
            culprit: Cell::new(None),
        }))
    }

    fn engine(&self) -> Engine<ImagingTalk> {
        if let Some(engine) = &*self.0.engine.borrow() {
            return engine.clone();
        }
        let (hearing, breaking) = (self.clone(), self.clone());
        let heard = move |event| {
            hearing.0.silent.set(Duration::ZERO);
            (hearing.0.heard)(event);
        };
        let engine = Engine::start(&self.0.script, heard, move || breaking.end());
        self.0.engine.replace(Some(engine.clone()));
        engine
    }

    /// Asks for something about a file with so many pictures; what is beside the answer comes with it.
    pub(super) async fn ask<A: TryFrom<Answer>>(
        &self,
        command: Command,
        beside: Beside,
        pictures: u32,
    ) -> Result<(A, JsValue), Fault> {
        let number = self.0.next.replace(self.0.next.get() + 1);
        if self.0.asked.borrow().is_empty() {
            self.0.silent.set(Duration::ZERO);
        }
        self.0.asked.borrow_mut().push_back((number, command.patience(pictures)));
        self.watch();
        let done = self.engine().ask_with(command, beside).await;
        self.0.silent.set(Duration::ZERO);
        self.0.asked.borrow_mut().retain(|(other, _)| *other != number);
        match done {
            Ok((answer, beside)) => {
                let answer = A::try_from(answer).map_err(|_| Fault::TooLong)?;
                Ok((answer, beside))
            }
            Err(why) if why.0 == ENDED => {
                let is_culprit = self.0.culprit.get() == Some(number);
                Err(if is_culprit { Fault::TooLong } else { Fault::Forgotten })
            }
            Err(why) => Err(Fault::Refused(why)),
        }
    }

    /// Looks from time to time whether the worker is silent, as long as something is asked.
    fn watch(&self) {
        if self.0.watched.replace(true) {
            return;
        }
        let imaging = self.clone();
        spawn_local(async move {
            loop {
                pause(TICK).await;
                let Some((_, patience)) = imaging.0.asked.borrow().front().copied() else { break };
                let silent = imaging.0.silent.get() + TICK;
                imaging.0.silent.set(silent);
                if silent > patience {
                    imaging.end();
                }
            }
            imaging.0.watched.set(false);
        });
    }

    /// Ends the worker for what it works on. Another one is started when it is needed.
    fn end(&self) {
        let Some(engine) = self.0.engine.take() else { return };
        self.0.culprit.set(self.0.asked.borrow().front().map(|(number, _)| *number));
        self.0.asked.borrow_mut().clear();
        engine.end(|| Refusal(ENDED.to_owned()));
        (self.0.anew)();
    }

    /// Ends the worker, because nothing is to be done with files any more.
    pub(super) fn close(&self) {
        if let Some(engine) = self.0.engine.take() {
            self.0.culprit.set(None);
            self.0.asked.borrow_mut().clear();
            engine.end(|| Refusal(ENDED.to_owned()));
        }
    }
}
