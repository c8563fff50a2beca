//! "Your account": everything that is held of the doctor, to read and to save; what they change themselves; its end.

mod change;
mod end;
mod factor;

use leptos::prelude::*;
use secondok_browser::download;
use secondok_client::{
    api::verification::Standing,
    document::{self, Part, Words},
    trouble::Value,
};
use secondok_l10n::{Arg, codes};
use secondok_ui::{Fresh, back, loading, title, trouble};

use super::{app::App, route::Route};
use crate::{talk::Command, view::OwnAccount};

/// Names that tell nothing.
const READABLE: &str = "account.html";
const FOR_PROGRAMS: &str = "account.json";

/// What the screen knows of the account.
type Shown = Fresh<OwnAccount>;

pub(super) fn screen(app: App) -> impl IntoView {
    let account = Shown::new();
    let fetch = move || account.fetch(move || app.ask(Command::Account), |shown, new| *shown = Some(new));
    fetch();
    view! {
        {back(app.page, Route::Session.link())}
        {title(app.page, app.text("document-account-title"))}
        {move || account.failed.get().map(|what| trouble(app.page, &what, Some(Callback::new(move |()| fetch()))))}
        {move || match account.shown.get() {
            Some(shown) => whole(app, account, &shown).into_any(),
            None => account.failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
    }
}

fn whole(app: App, account: Shown, shown: &OwnAccount) -> impl IntoView + use<> {
    // What is changed below may change what is held: what is saved and read is what was fetched last.
    let (held, first) = (RwSignal::new(shown.clone()), shown.clone());
    let may_consult = Memo::new(move |_| app.standing().is_none_or(Standing::may_consult));
    let document = move || held.with(|held| document::account(&Reader::new(app, held), &held.copy));
    let save = move |name: &str, media: &str, bytes: &[u8]| {
        let done = download::save(name, media, bytes);
        app.say(app.text(if done { "account-saved" } else { "account-not-saved" }));
    };
    let readable = move |_| save(READABLE, "text/html", untrack(document).to_html().as_bytes());
    let for_programs = move |_| match serde_json::to_vec_pretty(&held.read_untracked().copy) {
        Ok(json) => save(FOR_PROGRAMS, "application/json", &json),
        Err(_) => app.say(app.text("account-not-saved")),
    };
    view! {
        <p class="actions">
            <button class="button" type="button" on:click=readable>{app.text("account-save")}</button>
            <button class="button quiet" type="button" on:click=for_programs>{app.text("account-save-json")}</button>
        </p>
        {move || if may_consult.get() {
            change::form(app, account, &first).into_any()
        } else {
            // What the public page will say stands in the application.
            view! { <p><a href=Route::Application.link()>{app.text("application-title")}</a></p> }.into_any()
        }}
        {factor::view(app, account, held)}
        <details class="more">
            <summary>{app.text("account-all")}</summary>
            {move || parts(document().parts())}
        </details>
        {move || held.with(|held| end::view(app, held))}
    }
}

/// The document's parts, as they stand on the screen.
fn parts(parts: &[Part]) -> impl IntoView + use<> {
    let one = |part: &Part| match part.clone() {
        Part::Heading(text) => view! { <h2 dir="auto">{text}</h2> }.into_any(),
        Part::Subheading(text) => view! { <h3 dir="auto">{text}</h3> }.into_any(),
        Part::Text(text) => view! { <p>{text}</p> }.into_any(),
        Part::Written(text) => view! { <p class="written" dir="auto">{text}</p> }.into_any(),
        Part::Fact(label, value) => {
            view! { <p><strong>{label}": "</strong><span dir="auto">{value}</span></p> }.into_any()
        }
    };
    parts.iter().map(one).collect_view()
}

/// The page's words for the document.
struct Reader<'a> {
    app: App,
    shown: &'a OwnAccount,
    language: &'static str,
}

impl<'a> Reader<'a> {
    fn new(app: App, shown: &'a OwnAccount) -> Self {
        Self { app, shown, language: app.texts().language().code() }
    }
}

impl Words for Reader<'_> {
    fn language(&self) -> &str {
        self.language
    }

    fn direction(&self) -> &str {
        self.app.texts().language().direction().html()
    }

    fn text(&self, id: &str, args: &[(&str, Value)]) -> String {
        let arg = |value: &Value| match value {
            Value::Number(number) => Arg::from(*number),
            Value::Text(text) => Arg::from(text.clone()),
            Value::Day(day) => Arg::from(self.app.date(*day)),
        };
        let args: Vec<_> = args.iter().map(|(name, value)| (*name, arg(value))).collect();
        self.app.text_with(id, &args)
    }

    fn name(&self, kind: &str, code: &str) -> String {
        let specialty = self.shown.specialties.get(code).filter(|_| kind == "specialty");
        match specialty {
            Some(specialty) => self.app.of(specialty),
            None => codes::name(self.app.texts(), kind, code),
        }
    }
}
