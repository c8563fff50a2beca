//! Choosing one of several things, and ticking one.

use leptos::prelude::*;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What it is called in the program.
    pub value: String,
    /// What it is called for people.
    pub label: String,
    /// What it means; empty for none.
    pub about: String,
}

impl Choice {
    /// One that needs no explanation.
    pub fn plain(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), about: String::new() }
    }
}

/// Whether others can be chosen besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Among {
    /// One of several.
    One,
    /// Any of several.
    Any,
}

/// A row to choose: `.choice` with a radio button or a checkbox. `name` is the group's; `change` hears whether it is
/// chosen from now on.
pub fn choice(
    name: &'static str,
    among: Among,
    choice: Choice,
    is_chosen: Signal<bool>,
    change: impl Fn(bool) + 'static,
) -> AnyView {
    row(name, among, choice, is_chosen, Box::new(change))
}

/// One for all of them, whatever is done: it is in the program once.
fn row(
    name: &'static str,
    among: Among,
    choice: Choice,
    is_chosen: Signal<bool>,
    change: Box<dyn Fn(bool)>,
) -> AnyView {
    let Choice { value, label, about } = choice;
    let about = (!about.is_empty()).then(|| view! { <small>{about}</small> });
    view! {
        <label class="choice">
            <input
                type=if among == Among::Any { "checkbox" } else { "radio" }
                name=name
                value=value
                prop:checked=move || is_chosen.get()
                on:change=move |event| change(event_target_checked(&event))
            />
            <span>{label} {about}</span>
        </label>
    }
    .into_any()
}

/// One of several: `.choices` of radio buttons with what is asked above them.
#[component]
pub fn Choices(
    /// Of the group; no other on the screen has it.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    legend: String,
    /// What there is.
    choices: Vec<Choice>,
    /// The `value` that is chosen; empty while none is.
    chosen: RwSignal<String>,
    /// What is wrong, and what would be right; empty while nothing is.
    #[prop(into, optional)]
    error: Signal<String>,
) -> impl IntoView {
    let row = move |one: Choice| {
        let (is, take) = (one.value.clone(), one.value.clone());
        let is_chosen = Signal::derive(move || *chosen.read() == is);
        choice(name, Among::One, one, is_chosen, move |_| chosen.set(take.clone()))
    };
    view! {
        <fieldset class="choices" aria-describedby=format!("{name}-error")>
            <legend>{legend}</legend>
            {choices.into_iter().map(row).collect_view()}
            // Always there: what comes into it is read out.
            <p class="error" role="alert" id=format!("{name}-error") hidden=move || error.read().is_empty()>
                {error}
            </p>
        </fieldset>
    }
}
