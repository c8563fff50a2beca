//! The page's side of an app: what its screens have in common, and the way to its worker.

use std::{ops::Deref, rc::Rc};

use leptos::prelude::*;
use secondok_browser::{
    bridge::{Beside, Talk},
    files::{self, NotHere},
    page::{Engine, script},
};
use secondok_client::way_on::WayOn;
use secondok_talk::{Done, Trouble};
use web_sys::{Element, MessageChannel};

use crate::{Doing, Owner, Page};

/// Who hears what the worker could not do.
type Refused = Rc<dyn Fn(&Trouble)>;

/// The page of an app and the way to its worker. Cheap to copy.
pub struct Front<T: Talk> {
    /// What all screens have in common.
    pub page: Page,
    /// None before the worker is started, and where the page names none.
    engine: StoredValue<Option<Engine<T>>, LocalStorage>,
    /// Hears every trouble, whatever was asked.
    refused: StoredValue<Refused, LocalStorage>,
}

/// The worker does not answer as it should.
fn broken() -> Trouble {
    Trouble::new("failure-broken-app", WayOn::Update)
}

impl<T: Talk> Clone for Front<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Talk> Copy for Front<T> {}

impl<T: Talk> Deref for Front<T> {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl<T: Talk<Trouble = Trouble>> Front<T> {
    /// Before the worker is started.
    pub fn new(owner: Owner) -> Self {
        Self::of(Page::new(owner))
    }

    /// The same with this page.
    pub fn of(page: Page) -> Self {
        let refused: Refused = Rc::new(|_| ());
        Self { page, engine: StoredValue::new_local(None), refused: StoredValue::new_local(refused) }
    }

    /// Starts the worker whose script the page's `<link id="worker">` names, once the first screen stands. Where the
    /// browser does not, the app is broken. `heard` is called with what the worker says unasked, `refused` with every
    /// trouble that it answers.
    pub fn start_worker(self, heard: impl Fn(T::Event) + 'static, refused: impl Fn(&Trouble) + 'static) {
        self.refused.set_value(Rc::new(refused));
        let broken = move || self.page.broken.set(true);
        let engine = script("worker").map(|address| Engine::start(&address, heard, broken));
        if engine.is_none() {
            self.page.broken.set(true);
        }
        self.engine.set_value(engine);
    }

    /// Asks the worker for something.
    ///
    /// # Errors
    /// What the worker says.
    pub async fn ask<A: TryFrom<T::Answer>>(self, command: T::Command) -> Result<A, Trouble> {
        kind(self.answer(command, Beside::none()).await?)
    }

    /// Asks the worker for something, with this beside it.
    ///
    /// # Errors
    /// What the worker says.
    pub async fn ask_with<A: TryFrom<T::Answer>>(
        self,
        command: T::Command,
        beside: Beside,
    ) -> Result<A, Trouble> {
        kind(self.answer(command, beside).await?)
    }

    /// Ends the worker, whatever it does: nothing that it knows is left. Another one can be started.
    pub fn end_worker(self) {
        if let Some(engine) = self.engine.try_get_value().flatten() {
            engine.end(broken);
        }
    }

    /// The same, whatever kind of answer comes.
    async fn answer(self, command: T::Command, beside: Beside) -> Result<T::Answer, Trouble> {
        let engine = self.engine.try_get_value().flatten().ok_or_else(broken)?;
        match engine.ask_with(command, beside).await {
            Ok((answer, _)) => Ok(answer),
            Err(trouble) => {
                if let Some(refused) = self.refused.try_get_value() {
                    refused(&trouble);
                }
                Err(trouble)
            }
        }
    }

    /// Opens the program for files in a place of the screen ([`files::open`]). `command` hands the worker a port to it, which
    /// goes beside the command.
    ///
    /// # Errors
    /// What the worker says; `failure-files-not-here` where the program does not come.
    pub async fn open_files(self, command: T::Command, host: &Element, what: &str) -> Result<(), Trouble>
    where
        Done: TryFrom<T::Answer>,
    {
        let channel = MessageChannel::new().map_err(|_| broken())?;
        kind::<_, Done>(self.answer(command, Beside::given(channel.port2())).await?)?;
        let opened = files::open(host, &channel.port1(), what).await;
        opened.map_err(|NotHere| Trouble::new("failure-files-not-here", WayOn::CheckConnection))
    }

    /// Asks the worker for something, once at a time; `then` hears the answer.
    pub fn perform<A: TryFrom<T::Answer> + 'static>(
        self,
        command: T::Command,
        doing: Doing,
        then: impl FnOnce(A) + 'static,
    ) {
        doing.hear(
            self.page,
            self.answer(command, Beside::none()),
            Box::new(move |answer: T::Answer| kind(answer).map(then)),
        );
    }
}

/// An answer as the kind that was asked for.
fn kind<R, A: TryFrom<R>>(answer: R) -> Result<A, Trouble> {
    A::try_from(answer).map_err(|_| broken())
}
