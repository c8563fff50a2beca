//! What all screens have in common.

use std::{ops::Deref, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::pause::pause;
use secondok_client::{api::desk::Role, protocol::id::NoticeId};
use secondok_talk::Trouble;
use secondok_ui::{Doing, Entrance, Fresh, Front, Gate, Owner, Way, fragment};

use super::{idle::Idle, route::Route};
#[cfg(not(target_arch = "wasm32"))]
use crate::texts::texts;
use crate::{
    talk::{Command, DeskTalk, Event},
    view::{Begun, Factor, Here, Notices, Printed, Questions, Service, Session, Writing},
};
#[cfg(target_arch = "wasm32")]
use secondok_ui::fetched as texts;

/// So often somebody who stays on what people ask, or doctors show, is shown what colleagues have done, of which nothing is told.
const AGAIN_IN: Duration = Duration::from_secs(60);

const OWNER: Owner = Owner { texts, way };

/// What all screens have in common. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    front: Front<DeskTalk>,
    pub(super) route: RwSignal<Route>,
    pub(super) entrance: Entrance<Session>,
    pub(super) demonstration: RwSignal<bool>,
    /// Since when nobody is at work.
    idle: Idle,
    /// Registering, which goes on whatever becomes of its screen.
    pub(super) registering: Doing,
    /// The second factor that is being set up: shown once and kept nowhere.
    pub(super) factor: RwSignal<Option<Factor>>,
    /// The name of somebody who has just registered.
    pub(super) joined: RwSignal<Option<String>>,
    pub(super) notices: Fresh<Notices>,
    /// The part of the questions to support that is shown.
    pub(super) questions: Fresh<Questions>,
    /// Which part that is to be.
    pub(super) part: StoredValue<usize>,
    /// The code of an account, until somebody has it on paper: shown once and kept nowhere.
    pub(super) printed: RwSignal<Option<Printed>>,
    /// Told when the screen is to fetch again what it shows.
    pub(super) again: Trigger,
    /// The notice that is being written, as it was when its fields were filled.
    pub(super) begun: Fresh<Begun>,
    /// Which one that is: none is a new one.
    begun_of: StoredValue<Option<Option<NoticeId>>>,
    /// What stands in its fields.
    pub(super) written: StoredValue<Option<Writing>>,
}

impl Deref for App {
    type Target = Front<DeskTalk>;

    fn deref(&self) -> &Self::Target {
        &self.front
    }
}

/// Where a way on leads: where things stand is seen beside what went wrong.
fn way(_: &str) -> Option<Way> {
    None
}

impl App {
    pub(super) fn new() -> Self {
        Self {
            front: Front::new(OWNER),
            route: RwSignal::new(Route::of(&fragment())),
            entrance: Entrance::new(),
            demonstration: RwSignal::new(false),
            idle: Idle::new(),
            registering: Doing::new(),
            factor: RwSignal::new(None),
            joined: RwSignal::new(None),
            notices: Fresh::new(),
            questions: Fresh::new(),
            part: StoredValue::new(0),
            printed: RwSignal::new(None),
            again: Trigger::new(),
            begun: Fresh::new(),
            begun_of: StoredValue::new(None),
            written: StoredValue::new(None),
        }
    }

    /// Starts the worker, and asks what every screen needs.
    pub(super) fn start(self) {
        // That the session has ended, or a role was taken, is noticed here, whatever was asked.
        let refused = move |trouble: &Trouble| match trouble.message.as_str() {
            "problem-not-logged-in" => self.end(),
            "problem-role-missing" => self.refresh(),
            _ => {}
        };
        self.start_worker(move |event| self.hear(event), refused);
        self.idle.watch(self);
        self.look();
        self.refresh();
        spawn_local(async move {
            if let Ok(service) = self.ask::<Service>(Command::Service).await {
                self.demonstration.set(service.demonstration);
            }
        });
        spawn_local(async move {
            loop {
                pause(AGAIN_IN).await;
                self.look_at_what_comes();
            }
        });
    }

    /// Goes to another screen.
    pub(super) fn go(self, route: Route) {
        self.go_to(&route.link());
    }

    /// Whether this person has the role.
    pub(super) fn may(self, role: Role) -> bool {
        self.entrance.session().is_some_and(|session| session.roles.contains(&role))
    }

    /// The service has ended the session, or nobody is at work any more: what is shown is put away until somebody logs in.
    pub(super) fn end(self) {
        if self.entrance.is_somebodys() && !self.entrance.ended.get_untracked() {
            self.moved.set_value(true);
            self.hush();
            self.interrupted.set(false);
            self.put_away();
            self.entrance.ended.set(true);
            self.look();
        }
    }

