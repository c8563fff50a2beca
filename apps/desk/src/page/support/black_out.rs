//! Blacking out what people wrote of themselves: what was found is proposed, what is selected above is taken, the rest is typed.

use std::collections::BTreeSet;

use leptos::{html, prelude::*};
use secondok_ui::{Among, Choice, Doing, Sure, TextField, choice, dialog, open, trouble_line};

use super::App;
use crate::{
    talk::Command,
    view::{Blacked, Proposed, Question},
};

/// `again` shows the question anew.
pub(super) fn section(app: App, read: &Question, again: Callback<()>) -> impl IntoView + use<> {
    let (doing, node) = (Doing::new(), NodeRef::<html::Dialog>::new());
    let number = read.asked.number;
    let ticked = RwSignal::new(BTreeSet::<String>::new());
    let typed = RwSignal::new(String::new());
    let wanted = move || {
        let typed = typed.get_untracked().trim().to_owned();
        let ticked = ticked.get_untracked().into_iter();
        ticked.chain((!typed.is_empty()).then_some(typed)).collect::<Vec<_>>()
    };
    let proposed = read.proposed.iter().map(|one| proposal(app, one, ticked)).collect::<Vec<_>>();
    let is_proposed = !proposed.is_empty();
    let choices = is_proposed.then(|| {
        view! { <fieldset class="choices"><legend>{app.text("black-out-proposed")}</legend>{proposed}</fieldset> }
    });
    let sure = Sure {
        title: app.text("black-out-title"),
        text: app.text("black-out-text"),
        yes: app.text("black-out"),
        no: app.text("black-out-no"),
    };
    let yes = move || {
        app.perform(Command::BlackOut(number, wanted()), doing, move |Blacked(places)| {
            let _ = typed.try_set(String::new());
            let _ = ticked.try_set(BTreeSet::new());
            app.say(app.text_with("blacked-out", &[("count", places.into())]));
            again.run(());
        });
    };
    let press = move |_| {
        if !wanted().is_empty() {
            open(node);
        }
    };
    // Taken before the press, which may end the selection.
    let take = move |_| {
        if let Some(text) = selected() {
            typed.set(text);
        }
    };
    view! {
        <details class="more screen-only" on:pointerdown=take>
            <summary>{app.text("black-out-summary")}</summary>
            <p>{app.text("black-out-what")}</p>
            <form autocomplete="off" on:submit=move |event| event.prevent_default()>
                {choices}
                <TextField
                    id="black-out".to_owned()
                    label=app.text("black-out-words")
                    hint=app.text("black-out-hint")
                    text=typed
                />
                {trouble_line(app.page, doing)}
                <p class="actions">
                    <button class="button quiet" type="button" aria-busy=move || doing.is_busy() on:click=press>
                        {app.text("black-out")}
                    </button>
                </p>
            </form>
        </details>
        {dialog(node, sure, (), yes)}
    }
}

fn proposal(app: App, one: &Proposed, ticked: RwSignal<BTreeSet<String>>) -> impl IntoView + use<> {
    let args = [("class", one.class.as_str().into()), ("words", one.words.as_str().into())];
    let label = app.text_with("tells-one", &args);
    let (is, words) = (one.words.clone(), one.words.clone());
    let is_ticked = Signal::derive(move || ticked.read().contains(&is));
    choice("proposed", Among::Any, Choice::plain(one.words.clone(), label), is_ticked, move |wanted| {
        ticked.update(|ticked| {
            if wanted {
                ticked.insert(words.clone())
            } else {
                ticked.remove(&words)
            };
        });
    })
}

/// What is selected in the messages.
fn selected() -> Option<String> {
    let selection = window().get_selection().ok().flatten()?;
    let is_message = |node: web_sys::Node| node.parent_element()?.closest(".thread").ok().flatten();
    is_message(selection.anchor_node()?)?;
    is_message(selection.focus_node()?)?;
    let text = selection.to_string().as_string()?;
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}
