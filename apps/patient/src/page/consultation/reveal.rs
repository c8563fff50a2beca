//! Telling the doctor who one is: an act of its own, which says what it means.

use leptos::{html, prelude::*};
use secondok_client::api::consultation::State;
use secondok_talk::Sent;
use secondok_ui::{Doing, Sure, TextField, dialog_when, open, trouble_line};

use super::compose::forget;
use crate::{page::app::App, talk::Command};

/// The dialog, and what is written in it. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Reveal {
    node: NodeRef<html::Dialog>,
    text: RwSignal<String>,
}

impl Reveal {
    /// Closed, and empty.
    pub(super) fn new() -> Self {
        Self { node: NodeRef::new(), text: RwSignal::new(String::new()) }
    }

    /// Asks.
    pub(super) fn begin(self) {
        open(self.node);
    }

    /// The same with what was written already.
    pub(super) fn begin_with(self, text: String) {
        self.text.set(text);
        self.begin();
    }

    /// The dialog, and what went wrong.
    pub(super) fn dialog(self, app: App, index: u32, state: Memo<Option<State>>) -> impl IntoView {
        let Self { node, text } = self;
        let doing = Doing::new();
        let lacks = RwSignal::new(false);
        let is_follow_up = move || state.get() == Some(State::Answered);
        let sure = Sure {
            title: app.text("reveal-title"),
            text: app.text("reveal-what"),
            yes: app.text("reveal-yes"),
            no: app.text("reveal-no"),
        };
        let error =
            Signal::derive(move || if lacks.get() { app.text("answer-needed") } else { String::new() });
        let inside = view! {
            {move || is_follow_up().then(|| view! { <p>{app.text("reveal-follow-up")}</p> })}
            <TextField id="reveal".to_owned() label=app.text("reveal-text") error text rows=3 />
        };
        let is_ready = move || {
            let is_empty = text.read_untracked().trim().is_empty();
            lacks.set(is_empty);
            !is_empty
        };
        // It is among the messages, as sent, waiting or a draft, and nowhere else.
        let is_there = move || {
            if app.composing.read_untracked().get(&index) == Some(&text.get_untracked()) {
                forget(app, index);
            }
            text.set(String::new());
            app.look_again();
        };
        let yes = move || {
            let command = Command::Reveal(index, text.get_untracked(), untrack(is_follow_up));
            app.perform(command, doing, move |sent: Sent| {
                is_there();
                app.say_sent(sent, "say-sent");
            });
        };
        Effect::new(move |_| {
            if doing.trouble.read().as_ref().is_some_and(|trouble| trouble.taken_over) {
                is_there();
            }
        });
        view! {
            {trouble_line(app.page, doing)}
            {dialog_when(node, sure, inside, is_ready, yes)}
        }
    }
}
