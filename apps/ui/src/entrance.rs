//! Who is logged in, in the apps that people log in to, and who may see what.

use leptos::prelude::*;
use secondok_talk::{Here, LoggedIn, Trouble};

use crate::{Page, loading, title, trouble};

/// Who may see what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// The worker has not said yet whether somebody is logged in.
    Unknown,
    /// Nobody is.
    Out,
    /// The service has ended the session.
    Ended,
    /// Somebody is.
    In,
}

/// Who is logged in, as far as the page knows. Cheap to copy.
pub struct Entrance<S: Send + Sync + 'static> {
    /// Who it is, once the worker has said it.
    pub here: RwSignal<Option<Here<S>>>,
    /// Why the worker could not say it, last time.
    pub unknown: RwSignal<Option<Trouble>>,
    /// Whether the service has ended the session.
    pub ended: RwSignal<bool>,
}

impl<S: Send + Sync + 'static> Clone for Entrance<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: Send + Sync + 'static> Copy for Entrance<S> {}

impl<S: LoggedIn + Clone + Send + Sync + 'static> Entrance<S> {
    /// Nothing is known yet.
    #[expect(clippy::new_without_default, reason = "as everything here that makes a signal")]
    pub fn new() -> Self {
        Self { here: RwSignal::new(None), unknown: RwSignal::new(None), ended: RwSignal::new(false) }
    }

    /// Who may see what, now.
    pub fn gate(self) -> Gate {
        match (&*self.here.read(), self.ended.get()) {
            (None, _) => Gate::Unknown,
            (Some(Here { session: None }), _) => Gate::Out,
            (Some(Here { session: Some(_) }), true) => Gate::Ended,
            (Some(Here { session: Some(_) }), false) => Gate::In,
        }
    }

    /// The session, if there is one.
    pub fn session(self) -> Option<S> {
        self.here.read().as_ref().and_then(|here| here.session.clone())
    }

    /// Whether somebody is logged in, as far as the page knows.
    pub fn is_somebodys(self) -> bool {
        self.here.read_untracked().as_ref().is_some_and(|here| here.session.is_some())
    }

    /// Whether the same person is logged in as before, or nobody as before.
    pub fn is_still(self, here: &Here<S>) -> bool {
        let before = self.here.read_untracked();
        before.as_ref().and_then(Here::login) == here.login()
    }
}

/// Before it is known who is logged in: for a moment, or for as long as the browser's storage cannot be opened. `look` asks the
/// worker again; `forget` is for a storage that cannot be read.
pub fn unknown<V: IntoView + 'static>(
    page: Page,
    unknown: RwSignal<Option<Trouble>>,
    look: impl Fn() + Send + Sync + 'static,
    forget: impl Fn() -> V + Send + 'static,
) -> impl IntoView {
    let again = Callback::new(move |()| {
        unknown.set(None);
        look();
    });
    move || match unknown.get() {
        Some(what) => view! {
            {title(page, page.text("login-title"))}
            {trouble(page, &what, Some(again))}
            {forget()}
        }
        .into_any(),
        None => loading(page).into_any(),
    }
}
