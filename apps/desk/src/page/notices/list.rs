//! Every notice, by where it stands.

use leptos::prelude::*;
use secondok_client::api::notice::{DeskNotice, NoticeState, Severity};
use secondok_ui::{loading, title, trouble};

use super::{App, Route, names};

/// Where notices stand, in the order in which somebody has to do with them.
const GROUPS: [(&str, &[NoticeState]); 3] = [
    ("notices-drafts", &[NoticeState::Draft]),
    ("notices-shown", &[NoticeState::InForce]),
    ("notices-coming", &[NoticeState::Coming]),
];
const PAST: [NoticeState; 2] = [NoticeState::Over, NoticeState::Withdrawn];

pub(in crate::page) fn screen(app: App) -> impl IntoView {
    app.fetch_notices();
    let again = Callback::new(move |()| app.fetch_notices());
    let (shown, failed) = (app.notices.shown, app.notices.failed);
    view! {
        {title(app.page, app.text("notices-title"))}
        <p class="lede">{app.text("notices-lede")}</p>
        <p class="actions"><a class="button" href=Route::NewNotice.link()>{app.text("notice-write")}</a></p>
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match &*shown.read() {
            Some(notices) => groups(app, &notices.notices).into_any(),
            None => failed.read().is_none().then(|| loading(app.page)).into_any(),
        }}
    }
}

fn groups(app: App, notices: &[DeskNotice]) -> impl IntoView + use<> {
    let of = |states: &[NoticeState]| -> Vec<_> {
        notices
            .iter()
            .filter(|notice| states.contains(&notice.state))
            .map(|notice| row(app, notice))
            .collect()
    };
    let group = |(name, states): &(&str, &[NoticeState])| {
        let rows = of(states);
        (!rows.is_empty()).then(|| {
            view! {
                <h2>{app.text(name)}</h2>
                <ul class="rows tall">{rows}</ul>
            }
        })
    };
    let past = of(&PAST);
    let past = (!past.is_empty()).then(|| {
        let count = [("count", past.len().into())];
        view! {
            <details class="more">
                <summary>{app.text_with("notices-past", &count)}</summary>
                <ul class="rows tall">{past}</ul>
            </details>
        }
    });
    let none = notices.is_empty().then(|| {
        view! {
            <div class="empty">
                <h2>{app.text("notices-none")}</h2>
                <p>{app.text("notices-none-text")}</p>
            </div>
        }
    });
    view! {
        {GROUPS.iter().map(group).collect_view()}
        {none}
        {past}
    }
}

fn row(app: App, notice: &DeskNotice) -> impl IntoView + use<> {
    let own = app.entrance.session().is_some_and(|session| session.staff == notice.writer);
    let class = match (notice.state, own) {
        (NoticeState::Draft, false) => "badge wait",
        (NoticeState::InForce, _) => "badge good",
        _ => "badge",
    };
    let state = names::state(app, notice.state, own);
    let important = (notice.draft.severity == Severity::Important)
        .then(|| view! { <span class="badge">{app.text("notice-important")}</span> });
    view! {
        <li>
            <a href=Route::Notice(notice.id).link()>
                <span class="name" dir="auto">{names::title(app, notice)}</span>
                <span class="about">{names::shown(app, notice)}</span>
                <span class="end cluster">
                    {important}
                    <span class=class>{state}</span>
                </span>
            </a>
        </li>
    }
}
