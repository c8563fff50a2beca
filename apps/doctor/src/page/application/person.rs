//! Who the doctor is.

use leptos::prelude::*;
use secondok_client::api::verification::{Form, SPECIALTIES_MAX};
use secondok_ui::{Among, Choice, TextField, choice};

use super::fields::read;
use crate::page::app::App;

pub(super) fn fields(app: App) -> impl IntoView {
    let fields = app.fields;
    let name = Signal::derive(move || {
        let is_possible = Form { name: fields.name.get(), ..Form::default() }.is_keepable();
        if is_possible { String::new() } else { app.text("fault-name") }
    });
    let title = Signal::derive(move || {
        let is_possible = Form { title: fields.title.get(), ..Form::default() }.is_keepable();
        if is_possible { String::new() } else { app.text("fault-title") }
    });
    view! {
        <TextField
            id="name".to_owned()
            label=app.text("field-name")
            hint=app.text("field-name-hint")
            text=fields.name
            error=name
        />
        <TextField
            id="title".to_owned()
            label=app.text("field-title")
            hint=app.text("field-title-hint")
            optional=app.text("may-be-left-out")
            text=fields.title
            error=title
        />
        {specialties(app)}
        <TextField
            id="experience_years".to_owned()
            label=app.text("field-years")
            text=fields.years
            digits=true
            error=number(app, fields.years, 80, "fault-experience_years")
        />
    }
}

/// By name, from what patients are asked in.
fn specialties(app: App) -> impl IntoView {
    let chosen = app.fields.specialties;
    let mut listed = app
        .applying
        .shown
        .read_untracked()
        .as_ref()
        .map(|shown| shown.specialties.clone())
        .unwrap_or_default();
    listed.sort_by_key(|(_, name)| app.of(name));
    let row = move |(id, name): (String, _)| {
        let is_chosen = Signal::derive({
            let id = id.clone();
            move || chosen.read().contains(&id)
        });
        choice("specialties", Among::Any, Choice::plain(id.clone(), app.of(&name)), is_chosen, move |is| {
            chosen.update(|chosen| toggle(chosen, &id, is));
        })
    };
    view! {
        <fieldset class="choices" id="specialties" tabindex="-1" aria-describedby="specialties-hint">
            <legend>{app.text("field-specialties")}</legend>
            <p class="hint" id="specialties-hint">
                {app.text_with("field-specialties-hint", &[("most", SPECIALTIES_MAX.into())])}
            </p>
            {listed.into_iter().map(row).collect_view()}
            <p class="error" role="alert" hidden=move || chosen.read().len() <= SPECIALTIES_MAX>
                {app.text_with("field-specialties-hint", &[("most", SPECIALTIES_MAX.into())])}
            </p>
        </fieldset>
    }
}

/// Puts it in or takes it out.
pub(super) fn toggle(chosen: &mut Vec<String>, one: &str, is: bool) {
    chosen.retain(|other| other != one);
    if is {
        chosen.push(one.to_owned());
    }
}

/// What is wrong with a number.
pub(super) fn number(app: App, text: RwSignal<String>, most: u32, fault: &'static str) -> Signal<String> {
    Signal::derive(move || if read(&text.read()) > most { app.text(fault) } else { String::new() })
}
