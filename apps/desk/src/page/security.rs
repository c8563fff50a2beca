//! The audit log as a timeline, the latest first.

use leptos::prelude::*;
use secondok_client::{
    api::audit::{Actor, AuditQuery, Detail, Entry, Named, clock},
    protocol::Day,
};
use secondok_ui::{Doing, Fresh, loading, title, trouble, trouble_line};

use super::{app::App, names, route::Route};
use crate::{talk::Command, view::AuditLog};

pub(super) fn screen(app: App, alerts: bool) -> impl IntoView {
    let log = Fresh::<AuditLog>::new();
    let fetch = move || {
        log.fetch(
            move || app.ask(Command::Audit(AuditQuery { before: None, alerts })),
            |shown, new| *shown = Some(joined(new, shown.take())),
        );
    };
    Effect::new(move |_| {
        app.again.track();
        fetch();
    });
    let heading = if alerts { "security-alerts" } else { "security-title" };
    // Where one is not is where one can go.
    let (other, name) = match alerts {
        true => (Route::Security(false), "security-all"),
        false => (Route::Security(true), "security-alerts"),
    };
    let is_empty = Memo::new(move |_| log.shown.read().as_ref().map(|log| log.entries.is_empty()));
    let entries = move || log.shown.read().as_ref().map(|log| log.entries.clone()).unwrap_or_default();
    view! {
        {title(app.page, app.text(heading))}
        <p class="lede">{app.text("security-lede")}</p>
        {move || log.failed.get().map(|what| trouble(app.page, &what, Some(Callback::new(move |()| fetch()))))}
        {move || log.shown.read().as_ref().map(|log| standing(app, log))}
        <p class="actions"><a class="button quiet" href=other.link()>{app.text(name)}</a></p>
        {move || match is_empty.get() {
            Some(true) => none(app, alerts).into_any(),
            None if log.failed.read().is_none() => loading(app.page).into_any(),
            _ => ().into_any(),
        }}
        // What stands there stays as it is while something is added above or below.
        <ol class="log">
            <For each=entries key=|entry| entry.number children=move |entry| row(app, log, &entry) />
        </ol>
        {earlier(app, log, alerts)}
    }
}

/// The latest entries with what was shown of earlier ones, where nothing is missing between the two.
fn joined(new: AuditLog, shown: Option<AuditLog>) -> AuditLog {
    let Some(mut old) = shown else { return new };
    let (Some(last), Some(first)) = (new.entries.last(), old.entries.first()) else { return new };
    if last.number > first.number {
        return new;
    }
    let from = last.number;
    old.entries.retain(|entry| entry.number < from);
    if old.entries.is_empty() { new } else { with_earlier(new, old) }
}

/// The same with those that come before.
fn with_earlier(mut log: AuditLog, earlier: AuditLog) -> AuditLog {
    log.entries.extend(earlier.entries);
    log.more = earlier.more;
    log.names.staff.extend(earlier.names.staff);
    log.names.doctors.extend(earlier.names.doctors);
    log
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

fn none(app: App, alerts: bool) -> impl IntoView {
    let (what, next) = match alerts {
        true => ("security-no-alerts", "security-no-alerts-text"),
        false => ("security-none", "security-none-text"),
    };
    view! {
        <div class="empty">
            <h2>{app.text(what)}</h2>
            <p>{app.text(next)}</p>
        </div>
    }
}

fn row(app: App, log: Fresh<AuditLog>, entry: &Entry) -> impl IntoView + use<> {
    let is_alert = entry.event.is_alert();
    let alert = is_alert.then(|| view! { <span class="badge urgent">{app.text("security-look")}</span> " " });
    let (what, who) = log
        .shown
        .read_untracked()
        .as_ref()
        .map(|log| (what(app, log, entry), who(app, log, entry.by)))
        .unwrap_or_default();
    view! {
        <li class:alert=is_alert>
            <p class="when">
                <time datetime=iso(entry.at)>{time(app, entry.at)}</time>
            </p>
            <p class="what">{alert} {what}</p>
            <p class="who" dir="auto">{who}</p>
        </li>
    }
}

/// The entries before those that are shown come below them.
fn earlier(app: App, log: Fresh<AuditLog>, alerts: bool) -> impl IntoView {
    let doing = Doing::new();
    let has_more = Memo::new(move |_| log.shown.read().as_ref().is_some_and(|log| log.more));
    let fetch = move |_| {
        let shown = log.shown.read_untracked();
        let before = shown.as_ref().and_then(|log| log.entries.last()).map(|entry| entry.number);
        drop(shown);
        let query = AuditQuery { before, alerts };
        app.perform(Command::Audit(query), doing, move |more: AuditLog| {
            let count = more.entries.len();
            log.shown.update(|shown| *shown = shown.take().map(|log| with_earlier(log, more)));
            app.say(app.text_with("security-earlier-shown", &[("count", count.into())]));
        });
    };
    view! {
        {trouble_line(app.page, doing)}
        {move || has_more.get().then(|| view! {
            <p class="actions">
                <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=fetch>
                    {app.text("security-earlier")}
                </button>
            </p>
        })}
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

fn iso(at: u64) -> String {
    format!("{}T{}Z", Day::from_unix_seconds(at), clock(at))
}

fn time(app: App, at: u64) -> String {
    let args = [("date", app.date(Day::from_unix_seconds(at)).into()), ("clock", clock(at).into())];
    app.text_with("security-time", &args)
}

#[cfg(test)]
mod tests {
    use secondok_client::api::audit::Event;

    use super::*;

    fn log(numbers: impl IntoIterator<Item = u64>, more: bool) -> AuditLog {
        let entry = |number| Entry { number, at: 0, by: Actor::Operator, event: Event::SupportSetUp };
        let entries = numbers.into_iter().map(entry).collect();
        AuditLog { entries, more, names: Default::default(), sealed: None, broken: None }
    }

    fn numbers(log: &AuditLog) -> Vec<u64> {
        log.entries.iter().map(|entry| entry.number).collect()
    }

    #[test]
    fn what_is_new_stands_above_what_was_shown_and_what_is_earlier_below() {
        let shown = log([6, 5, 4, 3], false);
        let all = joined(log([8, 7, 6, 5], true), Some(shown.clone()));
        assert_eq!((numbers(&all), all.more), (vec![8, 7, 6, 5, 4, 3], false));
        let gap = joined(log([19, 18, 17], true), Some(shown.clone()));
        assert_eq!((numbers(&gap), gap.more), (vec![19, 18, 17], true), "what lies between is not known");
        let same = joined(shown.clone(), Some(shown.clone()));
        assert_eq!((numbers(&same), same.more), (vec![6, 5, 4, 3], false));
        assert_eq!(numbers(&joined(log([1], false), None)), [1]);
    }
}
