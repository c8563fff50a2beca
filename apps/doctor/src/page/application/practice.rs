//! How the doctor consults: languages, a text about themselves, price, days.

use std::collections::BTreeSet;

use leptos::prelude::*;
use secondok_client::api::{
    profile::{ABOUT_MAX, ANSWER_DAYS, LANGUAGES_MAX, PRICE_MAX},
    verification::Form,
};
use secondok_l10n::codes;
use secondok_ui::{Among, Choice, TextField, choice};

use super::person::{number, toggle};
use crate::page::app::App;

/// Languages that can be chosen by name, as `crates/l10n/locales/codes.*` has them; those of the service's first readers before.
const LANGUAGES: [&str; 20] = [
    "uk", "en", "ar", "cs", "de", "es", "fr", "he", "hu", "it", "ka", "lt", "nl", "pl", "pt", "ro", "ru",
    "sk", "sv", "tr",
];

pub(super) fn fields(app: App) -> impl IntoView {
    let fields = app.fields;
    view! {
        {languages(app)}
        {about(app)}
        <TextField
            id="price_units".to_owned()
            label=app.text("document-price")
            hint=app.text_with("field-price-hint", &[("most", PRICE_MAX.into())])
            text=fields.price
            digits=true
            error=number(app, fields.price, PRICE_MAX, "fault-price_units")
        />
        <TextField
            id="answer_days".to_owned()
            label=app.text("document-answer-days")
            hint=app.text("field-days-hint")
            text=fields.days
            digits=true
            error=number(app, fields.days, *ANSWER_DAYS.end(), "fault-answer_days")
        />
    }
}

fn languages(app: App) -> impl IntoView {
    let chosen = app.fields.languages;
    let known = LANGUAGES.iter().map(|code| (*code).to_owned());
    // Another device may have put in what is not among them.
    let more: Vec<String> =
        chosen.get_untracked().into_iter().filter(|code| !LANGUAGES.contains(&code.as_str())).collect();
    let row = move |code: String| {
        let name = codes::name(app.texts(), "language", &code);
        let is_chosen = Signal::derive({
            let code = code.clone();
            move || chosen.read().contains(&code)
        });
        choice("languages", Among::Any, Choice::plain(code.clone(), name), is_chosen, move |is| {
            chosen.update(|chosen| toggle(chosen, &code, is));
        })
    };
    view! {
        <fieldset class="choices across" id="languages" tabindex="-1">
            <legend>{app.text("document-languages")}</legend>
            {known.chain(more).map(row).collect_view()}
            <p class="error" role="alert" hidden=move || chosen.read().len() <= LANGUAGES_MAX>
                {app.text("failure-profile-languages-next")}
            </p>
        </fieldset>
    }
}

/// A text in English, and in each language that is consulted in or that there is a text in already.
fn about(app: App) -> impl IntoView {
    let fields = app.fields;
    let languages = Memo::new(move |_| {
        let chosen = fields.languages.get();
        let mut others: BTreeSet<String> =
            chosen.into_iter().chain(fields.about.read().keys().cloned()).collect();
        others.remove("en");
        std::iter::once("en".to_owned()).chain(others).collect::<Vec<_>>()
    });
    view! {
        <p class="hint" id="about-hint">{app.text_with("field-about-hint", &[("most", ABOUT_MAX.into())])}</p>
        <For each=move || languages.get() key=String::clone children=move |language| text(app, language) />
    }
}

fn text(app: App, language: String) -> impl IntoView {
    let about = app.fields.about;
    let text = RwSignal::new(about.read_untracked().get(&language).cloned().unwrap_or_default());
    let (of, from) = (language.clone(), language.clone());
    // What another device has saved comes into the field, what is typed here goes out of it.
    Effect::new(move |_| {
        let now = about.read().get(&from).cloned().unwrap_or_default();
        if *text.read_untracked() != now {
            text.set(now);
        }
    });
    Effect::new(move |before: Option<()>| {
        let now = text.get();
        if before.is_some() && about.read_untracked().get(&of).map_or("", String::as_str) != now {
            about.update(|about| drop(about.insert(of.clone(), now)));
        }
    });
    let error = Signal::derive(move || {
        let form = Form { about: [("en".to_owned(), text.get())].into(), ..Form::default() };
        if form.is_keepable() { String::new() } else { app.text("fault-about") }
    });
    let name = codes::name(app.texts(), "language", &language);
    let label = app.text_with("document-about", &[("language", name.into())]);
    let optional = if language == "en" { String::new() } else { app.text("may-be-left-out") };
    view! { <TextField id=format!("about-{language}") label=label optional=optional text=text rows=6 error=error /> }
}
