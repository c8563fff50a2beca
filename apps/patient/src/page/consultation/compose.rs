//! Writing to the doctor.

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::pause::pause;
use secondok_client::api::consultation::State;

use crate::{
    page::{
        app::{App, Doing},
        ask::ask,
        pieces::{busy, trouble_line},
    },
    talk::Command,
    view::{Room, Sent},
};

const COUNTED_AFTER: std::time::Duration = std::time::Duration::from_millis(250);
/// How much is left is said only when it gets short.
const SHORT: i64 = 1_000;

pub(super) fn form(app: App, index: u32, state: State, kept: String) -> impl IntoView {
    let doing = Doing::new();
    let kept = app.composing.read_untracked().get(&index).cloned().unwrap_or(kept);
    let text = RwSignal::new(kept);
    let room = RwSignal::new(i64::MAX);
    let round = StoredValue::new(0_u32);
    let typed = move |event: leptos::ev::Event| {
        let value = event_target_value(&event);
        app.composing.update(|composing| drop(composing.insert(index, value.clone())));
        text.set(value.clone());
        doing.trouble.set(None);
        round.update_value(|round| *round += 1);
        let mine = round.get_value();
        spawn_local(async move {
            pause(COUNTED_AFTER).await;
            if round.try_get_value() == Some(mine)
                && let Ok(Room(left)) = ask::<Room>(Command::Compose(index, value)).await
            {
                let _ = room.try_set(left);
            }
        });
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        // What was to be kept would be kept after it was sent.
        round.update_value(|round| *round += 1);
        if written.trim().is_empty() {
            return;
        }
        app.perform(Command::Say(index, written, state == State::Answered), doing, move |sent: Sent| {
            forget(app, index, text);
            app.say(app.text(match sent {
                Sent::Done(_) => "say-sent",
                Sent::Overtaken(_) => "overtaken",
            }));
            app.changed.update(|count| *count += 1);
        });
    };
    // What could not be sent is kept by the worker, as waiting or as a draft: shown above, and not here as well.
    Effect::new(move |_| {
        if doing
            .trouble
            .read()
            .as_ref()
            .is_some_and(|trouble| !trouble.message.starts_with("failure-content-"))
        {
            forget(app, index, text);
            app.changed.update(|count| *count += 1);
        }
    });
    let label = app.text(if state == State::Answered { "say-follow-up" } else { "say" });
    view! {
        <form class="compose" on:submit=send>
            <label for="compose">{label}</label>
            <textarea id="compose" rows="2" aria-describedby="room" prop:value=move || text.get() on:input=typed></textarea>
            {trouble_line(app, doing)}
            <div class="split">
                <p class="left" id="room" class:over=move || room.get() < 0>
                    {move || {
                        let room = room.get();
                        (room < SHORT).then(|| crate::page::intake::room_left(app, room))
                    }}
                </p>
                <button class="button" type="submit" aria-busy=busy(doing)>{app.text("send")}</button>
            </div>
        </form>
    }
}

fn forget(app: App, index: u32, text: RwSignal<String>) {
    app.composing.update(|composing| drop(composing.remove(&index)));
    let _ = text.try_set(String::new());
}
