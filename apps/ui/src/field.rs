//! A field with its label, its hint and what is wrong with it.

use leptos::{either::Either, ev, prelude::*};

/// What a person types into. A browser keeps the text of fields in the files of its session, unless they belong to a form
/// that says otherwise. The Enter key sends nothing.
pub fn unkept(fields: impl IntoView + 'static) -> impl IntoView {
    view! { <form autocomplete="off" on:submit=|event: ev::SubmitEvent| event.prevent_default()>{fields}</form> }
}

/// A line or several lines of text, in a form that says `autocomplete="off"` ([`unkept`] where there is no other). The
/// browser's help with spelling may send what is typed to its maker: none is wished for.
///
/// `.field` with label, `.hint`, what is written, and `.error`.
#[component]
pub fn TextField(
    /// Of the element; no other on the screen has it.
    id: String,
    /// What it is.
    #[prop(into)]
    label: String,
    /// How it is meant; empty for none.
    #[prop(into, optional)]
    hint: String,
    /// Words such as "(may be left out)"; empty where it may not.
    #[prop(into, optional)]
    optional: String,
    /// What is wrong, and what would be right; empty while nothing is.
    #[prop(into, optional)]
    error: Signal<String>,
    /// What is written.
    text: RwSignal<String>,
    /// Rows of a field for several lines; one line without it.
    #[prop(optional)]
    rows: Option<u32>,
    /// What a password manager may put in: a value of `autocomplete`.
    #[prop(default = "off")]
    fill: &'static str,
    /// What it is for the browser: a value of `type`, such as `password`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Whether it is digits: a phone shows those.
    #[prop(optional)]
    digits: bool,
) -> impl IntoView {
    let wrong = move || (!error.read().is_empty()).then_some("true");
    let described = format!("{id}-hint {id}-error");
    let element = match rows {
        Some(rows) => Either::Left(view! {
            <textarea
                id=id.clone()
                rows=rows
                autocomplete="off"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            ></textarea>
        }),
        None => Either::Right(view! {
            <input
                id=id.clone()
                type=kind
                inputmode=digits.then_some("numeric")
                autocomplete=fill
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                aria-invalid=wrong
                prop:value=move || text.get()
                on:input:target=move |event| text.set(event.target().value())
            />
        }),
    };
    let optional = (!optional.is_empty()).then(|| view! { " "<span class="optional">{optional}</span> });
    let hint = (!hint.is_empty()).then(|| view! { <p class="hint" id=format!("{id}-hint")>{hint}</p> });
    view! {
        <div class="field">
            <label for=id.clone()>{label} {optional}</label>
            {hint}
            {element}
            // Always there: what comes into it is read out.
            <p class="error" role="alert" id=format!("{id}-error") hidden=move || error.read().is_empty()>
                {error}
            </p>
        </div>
    }
}
