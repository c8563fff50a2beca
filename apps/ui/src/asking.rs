//! Asking the worker.

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::{bridge::Talk, page::Engine};
use secondok_talk::Trouble;

use crate::Page;

/// The way to the app's worker. Cheap to copy.
pub struct Asking<T: Talk>(StoredValue<Option<Engine<T>>, LocalStorage>);

impl<T: Talk> Clone for Asking<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Talk> Copy for Asking<T> {}

impl<T: Talk<Trouble = Trouble>> Default for Asking<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Talk<Trouble = Trouble>> Asking<T> {
    /// Before the worker is started.
    pub fn new() -> Self {
        Self(StoredValue::new_local(None))
    }

    /// Starts the worker whose script the page's `<link id="worker">` names, once the first screen stands. Where the
    /// browser does not, the app is broken.
    pub fn start(self, page: Page, heard: impl Fn(T::Event) + 'static) {
        let link = document().get_element_by_id("worker");
        let address = link.and_then(|link| link.get_attribute("href"));
        let broken = move || page.broken.set(true);
        let engine = address.map(|address| Engine::start(&address, heard, broken));
        if engine.is_none() {
            page.broken.set(true);
        }
        self.0.set_value(engine);
    }

    /// Asks the worker for something.
    ///
    /// # Errors
    /// What the worker says.
    pub async fn ask<A: TryFrom<T::Answer>>(self, command: T::Command) -> Result<A, Trouble> {
        let engine = self.0.try_get_value().flatten().ok_or_else(Trouble::of_the_app)?;
        let answer = engine.ask(command).await?;
        A::try_from(answer).map_err(|_| Trouble::of_the_app())
    }
}

/// Something that takes a while and may go wrong.
#[derive(Debug, Clone, Copy)]
pub struct Doing {
    /// Whether it is being done.
    pub busy: RwSignal<bool>,
    /// Why it could not be done, last time.
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Default for Doing {
    fn default() -> Self {
        Self::new()
    }
}

impl Doing {
    /// Nothing is being done.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Does it, once at a time; `then` hears the answer.
    pub fn perform<A: 'static>(
        self,
        page: Page,
        asked: impl Future<Output = Result<A, Trouble>> + 'static,
        then: impl FnOnce(A) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let done = asked.await;
            // The screen may have gone meanwhile.
            let _ = self.busy.try_set(false);
            match done {
                Ok(answer) => {
                    let _ = self.trouble.try_set(None);
                    then(answer);
                }
                Err(trouble) => {
                    if trouble.message.ends_with("-waiting") {
                        page.waits.set(true);
                    }
                    let _ = self.trouble.try_set(Some(trouble));
                }
            }
        });
    }

    /// "true" while it is being done, for `aria-busy`.
    pub fn is_busy(self) -> &'static str {
        if self.busy.get() { "true" } else { "false" }
    }
}
