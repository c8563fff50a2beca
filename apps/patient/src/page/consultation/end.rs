//! Taking the request back, and destroying everything.

use leptos::{html, prelude::*};
use secondok_client::api::consultation::State;
use secondok_talk::{Done, Sent};
use secondok_ui::{Doing, Sure, TextField, dialog, open, trouble_line};

use crate::{
    page::{app::App, route::Route},
    talk::Command,
};

pub(super) fn actions(app: App, index: u32, state: Memo<Option<State>>) -> impl IntoView {
    let doing = Doing::new();
    let can_withdraw = Memo::new(move |_| matches!(state.get(), Some(State::Requested | State::Accepted)));
    view! {
        <details class="more end screen-only">
            <summary>{move || app.text(if can_withdraw.get() { "end-title" } else { "end-title-over" })}</summary>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
            </p>
            {move || can_withdraw.get().then(|| withdraw(app, index, doing))}
            {destroy(app, index, doing)}
        </details>
    }
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
    let label = app.text("withdraw-note");
    let inside = view! { <TextField id="note".to_owned() label text=note rows=2 /> };
    let yes = move || {
        app.perform(Command::Withdraw(index, note.get_untracked()), doing, move |sent: Sent| {
            app.say_sent(sent, "withdraw-done");
            app.look_again();
        });
    };
    view! {
        <p>{app.text("withdraw-what")}</p>
        <p class="actions">
            <button class="button urgent quiet" type="button" on:click=move |_| open(node)>{app.text("withdraw")}</button>
        </p>
        {dialog(node, sure, inside, yes)}
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
        <p>{app.text("destroy-short")}</p>
        <p class="actions">
            <button class="button urgent" type="button" on:click=move |_| open(node)>{app.text("destroy")}</button>
        </p>
        {dialog(node, sure, (), yes)}
    }
}
