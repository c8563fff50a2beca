//! One consultation: where it stands, its messages, and what can be done.

mod compose;
mod end;

use leptos::{prelude::*, task::spawn_local};
use secondok_client::api::consultation::Role;

use super::{
    app::{App, Doing},
    ask::ask,
    names,
    pieces::{back, busy, loading, title, trouble, trouble_line},
    route::Route,
    said,
};
use crate::{
    talk::{Command, Done, Trouble},
    view::{Consultation, Draft, Entry, Said, Sent},
};

pub(super) fn screen(app: App, index: u32) -> impl IntoView {
    let shown: RwSignal<Option<Consultation>> = RwSignal::new(None);
    let failed: RwSignal<Option<Trouble>> = RwSignal::new(None);
    // Asked for again while it is being fetched: once more afterwards.
    let (is_fetching, is_due) = (StoredValue::new(false), StoredValue::new(false));
    let fetch = move || {
        if is_fetching.get_value() {
            is_due.set_value(true);
            return;
        }
        is_fetching.set_value(true);
        spawn_local(async move {
            loop {
                match ask::<Consultation>(Command::Read(index)).await {
                    Ok(mut read) => {
                        let _ = failed.try_set(None);
                        let _ = shown.try_update(|shown| {
                            // What was new when the screen was opened stays marked.
                            if let Some(before) = shown {
                                read.new_from = before.new_from;
                            }
                            *shown = Some(read);
                        });
                    }
                    Err(trouble) => {
                        // What was read stays to be read, except where it is no more.
                        if trouble.message == "failure-gone" || trouble.message == "failure-no-such-number" {
                            let _ = shown.try_set(None);
                        }
                        let _ = failed.try_set(Some(trouble));
                    }
                }
                if is_due.try_get_value() != Some(true) {
                    let _ = is_fetching.try_set_value(false);
                    return;
                }
                is_due.set_value(false);
            }
        });
    };
    Effect::new(move |_| {
        app.changed.track();
        fetch();
    });
    spawn_local(async move { drop(ask::<Done>(Command::Follow(Some(index))).await) });
    on_cleanup(move || spawn_local(async move { drop(ask::<Done>(Command::Follow(None)).await) }));
    let again = Callback::new(move |()| fetch());
    let name = Memo::new(move |_| match shown.read().as_ref() {
        Some(read) => names::doctor(app, &read.summary.doctor),
        None => app.text_with("consultation-number", &[("number", index.into())]),
    });
    view! {
        {back(app, Route::List)}
        {move || title(app, name.get())}
        {move || failed.get().filter(|_| shown.read().is_none()).map(|what| trouble(app, &what, Some(again)))}
        {move || match shown.get() {
            Some(read) => page(app, &read).into_any(),
            None if failed.read().is_some() => ().into_any(),
            None => loading(app).into_any(),
        }}
        {move || {
            let state = Memo::new(move |_| shown.read().as_ref().map(|read| read.summary.state));
            move || state.get().map(|state| view! {
                {(!names::is_over(state)).then(|| compose::form(app, index, state, kept(shown)))}
                {end::actions(app, index, state)}
            })
        }}
    }
}

/// What was being written when the app ended.
fn kept(shown: RwSignal<Option<Consultation>>) -> String {
    shown.read_untracked().as_ref().map(|read| read.composing.clone()).unwrap_or_default()
}

fn page(app: App, read: &Consultation) -> impl IntoView + use<> {
    let summary = &read.summary;
    let asked: Vec<String> = read
        .entries
        .iter()
        .find_map(|entry| match &entry.said {
            Said::Request { questions, .. } => Some(questions.clone()),
            _ => None,
        })
        .unwrap_or_default();
    let doctor = names::doctor(app, &summary.doctor);
    let entries =
        read.entries.iter().map(|entry| message(app, entry, &doctor, &asked, read.new_from)).collect_view();
    let waiting = read.waiting.as_ref().map(|waiting| {
        view! {
            <li class="said own waiting">
                <header><span>{app.text("thread-you")}</span></header>
                {said::said(app, waiting, &asked)}
                <footer><span>{app.text("thread-waiting")}</span></footer>
            </li>
        }
    });
    let drafts = read.drafts.iter().cloned().map(|draft| unsent(app, draft)).collect_view();
    let opened = app.date(summary.opened);
    view! {
        <div class="banner standing">
            <h2 role="status">{names::state(app, summary.state)}</h2>
            <p>{names::next(app, summary)}</p>
        </div>
        {faults(app, read)}
        <ol class="thread" aria-label=app.text("thread")>{entries}{waiting}{drafts}</ol>
        <p class="small soft">
            {app.text_with("read-nickname", &[("nickname", read.nickname.as_str().into())])} " "
            {app.text_with("read-opened", &[("date", opened.into())])}
        </p>
    }
}

fn message(app: App, entry: &Entry, doctor: &str, asked: &[String], new_from: u32) -> AnyView {
    let is_own = entry.role == Role::Patient;
    let is_new = !is_own && entry.sequence >= new_from;
    let who = if is_own { app.text("thread-you") } else { doctor.to_owned() };
    let header = view! {
        <header class="split">
            <span>{who}</span>
            <span>
                {is_new.then(|| view! { <span class="badge good">{app.text("thread-new")}</span> " " })}
                {app.date(entry.day)}
            </span>
        </header>
    };
    let inside = said::said(app, &entry.said, asked);
    if matches!(entry.said, Said::Opinion(_)) {
        view! { <li class="card">{header}{inside}</li> }.into_any()
    } else {
        view! { <li class="said" class:own=is_own>{header}{inside}</li> }.into_any()
    }
}

/// Messages that did not pass, and some that are kept back: told plainly, never passed over.
fn faults(app: App, read: &Consultation) -> impl IntoView + use<> {
    let of = |role: Role| app.text(if role == Role::Patient { "role-patient" } else { "role-doctor" });
    let refused = read.refused.iter().map(|(role, sequence)| {
        app.text_with("thread-refused", &[("count", (sequence + 1).into()), ("role", of(*role).into())])
    });
    let withheld = [Role::Patient, Role::Doctor].into_iter().filter(|role| read.withheld.of(*role) > 0);
    let withheld = withheld.map(|role| {
        app.text_with(
            "thread-withheld",
            &[("count", read.withheld.of(role).into()), ("role", of(role).into())],
        )
    });
    refused
        .chain(withheld)
        .map(|text| view! { <p class="banner urgent" role="alert">{text}</p> })
        .collect_view()
}

fn unsent(app: App, draft: Draft) -> impl IntoView {
    let doing = Doing::new();
    let look_again = move || app.changed.update(|count| *count += 1);
    let inside = said::said(app, &draft.said, &[]);
    let draft = StoredValue::new(draft);
    let send = move |_| {
        app.perform(Command::SendDraft(draft.get_value()), doing, move |sent: Sent| {
            app.say(app.text(match sent {
                Sent::Done(_) => "say-sent",
                Sent::Overtaken(_) => "overtaken",
            }));
            look_again();
        });
    };
    let discard =
        move |_| app.perform(Command::DiscardDraft(draft.get_value()), doing, move |_: Done| look_again());
    view! {
        <li class="said own failed">
            <header><span>{app.text("thread-you")}</span></header>
            {inside}
            {trouble_line(app, doing)}
            <footer>
                <span>{app.text("thread-unsent")}</span>
                <button class="button plain" type="button" aria-busy=busy(doing) on:click=send>{app.text("send-again")}</button>
                <button class="button plain" type="button" on:click=discard>{app.text("discard")}</button>
            </footer>
        </li>
    }
}
