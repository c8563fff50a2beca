//! What all screens have in common.

use std::{collections::BTreeMap, ops::Deref};

use leptos::{prelude::*, task::spawn_local};
use secondok_client::vault::VaultError;
use secondok_l10n::Language;
use secondok_talk::{Board, Held, Trouble};
use secondok_ui::{Facts, Front, Notices, Owner, Page, Way, fragment, rests};

use super::route::Route;
// The first screen says nothing that its own file does not have.
#[cfg(test)]
use crate::texts::first::texts;
#[cfg(not(any(test, target_arch = "wasm32")))]
use crate::texts::texts;
use crate::{
    talk::{Command, Event, PatientTalk},
    view::{Consultations, Found, Here, IntakeState, News},
};
#[cfg(target_arch = "wasm32")]
use secondok_ui::fetched as texts;

const OWNER: Owner = Owner { texts, way };

/// What all screens have in common. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    front: Front<PatientTalk>,
    pub(super) route: RwSignal<Route>,
    /// What is on this device, once the worker has said it.
    pub(super) here: RwSignal<Option<Here>>,
    /// Whether that was asked and answered, be it that it cannot be said; where nobody was before, there is nothing to ask.
    pub(super) looked: RwSignal<bool>,
    /// Why it cannot be said, if so: something of the person's may lie here all the same.
    pub(super) unknown: RwSignal<Option<Trouble>>,
    /// Whether the words were typed here, and no consultation of theirs has been seen since.
    pub(super) restored: StoredValue<bool>,
    /// The directory as it was fetched last.
    pub(super) found: RwSignal<Option<Found>>,
    /// The list as it was fetched last.
    pub(super) list: RwSignal<Option<Consultations>>,
    /// Counts what happened that screens look again for.
    pub(super) changed: RwSignal<u32>,
    /// The request as the last answer left it: taken by the next step, which then has nothing to wait for.
    pub(super) intake: StoredValue<Option<IntakeState>>,
    /// What is being written in each consultation.
    pub(super) composing: RwSignal<BTreeMap<u32, String>>,
    pub(super) notices: Notices,
    /// What is held of this device.
    pub(super) facts: Facts,
    /// Whether the phone's lock is to be opened before anything else.
    pub(super) closed: RwSignal<bool>,
    /// Whether the words must be written down before anything else: nothing is kept, and without them all is lost.
    pub(super) needs_paper: RwSignal<bool>,
    /// Whether it is this window that removes everything at once.
    pub(super) erases: StoredValue<bool>,
}

impl Deref for App {
    type Target = Front<PatientTalk>;

    fn deref(&self) -> &Self::Target {
        &self.front
    }
}

/// Where a way on leads.
fn way(name: &str) -> Option<Way> {
    let (route, text) = match name {
        "choose-another-doctor" | "start-new" => (Route::Doctors, "choose-doctor"),
        "look-where-it-stands" => (Route::List, "my-consultations"),
        "set-up-anew" => (Route::Restore, "have-words"),
        _ => return None,
    };
    Some(Way { link: route.link(), text })
}

impl App {
    pub(super) fn new() -> Self {
        Self::of(Page::new(OWNER), Route::of(&fragment()))
    }

    /// The first screen without a browser, as somebody sees it who is new here.
    #[cfg(test)]
    pub(super) fn still(language: secondok_l10n::Language) -> Self {
        Self::of(Page::still(OWNER, language), Route::First)
    }

    fn of(page: Page, route: Route) -> Self {
        Self {
            front: Front::of(page),
            route: RwSignal::new(route),
            here: RwSignal::new(None),
            looked: RwSignal::new(page.is_new),
            unknown: RwSignal::new(None),
            restored: StoredValue::new(false),
            found: RwSignal::new(None),
            list: RwSignal::new(None),
            changed: RwSignal::new(0),
            intake: StoredValue::new(None),
            composing: RwSignal::new(BTreeMap::new()),
            notices: Notices::new(),
            facts: Facts::new(),
            closed: RwSignal::new(false),
            needs_paper: RwSignal::new(false),
            erases: StoredValue::new(false),
        }
    }

