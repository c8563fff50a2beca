//! Every consultation at a glance, in the order in which one works.

use leptos::prelude::*;
use secondok_client::{api::verification::Standing, protocol::Day, summary::is_over};
use secondok_talk::Trouble;
use secondok_ui::{loading, title, trouble};

use super::{app::App, names, route::Route};
use crate::view::{Item, Queue};

pub(super) fn screen(app: App) -> impl IntoView {
    app.fetch_queue();
    let again = Callback::new(move |()| app.fetch_queue());
    let (shown, failed) = (app.queue.shown, app.queue.failed);
    let is_there = Memo::new(move |_| shown.read().is_some());
    view! {
        {title(app.page, app.text("queue-title"))}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || {
            if is_there.get() {
                list(app).into_any()
            } else if failed.read().is_some() {
                ().into_any()
            } else {
                loading(app.page).into_any()
            }
        }}
    }
}

/// Only the rows that change are made anew: whoever stands on one with the keyboard stays there.
fn list(app: App) -> impl IntoView {
    let items = move |over: bool| -> Vec<Item> {
        let shown = app.queue.shown.read();
        let items = shown.iter().flat_map(|queue| &queue.items);
        items.filter(|item| is_over(item.state) == over).cloned().collect()
    };
    let rows = move |over: bool| {
        view! {
            <ul class="rows tall" hidden=move || items(over).is_empty()>
                <For
                    each=move || items(over)
                    key=|item| format!("{item:?}")
                    children=move |item| row(app, &item)
                />
            </ul>
        }
    };
    let open = Memo::new(move |_| items(false).len());
    let dangers = Memo::new(move |_| items(false).iter().filter(|item| item.danger).count());
    let over = Memo::new(move |_| items(true).len());
    view! {
        {move || app.queue.shown.read().as_ref().map(|queue| banners(app, queue))}
        <p class="soft" role="status">
            {move || (open.get() > 0).then(|| app.text_with("queue-count", &[("count", open.get().into())]))}
            {move || (dangers.get() > 0).then(|| view! {
                " " <strong>{app.text_with("queue-dangers", &[("count", dangers.get().into())])}</strong>
            })}
        </p>
        {move || (open.get() == 0).then(|| {
            let may_consult = app.standing().is_none_or(Standing::may_consult);
            let (what, text) = match may_consult {
                true => ("queue-none", "queue-none-text"),
                false => ("queue-not-yet", "queue-not-yet-text"),
            };
            let on = (!may_consult).then(|| view! {
                <p class="actions"><a class="button" href=Route::Application.link()>{app.text("application-title")}</a></p>
            });
            view! { <div class="empty"><h2>{app.text(what)}</h2><p>{app.text(text)}</p>{on}</div> }
        })}
        {rows(false)}
        <details class="more" hidden=move || over.get() == 0>
            <summary>{move || app.text_with("queue-over", &[("count", over.get().into())])}</summary>
            {rows(true)}
        </details>
    }
}

fn banners(app: App, queue: &Queue) -> impl IntoView + use<> {
    let urgent = |title, what: &Option<Trouble>| {
        what.as_ref().map(|what| {
            let (what, next) = app.sentences(what);
            view! {
                <div class="banner urgent" role="alert">
                    <h2>{app.text(title)}</h2>
                    <p>{what} " " {next}</p>
                </div>
            }
        })
    };
    let is_unseen = queue.alarm.as_ref().is_some_and(|what| what.message == "failure-key-log-out-of-reach");
    let alarm = if is_unseen { "key-alarm-unseen" } else { "key-alarm" };
    view! {
        {queue.clock.map(|(device, service)| app.clock_differs(device, service))}
        {urgent(alarm, &queue.alarm)}
        {move || app.licence_ends().map(|(last, left)| licence(app, last, left))}
        {urgent("keys-not-renewed", &queue.keys)}
    }
}

/// The licence runs out, or has.
fn licence(app: App, last: Day, left: i64) -> impl IntoView + use<> {
    let (name, next) =
        if left < 0 { ("licence-over", "licence-over-next") } else { ("licence-ends", "licence-next") };
    let args = [("date", app.date(last).into()), ("days", left.into())];
    view! {
        <div class="banner note">
            <h2>{app.text_with(name, &args)}</h2>
            <p>{app.text(next)}</p>
        </div>
    }
}

fn row(app: App, item: &Item) -> impl IntoView + use<> {
    let name = names::patient(app, item.nickname.as_deref());
    let is_danger = item.danger && !is_over(item.state);
    let unread = (item.unread > 0).then(|| app.text_with("list-unread", &[("count", item.unread.into())]));
    let days = item.days_left.map(|days| {
        let class = if days <= 1 { "badge wait" } else { "badge" };
        view! { <span class=class>{app.text_with("days-left", &[("days", days.into())])}</span> }
    });
    let more = [
        item.sending.then(|| app.text("list-sending")),
        (item.drafts > 0).then(|| app.text("list-draft")),
        item.writing.then(|| app.text("queue-writing")),
    ];
    view! {
        <li>
            <a href=Route::Consultation(item.number).link()>
                <span class="name">{name} ", " {names::specialty(app, item)}</span>
                <span class="about">
                    <strong>{names::state(app, item.state)}</strong> ". " {names::due(app, item)}
                    {more.into_iter().flatten().map(|text| view! { " " <strong>{text}</strong> }).collect_view()}
                </span>
                <span class="end cluster">
                    {is_danger.then(|| view! { <span class="badge urgent">{app.text("danger")}</span> })}
                    {unread.map(|text| view! { <span class="badge good">{text}</span> })}
                    {days}
                </span>
            </a>
        </li>
    }
}
