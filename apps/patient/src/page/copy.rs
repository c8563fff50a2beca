//! Everything that the words open, on one screen: to read, to print, and to save for programs.

use leptos::prelude::*;
use secondok_browser::download;
use secondok_client::api::consultation::Role;
use secondok_talk::{Entry, Trouble};
use secondok_ui::{Doing, Fresh, back, loading, said, title, trouble, trouble_line};

use super::{app::App, names, route::Route};
use crate::{
    talk::Command,
    view::{Consultation, Consultations, Exported},
};

/// A name that tells nothing.
const FOR_PROGRAMS: &str = "consultations.json";

pub(super) fn screen(app: App) -> impl IntoView {
    let all: Fresh<Vec<Consultation>> = Fresh::new();
    let fetch = move || all.fetch(move || read(app), |shown, new| *shown = Some(new));
    fetch();
    let again = Callback::new(move |()| fetch());
    view! {
        {back(app.page, Route::Device.link())}
        {title(app.page, app.text("copy-title"))}
        {move || all.failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match all.shown.get() {
            Some(all) => whole(app, &all).into_any(),
            None => all.failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
    }
}

/// A copy is whole or not made.
async fn read(app: App) -> Result<Vec<Consultation>, Trouble> {
    let listed: Consultations = app.ask(Command::Consultations).await?;
    if let Some(trouble) = listed.trouble {
        return Err(trouble);
    }
    let mut all = Vec::with_capacity(listed.list.len());
    for summary in &listed.list {
        all.push(app.ask(Command::Read(summary.index)).await?);
    }
    Ok(all)
}

fn whole(app: App, all: &[Consultation]) -> impl IntoView + use<> {
    let doing = Doing::new();
    let save = move |_| {
        app.perform(Command::Export, doing, move |Exported(json): Exported| {
            let done = download::save(FOR_PROGRAMS, "application/json", json.as_bytes());
            app.say(app.text(if done { "copy-saved" } else { "copy-not-saved" }));
        });
    };
    view! {
        <p class="lede screen-only">{app.text("copy-what")}</p>
        <p class="actions">
            <button class="button" type="button" on:click=|_| drop(window().print())>{app.text("copy-print")}</button>
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=save>{app.text("copy-save")}</button>
        </p>
        {trouble_line(app.page, doing)}
        {all.is_empty().then(|| view! { <p>{app.text("copy-none")}</p> })}
        {all.iter().map(|one| consultation(app, one)).collect_view()}
    }
}

fn consultation(app: App, read: &Consultation) -> AnyView {
    let summary = &read.summary;
    let doctor = names::doctor(app, &summary.doctor);
    let numbered = app.text_with("consultation-number", &[("number", summary.index.into())]);
    let opened = app.text_with("read-opened", &[("date", app.date(summary.opened).into())]);
    let asked = read.written.questions();
    let entry = |entry: &Entry| {
        let who = if entry.role == Role::Patient { app.text("thread-you") } else { doctor.clone() };
        let head = format!("{who}, {}", app.date(entry.day));
        view! { <section><h3 dir="auto">{head}</h3> {said::said(app.page, &entry.said, &asked, None)}</section> }
    };
    let entries = read.written.entries.iter().map(entry).collect_view();
    let drafts = read.drafts.iter().map(|draft| {
        let inside = said::said(app.page, &draft.said, &asked, None);
        view! { <section><h3>{app.text("thread-unsent")}</h3> {inside}</section> }
    });
    view! {
        <article>
            <h2 dir="auto">{numbered} ": " {doctor.clone()}</h2>
            <p>{names::state(app, summary)} ". " {opened}</p>
            {entries}
            {drafts.collect_view()}
        </article>
    }
    .into_any()
}
