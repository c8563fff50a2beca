//! Every consultation at a glance.

use leptos::{html, prelude::*};
use secondok_talk::{Done, Sent};
use secondok_ui::{Doing, Sure, dialog, loading, open, said, title, trouble, trouble_line};

use super::{app::App, device, names, route::Route};
use crate::{
    talk::Command,
    view::{Consultations, Draft, IntakeState, News, Summary},
};

pub(super) fn screen(app: App) -> impl IntoView {
    let fetching = Doing::new();
    let fetch = move || {
        app.perform(Command::Consultations, fetching, move |mut found: Consultations| {
            if found.trouble.is_some() {
                // What was listed before is still worth seeing.
                found.list = app
                    .list
                    .with_untracked(|list| list.as_ref().map_or(Vec::new(), |list| list.list.clone()));
            }
            app.waits.set(found.waiting.is_some() || found.list.iter().any(|summary| summary.sending));
            // What still waits is shown, not told.
            let told = found.news.iter().find(|news| !matches!(news, News::AskWaits | News::Waits(_)));
            if let Some(news) = told {
                app.say(names::news(app, *news));
            } else if let Some(number) = found.gone.first() {
                app.say(app.text_with("list-gone", &[("number", (*number).into())]));
            }
            if !found.list.is_empty() {
                app.restored.set_value(false);
            }
            app.list.set(Some(found));
        });
    };
    Effect::new(move |_| {
        app.changed.track();
        if app.here.with(|here| here.as_ref().is_some_and(|here| here.words)) {
            fetch();
        }
    });
    let again = Callback::new(move |()| fetch());
    view! {
        {title(app.page, app.text("my-consultations"))}
        {move || fetching.trouble.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || {
            let has_words = app.here.with(|here| here.as_ref().map(|here| here.words));
            match (has_words, app.list.get()) {
                (Some(false), _) => nobody(app).into_any(),
                (_, Some(found)) => shown(app, found, again).into_any(),
                (None, None) => device::unknown(app),
                _ if fetching.trouble.read().is_some() => ().into_any(),
                _ => loading(app.page).into_any(),
            }
        }}
    }
}

fn nobody(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{app.text("list-nobody")}</h2>
            <p>{app.text("list-nobody-text")}</p>
            <p class="actions">
                <a class="button" href=Route::Doctors.link()>{app.text("choose-doctor")}</a>
                <a class="button quiet" href=Route::Restore.link()>{app.text("have-words")}</a>
            </p>
        </div>
    }
}

fn shown(app: App, found: Consultations, again: Callback<()>) -> impl IntoView {
    let is_empty = found.trouble.is_none()
        && found.list.is_empty()
        && found.drafts.is_empty()
        && found.waiting.is_none();
    let clock = found.clock.map(|(device, service)| app.clock_differs(device, service));
    let intake = move || {
        app.here.read().as_ref().is_some_and(|here| here.intake).then(|| view! {
            <div class="banner">
                <p>{app.text("intake-kept")}</p>
                <p class="actions"><a class="button quiet" href=Route::Ask(None).link()>{app.text("intake-go-on")}</a></p>
            </div>
        })
    };
    view! {
        {found.trouble.map(|what| trouble(app.page, &what, Some(again)))}
        {clock}
        {intake}
        {found.waiting.map(|waiting| waiting_request(app, &waiting))}
        {found.drafts.into_iter().map(|draft| kept_request(app, draft)).collect_view()}
        {if is_empty {
            // Whoever has typed their words had something to come back to.
            let (title, text) = match app.restored.get_value() {
                true => ("list-not-found", "list-not-found-text"),
                false => ("list-none", "list-none-text"),
            };
            view! {
                <div class="empty">
                    <h2>{app.text(title)}</h2>
                    <p>{app.text(text)}</p>
                    <p class="actions"><a class="button" href=Route::Doctors.link()>{app.text("choose-doctor")}</a></p>
                </div>
            }
            .into_any()
        } else {
            view! {
                {(!found.list.is_empty()).then(|| view! {
                    <ul class="rows tall">{found.list.iter().map(|summary| row(app, summary)).collect_view()}</ul>
                })}
                <p class="actions"><a class="button quiet" href=Route::Doctors.link()>{app.text("ask-another")}</a></p>
            }
            .into_any()
        }}
    }
}

fn row(app: App, summary: &Summary) -> impl IntoView + use<> {
    let end = if summary.unread > 0 {
        let text = app.text_with("list-unread", &[("count", summary.unread.into())]);
        view! { <span class="badge good">{text}</span> }.into_any()
    } else if let Some(days) = summary.days_left {
        let class = if days <= 1 { "badge wait" } else { "badge" };
        view! { <span class=class>{app.text_with("days-left", &[("days", days.into())])}</span> }.into_any()
    } else {
        ().into_any()
    };
    let more = [
        summary.sending.then(|| app.text("list-sending")),
        (summary.drafts > 0).then(|| app.text("list-draft")),
    ];
    view! {
        <li>
            <a href=Route::Consultation(summary.index).link()>
                <span class="name">{names::doctor(app, &summary.doctor)}</span>
                <span class="about">
                    <strong>{names::state(app, summary)}</strong> ". " {names::next(app, summary)}
                    {more.into_iter().flatten().map(|text| view! { " " <strong>{text}</strong> }).collect_view()}
                </span>
                <span class="end">{end}</span>
            </a>
        </li>
    }
}

fn to(app: App, draft: &Draft) -> String {
    draft.doctor.as_ref().map_or_else(|| app.text("doctor-not-listed"), |doctor| names::doctor(app, doctor))
}

fn waiting_request(app: App, draft: &Draft) -> impl IntoView + use<> {
    let text = app.text_with("list-waiting-request", &[("doctor", to(app, draft).into())]);
    view! {
        <div class="banner note" role="status">
            <p>{text}</p>
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| app.resume()>{app.text("try-again")}</button>
            </p>
        </div>
    }
}

fn kept_request(app: App, draft: Draft) -> impl IntoView {
    let doing = Doing::new();
    let text = app.text_with("list-kept-request", &[("doctor", to(app, &draft).into())]);
    let can_change = draft.doctor.as_ref().is_none_or(|doctor| !doctor.is_support());
    let look_again = move || app.look_again();
    let inside = said::said(app.page, &draft.said, &[], None);
    let draft = draft.id;
    let send = move |_| {
        app.perform(Command::SendDraft(draft), doing, move |sent: Sent| {
            let (Sent::Done(index) | Sent::Overtaken(index)) = sent;
            app.go(Route::Consultation(index));
            app.say(app.text("ask-sent"));
        });
    };
    let change = move |_| {
        app.perform(Command::ChangeDraft(draft), doing, move |_: IntakeState| {
            app.look();
            app.go(Route::Ask(None));
        });
    };
    let sure = NodeRef::<html::Dialog>::new();
    let discard = move || app.perform(Command::DiscardDraft(draft), doing, move |_: Done| look_again());
    view! {
        <div class="banner note">
            <h2>{text}</h2>
            <details class="more"><summary>{app.text("show-it")}</summary>{inside}</details>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=send>{app.text("send-again")}</button>
                {can_change.then(|| view! {
                    <button class="button quiet" type="button" on:click=change>{app.text("change")}</button>
                })}
                <button class="button plain" type="button" on:click=move |_| open(sure)>{app.text("discard")}</button>
            </p>
            {dialog(sure, Sure::discard(app.page), (), discard)}
        </div>
    }
}
