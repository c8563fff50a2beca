//! Diploma, specialty certificates, licences: added, changed, removed, each saved at once.

use leptos::{html, prelude::*};
use secondok_client::{
    api::verification::{CREDENTIALS_MAX, Credential, CredentialKind, Form},
    protocol::Day,
};
use secondok_l10n::codes;
use secondok_ui::{Choice, Choices, Doing, Sure, TextField, dialog, open};

use super::step::{save, saved_or_not};
use crate::page::app::App;

/// Countries that can be chosen by name, as `crates/l10n/locales/codes.*` has them.
const COUNTRIES: [&str; 30] = [
    "UA", "AT", "BE", "CA", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GE", "HU", "IE", "IL",
    "IT", "LT", "LV", "MD", "NL", "NO", "PL", "PT", "RO", "SE", "SK", "TR", "US",
];

/// What is being filled in. Cheap to copy.
#[derive(Clone, Copy)]
struct Editor {
    /// Whether it is open, and which it changes; a new one if none.
    at: RwSignal<Option<Option<usize>>>,
    kind: RwSignal<String>,
    issuer: RwSignal<String>,
    country: RwSignal<String>,
    until: RwSignal<String>,
    /// Whether somebody has pressed the button, so that what is missing is said.
    was_pressed: RwSignal<bool>,
}

impl Editor {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        let (at, was_pressed) = (RwSignal::new(None), RwSignal::new(false));
        Self { at, kind: text(), issuer: text(), country: text(), until: text(), was_pressed }
    }

    fn open(self, at: Option<usize>, credential: Option<&Credential>) {
        self.was_pressed.set(false);
        self.kind.set(credential.map(|one| one.kind.name().to_owned()).unwrap_or_default());
        self.issuer.set(credential.map(|one| one.issuer.clone()).unwrap_or_default());
        self.country.set(credential.map(|one| one.country.clone()).unwrap_or_default());
        let until = credential.and_then(|one| one.valid_until);
        self.until.set(until.map(|day| day.to_string()).unwrap_or_default());
        self.at.set(Some(at));
    }

    /// What was filled in; none while something is missing or not possible.
    fn credential(self) -> Option<Credential> {
        let kind = self.kind.get();
        let kind = CredentialKind::ALL.into_iter().find(|one| one.name() == kind)?;
        let until = self.until.get();
        let valid_until = if until.is_empty() { None } else { Some(until.parse::<Day>().ok()?) };
        let credential = Credential {
            kind,
            issuer: self.issuer.get().trim().to_owned(),
            country: self.country.get(),
            valid_until,
        };
        let is_whole = !credential.issuer.is_empty() && !credential.country.is_empty();
        let form = Form { credentials: vec![credential.clone()], ..Form::default() };
        (is_whole && form.is_keepable()).then_some(credential)
    }
}

pub(super) fn view(app: App) -> impl IntoView {
    let doing = app.saving;
    doing.trouble.set(None);
    let editor = Editor::new();
    let credentials = app.fields.credentials;
    let is_full = Memo::new(move |_| credentials.read().len() >= CREDENTIALS_MAX);
    view! {
        <p class="lede">{app.text("credentials-lede")}</p>
        {move || {
            let there = credentials.get();
            if there.is_empty() {
                view! { <p class="soft">{app.text("credentials-none")}</p> }.into_any()
            } else {
                let rows = there.into_iter().enumerate().map(|(at, one)| row(app, editor, doing, at, one)).collect_view();
                view! { <ul class="cards">{rows}</ul> }.into_any()
            }
        }}
        {move || match editor.at.get() {
            Some(at) => form(app, editor, doing, at).into_any(),
            None => view! {
                {saved_or_not(app, doing)}
                <p class="actions" hidden=move || is_full.get()>
                    <button id="credentials" class="button" type="button" on:click=move |_| editor.open(None, None)>
                        {app.text("credential-add")}
                    </button>
                </p>
            }
            .into_any(),
        }}
    }
}

fn row(app: App, editor: Editor, doing: Doing, at: usize, one: Credential) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text("credential-remove-title"),
        text: line(app, &one),
        yes: app.text("credential-remove-yes"),
        no: app.text("decline-no"),
    };
    let what = line(app, &one);
    let [change, remove] =
        ["credential-change", "credential-remove"].map(|id| format!("{}: {what}", app.text(id)));
    let removed = one.clone();
    let yes = move || {
        editor.at.set(None);
        app.fields.credentials.update(|credentials| credentials.retain(|other| *other != removed));
        save(app, doing, || ());
    };
    view! {
        <li class="card">
            <h2>{app.text(&format!("credential-{}", one.kind.name()))}</h2>
            <p dir="auto">{about(app, &one)}</p>
            <p class="actions">
                <button
                    class="button quiet"
                    type="button"
                    aria-label=change
                    on:click=move |_| editor.open(Some(at), Some(&one))
                >
                    {app.text("credential-change")}
                </button>
                <button class="button quiet" type="button" aria-label=remove on:click=move |_| open(node)>
                    {app.text("credential-remove")}
                </button>
            </p>
            {dialog(node, sure, (), yes)}
        </li>
    }
}

