//! What doctor and verifiers write to each other.

use leptos::prelude::*;
use secondok_client::api::consultation::Role;
use secondok_talk::{Done, Entry, Said, Sent};
use secondok_ui::{Doing, Files, Side, TextField, Unsent, thread, trouble, trouble_line, unsent};

use crate::{page::app::App, talk::Command, view::Conversation};

/// What opens the way and takes it up stands under these: it says nothing that was not known.
const OPENING: [&str; 2] = ["content-question", "content-accepted"];

pub(super) fn section(app: App) -> impl IntoView {
    let (shown, failed) = (app.papers.shown, app.papers.failed);
    let again = Callback::new(move |()| app.fetch_papers());
    let way = Memo::new(move |_| {
        shown.read().as_ref().and_then(|papers| papers.0.as_ref()).map(|open| (open.index, open.is_over))
    });
    view! {
        <section aria-labelledby="verifiers">
            {move || (way.get().is_some() || failed.read().is_some()).then(|| view! {
                <h2 id="verifiers">{app.text("verifiers-title")}</h2>
            })}
            {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
            {move || way.get().map(|(index, is_over)| {
                let files = Files::documents(*app, index, Command::Documents);
                view! {
                    {move || {
                        let papers = shown.get();
                        papers.and_then(|papers| papers.0).map(|open| messages(app, &open, files))
                    }}
                    {files.place()}
                    {if is_over {
                        view! { <p class="soft">{app.text("verifiers-over")}</p> }.into_any()
                    } else {
                        form(app).into_any()
                    }}
                }
            })}
        </section>
    }
}

fn messages(app: App, open: &Conversation, files: Files<crate::talk::DoctorTalk>) -> impl IntoView + use<> {
    let is_opening =
        |said: &Said| matches!(said, Said::Words { heading, .. } if OPENING.contains(&heading.as_str()));
    let entries: Vec<&Entry> = open.written.entries.iter().filter(|entry| !is_opening(&entry.said)).collect();
    let other = app.text("verifiers");
    let drafts = open.drafts.iter().cloned().map(|said| not_sent(app, said)).collect_view().into_any();
    let side = Side { own: Role::Patient, other: &other, show: Some(files.show()) };
    let is_empty = entries.is_empty() && open.written.waiting.is_none() && open.drafts.is_empty();
    view! {
        {is_empty.then(|| view! { <p class="soft">{app.text("verifiers-nothing")}</p> })}
        {thread(app.page, &open.written, &entries, side, drafts)}
    }
}

fn form(app: App) -> impl IntoView {
    let doing = Doing::new();
    let text = app.answer;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let written = text.get_untracked();
        if written.trim().is_empty() {
            return;
        }
        app.perform(Command::Tell(written), doing, move |sent: Sent| {
            text.set(String::new());
            app.say_sent(sent, "verifiers-told");
            app.fetch_papers();
        });
    };
    // What the worker has kept, as waiting or as a draft, is shown with the messages, and not here too.
    Effect::new(move |_| {
        if doing.trouble.read().as_ref().is_some_and(|what| what.taken_over) {
            text.set(String::new());
            app.fetch_papers();
        }
    });
    view! {
        <form autocomplete="off" on:submit=send>
            <TextField
                id="answer".to_owned()
                label=app.text("verifiers-answer")
                hint=app.text("verifiers-answer-hint")
                text=text
                rows=3
            />
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("send")}</button>
            </p>
        </form>
    }
}

fn not_sent(app: App, said: Said) -> AnyView {
    let sending = Doing::new();
    let words = StoredValue::new(said.plain().unwrap_or_default().to_owned());
    let send = Callback::new(move |()| {
        app.perform(Command::Tell(words.get_value()), sending, move |sent: Sent| {
            app.say_sent(sent, "verifiers-told");
            app.fetch_papers();
        });
    });
    let discard = Callback::new(move |()| {
        app.perform(Command::Untell(words.get_value()), sending, move |_: Done| app.fetch_papers());
    });
    unsent(app.page, &said, &[], Unsent { sending, send, change: None, discard })
}
