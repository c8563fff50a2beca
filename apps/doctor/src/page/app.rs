//! What all screens have in common.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
    time::Duration,
};

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::pause::pause;
use secondok_client::{
    api::verification::{REMINDED, Standing},
    facts::ScreenClass,
    protocol::Day,
};
use secondok_talk::{Board, Held, Trouble};
use secondok_ui::{
    Doing, Entrance, Facts, Fresh, Front, Gate, Notices, Owner, Way, fragment, rests, stand_at,
};

use super::{
    application::Fields,
    names,
    route::{Route, code},
};
#[cfg(not(target_arch = "wasm32"))]
use crate::texts::texts;
use crate::{
    talk::{Command, DoctorTalk, Event},
    view::{
        Applying, Consultation, Here, Looked, News, Papers, Queue, Registered, Resumed, Service, Session,
        Writing,
    },
};
#[cfg(target_arch = "wasm32")]
use secondok_ui::fetched as texts;

/// What happens within this time in one consultation is looked at once.
const TOGETHER: Duration = Duration::from_millis(80);

const OWNER: Owner = Owner { texts, way };

/// What all screens have in common. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    front: Front<DoctorTalk>,
    pub(super) route: RwSignal<Route>,
    pub(super) entrance: Entrance<Session>,
    pub(super) demonstration: RwSignal<bool>,
    /// Registering, which goes on whatever becomes of its screen.
    pub(super) registering: Doing,
    /// What it gave, until somebody has gone on to log in: its code is shown once and kept nowhere.
    pub(super) registered: RwSignal<Option<Registered>>,
    /// Whether somebody goes on to log in, and leaves the code behind.
    pub(super) leaves_code: StoredValue<bool>,
    /// The invitation's code, which a mailed link may have brought.
    pub(super) invitation: RwSignal<String>,
    /// The application to be verified.
    pub(super) applying: Fresh<Applying>,
    /// Its fields, as they stand.
    pub(super) fields: Fields,
    /// Saving them, which goes on when their screen is left.
    pub(super) saving: Doing,
    /// The field that somebody is led to.
    pub(super) pointed: StoredValue<Option<&'static str>>,
    /// Whether whoever cannot be asked yet is led to their application: once, when they come.
    leads: StoredValue<bool>,
    /// What doctor and verifiers wrote to each other.
    pub(super) papers: Fresh<Papers>,
    /// What is being written to the verifiers.
    pub(super) answer: RwSignal<String>,
    pub(super) queue: Fresh<Queue>,
    /// The consultation that is open.
    pub(super) case: Fresh<Consultation>,
    case_of: StoredValue<Option<u32>>,
    /// Where something has happened that will be looked at in a moment.
    changing: StoredValue<BTreeSet<u32>>,
    /// What is being written in each consultation, as it stands in the fields.
    pub(super) writing: RwSignal<BTreeMap<u32, Writing>>,
    /// What is kept of it on this device, as this window knew of it last.
    pub(super) known: StoredValue<BTreeMap<u32, Writing>>,
    /// Counts how often the fields are to be filled anew from what is kept.
    pub(super) refilled: RwSignal<u32>,
    /// Whether the next reading fills them.
    pub(super) refills: StoredValue<bool>,
    pub(super) notices: Notices,
    /// What is held of this device.
    pub(super) facts: Facts,
}

impl Deref for App {
    type Target = Front<DoctorTalk>;

    fn deref(&self) -> &Self::Target {
        &self.front
    }
}

/// Where a way on leads.
fn way(name: &str) -> Option<Way> {
    let text = match name {
        "look-where-it-stands" => "queue-title",
        _ => return None,
    };
    Some(Way { link: Route::Queue.link(), text })
}

