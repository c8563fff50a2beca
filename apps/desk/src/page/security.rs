//! The audit log as a timeline, the latest first.

use leptos::prelude::*;
use secondok_client::{
    api::audit::{Actor, AuditLog, AuditQuery, Detail, Entry, Named},
    protocol::Day,
};
use secondok_ui::{Doing, loading, title, trouble, trouble_line};

use super::{app::App, names, route::Route};
use crate::talk::Command;

pub(super) fn screen(app: App, alerts: bool) -> impl IntoView {
    app.fetch_audit();
    let again = Callback::new(move |()| app.fetch_audit());
    let (shown, failed) = (app.audit.shown, app.audit.failed);
    let heading = if alerts { "security-alerts" } else { "security-title" };
    // Where one is not is where one can go.
    let (other, name) = match alerts {
        true => (Route::Security(false), "security-all"),
        false => (Route::Security(true), "security-alerts"),
    };
    view! {
        {title(app.page, app.text(heading))}
        <p class="lede">{app.text("security-lede")}</p>
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match &*shown.read() {
            Some(log) => view! {
                {standing(app, log)}
                <p class="actions"><a class="button quiet" href=other.link()>{app.text(name)}</a></p>
                {list(app, log, alerts)}
            }
            .into_any(),
            None => failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
    }
}

/// Whether the log is what was written.
fn standing(app: App, log: &AuditLog) -> impl IntoView + use<> {
    if let Some(entry) = log.broken {
        let text = app.text_with("audit-log-broken", &[("entry", entry.into())]);
        return view! { <p class="banner urgent" role="alert">{text}</p> }.into_any();
    }
    let text = match log.sealed {
        Some(sealed) => {
            let args = [("number", sealed.number.into()), ("time", time(app, sealed.at).into())];
            app.text_with("security-sealed", &args)
        }
        None => app.text("security-not-sealed"),
    };
    view! { <p class="soft">{text}</p> }.into_any()
}

fn list(app: App, log: &AuditLog, alerts: bool) -> impl IntoView + use<> {
    if log.entries.is_empty() {
        let (what, next) = match alerts {
            true => ("security-no-alerts", "security-no-alerts-text"),
            false => ("security-none", "security-none-text"),
        };
        return view! {
            <div class="empty">
                <h2>{app.text(what)}</h2>
                <p>{app.text(next)}</p>
            </div>
        }
        .into_any();
    }
    let rows = log.entries.iter().map(|entry| row(app, log, entry)).collect_view();
    view! {
        <ol class="log">{rows}</ol>
        {log.more.then(|| earlier(app, log.entries.last().map(|entry| entry.number)))}
    }
    .into_any()
}

fn row(app: App, log: &AuditLog, entry: &Entry) -> impl IntoView + use<> {
    let alert = entry.event.is_alert().then(|| {
        view! { <span class="badge urgent">{app.text("security-look")}</span> " " }
    });
    view! {
        <li class:alert=entry.event.is_alert()>
            <p class="when">
                <time datetime=iso(entry.at)>{time(app, entry.at)}</time>
            </p>
            <p class="what">{alert} {what(app, log, entry)}</p>
            <p class="who" dir="auto">{who(app, log, entry.by)}</p>
        </li>
    }
}

/// The entries before those that are shown come below them.
fn earlier(app: App, before: Option<u64>) -> impl IntoView {
    let doing = Doing::new();
    let fetch = move |_| {
        let query = AuditQuery { before, alerts: app.route.get_untracked() == Route::Security(true) };
        app.perform(Command::Audit(query), doing, move |more: AuditLog| app.add_audit(more));
    };
    view! {
        {trouble_line(app.page, doing)}
        <p class="actions">
            <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=fetch>
                {app.text("security-earlier")}
            </button>
        </p>
    }
}

fn what(app: App, log: &AuditLog, entry: &Entry) -> String {
    let word = |detail| match detail {
        Detail::Who(actor) => who(app, log, actor).into(),
        Detail::Roles(roles) => names::roles(app, roles).into(),
        Detail::Notice(notice) => notice.to_text().into(),
        Detail::Day(day) => app.date(day).into(),
        Detail::Number(number) => number.into(),
    };
    let details = entry.event.details();
    let args: Vec<_> = details.into_iter().map(|(name, detail)| (name, word(detail))).collect();
    app.text_with(&format!("audit-{}", entry.event.name()), &args)
}

/// By the name that they have; of whoever is not there any more by their number.
fn who(app: App, log: &AuditLog, actor: Actor) -> String {
    match log.names.of(actor) {
        Named::Name(name) => name.to_owned(),
        Named::Text(id, number) => app.text_with(id, &[("number", number.unwrap_or_default().into())]),
    }
}

/// `16:20:23`, UTC.
fn clock(at: u64) -> String {
    let of_day = at % 86_400;
    format!("{:02}:{:02}:{:02}", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

fn iso(at: u64) -> String {
    format!("{}T{}Z", Day::from_unix_seconds(at), clock(at))
}

fn time(app: App, at: u64) -> String {
    let args = [("date", app.date(Day::from_unix_seconds(at)).into()), ("clock", clock(at).into())];
    app.text_with("security-time", &args)
}
