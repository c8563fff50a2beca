//! Recording what was found about a credential.

use leptos::prelude::*;
use secondok_client::{
    api::{
        text::is_line,
        verification::{Check, Credential, How, LINE_MAX},
    },
    protocol::Day,
};
use secondok_ui::{Choice, Choices, Doing, TextField, trouble_line};

use super::{names, one::Open};
use crate::{talk::Command, view::Application};

const CONFIRMED: &str = "confirmed";
const REFUSED: &str = "refused";

/// The fields, for one credential at a time: they stay while the application is read anew. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Checking {
    /// Of which; none while nothing is recorded.
    of: RwSignal<Option<Credential>>,
    how: RwSignal<String>,
    source: RwSignal<String>,
    result: RwSignal<String>,
    due: RwSignal<String>,
    was_pressed: RwSignal<bool>,
    doing: Doing,
}

impl Checking {
    pub(super) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            of: RwSignal::new(None),
            how: text(),
            source: text(),
            result: text(),
            due: text(),
            was_pressed: RwSignal::new(false),
            doing: Doing::new(),
        }
    }

    /// Begins with empty fields.
    fn begin(self, credential: Option<Credential>) {
        for text in [self.how, self.source, self.result, self.due] {
            text.set(String::new());
        }
        self.was_pressed.set(false);
        self.doing.trouble.set(None);
        self.of.set(credential);
    }

    /// What would be recorded.
    fn read(self, credential: Credential, today: Day) -> Result<Check, Lacking> {
        let how = How::ALL.into_iter().find(|how| how.name() == *self.how.read());
        let how = how.ok_or(Lacking::How)?;
        let source = self.source.read().trim().to_owned();
        if !is_line(&source, LINE_MAX) {
            return Err(Lacking::Source);
        }
        if self.result.read().is_empty() {
            return Err(Lacking::Result);
        }
        let next_due = match self.due.read().trim() {
            "" => None,
            due => Some(due.parse().ok().filter(|due| *due > today).ok_or(Lacking::Due)?),
        };
        Ok(Check { credential, how, source, confirmed: *self.result.read() == CONFIRMED, next_due })
    }
}

/// What is still missing, or not possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lacking {
    How,
    Source,
    Result,
    Due,
}

/// The button that begins it, or the fields.
pub(super) fn form(this: Open, credential: Credential, today: Day) -> impl IntoView {
    let (app, checking) = (this.app, this.checking);
    let is_open = {
        let credential = credential.clone();
        Memo::new(move |_| checking.of.read().as_ref() == Some(&credential))
    };
    move || {
        let credential = credential.clone();
        if is_open.get() {
            return fields(this, credential, today).into_any();
        }
        let label = app.text_with(
            "check-begin-of",
            &[
                ("credential", names::credential_kind(app, credential.kind).into()),
                ("issuer", credential.issuer.as_str().into()),
            ],
        );
        view! {
            <p class="actions screen-only">
                <button
                    class="button quiet"
                    type="button"
                    aria-label=label
                    on:click=move |_| checking.begin(Some(credential.clone()))
                >
                    {app.text("check-begin")}
                </button>
            </p>
        }
        .into_any()
    }
}

fn fields(this: Open, credential: Credential, today: Day) -> impl IntoView {
    let (app, checking) = (this.app, this.checking);
    let Checking { how, source, result, due, was_pressed, doing, .. } = checking;
    this.looks_after(doing);
    let of = credential.clone();
    let lacking =
        Memo::new(move |_| was_pressed.get().then(|| checking.read(of.clone(), today).err()).flatten());
    let error = move |what: Lacking, id: &'static str| {
        Signal::derive(move || if lacking.get() == Some(what) { app.text(id) } else { String::new() })
    };
    let ways = How::ALL.map(|how| Choice::plain(how.name(), app.text(&format!("check-how-{}", how.name()))));
    let results = [CONFIRMED, REFUSED].map(|one| Choice::plain(one, app.text(&format!("check-is-{one}"))));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        was_pressed.set(true);
        let check = untrack(|| checking.read(credential.clone(), today));
        let (Ok(check), Some(revision)) = (check, this.revision()) else { return };
        let command = Command::Record(this.doctor, revision, Box::new(check));
        app.perform(command, doing, move |found: Application| {
            checking.begin(None);
            app.say(app.text("check-recorded"));
            this.show(found);
        });
    };
    view! {
        <form class="screen-only" autocomplete="off" on:submit=submit>
            <Choices
                name="how"
                legend=app.text("check-how")
                choices=ways.to_vec()
                chosen=how
                error=error(Lacking::How, "check-lacks-how")
            />
            <TextField
                id="source".to_owned()
                label=app.text("check-source")
                hint=app.text("check-source-hint")
                text=source
                error=error(Lacking::Source, "check-lacks-source")
            />
            <Choices
                name="result"
                legend=app.text("check-result")
                choices=results.to_vec()
                chosen=result
                error=error(Lacking::Result, "check-lacks-result")
            />
            <TextField
                id="due".to_owned()
                label=app.text("check-next")
                hint=app.text("check-next-hint")
                optional=app.text("check-optional")
                text=due
                kind="date"
                error=error(Lacking::Due, "check-lacks-due")
            />
            <p class="hint">{app.text("check-stays")}</p>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("check-record")}</button>
                <button class="button quiet" type="button" on:click=move |_| checking.begin(None)>
                    {app.text("check-leave")}
                </button>
            </p>
        </form>
    }
}