    /// Somebody has logged in or out: the screens show what is theirs.
    pub(super) fn enter(self, here: Here) {
        self.moved.set_value(true);
        self.hush();
        if !self.entrance.is_still(&here) {
            self.put_away();
            self.printed.set(None);
            self.leave_writing();
        }
        self.joined.set(None);
        self.entrance.ended.set(false);
        self.entrance.here.set(Some(here));
    }

    fn put_away(self) {
        self.notices.clear();
        self.questions.clear();
        self.part.set_value(0);
    }

    fn hear(self, event: Event) {
        match event {
            Event::Elsewhere => {
                self.entrance.ended.set(false);
                self.look();
                self.look_again();
            }
            Event::Awake => self.idle.touch(),
            Event::Changed => self.look_at_questions(),
            Event::Interrupted => self.interrupted.set(true),
            Event::Connected(is_first) => {
                if self.is_back() || is_first {
                    self.look_at_questions();
                }
            }
            Event::LoggedOut => self.end(),
        }
    }

    /// What people ask is fetched again where it is shown.
    fn look_at_questions(self) {
        if matches!(self.route.get_untracked(), Route::Home | Route::Questions | Route::Question(_)) {
            self.look_again();
        }
    }

    /// The same with what doctors show, of which no stream tells.
    fn look_at_what_comes(self) {
        self.look_at_questions();
        if matches!(self.route.get_untracked(), Route::Doctors(..) | Route::Doctor(_)) {
            self.look_again();
        }
    }

    /// Asks who is logged in on this device.
    pub(super) fn look(self) {
        spawn_local(async move {
            match self.ask::<Here>(Command::Begin).await {
                Ok(here) => self.learn(here),
                Err(trouble) => self.entrance.unknown.set(Some(trouble)),
            }
        });
    }

    /// Asks the service what this person may do now; without a connection, what it said last counts.
    fn refresh(self) {
        spawn_local(async move {
            if let Ok(here) = self.ask::<Here>(Command::Refresh).await {
                self.learn(here);
            }
        });
    }

    fn learn(self, here: Here) {
        let is_known = self.entrance.here.read_untracked().is_some();
        if is_known && !self.entrance.is_still(&here) {
            self.enter(here);
        } else if self.entrance.here.read_untracked().as_ref() != Some(&here) {
            self.entrance.here.set(Some(here));
        }
    }

    /// Fetches again what is shown.
    pub(super) fn look_again(self) {
        if untrack(move || self.entrance.gate()) != Gate::In {
            return;
        }
        self.refresh();
        match self.route.get_untracked() {
            Route::Notices | Route::Notice(_) => self.fetch_notices(),
            Route::Questions => self.fetch_questions(),
            Route::Home if self.may(Role::Publisher) => self.fetch_notices(),
            Route::Home if self.may(Role::Support) => self.fetch_questions(),
            Route::Question(_)
            | Route::Replies
            | Route::Doctors(..)
            | Route::Doctor(_)
            | Route::Staff(_)
            | Route::Security(_) => self.again.notify(),
            Route::Home if self.may(Role::Verifier) || self.may(Role::Security) => self.again.notify(),
            Route::NewNotice | Route::ChangeNotice(_) | Route::Home | Route::Session | Route::Register => {}
        }
    }

    /// Fetches every notice.
    pub(super) fn fetch_notices(self) {
        self.notices.fetch(move || self.ask(Command::Notices), |shown, notices| *shown = Some(notices));
    }

    /// Fetches the part of the questions that is shown.
    pub(super) fn fetch_questions(self) {
        self.questions.fetch(
            move || self.ask(Command::Questions(self.part.get_value())),
            |shown, questions| *shown = Some(questions),
        );
    }

    /// Opens what is being written of this notice, or of a new one; what is open already stays as it stands in the fields.
    pub(super) fn open_writing(self, which: Option<NoticeId>) {
        if self.begun_of.get_value() == Some(which) && self.begun.shown.read_untracked().is_some() {
            return;
        }
        self.leave_writing();
        self.begun_of.set_value(Some(which));
        self.fetch_writing(which);
    }

    /// Fetches it.
    pub(super) fn fetch_writing(self, which: Option<NoticeId>) {
        self.begun.fetch(
            move || self.ask(Command::Writing(which)),
            move |shown, begun: Begun| {
                // What was fetched for another one came too late.
                if self.begun_of.get_value() == Some(which) {
                    self.written.set_value(Some(begun.writing.clone()));
                    *shown = Some(begun);
                }
            },
        );
    }

    /// Puts away what stands in the fields: it was sent or thrown away, or is another person's.
    pub(super) fn leave_writing(self) {
        self.begun_of.set_value(None);
        self.begun.clear();
        self.written.set_value(None);
    }
}
