//! The credentials, each with what was recorded of it, the latest first.

use leptos::prelude::*;
use secondok_client::api::verification::{Credential, Recorded, latest};

use super::{App, check, names, one::Open, steps::Place};
use crate::view::Application;

pub(super) fn view(this: Open, it: &Application, place: Place) -> impl IntoView + use<> {
    let app = this.app;
    let application = &it.found.application;
    let today = application.today;
    let cards = application.form.credentials.iter().map(|one| {
        let found = latest(one, &application.checks);
        let earlier: Vec<&Recorded> =
            application.checks.iter().rev().filter(|check| check.check.credential == *one).skip(1).collect();
        let is_over = one.valid_until.is_some_and(|last| last < today);
        let over = is_over.then(|| view! { <p class="error">{app.text("credential-over")}</p> });
        view! {
            <li class="card">
                <h3>{names::credential_kind(app, one.kind)}</h3>
                {about(app, one)}
                {over}
                {standing(app, found)}
                {before(app, &earlier)}
                {place.may_check().then(|| check::form(this, one.clone(), today))}
            </li>
        }
    });
    view! {
        <section aria-labelledby="credentials">
            <h2 id="credentials">{app.text("credentials-title")}</h2>
            <p>{app.text("credentials-lede")}</p>
            <ul class="cards column">{cards.collect_view()}</ul>
        </section>
    }
}

/// Who issued it, where, and until when it holds.
fn about(app: App, one: &Credential) -> impl IntoView + use<> {
    let until = one.valid_until.map(|last| {
        view! { <br /> {app.text_with("credential-until", &[("date", app.date(last).into())])} }
    });
    view! {
        <p>
            <span dir="auto">{one.issuer.clone()}</span> ", " {names::country(app, &one.country)}
            {until}
        </p>
    }
}

/// The latest that was recorded.
fn standing(app: App, found: Option<&Recorded>) -> impl IntoView + use<> {
    let Some(found) = found else {
        return view! { <p><span class="badge wait">{app.text("credential-unchecked")}</span></p> }
            .into_any();
    };
    let (class, id) = match found.check.confirmed {
        true => ("badge good", "credential-confirmed"),
        false => ("badge urgent", "credential-refused"),
    };
    let due = found.check.next_due.map(|due| {
        view! { <p class="small soft">{app.text_with("check-due", &[("date", app.date(due).into())])}</p> }
    });
    view! {
        <p><span class=class>{app.text(id)}</span></p>
        <p dir="auto">{names::check(app, found)}</p>
        {due}
    }
    .into_any()
}

/// What was recorded before that.
fn before(app: App, earlier: &[&Recorded]) -> impl IntoView + use<> {
    let row = |one: &&Recorded| {
        let id = if one.check.confirmed { "credential-confirmed" } else { "credential-refused" };
        view! { <li dir="auto">{format!("{}: {}", app.text(id), names::check(app, one))}</li> }
    };
    let rows: Vec<_> = earlier.iter().map(row).collect();
    (!rows.is_empty()).then(|| {
        let count = [("count", rows.len().into())];
        view! {
            <details class="more">
                <summary>{app.text_with("checks-before", &count)}</summary>
                <ul>{rows}</ul>
            </details>
        }
    })
}