impl App {
    pub(super) fn new() -> Self {
        Self {
            front: Front::new(OWNER),
            route: RwSignal::new(Route::of(&fragment())),
            entrance: Entrance::new(),
            demonstration: RwSignal::new(false),
            registering: Doing::new(),
            registered: RwSignal::new(None),
            leaves_code: StoredValue::new(false),
            invitation: RwSignal::new(String::new()),
            applying: Fresh::new(),
            fields: Fields::new(),
            saving: Doing::new(),
            pointed: StoredValue::new(None),
            leads: StoredValue::new(true),
            papers: Fresh::new(),
            answer: RwSignal::new(String::new()),
            queue: Fresh::new(),
            case: Fresh::new(),
            case_of: StoredValue::new(None),
            changing: StoredValue::new(BTreeSet::new()),
            writing: RwSignal::new(BTreeMap::new()),
            known: StoredValue::new(BTreeMap::new()),
            refilled: RwSignal::new(0),
            refills: StoredValue::new(false),
            notices: Notices::new(),
            facts: Facts::new(),
        }
    }

    /// Starts the worker, and asks what every screen needs.
    pub(super) fn start(self) {
        self.take_code(&fragment());
        // What another device has changed is read anew; what was typed here stays, and can be saved over it.
        Effect::new(move |_| {
            let trouble = self.saving.trouble.read();
            if trouble.as_ref().is_some_and(|trouble| trouble.message == "problem-application-changed") {
                self.fetch_application();
            }
        });
        // That the session has ended is noticed here, whatever was asked.
        let refused = move |trouble: &Trouble| {
            if trouble.message == "problem-not-logged-in" {
                self.end();
            }
        };
        self.start_worker(move |event| self.hear(event), refused);
        self.look();
        self.show(Command::Notices);
        spawn_local(async move {
            if let Ok(service) = self.ask::<Service>(Command::Service).await {
                self.demonstration.set(service.demonstration);
            }
        });
    }

    /// Takes the code that a mailed link brings into its field. It is in the address, and in the window's history, no more.
    pub(super) fn take_code(self, fragment: &str) {
        if let Some(code) = code(fragment) {
            self.invitation.set(code.to_owned());
            stand_at(&Route::Register.link());
        }
    }

    /// Where the application stands, as far as is known.
    pub(super) fn standing(self) -> Option<Standing> {
        self.applying.shown.read().as_ref().map(|shown| shown.application.standing)
    }

    /// The last day of the licence and how many are left, if it runs out within the days in which doctors are reminded of that.
    pub(super) fn licence_ends(self) -> Option<(Day, i64)> {
        let shown = self.applying.shown.read();
        let application = &shown.as_ref()?.application;
        let last = application.form.licence_ends(|_| application.standing.may_consult())?;
        let left = last.days_since(application.today);
        (left <= REMINDED[0].into()).then_some((last, left))
    }

    /// Fetches the application. What was typed in it stays.
    pub(super) fn fetch_application(self) {
        self.applying.fetch(
            move || self.ask(Command::Application),
            move |shown, new: Applying| {
                self.fields.learn(&new);
                *shown = Some(new);
                self.lead();
            },
        );
    }

    /// The application is so now.
    pub(super) fn learn(self, new: Applying) {
        self.fields.learn(&new);
        self.applying.failed.set(None);
        self.applying.shown.set(Some(new));
    }

    /// Whoever cannot be asked yet comes to their application instead of an empty queue.
    fn lead(self) {
        if !self.leads.get_value() {
            return;
        }
        self.leads.set_value(false);
        spawn_local(async move {
            let may_consult = untrack(move || self.standing()).is_none_or(Standing::may_consult);
            if !may_consult && self.route.get_untracked() == Route::Queue {
                self.go(Route::Application);
            }
        });
    }

    /// Fetches what doctor and verifiers wrote to each other.
    pub(super) fn fetch_papers(self) {
        self.papers.fetch(
            move || self.ask(Command::Papers),
            |shown, mut new: Papers| {
                // What was new when it was opened stays marked.
                let before = shown.as_ref().and_then(|before| before.0.as_ref());
                if let (Some(before), Some(new)) = (before, new.0.as_mut())
                    && before.index == new.index
                {
                    new.written.new_from = before.written.new_from;
                }
                *shown = Some(new);
            },
        );
    }

    /// Goes to another screen.
    pub(super) fn go(self, route: Route) {
        self.go_to(&route.link());
    }

