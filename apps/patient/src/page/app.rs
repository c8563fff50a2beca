//! What all screens have in common.

use std::collections::BTreeMap;

use leptos::{prelude::*, task::spawn_local};
use secondok_client::protocol::Day;
use secondok_l10n::{Arg, Language};

use super::{ask::ask, route::Route};
use crate::{
    talk::{Answer, Command, Event, Trouble, Value},
    texts::texts,
    view::{Both, Consultations, Found, Here, IntakeState, News},
};

const LANGUAGE: &str = "language";

/// What all screens have in common. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    pub(super) language: RwSignal<Language>,
    pub(super) route: RwSignal<Route>,
    /// Whether the screen was changed by the person, and the focus has not followed yet.
    pub(super) moved: StoredValue<bool>,
    /// What is on this device, once the worker has said it.
    pub(super) here: RwSignal<Option<Here>>,
    /// The directory as it was fetched last.
    pub(super) found: RwSignal<Option<Found>>,
    /// The list as it was fetched last.
    pub(super) list: RwSignal<Option<Consultations>>,
    /// Counts what happened that screens look again for.
    pub(super) changed: RwSignal<u32>,
    /// Whether the connection on which something is followed is lost.
    pub(super) interrupted: RwSignal<bool>,
    /// Whether something is on its way that was not confirmed: it is tried again from time to time.
    pub(super) waits: RwSignal<bool>,
    /// Whether the browser says that there is no network.
    pub(super) offline: RwSignal<bool>,
    /// Whether a newer version of the app has been fetched and waits to take over.
    pub(super) newer: RwSignal<bool>,
    /// Whether the worker has ended by a fault.
    pub(super) broken: RwSignal<bool>,
    /// One sentence about what was just done.
    pub(super) toast: RwSignal<Option<String>>,
    /// The request as the last answer left it: taken by the next step, which then has nothing to wait for.
    pub(super) intake: StoredValue<Option<IntakeState>>,
    /// What is being written in each consultation.
    pub(super) composing: RwSignal<BTreeMap<u32, String>>,
}

impl App {
    pub(super) fn new() -> Self {
        let kept =
            window().local_storage().ok().flatten().and_then(|kept| kept.get_item(LANGUAGE).ok().flatten());
        let wished = window().navigator().languages().join(",");
        let wish = kept.unwrap_or_else(|| String::from(wished));
        let fragment = window().location().hash().unwrap_or_default();
        Self {
            language: RwSignal::new(Language::negotiate(&wish).unwrap_or_default()),
            route: RwSignal::new(Route::of(&fragment)),
            moved: StoredValue::new(false),
            here: RwSignal::new(None),
            found: RwSignal::new(None),
            list: RwSignal::new(None),
            changed: RwSignal::new(0),
            interrupted: RwSignal::new(false),
            waits: RwSignal::new(false),
            offline: RwSignal::new(!window().navigator().on_line()),
            newer: RwSignal::new(false),
            broken: RwSignal::new(false),
            toast: RwSignal::new(None),
            intake: StoredValue::new(None),
            composing: RwSignal::new(BTreeMap::new()),
        }
    }

    /// A text in the person's language.
    pub(super) fn text(self, id: &str) -> String {
        texts(self.language.get_untracked()).text(id)
    }

    /// A text with its values in place.
    pub(super) fn text_with(self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        texts(self.language.get_untracked()).text_with(id, args)
    }

    /// Whether there is such a text.
    pub(super) fn has_text(self, id: &str) -> bool {
        texts(self.language.get_untracked()).has(id)
    }