    /// Starts the worker, and asks what every screen needs.
    pub(super) fn start(self) {
        let locked = Trouble::from(VaultError::Locked).message;
        // Another window may have it locked since.
        let refused = move |why: &Trouble| {
            if why.message == locked {
                self.look();
            }
        };
        self.start_worker(move |event| self.hear(event), refused);
        self.watch_windows();
    }

    /// Asks what every screen needs, once every text is there: what comes of it may have to be said.
    pub(super) fn ask_first(self) {
        self.look();
        self.resume();
        self.fetch_directory();
        self.tell(Command::Notices);
    }

    /// Goes to another screen.
    pub(super) fn go(self, route: Route) {
        if self.route.get_untracked() == route {
            self.look_again();
        }
        self.go_to(&route.link());
    }

    /// Another screen is shown: a connection that was lost was the one before's.
    pub(super) fn turned_to(self, route: Route) {
        self.interrupted.set(false);
        self.route.set(route);
        self.notices.turned();
    }

    /// Shows the notices that this command answers with.
    pub(super) fn tell(self, command: Command) {
        spawn_local(async move {
            if let Ok(board) = self.ask::<Board>(command).await {
                self.notices.learn(board, rests());
                self.look_at_facts().await;
            }
        });
    }

    /// Asks what is held of this device: what notices tell of versions bears on it.
    async fn look_at_facts(self) {
        if let Ok(held) = self.ask::<Held>(Command::Facts).await {
            self.facts.learn(held);
        }
    }

    /// Something happened that screens look again for.
    pub(super) fn look_again(self) {
        self.changed.update(|count| *count += 1);
    }

    fn hear(self, event: Event) {
        match event {
            Event::Changed(_) => self.look_again(),
            Event::Notices => self.tell(Command::Notices),
            Event::Elsewhere => {
                self.look_again();
                self.look();
                spawn_local(self.look_at_facts());
            }
            // What is said of a consultation can come when another screen is shown already.
            Event::Interrupted(index) if self.follows(index) => self.interrupted.set(true),
            Event::Connected(index) if self.follows(index) => {
                if self.is_back() {
                    self.resume();
                }
            }
            Event::Interrupted(_) | Event::Connected(_) => {}
        }
    }

    /// Whether this consultation is followed on this screen.
    fn follows(self, index: u32) -> bool {
        self.route.get_untracked() == Route::Consultation(index)
    }

    /// Asks what is on this device.
    pub(super) fn look(self) {
        spawn_local(async move {
            match self.ask::<Here>(Command::Begin).await {
                Ok(here) => self.learn(here),
                Err(why) => self.unknown.set(Some(why)),
            }
            self.looked.set(true);
        });
    }

    /// What is on this device, as the worker says it.
    pub(super) fn learn(self, here: Here) {
        self.unknown.set(None);
        let is_closed = here.lock.as_ref().is_some_and(|lock| !lock.is_open);
        let is_shown = self.here.read_untracked().as_ref().is_some_and(|here| here.words || here.intake);
        if is_shown && is_closed {
            // Nothing of it may stay.
            self.know(here);
            self.lock();
        } else if self.has_words() && !here.words {
            self.forgotten(here);
        } else if self.here.read_untracked().as_ref() != Some(&here) {
            self.know(here);
        }
    }

    /// What is on this device, and what follows from it for every screen.
    fn know(self, here: Here) {
        let lock = here.lock.as_ref();
        super::phone::lock_after(lock.filter(|lock| lock.is_open).map_or(0, |lock| lock.minutes));
        let is_closed = lock.is_some_and(|lock| !lock.is_open);
        let needs_paper = here.is_shared && here.words && !here.confirmed;
        self.here.set(Some(here));
        // What else is learnt of this device makes no screen anew: somebody may be typing.
        for (signal, is) in [(self.closed, is_closed), (self.needs_paper, needs_paper)] {
            if signal.get_untracked() != is {
                signal.set(is);
            }
        }
    }

    /// Everything was removed from this device, here or in another window: nothing of it is shown any longer.
    pub(super) fn forgotten(self, here: Here) {
        self.hush();
        self.unknown.set(None);
        self.know(here);
        self.list.set(None);
        self.restored.set_value(false);
        self.composing.set(BTreeMap::new());
        self.intake.set_value(None);
        self.facts.learn(Held::default());
        self.go(Route::First);
    }

