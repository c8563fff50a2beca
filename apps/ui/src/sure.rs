//! A question that must be answered before something is done that cannot be undone.

use leptos::{html, prelude::*};

/// What is asked.
#[derive(Debug, Clone)]
pub struct Sure {
    /// In a few words.
    pub title: String,
    /// What it means.
    pub text: String,
    /// The word for doing it.
    pub yes: String,
    /// The word for leaving it.
    pub no: String,
}

/// The `<dialog>` that asks it, with what stands in it besides; opened by the node. The browser keeps the focus inside, and
/// Escape closes it.
pub fn dialog(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    yes: impl Fn() + 'static,
) -> impl IntoView {
    let close = move || {
        if let Some(dialog) = node.get_untracked() {
            dialog.close();
        }
    };
    let label = sure.title.clone();
    view! {
        <dialog node_ref=node aria-label=label>
            <h2>{sure.title}</h2>
            <p>{sure.text}</p>
            {inside}
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| close()>{sure.no}</button>
                <button
                    class="button urgent"
                    type="button"
                    on:click=move |_| {
                        close();
                        yes();
                    }
                >
                    {sure.yes}
                </button>
            </p>
        </dialog>
    }
}

/// Opens a dialog.
pub fn open(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        // It fails only for one that is open already or not in the page.
        let _ = dialog.show_modal();
    }
}