    /// The language's code, ISO 639-1.
    pub(super) fn code(self) -> &'static str {
        self.language.get_untracked().code()
    }

    /// In the person's language.
    pub(super) fn of(self, both: &Both) -> String {
        both.text(self.code()).to_owned()
    }

    /// A day in words.
    pub(super) fn date(self, day: Day) -> String {
        self.language.get_untracked().date(day.calendar())
    }

    /// Speaks another language from now on, also next time.
    pub(super) fn speak(self, language: Language) {
        if let Ok(Some(kept)) = window().local_storage() {
            // A browser that keeps nothing asks again next time.
            let _ = kept.set_item(LANGUAGE, language.code());
        }
        self.language.set(language);
    }

    /// Goes to another screen.
    pub(super) fn go(self, route: Route) {
        if self.route.get_untracked() == route {
            self.changed.update(|count| *count += 1);
        }
        // The rest follows from the fragment's change.
        let _ = window().location().set_hash(&route.link());
    }

    /// Says in one sentence what was just done.
    pub(super) fn say(self, sentence: String) {
        self.toast.set(Some(sentence));
    }

    /// What happened, and the way on.
    pub(super) fn sentences(self, trouble: &Trouble) -> (String, String) {
        let args: Vec<(&str, Arg<'_>)> = trouble
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    Value::Number(number) => Arg::from(*number),
                    Value::Text(text) => Arg::from(text.as_str()),
                    Value::Day(day) => Arg::from(self.date(*day)),
                };
                (name.as_str(), value)
            })
            .collect();
        let next = format!("{}-next", trouble.message);
        (self.text_with(&trouble.message, &args), self.text_with(&next, &args))
    }

    /// Hears what the worker says unasked.
    pub(super) fn hear(self, event: Event) {
        match event {
            Event::Changed(_) => self.changed.update(|count| *count += 1),
            Event::Elsewhere => {
                self.changed.update(|count| *count += 1);
                self.look();
            }
            Event::Interrupted(_) => self.interrupted.set(true),
            Event::Connected(_) => {
                if self.interrupted.get_untracked() {
                    self.interrupted.set(false);
                    self.resume();
                }
            }
        }
    }

    /// Asks what is on this device.
    pub(super) fn look(self) {
        spawn_local(async move {
            if let Ok(here) = ask::<Here>(Command::Begin).await {
                self.here.set(Some(here));
            }
        });
    }

    /// Fetches the directory, whole as always: it says whether this is a demonstration, and is there when it is asked for.
    pub(super) fn fetch_directory(self) {
        spawn_local(async move {
            if let Ok(found) = ask::<Found>(Command::Directory).await {
                self.found.set(Some(found));
            }
        });
    }

    /// Goes on with what was left waiting, and says what became of it.
    pub(super) fn resume(self) {
        spawn_local(async move {
            if let Ok(here) = ask::<Here>(Command::Resume).await {
                let waits = |news: &News| matches!(news, News::AskWaits | News::Waits(_));
                self.waits.set(here.news.iter().any(waits));
                // What still waits was said before.
                if let Some(news) = here.news.iter().find(|news| !waits(news)) {
                    self.say(super::names::news(self, *news));
                    self.changed.update(|count| *count += 1);
                }
                self.here.set(Some(here));
            }
        });
    }

    /// Whether there are words on this device; not known counts as none.
    pub(super) fn has_words(self) -> bool {
        self.here.read_untracked().as_ref().is_some_and(|here| here.words)
    }

    /// Asks the worker for something, once at a time; `then` hears the answer.
    pub(super) fn perform<A: TryFrom<Answer> + 'static>(
        self,
        command: Command,
        doing: Doing,
        then: impl FnOnce(A) + 'static,
    ) {
        if doing.busy.get_untracked() {
            return;
        }
        doing.busy.set(true);
        spawn_local(async move {
            let done = ask::<A>(command).await;
            // The screen may have gone meanwhile.
            let _ = doing.busy.try_set(false);
            match done {
                Ok(answer) => {
                    let _ = doing.trouble.try_set(None);
                    then(answer);
                }
                Err(trouble) => {
                    if trouble.message.ends_with("-waiting") {
                        self.waits.set(true);
                    }
                    let _ = doing.trouble.try_set(Some(trouble));
                }
            }
        });
    }
}

/// Something that takes a while and may go wrong.
#[derive(Clone, Copy)]
pub(super) struct Doing {
    pub(super) busy: RwSignal<bool>,
    pub(super) trouble: RwSignal<Option<Trouble>>,
}

impl Doing {
    pub(super) fn new() -> Self {
        Self { busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }
}
