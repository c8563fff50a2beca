//! One consultation: the case on one side, what is being written on the other.

mod case;
mod end;
mod form;
mod opinion;
mod preview;
mod say;

use leptos::prelude::*;
use secondok_client::{
    api::consultation::{Role, State},
    summary::is_over,
};
use secondok_ui::{Arrived, Files, back, loading, title_of_somebody, trouble};

use super::{app::App, names, route::Route};
use crate::{talk::Command, view::Consultation};
use form::Form;

pub(super) use preview::screen as preview;

pub(super) fn screen(app: App, number: u32) -> impl IntoView {
    app.open(number);
    let (shown, failed) = (app.case.shown, app.case.failed);
    let again = Callback::new(move |()| app.read());
    let numbered = app.text_with("consultation-number", &[("number", number.into())]);
    let unread = numbered.clone();
    let name = Memo::new(move |_| match shown.read().as_ref() {
        Some(read) => names::patient(app, read.item.nickname.as_deref()),
        None => unread.clone(),
    });
    let files = Files::new(*app, number, Command::Files);
    let arrived = Arrived::watch(app.page, move || {
        shown.read().as_ref().map(|read| read.written.next_number(Role::Patient))
    });
    view! {
        {back(app.page, Route::Queue.link())}
        {move || title_of_somebody(app.page, name.get(), numbered.clone())}
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || (shown.read().is_none() && failed.read().is_none()).then(|| loading(app.page))}
        <div class="columns" class:stacked=move || app.is_stacked() class:beside=move || app.is_beside()>
            <div>
                {move || shown.get().map(|read| case::column(app, &read, files))}
                {files.place()}
            </div>
            {writing(app, number)}
        </div>
        {arrived.button()}
    }
}

/// What can be done and written now. It stays as it is while messages come, so that nobody loses their place in a field.
fn writing(app: App, number: u32) -> impl IntoView {
    let shown = app.case.shown;
    let stands = Memo::new(move |_| {
        app.refilled.track();
        shown.read().as_ref().map(|read| (read.item.state, read.written.questions()))
    });
    let refilled = app.refilled;
    view! {
        <div class="writing screen-only">
            {move || {
                refilled.track();
                stands.get().map(|(state, questions)| {
                    let kept = shown.read_untracked().as_ref().map(|read| (read.writing.clone(), read.room));
                    let (kept, room) = kept.unwrap_or_default();
                    let form = Form::new(app, number, questions.len(), kept, room);
                    parts(app, number, state, &questions, form)
                })
            }}
        </div>
    }
}

fn parts(app: App, number: u32, state: State, questions: &[String], form: Form) -> AnyView {
    match state {
        State::Requested => end::decide(app, number).into_any(),
        State::Accepted => view! {
            {opinion::editor(app, number, questions, form, false)}
            {say::form(app, number, state, form)}
            {end::give_back(app, number)}
        }
        .into_any(),
        State::Answered => view! {
            {say::form(app, number, state, form)}
            {end::close(app, number, false)}
        }
        .into_any(),
        State::FollowUp => view! {
            {say::form(app, number, state, form)}
            {end::close(app, number, true)}
            {opinion::editor(app, number, questions, form, true)}
        }
        .into_any(),
        State::Closed | State::Declined | State::Expired | State::Withdrawn => view! {
            <section>
                <p class="soft">{app.text("nothing-more")}</p>
                {print(app)}
            </section>
        }
        .into_any(),
    }
}

fn print(app: App) -> impl IntoView {
    view! {
        <p class="actions">
            <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
        </p>
    }
}

/// Whether a sign of danger still matters.
fn is_danger(read: &Consultation) -> bool {
    read.item.danger && !is_over(read.item.state)
}