fn form(app: App, editor: Editor, doing: Doing, at: Option<usize>) -> impl IntoView {
    let kinds = CredentialKind::ALL
        .map(|kind| Choice::plain(kind.name(), app.text(&format!("credential-{}", kind.name()))))
        .to_vec();
    let lacks = move |is: bool, id: &str| if is { app.text(id) } else { String::new() };
    let was_pressed = editor.was_pressed;
    let kind = Signal::derive(move || {
        lacks(was_pressed.get() && editor.kind.read().is_empty(), "credential-lacks-kind")
    });
    let issuer = Signal::derive(move || {
        lacks(was_pressed.get() && editor.issuer.read().trim().is_empty(), "credential-lacks-issuer")
    });
    let country = Signal::derive(move || {
        lacks(was_pressed.get() && editor.country.read().is_empty(), "credential-lacks-country")
    });
    let until = Signal::derive(move || {
        let until = editor.until.get();
        lacks(!until.is_empty() && until.parse::<Day>().is_err(), "credential-lacks-until")
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        was_pressed.set(true);
        let Some(credential) = untrack(move || editor.credential()) else { return };
        app.fields.credentials.update(|credentials| match at.and_then(|at| credentials.get_mut(at)) {
            Some(there) => *there = credential,
            None => credentials.push(credential),
        });
        save(app, doing, move || {
            let _ = editor.at.try_set(None);
        });
    };
    let heading = NodeRef::<html::H2>::new();
    // The button that led here is gone: whoever goes by keyboard or ear goes on here.
    heading.on_load(|heading| {
        heading.scroll_into_view();
        let _ = heading.focus();
    });
    let title = if at.is_some() { "credential-change-title" } else { "credential-add-title" };
    view! {
        <section aria-labelledby="credential-form">
            <h2 id="credential-form" tabindex="-1" node_ref=heading>{app.text(title)}</h2>
            <form autocomplete="off" on:submit=submit>
                <Choices name="kind" legend=app.text("credential-kind") choices=kinds chosen=editor.kind error=kind />
                <TextField
                    id="issuer".to_owned()
                    label=app.text("credential-issuer")
                    hint=app.text("credential-issuer-hint")
                    text=editor.issuer
                    error=issuer
                />
                {countries(app, editor.country, country)}
                <TextField
                    id="valid-until".to_owned()
                    label=app.text("credential-valid-until")
                    hint=app.text("credential-valid-until-hint")
                    optional=app.text("may-be-left-out")
                    text=editor.until
                    kind="date"
                    error=until
                />
                {saved_or_not(app, doing)}
                <p class="actions">
                    <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("credential-save")}</button>
                    <button class="button quiet" type="button" on:click=move |_| editor.at.set(None)>
                        {app.text("credential-leave")}
                    </button>
                </p>
            </form>
        </section>
    }
}

fn countries(app: App, chosen: RwSignal<String>, error: Signal<String>) -> impl IntoView {
    let mut options: Vec<(String, String)> = COUNTRIES
        .iter()
        .map(|code| ((*code).to_owned(), codes::name(app.texts(), "country", code)))
        .collect();
    let now = chosen.get_untracked();
    if !now.is_empty() && !COUNTRIES.contains(&now.as_str()) {
        options.push((now.clone(), now.clone()));
    }
    options.sort_by(|a, b| a.1.cmp(&b.1));
    let options = options.into_iter().map(|(value, name)| {
        let is_chosen = value == now;
        view! { <option value=value selected=is_chosen>{name}</option> }
    });
    let wrong = move || (!error.read().is_empty()).then_some("true");
    view! {
        <div class="field">
            <label for="country">{app.text("credential-country")}</label>
            <select
                id="country"
                aria-describedby="country-error"
                aria-invalid=wrong
                on:change=move |event| chosen.set(event_target_value(&event))
            >
                <option value="" selected=now.is_empty()>{app.text("credential-country-none")}</option>
                {options.collect_view()}
            </select>
            <p class="error" role="alert" id="country-error" hidden=move || error.read().is_empty()>{error}</p>
        </div>
    }
}

/// Who issued it, where, until when.
pub(super) fn about(app: App, one: &Credential) -> String {
    let country = codes::name(app.texts(), "country", &one.country);
    let args = [
        ("issuer", one.issuer.as_str().into()),
        ("country", country.into()),
        ("until", one.valid_until.map(|day| app.date(day)).unwrap_or_default().into()),
    ];
    app.text_with(
        if one.valid_until.is_some() { "credential-about-until" } else { "credential-about" },
        &args,
    )
}

/// All of it in a line.
fn line(app: App, one: &Credential) -> String {
    format!("{}: {}", app.text(&format!("credential-{}", one.kind.name())), about(app, one))
}
