//! A question over the screen.

use leptos::{html, prelude::*};

/// A `<dialog>` that the browser opens over everything: it keeps the focus inside, and Escape closes it.
#[component]
pub fn Dialog(
    /// Of the element; no other on the screen has it.
    id: &'static str,
    /// What is asked.
    #[prop(into)]
    title: Signal<String>,
    /// Whether it is open; set to false when the person closes it.
    open: RwSignal<bool>,
    /// What is said, and `.actions`.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(element) = dialog.get() else { return };
        match (open.get(), element.open()) {
            // It fails only for one that is open already or not in the page.
            (true, false) => drop(element.show_modal()),
            (false, true) => element.close(),
            _ => {}
        }
    });
    view! {
        <dialog node_ref=dialog aria-labelledby=format!("{id}-title") id=id on:close=move |_| open.set(false)>
            <h2 id=format!("{id}-title")>{title}</h2>
            {children()}
        </dialog>
    }
}