    /// Fetches the directory, whole as always: it says whether this is a demonstration, and is there when it is asked for.
    fn fetch_directory(self) {
        spawn_local(async move {
            if let Ok(found) = self.ask::<Found>(Command::Directory).await {
                self.learn_directory(found);
            }
        });
    }

    /// The directory as it was fetched now. The same again makes no screen anew: it would close what was opened, and take
    /// a button from under somebody's finger.
    pub(super) fn learn_directory(self, found: Found) {
        if self.found.read_untracked().as_ref() != Some(&found) {
            self.found.set(Some(found));
        }
    }

    /// Goes on with what was left waiting, and says what became of it.
    pub(super) fn resume(self) {
        spawn_local(async move {
            if let Ok(here) = self.ask::<Here>(Command::Resume).await {
                let waits = |news: &News| matches!(news, News::AskWaits | News::Waits(_));
                self.waits.set(here.news.iter().any(waits));
                // What still waits was said before.
                if let Some(news) = here.news.iter().find(|news| !waits(news)) {
                    self.say(super::names::news(self, *news));
                    self.look_again();
                }
                self.learn(here);
            }
        });
    }

    /// Where strangers begin: the public pages, or this app's own first screen where they cannot be had.
    pub(super) fn start_of_site(self) -> String {
        let start = match self.page.language.get_untracked() {
            _ if self.page.offline.get_untracked() => "./",
            Language::Uk => "/uk",
            _ => "/",
        };
        start.to_owned()
    }

    /// Whether there are words on this device; not known counts as none.
    pub(super) fn has_words(self) -> bool {
        self.here.read_untracked().as_ref().is_some_and(|here| here.words)
    }
}

#[cfg(test)]
mod tests {
    use leptos::prelude::{ArcRwSignal, GetUntracked, Memo, Owner, Set, Track, UpdateUntracked};
    use secondok_l10n::Language;

    use super::{App, Event, Found, Here, Route, VaultError};

    #[test]
    fn what_could_not_be_said_of_this_device_is_over_once_it_can() {
        Owner::new().with(|| {
            let app = App::still(Language::En);
            app.unknown.set(Some(VaultError::Damaged.into()));
            let here = Here { words: true, confirmed: true, ..Here::default() };
            app.learn(here.clone());
            assert_eq!(app.unknown.get_untracked(), None);
            assert_eq!(app.here.get_untracked(), Some(here));
        });
    }

    #[test]
    fn the_same_directory_again_makes_no_screen_anew() {
        Owner::new().with(|| {
            let app = App::still(Language::En);
            let found = Found {
                demonstration: false,
                accept_within: 3,
                doctors: Vec::new(),
                specialties: Vec::new(),
                clock: None,
            };
            app.learn_directory(found.clone());
            assert_eq!(app.found.get_untracked(), Some(found.clone()));
            let times = ArcRwSignal::new(0);
            let drawn = Memo::new_with_compare(
                {
                    let times = times.clone();
                    move |_| {
                        app.found.track();
                        times.update_untracked(|times| *times += 1);
                    }
                },
                |_, _| true,
            );
            for _ in 0..2 {
                app.learn_directory(found.clone());
                drawn.get_untracked();
            }
            assert_eq!(times.get_untracked(), 1);
            app.learn_directory(Found { accept_within: 4, ..found });
            drawn.get_untracked();
            assert_eq!(times.get_untracked(), 2);
        });
    }

    #[test]
    fn a_lost_connection_is_said_only_where_something_is_followed_on_it() {
        Owner::new().with(|| {
            let app = App::still(Language::En);
            let is_lost = || app.interrupted.get_untracked();
            app.turned_to(Route::Consultation(1));
            app.hear(Event::Interrupted(2));
            assert!(!is_lost());
            app.hear(Event::Interrupted(1));
            assert!(is_lost());
            app.hear(Event::Connected(2));
            assert!(is_lost());
            app.turned_to(Route::First);
            assert!(!is_lost());
            // It was on its way when the screen was left.
            app.hear(Event::Interrupted(1));
            assert!(!is_lost());
        });
    }
}