    /// Another screen is shown: the recovery code is put away if that was wished.
    pub(super) fn turned_to(self, route: Route) {
        self.keep_open(route.number());
        self.route.set(route);
        self.notices.turned();
        if self.leaves_code.get_value() {
            self.leaves_code.set_value(false);
            self.registered.set(None);
        }
    }

    /// Shows the notices that this command answers with.
    pub(super) fn show(self, command: Command) {
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

    /// Whether a case and what is written about it stand one below the other, on whatever screen.
    pub(super) fn is_stacked(self) -> bool {
        self.facts.screen() == Some(ScreenClass::Narrow)
    }

    /// Whether they stand beside one another wherever they can.
    pub(super) fn is_beside(self) -> bool {
        self.facts.screen() == Some(ScreenClass::Wide)
    }

    /// The service has ended the session: what is shown is put away until somebody logs in.
    fn end(self) {
        if !self.entrance.ended.get_untracked() {
            self.moved.set_value(true);
            self.hush();
            self.interrupted.set(false);
            self.entrance.ended.set(true);
            self.look();
        }
    }

    /// Somebody has logged in or out: the screens show what is theirs.
    pub(super) fn enter(self, here: Here) {
        self.moved.set_value(true);
        self.hush();
        let is_other = !self.entrance.is_still(&here);
        let before = self.entrance.is_somebodys();
        // The numbers in the address were another doctor's.
        let leaves = is_other && before && here.session.is_some();
        if is_other {
            self.put_away();
        }
        self.entrance.ended.set(false);
        self.interrupted.set(false);
        let comes = is_other && here.session.is_some();
        self.entrance.here.set(Some(here));
        spawn_local(self.look_at_facts());
        if comes {
            self.leads.set_value(true);
        }
        self.resume();
        if leaves {
            self.go(Route::Queue);
            self.look_again();
        }
    }

    /// Puts away what is shown of somebody's consultations, and what stands in the fields: another one may come.
    fn put_away(self) {
        self.queue.clear();
        self.case_of.set_value(None);
        self.case.clear();
        self.writing.set(BTreeMap::new());
        self.known.set_value(BTreeMap::new());
        self.refills.set_value(false);
        self.applying.clear();
        self.papers.clear();
        self.fields.clear();
        self.saving.trouble.set(None);
        self.answer.set(String::new());
    }

    fn hear(self, event: Event) {
        match event {
            Event::Changed(number) => self.changed(number),
            Event::Notices => self.show(Command::Notices),
            Event::Papers => {
                if matches!(self.route.get_untracked(), Route::Application | Route::Applying(_)) {
                    self.fetch_papers();
                }
            }
            Event::Written(number) => {
                // Fields in which nobody has typed here show it.
                if self.case_of.get_value() == Some(number) && !self.has_typed(number) {
                    self.read();
                }
            }
            Event::Elsewhere => {
                self.entrance.ended.set(false);
                self.look();
                self.look_again();
                spawn_local(self.look_at_facts());
            }
            Event::Interrupted => self.interrupted.set(true),
            Event::Connected(is_first) => {
                if self.is_back() {
                    self.resume();
                }
                if is_first {
                    self.look_again();
                }
            }
            Event::LoggedOut => self.end(),
        }
    }

    /// Something happened in this consultation. A message and the state that it brings come as two events: they are
    /// looked at as one.
    fn changed(self, number: u32) {
        let is_news = self.changing.try_update_value(|changing| changing.insert(number));
        if is_news != Some(true) {
            return;
        }
        spawn_local(async move {
            pause(TOGETHER).await;
            self.changing.update_value(|changing| {
                changing.remove(&number);
            });
            self.look_at(number);
        });
    }

    /// Reads it again if it is open, or its row if the queue is shown.
    fn look_at(self, number: u32) {
        let route = self.route.get_untracked();
        if route.number() == Some(number) {
            self.read();
        } else if route == Route::Queue {
            spawn_local(async move {
                if let Ok(Looked(item)) = self.ask(Command::Look(number)).await {
                    self.queue.shown.update(|queue| {
                        if let Some(queue) = queue {
                            queue.items.retain(|item| item.number != number);
                            queue.items.extend(item);
                            queue.items.sort_by_key(|item| item.place);
                        }
                    });
                }
            });
        }
    }

    /// Whether something was typed in this consultation's fields, in this window.
    fn has_typed(self, number: u32) -> bool {
        self.writing.read_untracked().contains_key(&number)
    }

    /// Fetches again what is shown.
    pub(super) fn look_again(self) {
        if !self.is_in() {
            return;
        }
        match self.route.get_untracked() {
            Route::Queue => self.fetch_queue(),
            Route::Consultation(_) | Route::Preview(_) => self.read(),
            Route::Application | Route::Applying(_) => {
                self.fetch_application();
                self.fetch_papers();
            }
            Route::Session | Route::Account | Route::Invitation | Route::Register => {}
        }
    }

    fn is_in(self) -> bool {
        untrack(move || self.entrance.gate()) == Gate::In
    }

    /// Asks who is logged in on this device.
    pub(super) fn look(self) {
        spawn_local(async move {
            match self.ask::<Here>(Command::Begin).await {
                Ok(here)
                    if self.entrance.here.read_untracked().is_some() && !self.entrance.is_still(&here) =>
                {
                    self.enter(here);
                }
                Ok(here) => {
                    let comes = here.session.is_some() && self.entrance.here.read_untracked().is_none();
                    self.entrance.here.set(Some(here));
                    if comes {
                        self.fetch_application();
                    }
                }
                Err(trouble) => self.entrance.unknown.set(Some(trouble)),
            }
        });
    }

    /// Fetches the queue.
    pub(super) fn fetch_queue(self) {
        self.queue.fetch(
            move || self.ask(Command::Queue),
            move |shown, queue: Queue| {
                self.tell(&queue.news);
                if queue.gone > 0 {
                    self.say(self.text_with("queue-gone", &[("count", queue.gone.into())]));
                }
                let sends = queue.items.iter().any(|item| item.sending);
                self.waits.set(sends);
                *shown = Some(queue);
            },
        );
    }

    /// Opens a consultation; one that is open already is not read again.
    pub(super) fn open(self, number: u32) {
        if self.case_of.get_value() == Some(number) && self.case.shown.read_untracked().is_some() {
            return;
        }
        self.case_of.set_value(Some(number));
        self.case.clear();
        self.read();
    }

    /// Puts the consultation away that is open, unless it is this one.
    fn keep_open(self, number: Option<u32>) {
        if self.case_of.get_value() != number {
            self.case_of.set_value(None);
            self.case.clear();
        }
    }

    /// Reads the consultation that is open.
    pub(super) fn read(self) {
        let Some(number) = self.case_of.get_value() else { return };
        self.case.fetch(
            move || self.ask(Command::Read(self.case_of.get_value().unwrap_or(number))),
            move |shown, mut read: Consultation| {
                // What was read for another one came too late.
                if self.case_of.get_value() != Some(read.item.number) {
                    return;
                }
                let number = read.item.number;
                let is_other = shown.as_ref().is_some_and(|before| before.writing != read.writing);
                if self.refills.get_value() || is_other && !self.has_typed(number) {
                    self.refills.set_value(false);
                    self.writing.update(|writing| drop(writing.remove(&number)));
                    self.refilled.update(|count| *count += 1);
                }
                // What was new when the screen was opened stays marked.
                if let Some(before) = shown {
                    read.written.new_from = before.written.new_from;
                }
                *shown = Some(read);
            },
        );
    }

    /// Goes on with what was left waiting, and says what became of it.
    pub(super) fn resume(self) {
        if !self.is_in() {
            return;
        }
        if self.applying.shown.read_untracked().is_none() {
            self.fetch_application();
        }
        spawn_local(async move {
            if let Ok(Resumed(news)) = self.ask(Command::Resume).await {
                self.waits.set(news.iter().any(|news| matches!(news, News::Waits(_))));
                if self.tell(&news) {
                    self.look_again();
                }
            }
        });
    }

    /// Says what became of what was left waiting; what still waits is shown, not told. Whether there was something to say.
    fn tell(self, news: &[News]) -> bool {
        let told = news.iter().find(|news| !matches!(news, News::Waits(_)));
        if let Some(news) = told {
            self.say(names::news(self, *news));
        }
        told.is_some()
    }
}
