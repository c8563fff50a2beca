//! Writing to the doctor.

use leptos::prelude::*;
use secondok_client::api::consultation::State;
use secondok_talk::{Room, Sent};
use secondok_ui::{Arrived, Doing, Keeper, trouble_line};

use crate::{page::app::App, talk::Command};

/// How much is left is said only when it gets short.
const SHORT: i64 = 1_000;

pub(super) fn form(app: App, index: u32, state: State, kept: String, arrived: Arrived) -> impl IntoView {
    let doing = Doing::new();
    let kept = app.composing.read_untracked().get(&index).cloned().unwrap_or(kept);
    let text = RwSignal::new(kept);
    let room = RwSignal::new(i64::MAX);
    let keeper = Keeper::new();
    let keep = move |value: String| {
        keeper.soon(async move {
            if let Ok(Room(left)) = app.ask::<Room>(Command::Compose(index, value)).await {
                let _ = room.try_set(left);
            }
        });
    };
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        app.composing.update(|composing| drop(composing.insert(index, value.clone())));
        text.set(value.clone());
        doing.trouble.set(None);
        keep(value);
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        // What was to be kept would be kept after it was sent.
        keeper.cancel();
        if written.trim().is_empty() {
            return;
        }
        app.perform(Command::Say(index, written, state == State::Answered), doing, move |sent: Sent| {
            forget(app, index, text);
            app.say_sent(sent, "say-sent");
            app.look_again();
        });
    };
    // What the worker has kept, as waiting or as a draft, is shown above, and not here as well.
    Effect::new(move |_| match doing.trouble.read().as_ref() {
        Some(trouble) if trouble.taken_over => {
            forget(app, index, text);
            app.look_again();
        }
        // Its consultation was destroyed, or everything removed, in another window.
        Some(trouble) if trouble.is_gone() => app.look_again(),
        Some(_) => keep(text.get_untracked()),
        None => {}
    });
    let label = app.text(if state == State::Answered { "say-follow-up" } else { "say" });
    view! {
        <form class="compose" autocomplete="off" on:submit=send>
            {arrived.button()}
            <label for="compose">{label}</label>
            <textarea
                id="compose"
                rows="2"
                spellcheck="false"
                aria-describedby="room"
                prop:value=move || text.get()
                on:input=typed
            ></textarea>
            {trouble_line(app.page, doing)}
            <div class="split">
                <p class="left" id="room" class:over=move || room.get() < 0>
                    {move || {
                        let room = room.get();
                        (room < SHORT).then(|| app.room_left(room))
                    }}
                </p>
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send")}</button>
            </div>
        </form>
    }
}

fn forget(app: App, index: u32, text: RwSignal<String>) {
    app.composing.update(|composing| drop(composing.remove(&index)));
    let _ = text.try_set(String::new());
}
