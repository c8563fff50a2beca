//! The queue: the applications of one kind, those that came first at the top.

use leptos::prelude::*;
use secondok_client::{
    api::{
        desk::account::Account,
        verification::{ApplicationsQuery, Listed, PAGE, Shown, Standing},
    },
    protocol::Day,
};
use secondok_ui::{Fresh, loading, title, trouble};

use super::{App, Route, names, staff};
use crate::{talk::Command, view::Applications};

pub(in crate::page) fn screen(app: App, which: Shown, from: u32) -> impl IntoView {
    let queue = Fresh::<Applications>::new();
    let query = ApplicationsQuery { shown: which, from };
    let fetch = move || {
        queue.fetch(move || app.ask(Command::Applications(query)), |shown, found| *shown = Some(found));
    };
    Effect::new(move |_| {
        app.again.track();
        fetch();
    });
    let (found, failed) = (Memo::new(move |_| queue.shown.get()), queue.failed);
    let again = Callback::new(move |()| fetch());
    view! {
        {title(app.page, app.text("doctors-title"))}
        <p class="lede">{app.text("doctors-lede")}</p>
        {kinds(app, which)}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match found.get() {
            Some(found) => list(app, which, from, &found).into_any(),
            None => failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
        <p class="actions">{staff::way(app, Account::Verification)}</p>
    }
}

/// The ways to the other kinds.
fn kinds(app: App, which: Shown) -> impl IntoView {
    let kind = |one: Shown| {
        let current = (one == which).then_some("page");
        let name = app.text(&format!("doctors-{}", one.name()));
        view! { <li><a href=Route::Doctors(one, 0).link() aria-current=current>{name}</a></li> }
    };
    view! {
        <nav aria-label=app.text("doctors-kinds")>
            <ul class="tabs">{Shown::ALL.map(kind).collect_view()}</ul>
        </nav>
    }
}

fn list(app: App, which: Shown, from: u32, found: &Applications) -> impl IntoView + use<> {
    let rows: Vec<_> = found.applications.iter().map(|one| row(app, one)).collect();
    if rows.is_empty() {
        let of_none = |what| app.text(&format!("doctors-{}-{what}", which.name()));
        return view! {
            <div class="empty">
                <h2>{of_none("none")}</h2>
                <p>{of_none("none-text")}</p>
            </div>
            {parts(app, which, from, found)}
        }
        .into_any();
    }
    view! {
        <ul class="rows tall">{rows}</ul>
        {parts(app, which, from, found)}
    }
    .into_any()
}

fn row(app: App, one: &Listed) -> impl IntoView + use<> {
    let who = names::reviewer(app, one.standing, one.reviewer.as_ref());
    let unchecked = (one.unchecked > 0 && one.standing.is_with_the_verifiers()).then(|| {
        let args = [("unchecked", one.unchecked.into()), ("credentials", one.credentials.into())];
        let class = if one.standing == Standing::InReview { "badge wait" } else { "badge" };
        view! { <span class=class>{app.text_with("doctors-unchecked", &args)}</span> }
    });
    view! {
        <li>
            <a href=Route::Doctor(one.doctor).link()>
                <span class="name" dir="auto">{one.name.clone()}</span>
                <span class="about">
                    {names::since(app, one.standing, Day::from_unix_seconds(one.since))}
                    {who.map(|who| format!(" {who}"))}
                </span>
                <span class="end">{unchecked}</span>
            </a>
        </li>
    }
}

/// The other parts, where there are several.
fn parts(app: App, which: Shown, from: u32, found: &Applications) -> impl IntoView + use<> {
    let shown = u32::try_from(found.applications.len()).unwrap_or(u32::MAX);
    let until = from.saturating_add(shown);
    let link = |from: u32, name: &str| {
        view! { <a class="button quiet" href=Route::Doctors(which, from).link()>{app.text(name)}</a> }
    };
    let earlier = (from > 0).then(|| link(from.saturating_sub(PAGE), "doctors-earlier"));
    let later = (until < found.all).then(|| link(until, "doctors-later"));
    (from > 0 || until < found.all).then(|| {
        let args = [("from", (from + 1).into()), ("until", until.into()), ("all", found.all.into())];
        let standing =
            (shown > 0).then(|| view! { <p class="soft">{app.text_with("doctors-part", &args)}</p> });
        view! {
            {standing}
            <p class="actions">{earlier} {later}</p>
        }
    })
}
