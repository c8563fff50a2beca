//! What is not done every day: telling the doctor who one is, taking the request back, destroying everything.

use leptos::{html, prelude::*};
use secondok_client::{api::consultation::State, summary::is_over};
use secondok_talk::{Done, Sent};
use secondok_ui::{Doing, Sure, TextField, dialog, open, trouble_line};

use super::reveal::Reveal;
use crate::{
    page::{app::App, route::Route, typing::Typing},
    talk::Command,
};

pub(super) fn actions(
    app: App,
    index: u32,
    (state, is_support): (Memo<Option<State>>, Memo<bool>),
    reveal: Reveal,
) -> impl IntoView {
    let doing = Doing::new();
    let can_withdraw = Memo::new(move |_| matches!(state.get(), Some(State::Requested | State::Accepted)));
    let can_write = Memo::new(move |_| state.get().is_some_and(|state| !is_over(state)));
    view! {
        <details class="more end screen-only">
            <summary>{move || app.text(if can_write.get() { "end-title" } else { "end-title-over" })}</summary>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
            </p>
            {move || (can_write.get() && !is_support.get()).then(|| {
                act(app, "reveal-short", "button quiet", "reveal", Callback::new(move |()| reveal.begin()))
            })}
            {move || can_withdraw.get().then(|| withdraw(app, index, doing))}
            {destroy(app, index, doing)}
        </details>
    }
}

/// What something means in a sentence, and the button that asks about it.
fn act(app: App, what: &str, class: &'static str, name: &str, ask: Callback<()>) -> AnyView {
    view! {
        <p>{app.text(what)}</p>
        <p class="actions">
            <button class=class type="button" on:click=move |_| ask.run(())>{app.text(name)}</button>
        </p>
    }
    .into_any()
}

fn withdraw(app: App, index: u32, doing: Doing) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let note = RwSignal::new(String::new());
    let sure = Sure {
        title: app.text("withdraw-title"),
        text: app.text("withdraw-what"),
        yes: app.text("withdraw-yes"),
        no: app.text("withdraw-no"),
    };
    let typing = Typing::of(app, 0, None);
    Effect::new(move |before: Option<()>| {
        let note = note.get();
        if before.is_some() {
            typing.pauses(Command::Look(note));
        }
    });
    let label = app.text("withdraw-note");
    let inside = view! { <TextField id="note".to_owned() label text=note rows=2 /> {typing.shown()} };
    let send = move |is_sure: bool| {
        let command = Command::Withdraw(index, note.get_untracked(), is_sure);
        app.perform(command, doing, move |sent: Sent| {
            app.say_sent(sent, "withdraw-done");
            app.look_again();
        });
    };
    view! {
        {act(app, "withdraw-what", "button urgent quiet", "withdraw", Callback::new(move |()| open(node)))}
        {dialog(node, sure, inside, move || send(false))}
        {typing.asked(doing, Callback::new(move |()| send(true)), None)}
    }
}

fn destroy(app: App, index: u32, doing: Doing) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: app.text("destroy-title"),
        text: app.text("destroy-what"),
        yes: app.text("destroy-yes"),
        no: app.text("destroy-no"),
    };
    let yes = move || {
        app.perform(Command::Destroy(index), doing, move |_: Done| {
            app.list.update(|list| {
                if let Some(list) = list {
                    list.list.retain(|summary| summary.index != index);
                }
            });
            app.go(Route::List);
            app.say(app.text("destroy-done"));
        });
    };
    view! {
        {act(app, "destroy-short", "button urgent", "destroy", Callback::new(move |()| open(node)))}
        {dialog(node, sure, (), yes)}
    }
}
