//! Asking a doctor for more: a text that is sealed for them, after which the application waits for them.

use leptos::prelude::*;
use secondok_talk::Room;
use secondok_ui::{Doing, Keeper, TextField, trouble_line};

use super::one::Open;
use crate::{talk::Command, view::Application};

pub(super) fn form(this: Open) -> impl IntoView {
    let (app, doctor) = (this.app, this.doctor);
    let (text, kept) = (RwSignal::new(String::new()), StoredValue::new(String::new()));
    let (doing, keeper, room) = (Doing::new(), Keeper::new(), RwSignal::new(i64::MAX));
    this.looks_after(doing);
    // Where nobody has typed in this window, the field shows what is kept now.
    let begun = Memo::new(move |_| this.documents.shown.read().as_ref().map(|found| found.asking.clone()));
    Effect::new(move |_| {
        if let Some(begun) = begun.get()
            && text.get_untracked() == kept.get_value()
        {
            kept.set_value(begun.clone());
            text.set(begun);
        }
    });
    Effect::new(move |_| {
        let typed = text.get();
        if typed == kept.get_value() {
            return;
        }
        keeper.soon(async move {
            if let Ok(Room(left)) = app.ask(Command::KeepAsked(doctor, typed.clone())).await {
                let _ = kept.try_set_value(typed);
                let _ = room.try_set(left);
            }
        });
    });
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        let Some(revision) = this.revision().filter(|_| !written.trim().is_empty()) else { return };
        // What was to be kept would be kept after it was sent.
        keeper.cancel();
        app.perform(Command::AskMore(doctor, revision, written), doing, move |found: Application| {
            kept.try_set_value(String::new());
            let _ = text.try_set(String::new());
            app.say(app.text("asked"));
            this.show(found);
            this.fetch();
        });
    };
    view! {
        <section class="screen-only" aria-labelledby="ask">
            <h2 id="ask">{app.text("ask-title")}</h2>
            <form autocomplete="off" on:submit=send>
                <TextField id="asked".to_owned() label=app.text("ask-label") hint=app.text("ask-hint") text rows=4 />
                {trouble_line(app.page, doing)}
                <p class="left" class:over=move || room.get() < 0>{move || app.room_if_short(room.get())}</p>
                <p class="actions">
                    <button class="button quiet" type="submit" aria-busy=move || doing.is_busy()>{app.text("ask-send")}</button>
                </p>
            </form>
        </section>
    }
}
