//! One consultation: where it stands, its messages, and what can be done.

mod compose;
mod end;
mod reveal;

use leptos::{prelude::*, task::spawn_local};
use secondok_client::{
    api::consultation::{Role, State},
    summary::is_over,
};
use secondok_talk::{Done, Entry, Sent};
use secondok_ui::{
    Arrived, Doing, Files, Fresh, Side, Unsent, back, loading, thread, title_of_somebody, trouble, unsent,
};

use reveal::Reveal;

use super::{app::App, names, route::Route};
use crate::{
    talk::{Command, PatientTalk},
    view::{Consultation, Draft},
};

pub(super) fn screen(app: App, index: u32) -> impl IntoView {
    let fresh: Fresh<Consultation> = Fresh::new();
    let (shown, failed) = (fresh.shown, fresh.failed);
    let fetch = move || {
        fresh.fetch(
            move || app.ask(Command::Read(index)),
            |shown, mut read: Consultation| {
                // What was new when the screen was opened stays marked.
                if let Some(before) = shown {
                    read.written.new_from = before.written.new_from;
                }
                *shown = Some(read);
            },
        );
    };
    Effect::new(move |_| {
        app.changed.track();
        fetch();
    });
    spawn_local(async move { drop(app.ask::<Done>(Command::Follow(Some(index))).await) });
    on_cleanup(move || {
        compose::leave(app, index);
        spawn_local(async move { drop(app.ask::<Done>(Command::Follow(None)).await) });
    });
    let files = Files::new(*app, index, Command::Files);
    let is_attaching = Memo::new(move |_| shown.read().as_ref().is_some_and(|read| read.attaching));
    // What is on its way is shown wherever it stands.
    Effect::new(move |_| {
        if is_attaching.get() {
            files.send(false);
        }
    });
    let again = Callback::new(move |()| fetch());
    let numbered = app.text_with("consultation-number", &[("number", index.into())]);
    let unread = numbered.clone();
    let name = Memo::new(move |_| match shown.read().as_ref() {
        Some(read) => names::doctor(app, &read.summary.doctor),
        None => unread.clone(),
    });
    let arrived = Arrived::watch(app.page, move || {
        shown.read().as_ref().map(|read| read.written.next_number(Role::Doctor))
    });
    // What is being written, and a dialog that is open, stay as they are while the consultation goes on.
    let state = Memo::new(move |_| shown.read().as_ref().map(|read| read.summary.state));
    let is_over = Memo::new(move |_| state.get().map(is_over));
    let is_support =
        Memo::new(move |_| shown.read().as_ref().is_some_and(|read| read.summary.doctor.is_support()));
    let reveal = Reveal::new();
    view! {
        {back(app.page, Route::List.link())}
        {move || title_of_somebody(app.page, name.get(), numbered.clone())}
        {move || failed.get().filter(|_| shown.read().is_none()).map(|what| trouble(app.page, &what, Some(again)))}
        {move || match shown.get() {
            Some(read) => page(app, &read, files).into_any(),
            None if failed.read().is_some() => ().into_any(),
            None => loading(app.page).into_any(),
        }}
        {files.place()}
        {move || is_over.get().map(|is_over| if is_over {
            arrived.button().into_any()
        } else {
            compose::form(app, index, (state, is_support), kept(shown), (arrived, files, reveal)).into_any()
        })}
        {move || is_over.get().is_some().then(|| end::actions(app, index, (state, is_support), reveal))}
    }
}

/// What was being written when the app ended.
fn kept(shown: RwSignal<Option<Consultation>>) -> String {
    shown.read_untracked().as_ref().map(|read| read.composing.clone()).unwrap_or_default()
}

fn page(app: App, read: &Consultation, files: Files<PatientTalk>) -> impl IntoView + use<> {
    let summary = &read.summary;
    let doctor = names::doctor(app, &summary.doctor);
    let drafts = read.drafts.iter().cloned().map(|draft| not_sent(app, draft)).collect_view().into_any();
    let side = Side { own: Role::Patient, other: &doctor, show: Some(files.show()) };
    let entries: Vec<&Entry> = read.written.entries.iter().collect();
    let opened = app.date(summary.opened);
    // Whoever has said who they are is known by more than that.
    let is_support = summary.doctor.is_support();
    let known_as = (!read.written.is_revealed() && !is_support)
        .then(|| app.text_with("read-nickname", &[("nickname", read.nickname.as_str().into())]));
    // Nobody is told anything outside the app.
    let waits = matches!(summary.state, State::Requested | State::Accepted | State::FollowUp);
    // Whoever has no opinion still has their question.
    let is_unanswered = matches!(summary.state, State::Declined | State::Expired | State::Withdrawn);
    let on = is_unanswered.then(|| {
        view! {
            <p class="actions">
                {if is_support {
                    view! { <a class="button" href=Route::Support.link()>{app.text("support-again")}</a> }
                } else {
                    view! { <a class="button" href=Route::Doctors.link()>{app.text("ask-another")}</a> }
                }}
            </p>
        }
    });
    view! {
        <div class="banner standing" role="status">
            <h2>{names::state(app, summary)}</h2>
            <p>{names::next(app, summary)}</p>
            {waits.then(|| view! { <p>{app.text("look-daily")}</p> })}
            {(summary.state == State::Requested && !is_support).then(|| view! { <p>{app.text("attach-now")}</p> })}
            {on}
        </div>
        {thread(app.page, &read.written, &entries, side, drafts)}
        <p class="small soft">
            {known_as} " "
            {app.text_with("read-opened", &[("date", opened.into())])}
        </p>
    }
}

fn not_sent(app: App, draft: Draft) -> AnyView {
    let sending = Doing::new();
    let said = draft.said.clone();
    let draft = draft.id;
    let send = Callback::new(move |()| {
        app.perform(Command::SendDraft(draft), sending, move |sent: Sent| {
            app.say_sent(sent, "say-sent");
            app.look_again();
        });
    });
    let discard = Callback::new(move |()| {
        app.perform(Command::DiscardDraft(draft), sending, move |_: Done| app.look_again());
    });
    unsent(app.page, &said, &[], Unsent { sending, send, change: None, discard })
}
