//! How far long work has come.

use leptos::prelude::*;

/// A bar with what is done and the amount in words.
#[component]
pub fn Progress(
    /// Of the bar; no other on the screen has it.
    id: &'static str,
    /// What is done.
    #[prop(into)]
    label: Signal<String>,
    /// How much of it, and of how much; nothing while nobody knows.
    #[prop(into)]
    done: Signal<Option<(u32, u32)>>,
    /// The same in words, such as "12 of 43".
    #[prop(into)]
    amount: Signal<String>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <label for=id>{label}</label>
            <span class="amount">{amount}</span>
            <progress
                id=id
                max=move || done.get().map(|(_, most)| most.to_string())
                value=move || done.get().map(|(done, _)| done.to_string())
            ></progress>
        </div>
    }
}
