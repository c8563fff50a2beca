//! A question that must be answered before something is done that cannot be undone.

use leptos::{html, prelude::*};

use crate::{Page, unkept};

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

impl Sure {
    /// Whether a text that was not sent is thrown away.
    pub fn discard(page: Page) -> Self {
        Self {
            title: page.text("discard-title"),
            text: page.text("discard-text"),
            yes: page.text("discard-yes"),
            no: page.text("discard-no"),
        }
    }
}

/// The `<dialog>` that asks it, with what stands in it besides; opened by the node. The browser keeps the focus inside, and
/// Escape closes it.
pub fn dialog(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    yes: impl Fn() + 'static,
) -> impl IntoView {
    dialog_when(node, sure, inside, || true, yes)
}

/// The same where something must be chosen first. It stays open until `is_ready` says so; what stands inside says what is
/// missing.
pub fn dialog_when(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    is_ready: impl Fn() -> bool + 'static,
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
            {unkept(inside)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| close()>{sure.no}</button>
                <button
                    class="button urgent"
                    type="button"
                    on:click=move |_| {
                        if is_ready() {
                            close();
                            yes();
                        }
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
