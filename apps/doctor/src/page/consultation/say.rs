//! Writing to the patient.

use leptos::prelude::*;
use secondok_client::api::consultation::State;
use secondok_talk::Sent;
use secondok_ui::{Doing, TextField, trouble_line};

use super::form::Form;
use crate::{page::app::App, talk::Command};

pub(super) fn form(app: App, number: u32, state: State, form: Form) -> impl IntoView {
    let doing = Doing::new();
    let is_reply = state == State::FollowUp;
    let Form { text, room, .. } = form;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        if written.trim().is_empty() {
            return;
        }
        form.is_sent();
        app.perform(Command::Say(number, written, is_reply), doing, move |sent: Sent| {
            form.empty_text(app, number);
            app.say_sent(sent, "say-sent");
            app.read();
        });
    };
    // What the worker has kept, as waiting or as a draft, is shown with the messages, and not here too.
    Effect::new(move |_| match doing.trouble.read().as_ref() {
        Some(what) if what.taken_over => {
            form.empty_text(app, number);
            app.read();
        }
        Some(_) => form.keep_on(app, number),
        None => {}
    });
    let (heading, hint) = match state {
        State::FollowUp => ("say-reply", "say-reply-hint"),
        State::Answered => ("say-title", "say-hint-answered"),
        _ => ("say-title", "say-hint"),
    };
    view! {
        <section aria-labelledby="say-heading">
            <form autocomplete="off" on:submit=send>
                <h2 id="say-heading">{app.text(heading)}</h2>
                <TextField id="say".to_owned() label=app.text("say-label") hint=app.text(hint) text rows=3 />
                {trouble_line(app.page, doing)}
                <div class="split">
                    <p class="left" class:over=move || room.get() < 0>
                        {move || app.room_if_short(room.get())}
                    </p>
                    <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send")}</button>
                </div>
            </form>
        </section>
    }
}
