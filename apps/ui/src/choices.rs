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

/// One of several: `.choices` of radio buttons.
#[component]
pub fn Choices(
    /// Of the group; no other on the screen has it.
    name: &'static str,
    /// What is asked.
    #[prop(into)]
    legend: Signal<String>,
    /// How it is meant; empty for none.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// What is wrong; empty while nothing is.
    #[prop(into, optional)]
    error: Signal<String>,
    /// What there is.
    #[prop(into)]
    choices: Signal<Vec<Choice>>,
    /// The `value` that is chosen; empty while none is.
    chosen: RwSignal<String>,
    /// Beside one another: for words as short as yes and no.
    #[prop(optional)]
    across: bool,
) -> impl IntoView {
    let row = move |choice: Choice| {
        let Choice { value, label, about } = choice;
        let (is, take) = (value.clone(), value.clone());
        let about = (!about.is_empty()).then(|| view! { <small>{about}</small> });
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=name
                    value=value
                    prop:checked=move || *chosen.read() == is
                    on:change=move |_| chosen.set(take.clone())
                />
                <span>{label} {about}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices" class:across=across aria-describedby=format!("{name}-hint {name}-error")>
            <legend>{legend}</legend>
            <Show when=move || !hint.read().is_empty()>
                <p class="hint" id=format!("{name}-hint")>{hint}</p>
            </Show>
            <For each=move || choices.get() key=|choice| choice.clone().value children=row />
            <p class="error" role="alert" id=format!("{name}-error") hidden=move || error.read().is_empty()>
                {error}
            </p>
        </fieldset>
    }
}

/// One thing that holds or not: a `.choice` with a checkbox.
#[component]
pub fn Tick(
    /// What it says.
    #[prop(into)]
    label: Signal<String>,
    /// What that means; empty for none.
    #[prop(into, optional)]
    about: Signal<String>,
    /// Whether it is ticked.
    ticked: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=move || ticked.get()
                on:change:target=move |event| ticked.set(event.target().checked())
            />
            <span>
                {label}
                <Show when=move || !about.read().is_empty()><small>{about}</small></Show>
            </span>
        </label>
    }
}
