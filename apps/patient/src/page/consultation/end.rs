//! Taking the request back, and destroying everything.

use leptos::{html, prelude::*};
use secondok_client::api::consultation::State;

use crate::{
    page::{
        app::{App, Doing},
        pieces::{Sure, dialog, open, trouble_line},
        route::Route,
    },
    talk::{Command, Done},
    view::Sent,
};

pub(super) fn actions(app: App, index: u32, state: State) -> impl IntoView {
    let doing = Doing::new();
    let can_withdraw = matches!(state, State::Requested | State::Accepted);
    view! {
        <details class="more end screen-only">
            <summary>{app.text("end-title")}</summary>
            {trouble_line(app, doing)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=|_| drop(window().print())>{app.text("print")}</button>
            </p>
            {can_withdraw.then(|| withdraw(app, index, doing))}
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
    let inside = view! {
        <div class="field">
            <label for="note">{app.text("withdraw-note")}</label>
            <textarea id="note" rows="2" on:input=move |event| note.set(event_target_value(&event))></textarea>
        </div>
    };
    let yes = move || {
        app.perform(Command::Withdraw(index, note.get_untracked()), doing, move |sent: Sent| {
            app.say(app.text(match sent {
                Sent::Done(_) => "withdraw-done",
                Sent::Overtaken(_) => "overtaken",
            }));
            app.changed.update(|count| *count += 1);
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
            app.say(app.text("destroy-done"));
            app.go(Route::List);
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
