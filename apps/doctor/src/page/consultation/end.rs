//! Taking a consultation or not, and finishing it.

use leptos::{html, prelude::*};
use secondok_client::content::DeclineReason;
use secondok_talk::Sent;
use secondok_ui::{Choice, Choices, Doing, Sure, TextField, dialog, open, trouble_line};

use super::print;
use crate::{page::app::App, talk::Command};

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
                {decline(app, number, doing, "decline")}
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
            <div class="actions">{decline(app, number, doing, "give-back")}</div>
        </details>
    }
}

fn decline(app: App, number: u32, doing: Doing, button: &'static str) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let note = RwSignal::new(String::new());
    let chosen = RwSignal::new(DeclineReason::Other.name().to_owned());
    let sure = Sure {
        title: app.text("decline-title"),
        text: app.text("decline-what"),
        yes: app.text("decline-yes"),
        no: app.text("decline-no"),
    };
    let offered =
        |reason: DeclineReason| Choice::plain(reason.name(), app.text(&format!("reason-{}", reason.name())));
    let inside = view! {
        <Choices
            name="reason"
            legend=app.text("decline-why")
            choices=DeclineReason::ALL.map(offered).to_vec()
            chosen
        />
        <TextField id="note".to_owned() label=app.text("note") optional=app.text("may-be-left-out") text=note rows=2 />
    };
    let yes = move || {
        let chosen = chosen.get_untracked();
        let reason = DeclineReason::ALL.into_iter().find(|reason| reason.name() == chosen);
        let reason = reason.unwrap_or(DeclineReason::Other);
        act(app, Command::Decline(number, reason, note.get_untracked()), doing, "decline-done");
    };
    view! {
        <button class="button urgent quiet" type="button" on:click=move |_| open(node)>{app.text(button)}</button>
        {dialog(node, sure, inside, yes)}
    }
}

/// An answered consultation can be finished before its days are over.
pub(super) fn close(app: App, number: u32) -> impl IntoView {
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
    let inside = view! { <TextField id="note".to_owned() label optional text=note rows=2 /> };
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

/// Does it, and says that it was done.
fn act(app: App, command: Command, doing: Doing, done: &'static str) {
    app.perform(command, doing, move |sent: Sent| {
        app.say_sent(sent, done);
        app.moved.set_value(true);
        app.read();
    });
}
