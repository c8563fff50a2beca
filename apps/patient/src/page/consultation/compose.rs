//! Writing to the doctor.

use leptos::prelude::*;
use secondok_client::api::consultation::State;
use secondok_talk::Sent;
use secondok_ui::{Arrived, Doing, Files, trouble_line};

use super::reveal::Reveal;
use crate::{
    page::{app::App, typing::Typing},
    talk::{Command, PatientTalk},
};

pub(super) fn form(
    app: App,
    index: u32,
    (state, is_support): (Memo<Option<State>>, Memo<bool>),
    kept: String,
    (arrived, files, reveal): (Arrived, Files<PatientTalk>, Reveal),
) -> impl IntoView {
    let doing = Doing::new();
    app.composing.update(|composing| {
        composing.entry(index).or_insert(kept);
    });
    let text = move || app.composing.read().get(&index).cloned().unwrap_or_default();
    let is_follow_up = move || state.get() == Some(State::Answered);
    let typing = Typing::of(app, i64::MAX, None);
    let room = typing.room;
    typing.stands(untrack(text));
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        app.composing.update(|composing| drop(composing.insert(index, value.clone())));
        doing.trouble.set(None);
        typing.pauses(Command::Compose(index, value));
    };
    let send = move |is_sure: bool| {
        let written = untrack(text);
        typing.ends();
        if written.trim().is_empty() {
            return;
        }
        let command = Command::Say(index, written, untrack(is_follow_up), is_sure);
        app.perform(command, doing, move |sent: Sent| {
            forget(app, index);
            app.say_sent(sent, "say-sent");
            app.look_again();
        });
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        send(false);
    };
    // What the worker has kept, as waiting or as a draft, is shown above, and not here as well.
    Effect::new(move |_| match doing.trouble.read().as_ref() {
        Some(trouble) if trouble.taken_over => {
            forget(app, index);
            app.look_again();
        }
        // Its consultation was destroyed, or everything removed, in another window.
        Some(trouble) if trouble.is_gone() => app.look_again(),
        Some(_) => typing.pauses(Command::Compose(index, untrack(text))),
        None => {}
    });
    // Sent, here or to tell the doctor who one is, or taken out: what was in it tells nothing any more.
    let is_empty = Memo::new(move |_| text().is_empty());
    Effect::new(move |_| {
        if is_empty.get() {
            typing.is_gone();
        }
    });
    let label = move || {
        app.text(match (is_support.get(), is_follow_up()) {
            (true, _) => "say-support",
            (false, true) => "say-follow-up",
            (false, false) => "say",
        })
    };
    view! {
        <form class="compose" autocomplete="off" on:submit=submit>
            {arrived.button()}
            <label for="compose">{label}</label>
            <textarea
                id="compose"
                rows="2"
                spellcheck="false"
                aria-describedby="room"
                prop:value=text
                on:input=typed
            ></textarea>
            {typing.shown()}
            {trouble_line(app.page, doing)}
            <div class="split">
                <p class="left" id="room" class:over=move || room.get() < 0>
                    {move || app.room_if_short(room.get())}
                </p>
                {move || (!is_support.get()).then(|| view! {
                    <button
                        class="button quiet"
                        type="button"
                        aria-busy=move || files.doing.is_busy()
                        on:click=move |_| files.send(true)
                    >
                        {app.text("attach")}
                    </button>
                })}
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send")}</button>
            </div>
        </form>
        {typing.asked(
            doing,
            Callback::new(move |()| send(true)),
            (!is_support.get_untracked()).then(|| Callback::new(move |()| reveal.begin_with(untrack(text)))),
        )}
        {reveal.dialog(app, index, state)}
    }
}

/// It was sent, or is shown above: whatever is shown of the field is empty.
pub(super) fn forget(app: App, index: u32) {
    app.composing.update(|composing| drop(composing.insert(index, String::new())));
}

/// The screen is left: a field in which nothing stands shows next time what is kept.
pub(super) fn leave(app: App, index: u32) {
    let is_empty = app.composing.read_untracked().get(&index).is_some_and(String::is_empty);
    if is_empty {
        app.composing.update(|composing| drop(composing.remove(&index)));
    }
}
