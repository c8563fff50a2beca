//! Taking a consultation or not, and finishing it.

use leptos::{html, prelude::*};
use secondok_client::content::DeclineReason;
use secondok_talk::Sent;
use secondok_ui::{Choice, Choices, Doing, Sure, TextField, dialog, dialog_when, open, trouble_line};

use super::{is_danger, print};
use crate::{page::app::App, talk::Command};

/// What ends a consultation before there is an opinion is called otherwise once it was taken.
#[derive(Clone, Copy)]
struct Words {
    button: &'static str,
    title: &'static str,
    yes: &'static str,
    done: &'static str,
}

const DECLINE: Words =
    Words { button: "decline", title: "decline-title", yes: "decline-yes", done: "decline-done" };
const GIVE_BACK: Words =
    Words { button: "give-back", title: "give-back-title", yes: "give-back", done: "give-back-done" };

/// A new request: yes or no.
pub(super) fn decide(app: App, number: u32) -> impl IntoView {
    let doing = Doing::new();
    let accept = move |_| act(app, Command::Accept(number), doing, "accept-done");
    view! {
        <section aria-labelledby="decide">
            <h2 id="decide">{app.text("decide-title")}</h2>
            <p>{app.text("decide-text")}</p>
            {trouble_line(app.page, doing)}
            <div class="actions">
                <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=accept>
                    {app.text("accept")}
                </button>
                {decline(app, number, doing, DECLINE)}
            </div>
        </section>
    }
}

/// A consultation that was taken can be given back.
pub(super) fn give_back(app: App, number: u32) -> impl IntoView {
    let doing = Doing::new();
    view! {
        <details class="more">
            <summary>{app.text("end-title")}</summary>
            {trouble_line(app.page, doing)}
            {print(app)}
            <p>{app.text("decline-what")}</p>
            <div class="actions">{decline(app, number, doing, GIVE_BACK)}</div>
        </details>
    }
}

fn decline(app: App, number: u32, doing: Doing, words: Words) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let note = RwSignal::new(String::new());
    // The patient reads the reason: none is chosen for the doctor but the one that the case itself names.
    let is_urgent = app.case.shown.read_untracked().as_ref().is_some_and(is_danger);
    let chosen =
        RwSignal::new(if is_urgent { DeclineReason::Urgent.name().to_owned() } else { String::new() });
    let was_pressed = RwSignal::new(false);
    let sure = Sure {
        title: app.text(words.title),
        text: app.text("decline-what"),
        yes: app.text(words.yes),
        no: app.text("decline-no"),
    };
    let offered =
        |reason: DeclineReason| Choice::plain(reason.name(), app.text(&format!("reason-{}", reason.name())));
    let lacks = move || {
        let is_missing = was_pressed.get() && chosen.read().is_empty();
        if is_missing { app.text("decline-lacks") } else { String::new() }
    };
    let inside = view! {
        {opinion_lost(app, number)}
        <Choices
            name="reason"
            legend=app.text("decline-why")
            choices=DeclineReason::ALL.map(offered).to_vec()
            chosen
            error=Signal::derive(lacks)
        />
        <TextField id="note".to_owned() label=app.text("note") optional=app.text("may-be-left-out") text=note rows=2 />
    };
    let reason = move || {
        let chosen = chosen.get_untracked();
        DeclineReason::ALL.into_iter().find(|reason| reason.name() == chosen)
    };
    let is_ready = move || {
        was_pressed.set(true);
        reason().is_some()
    };
    let yes = move || {
        if let Some(reason) = reason() {
            act(app, Command::Decline(number, reason, note.get_untracked()), doing, words.done);
        }
    };
    let ask = move |_| {
        was_pressed.set(false);
        open(node);
    };
    view! {
        <button class="button urgent quiet" type="button" on:click=ask>{app.text(words.button)}</button>
        {dialog_when(node, sure, inside, is_ready, yes)}
    }
}

/// An answered consultation can be finished before its days are over. `is_unanswered`: whether the patient's follow-up
/// question has no answer yet.
pub(super) fn close(app: App, number: u32, is_unanswered: bool) -> impl IntoView {
    let doing = Doing::new();
    let node = NodeRef::<html::Dialog>::new();
    let note = RwSignal::new(String::new());
    let sure = Sure {
        title: app.text("close-title"),
        text: app.text("close-what"),
        yes: app.text("close-yes"),
        no: app.text("close-no"),
    };
    let label = app.text("note");
    let optional = app.text("may-be-left-out");
    let inside = view! {
        {is_unanswered.then(|| view! { <p><strong>{app.text("close-unanswered")}</strong></p> })}
        {opinion_lost(app, number)}
        <TextField id="note".to_owned() label optional text=note rows=2 />
    };
    let yes = move || act(app, Command::Close(number, note.get_untracked()), doing, "close-done");
    view! {
        <details class="more">
            <summary>{app.text("close-summary")}</summary>
            {trouble_line(app.page, doing)}
            {print(app)}
            <p>{app.text("close-what")}</p>
            <p class="actions">
                <button class="button urgent quiet" type="button" on:click=move |_| open(node)>{app.text("close-it")}</button>
            </p>
            {dialog(node, sure, inside, yes)}
        </details>
    }
}

/// Whoever ends a consultation with an opinion begun loses it: said where it is so.
fn opinion_lost(app: App, number: u32) -> impl IntoView {
    let has_begun = move || {
        let fields = app.writing.read().get(&number).map(|writing| !writing.opinion.is_empty());
        let kept = || app.case.shown.read().as_ref().map(|read| !read.writing.opinion.is_empty());
        fields.or_else(kept).unwrap_or_default()
    };
    move || has_begun().then(|| view! { <p><strong>{app.text("opinion-lost")}</strong></p> })
}

/// Does it, and says that it was done.
fn act(app: App, command: Command, doing: Doing, done: &'static str) {
    app.perform(command, doing, move |sent: Sent| {
        app.say_sent(sent, done);
        app.moved.set_value(true);
        app.read();
    });
}
