//! Every question, those due first.

use leptos::prelude::*;
use secondok_client::{api::consultation::State, summary::is_over};
use secondok_talk::Trouble;
use secondok_ui::{loading, title, trouble};

use super::{App, Route, names};
use crate::view::{Asked, Questions};

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    app.fetch_questions();
    let (shown, failed) = (app.questions.shown, app.questions.failed);
    view! {
        {title(app.page, app.text("questions-title"))}
        <p class="lede">{app.text("questions-lede")}</p>
        {move || failed.get().map(|what| refused(app, &what))}
        {move || match &*shown.read() {
            Some(questions) => list(app, questions).into_any(),
            None => failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
        <p class="actions">
            <a class="button quiet" href=Route::SupportStaff.link()>{app.text("support-staff-title")}</a>
        </p>
    }
}

/// What hinders somebody from reading is no fault, and goes on where people are let in.
fn refused(app: App, what: &Trouble) -> AnyView {
    let again = Callback::new(move |()| app.fetch_questions());
    if matches!(what.message.as_str(), "failure-support-not-set-up" | "failure-support-not-let-in") {
        let (what, next) = app.sentences(what);
        return view! {
            <div class="empty">
                <h2>{what}</h2>
                <p>{next}</p>
            </div>
        }
        .into_any();
    }
    trouble(app.page, what, Some(again))
}

fn list(app: App, questions: &Questions) -> impl IntoView + use<> {
    let rows = |over: bool| {
        let items = questions.items.iter().filter(|asked| is_over(asked.state) == over);
        items.map(|asked| row(app, asked)).collect::<Vec<_>>()
    };
    let (open, over) = (rows(false), rows(true));
    let none = open.is_empty().then(|| {
        view! {
            <div class="empty">
                <h2>{app.text("questions-none")}</h2>
                <p>{app.text("questions-none-text")}</p>
            </div>
        }
    });
    let over = (!over.is_empty()).then(|| {
        view! {
            <details class="more">
                <summary>{app.text_with("questions-over", &[("count", over.len().into())])}</summary>
                <ul class="rows tall">{over}</ul>
            </details>
        }
    });
    let open = (!open.is_empty()).then(|| view! { <ul class="rows tall">{open}</ul> });
    view! {
        {questions.clock.map(|(device, service)| app.clock_differs(device, service))}
        {open}
        {none}
        {over}
    }
}

fn row(app: App, asked: &Asked) -> impl IntoView + use<> {
    let unread = (asked.unread > 0).then(|| app.text_with("list-unread", &[("count", asked.unread.into())]));
    // The days that whoever asks has are not the staff's.
    let days =
        asked.days_left.filter(|_| !is_over(asked.state) && asked.state != State::Answered).map(|days| {
            let class = if days <= 1 { "badge wait" } else { "badge" };
            view! { <span class=class>{app.text_with("days-left", &[("days", days.into())])}</span> }
        });
    let sending = asked.is_sending.then(|| view! { " " <strong>{app.text("list-sending")}</strong> });
    view! {
        <li>
            <a href=Route::Question(asked.number).link()>
                <span class="name" dir="auto">{names::asker(app, asked)}</span>
                <span class="about">{names::due(app, asked)} {sending}</span>
                <span class="end cluster">
                    {unread.map(|text| view! { <span class="badge good">{text}</span> })}
                    {days}
                </span>
            </a>
        </li>
    }
}
