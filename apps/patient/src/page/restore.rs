//! Coming back: the twelve words are typed on this device, or read off another one's screen.

use leptos::{attr::custom::custom_attribute, html, prelude::*};
use secondok_talk::{Secret, Trouble, Value};
use secondok_ui::{Doing, title, trouble_line};

use super::{app::App, route::Route, scan, shared, words::ask_to_persist};
use crate::{talk::Command, view::Here};

const WORDS: usize = 12;
/// The words are on this device, and their consultations could not be looked for.
const UNFINISHED: &str = "failure-restore-unfinished";

pub(super) fn screen(app: App) -> impl IntoView {
    let doing = Doing::new();
    let words: [RwSignal<String>; WORDS] = std::array::from_fn(|_| RwSignal::new(String::new()));
    let fields: [NodeRef<html::Input>; WORDS] = std::array::from_fn(|_| NodeRef::new());
    let restore = move || {
        let typed = words.map(|word| word.get_untracked()).join(" ");
        app.perform(Command::Restore(Secret(typed)), doing, move |here: Here| {
            are_here(app);
            app.learn(here);
            app.go(Route::List);
            app.say(app.text("restored"));
        });
    };
    let scanned = move |Secret(read): Secret| {
        for (word, read) in words.iter().zip(read.split(' ')) {
            word.set(read.to_owned());
        }
        restore();
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        restore();
    };
    Effect::new(move |_| {
        let unfinished = doing.trouble.read().as_ref().is_some_and(|trouble| trouble.message == UNFINISHED);
        if unfinished {
            are_here(app);
            // The list goes on with them.
            app.look();
        }
    });
    // The focus goes to the word that is wrong.
    Effect::new(move |_| {
        let wrong = doing.trouble.read().as_ref().and_then(position);
        if let Some(field) = wrong.and_then(|wrong| fields.get(wrong)).and_then(|field| field.get_untracked())
        {
            let _ = field.focus();
        }
    });
    let inputs = (0..WORDS).map(|place| input(app, place, words, fields, doing)).collect_view();
    view! {
        {title(app.page, app.text("restore-title"))}
        <p class="lede">{app.text("restore-lede")}</p>
        {scan::section(app, scanned)}
        <form autocomplete="off" on:submit=submit>
            <ol class="words" translate="no" aria-label=app.text("restore-list")>{inputs}</ol>
            {trouble_line(app.page, doing)}
            {move || suggestions(app, doing, words)}
            <p class="actions">
                <button class="button" type="submit" aria-busy=move || doing.is_busy()>{app.text("restore")}</button>
            </p>
            <p role="status">{move || doing.busy.get().then(|| app.text("restoring"))}</p>
        </form>
        {shared::section(app)}
    }
}

/// The words that were typed are on this device.
fn are_here(app: App) {
    app.restored.set_value(true);
    ask_to_persist(app);
}

fn input(
    app: App,
    place: usize,
    words: [RwSignal<String>; WORDS],
    fields: [NodeRef<html::Input>; WORDS],
    doing: Doing,
) -> impl IntoView {
    let label = app.text_with("words-number", &[("number", (place + 1).into())]);
    // A space goes on to the next word; several words fill several fields.
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event);
        let goes_on = text.ends_with(char::is_whitespace);
        let parts: Vec<&str> = text.split_whitespace().filter(|part| !is_number(part)).collect();
        if parts.len() > 1 || goes_on {
            for (offset, part) in parts.iter().enumerate() {
                if let Some(word) = words.get(place + offset) {
                    word.set((*part).to_owned());
                }
            }
            let next = place + parts.len();
            let next = if goes_on || parts.len() > 1 { next } else { next.saturating_sub(1) };
            if let Some(field) = fields.get(next.min(WORDS - 1)).and_then(|field| field.get_untracked()) {
                let _ = field.focus();
            }
            if parts.is_empty() {
                words[place].set(String::new());
            }
        } else {
            words[place].set(text);
        }
    };
    let is_wrong =
        move || (doing.trouble.read().as_ref().and_then(position) == Some(place)).then_some("true");
    view! {
        <li>
            <input
                node_ref=fields[place]
                aria-label=label
                aria-invalid=is_wrong
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                {..custom_attribute("autocorrect", "off")}
                prop:value=move || words[place].get()
                on:input=typed
            />
        </li>
    }
}

/// As people number what they write down: "3.".
fn is_number(part: &str) -> bool {
    part.trim_end_matches(['.', ')', ':']).parse::<u8>().is_ok()
}

/// Which word is wrong, from 0.
fn position(trouble: &Trouble) -> Option<usize> {
    match trouble.argument("position")? {
        Value::Number(number) => usize::try_from(*number).ok()?.checked_sub(1),
        _ => None,
    }
}

/// Words that it may have been, to be put in its place.
fn suggestions(app: App, doing: Doing, words: [RwSignal<String>; WORDS]) -> Option<AnyView> {
    let trouble = doing.trouble.read();
    let trouble = trouble.as_ref()?;
    let place = position(trouble)?;
    let Some(Value::Text(suggestions)) = trouble.argument("suggestions") else { return None };
    let buttons = suggestions
        .split(", ")
        .map(|word| {
            let text = app.text_with("restore-use", &[("word", word.into())]);
            let word = word.to_owned();
            let put = move |_| {
                if let Some(field) = words.get(place) {
                    field.set(word.clone());
                }
                doing.trouble.set(None);
            };
            view! { <button class="button quiet" type="button" on:click=put>{text}</button> }
        })
        .collect_view();
    Some(view! { <p class="cluster">{buttons}</p> }.into_any())
}
