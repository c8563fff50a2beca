//! A field with its label, its hint and what is wrong with it.

use leptos::{either::Either, prelude::*};

/// The frame of a field: `.field` with label, `.hint`, whatever is filled in, and `.error`.
///
/// What is filled in has the `id`, and `aria-describedby` from [`Field::described`].
#[component]
pub fn Field(
    /// Of what is filled in.
    id: &'static str,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// How it is meant; empty for none.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// What is wrong, and what would be right; empty while nothing is.
    #[prop(into, optional)]
    error: Signal<String>,
    /// Words such as "(may be left out)"; empty where it may not.
    #[prop(into, optional)]
    optional: Signal<String>,
    children: Children,
) -> impl IntoView {
    let some = |text: Signal<String>| move || !text.read().is_empty();
    view! {
        <div class="field">
            <label for=id>
                {label}
                <Show when=some(optional)>" "<span class="optional">{optional}</span></Show>
            </label>
            <Show when=some(hint)><p class="hint" id=format!("{id}-hint")>{hint}</p></Show>
            {children()}
            // Always there: what comes into it is read out.
            <p class="error" role="alert" id=format!("{id}-error") hidden=move || error.read().is_empty()>
                {error}
            </p>
        </div>
    }
}

/// The value of `aria-describedby` for what is in a [`Field`] with this `id`.
fn described(id: &str) -> String {
    format!("{id}-hint {id}-error")
}

/// How much may be written into a field.
#[derive(Debug, Clone, Copy)]
pub struct Limit {
    /// Characters.
    pub most: usize,
    /// Words for so many that are left; less than nothing when there are too many.
    pub words: fn(i64) -> String,
}

/// A line or several lines of text, with how many characters are left where there is a limit.
#[component]
pub fn TextField(
    /// Of the element.
    id: &'static str,
    /// What it is.
    #[prop(into)]
    label: Signal<String>,
    /// How it is meant; empty for none.
    #[prop(into, optional)]
    hint: Signal<String>,
    /// What is wrong, and what would be right; empty while nothing is.
    #[prop(into, optional)]
    error: Signal<String>,
    /// Words such as "(may be left out)"; empty where it may not.
    #[prop(into, optional)]
    optional: Signal<String>,
    /// What is written.
    text: RwSignal<String>,
    /// Rows of a field for several lines; one line without it.
    #[prop(optional)]
    rows: Option<u32>,
    /// Which keys a phone shows: a value of `inputmode`.
    #[prop(default = "text")]
    keys: &'static str,
    /// How much may be written.
    #[prop(optional)]
    limit: Option<Limit>,
) -> impl IntoView {
    let wrong = move || (!error.read().is_empty()).then_some("true");
    let element = match rows {
        Some(rows) => Either::Left(view! {
            <textarea
                id=id
                rows=rows
                aria-describedby=described(id)
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        }),
        None => Either::Right(view! {
            <input
                id=id
                inputmode=keys
                autocomplete="off"
                aria-describedby=described(id)
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
        }),
    };
    let left = limit.map(|Limit { most, words }| {
        let left = move || {
            let written = text.read().chars().count();
            i64::try_from(most).unwrap_or(i64::MAX) - i64::try_from(written).unwrap_or(i64::MAX)
        };
        view! { <p class="left" class:over=move || left() < 0>{move || words(left())}</p> }
    });
    view! {
        <Field id=id label=label hint=hint error=error optional=optional>
            {element}
            {left}
        </Field>
    }
}
