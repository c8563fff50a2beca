//! Asking support: a question about the service, sealed and without a name.

use leptos::prelude::*;
use secondok_talk::Sent;
use secondok_ui::{Doing, loading, title, trouble, trouble_line};

use super::{app::App, device, frame, route::Route, typing::Typing};
use crate::{talk::Command, view::Asking};

pub(super) fn screen(app: App) -> impl IntoView {
    let fetching = Doing::new();
    let kept: RwSignal<Option<String>> = RwSignal::new(None);
    let has_words = Memo::new(move |_| app.here.read().as_ref().map(|here| here.words));
    let fetch = move || {
        app.perform(Command::Support, fetching, move |Asking { kept: found }| kept.set(Some(found)));
    };
    Effect::new(move |_| {
        if has_words.get() == Some(true) {
            fetch();
        }
    });
    let again = Callback::new(move |()| fetch());
    view! {
        {title(app.page, app.text("support"))}
        <p class="lede">{app.text("support-what")}</p>
        {move || fetching.trouble.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match (has_words.get(), kept.get()) {
            (None, _) => device::unknown(app),
            (Some(false), _) => nobody(app).into_any(),
            (Some(true), Some(kept)) => form(app, kept).into_any(),
            (Some(true), None) if fetching.trouble.read().is_some() => ().into_any(),
            (Some(true), None) => loading(app.page).into_any(),
        }}
        <p class="small">
            {app.text("support-otherwise")} " "
            <a href=move || frame::page(app.page.language.get(), "contact")>{app.text("support-contact")}</a>
        </p>
    }
}

/// The answer is found again by the words: there must be some.
fn nobody(app: App) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{app.text("support-nobody")}</h2>
            <p>{app.text("support-nobody-text")}</p>
            <p class="actions">
                <a class="button" href=Route::Words.link()>{app.text("words-make")}</a>
                <a class="button quiet" href=Route::Restore.link()>{app.text("have-words")}</a>
            </p>
        </div>
    }
}

fn form(app: App, kept: String) -> impl IntoView {
    let doing = Doing::new();
    let text = RwSignal::new(kept.clone());
    let lacks = RwSignal::new(false);
    let typing = Typing::of(app, i64::MAX, None);
    let room = typing.room;
    typing.stands(kept);
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        text.set(value.clone());
        lacks.set(false);
        doing.trouble.set(None);
        typing.pauses(Command::ComposeSupport(value));
    };
    let send = move |is_sure: bool| {
        let written = text.get_untracked();
        typing.ends();
        if written.trim().is_empty() {
            lacks.set(true);
            return;
        }
        app.perform(Command::AskSupport(written, is_sure), doing, move |sent: Sent| {
            let (Sent::Done(index) | Sent::Overtaken(index)) = sent;
            app.go(Route::Consultation(index));
            app.say(app.text("support-asked"));
        });
    };
    // What the worker has kept, as waiting or as a draft, stands in the list.
    Effect::new(move |_| match doing.trouble.read().as_ref() {
        Some(trouble) if trouble.taken_over => {
            text.set(String::new());
            typing.is_gone();
            app.look_again();
        }
        Some(trouble) if !trouble.is_telling() => {
            typing.pauses(Command::ComposeSupport(text.get_untracked()));
        }
        _ => {}
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(false);
    };
    view! {
        <form autocomplete="off" on:submit=submit>
            <div class="field">
                <label for="question">{app.text("support-question")}</label>
                <p class="hint" id="question-hint">{app.text("support-hint")}</p>
                <textarea
                    id="question"
                    rows="5"
                    spellcheck="false"
                    aria-describedby="question-hint room"
                    aria-invalid=move || lacks.get().to_string()
                    prop:value=move || text.get()
                    on:input=typed
                ></textarea>
                {move || lacks.get().then(|| view! { <p class="error" role="alert">{app.text("answer-needed")}</p> })}
            </div>
            {typing.shown()}
            {trouble_line(app.page, doing)}
            <p class="left" id="room" class:over=move || room.get() < 0>{move || app.room_if_short(room.get())}</p>
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send-request")}</button>
            </p>
        </form>
        {typing.asked(doing, Callback::new(move |()| send(true)), None)}
    }
}
