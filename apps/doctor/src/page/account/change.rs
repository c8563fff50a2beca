//! What doctors change themselves, and whom they ask about the rest.

use std::collections::BTreeMap;

use leptos::prelude::*;
use secondok_client::api::{profile::OwnProfile, verification::Standing};
use secondok_ui::{Among, Choice, Doing, TextField, choice, trouble_line};

use super::{App, Route, Shown};
use crate::{talk::Command, view::OwnAccount};

/// Languages in which there is a field for a text, whether there is a text or not.
const LANGUAGES: [&str; 2] = ["en", "uk"];

pub(super) fn form(app: App, account: Shown, shown: &OwnAccount) -> impl IntoView + use<> {
    let held = &shown.copy.held;
    let from = OwnProfile::of(&held.profile, held.accepting);
    let doing = Doing::new();
    let languages = RwSignal::new(from.languages.join(", "));
    let price = RwSignal::new(from.price_units.to_string());
    let days = RwSignal::new(from.answer_days.to_string());
    let away = RwSignal::new(!from.accepting);
    let known = LANGUAGES.into_iter().map(str::to_owned).chain(from.about.keys().cloned());
    let about: BTreeMap<String, RwSignal<String>> = known
        .map(|language| {
            let text = from.about.get(&language).cloned().unwrap_or_default();
            (language, RwSignal::new(text))
        })
        .collect();
    let fields = about
        .iter()
        .map(|(language, text)| {
            let name = secondok_l10n::codes::name(app.texts(), "language", language);
            let label = app.text_with("document-about", &[("language", name.into())]);
            view! { <TextField id=format!("about-{language}") label=label text=*text rows=6 /> }
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // What is no number is one that is not possible: the check says which field it is.
        let number = |text: RwSignal<String>| text.read_untracked().trim().parse().unwrap_or(u32::MAX);
        let written = about.iter().filter_map(|(language, text)| {
            let text = text.get_untracked().trim().to_owned();
            (!text.is_empty()).then(|| (language.clone(), text))
        });
        let codes = languages.get_untracked();
        let codes = codes.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_lowercase);
        let to = OwnProfile {
            languages: codes.collect(),
            about: written.collect(),
            price_units: number(price),
            answer_days: number(days),
            accepting: !away.get_untracked(),
        };
        let command = Command::ChangeProfile(Box::new(from.clone()), Box::new(to));
        app.perform(command, doing, move |new: OwnAccount| {
            let _ = account.shown.try_set(Some(new));
            app.say(app.text("account-changed"));
        });
    };
    let is_away = Choice {
        value: "away".to_owned(),
        label: app.text("account-away"),
        about: app.text("account-away-about"),
    };
    let whom = held.organisation.as_ref().map(|organisation| {
        let address = format!("mailto:{}", organisation.contact);
        view! {
            <p>
                <strong dir="auto">{organisation.name.clone()}</strong>" "
                <a href=address dir="ltr">{organisation.contact.clone()}</a>
            </p>
        }
    });
    view! {
        <h2>{app.text("document-verified")}</h2>
        <p dir="auto">{held.profile.full_name()}</p>
        {move || match app.standing() {
            Some(Standing::Vouched) => view! { <p>{app.text("standing-vouched-next")}</p> }.into_any(),
            Some(_) => view! { <p><a href=Route::Application.link()>{app.text("application-title")}</a></p> }.into_any(),
            None => ().into_any(),
        }}
        <p>{app.text("document-verified-text")}</p>
        {whom}
        <h2>{app.text("document-own")}</h2>
        <form autocomplete="off" on:submit=submit>
            {choice("away", Among::Any, is_away, away.into(), move |is| away.set(is))}
            <TextField
                id="languages".to_owned()
                label=app.text("document-languages")
                hint=app.text("account-languages-hint")
                text=languages
            />
            {fields}
            <TextField id="price".to_owned() label=app.text("document-price") text=price />
            <TextField
                id="answer-days".to_owned()
                label=app.text("document-answer-days")
                hint=app.text("account-days-hint")
                text=days
            />
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("account-change")}</button>
            </p>
        </form>
    }
}
