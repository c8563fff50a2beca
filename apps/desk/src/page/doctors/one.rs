//! One application: what it says, what was recorded, what its doctor shows, and what can be done.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use leptos::prelude::*;
use secondok_client::{
    api::verification::Standing,
    protocol::{Day, id::DoctorId},
};
use secondok_ui::{Doing, Files, Fresh, back, loading, title_of_somebody, trouble, trouble_line};

use super::{
    App, Route, ask,
    check::Checking,
    credentials, form, names, shown,
    steps::{self, Place},
};
use crate::{
    talk::{Command, DeskTalk},
    view::{Application, Documents},
};

/// Each screen has its own number for the program for files: what one doctor shows is never taken for another's.
static OPENED: AtomicU32 = AtomicU32::new(1);

/// What is refused because the application is not where it was, or with somebody else.
const MOVED_ON: [&str; 3] =
    ["problem-application-changed", "problem-application-standing", "problem-not-the-reviewer"];

/// What the screen works with. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) app: App,
    pub(super) doctor: DoctorId,
    pub(super) found: Fresh<Application>,
    pub(super) documents: Fresh<Documents>,
    pub(super) files: Files<DeskTalk>,
    /// What is being decided.
    pub(super) deciding: Doing,
    /// The check that is being recorded.
    pub(super) checking: Checking,
}

impl Open {
    fn new(app: App, doctor: DoctorId) -> Self {
        let number = OPENED.fetch_add(1, Relaxed);
        Self {
            app,
            doctor,
            found: Fresh::new(),
            documents: Fresh::new(),
            files: Files::new(*app, number, move |_| Command::Files(doctor)),
            deciding: Doing::new(),
            checking: Checking::new(),
        }
    }

    /// The revision that is looked at.
    pub(super) fn revision(self) -> Option<u64> {
        self.found.shown.read_untracked().as_ref().map(|it| it.found.application.revision)
    }

    pub(super) fn fetch(self) {
        let Self { app, doctor, .. } = self;
        self.found.fetch(move || app.ask(Command::Application(doctor)), |shown, found| *shown = Some(found));
        self.documents.fetch(
            move || app.ask(Command::Documents(doctor)),
            |shown, mut found: Documents| {
                // What was new when the screen was opened stays marked.
                let before = shown.as_ref().and_then(|shown| shown.written.as_ref());
                if let (Some(before), Some(written)) = (before, &mut found.written) {
                    written.new_from = before.new_from;
                }
                *shown = Some(found);
            },
        );
    }

    /// Shows it as it is after something was done.
    pub(super) fn show(self, found: Application) {
        let _ = self.deciding.trouble.try_set(None);
        let _ = self.found.shown.try_set(Some(found));
    }

    /// Whatever was refused: where it stands now is shown, and what was typed stays. That it has moved on is said where things
    /// are decided: the fields may be there no more.
    pub(super) fn looks_after(self, doing: Doing) {
        Effect::new(move |_| {
            let Some(trouble) = doing.trouble.get() else { return };
            if MOVED_ON.contains(&trouble.message.as_str()) {
                doing.trouble.set(None);
                self.deciding.trouble.set(Some(trouble));
            }
            self.fetch();
        });
    }
}

pub(in crate::page) fn screen(app: App, doctor: DoctorId) -> impl IntoView {
    let this = Open::new(app, doctor);
    Effect::new(move |_| {
        app.again.track();
        this.fetch();
    });
    Effect::new(move |_| {
        if this.deciding.trouble.read().is_some() {
            this.fetch();
            request_animation_frame(go_to_trouble);
        }
    });
    // What was fetched and is the same stays as it stands.
    let found = Memo::new(move |_| this.found.shown.get());
    let failed = this.found.failed;
    let again = Callback::new(move |()| this.fetch());
    let window = app.text("doctor-title");
    let unnamed = window.clone();
    let name = Memo::new(move |_| match found.read().as_ref() {
        Some(it) => it.found.application.form.name.clone(),
        None => unnamed.clone(),
    });
    let place = Memo::new(move |_| found.read().as_ref().map(|it| Place::of(app, &it.found)));
    view! {
        {back(app.page, Route::DOCTORS.link())}
        {move || title_of_somebody(app.page, name.get(), window.clone())}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || (found.read().is_none() && failed.read().is_none()).then(|| loading(app.page))}
        {move || found.read().as_ref().map(|it| standing(app, it))}
        {move || found.read().as_ref().map(|it| form::view(app, it))}
        {move || found.read().as_ref().map(|it| credentials::view(this, it, Place::of(app, &it.found)))}
        {move || found.read().is_some().then(|| shown::view(this, name))}
        {move || place.get().filter(|place| place.may_check()).map(|_| ask::form(this))}
        <div id=REFUSED>{trouble_line(app.page, this.deciding)}</div>
        {move || place.get().map(|place| steps::view(this, &place))}
    }
}

/// Where it is said that something was refused.
const REFUSED: &str = "refused";

/// Whoever pressed something above sees that it was refused.
fn go_to_trouble() {
    if let Some(refused) = document().get_element_by_id(REFUSED) {
        refused.scroll_into_view();
    }
}

/// Where it stands, since when, and who has it.
fn standing(app: App, it: &Application) -> impl IntoView + use<> {
    let standing = it.found.application.standing;
    let since = names::since(app, standing, Day::from_unix_seconds(it.found.since));
    let who = names::reviewer(app, standing, it.found.reviewer.as_ref());
    let note = match standing {
        Standing::InfoRequested => Some("doctor-waits"),
        Standing::Rejected | Standing::Revoked => Some("doctor-decided"),
        _ => None,
    };
    view! {
        <div class="banner standing" role="status">
            <p><strong>{since}</strong> {who.map(|who| format!(" {who}"))}</p>
            {note.map(|id| view! { <p>{app.text(id)}</p> })}
        </div>
    }
}
