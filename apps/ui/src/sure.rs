//! A question that must be answered before something is done that cannot be undone.

use std::sync::atomic::{AtomicU32, Ordering};

use leptos::{html, prelude::*};

use crate::{Page, unkept};

/// Something that is asked or done when a button is pressed.
type Boxed<R> = Box<dyn Fn() -> R>;

/// So many questions stand on pages: what each means is found by its number.
static ASKED: AtomicU32 = AtomicU32::new(0);

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
) -> AnyView {
    made(node, sure, [inside.into_any(), ().into_any()], Box::new(|| true), Box::new(yes))
}

/// The same with a third way, after the others: a button that closes the dialog itself.
pub fn dialog_or(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    third: impl IntoView + 'static,
    yes: impl Fn() + 'static,
) -> AnyView {
    made(node, sure, [inside.into_any(), third.into_any()], Box::new(|| true), Box::new(yes))
}

/// The same where something must be chosen first. It stays open until `is_ready` says so; what stands inside says what is
/// missing.
pub fn dialog_when(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    inside: impl IntoView + 'static,
    is_ready: impl Fn() -> bool + 'static,
    yes: impl Fn() + 'static,
) -> AnyView {
    made(node, sure, [inside.into_any(), ().into_any()], Box::new(is_ready), Box::new(yes))
}

/// One for all of them, whatever stands inside and is done: it is in the program once.
fn made(
    node: NodeRef<html::Dialog>,
    sure: Sure,
    [inside, third]: [AnyView; 2],
    is_ready: Boxed<bool>,
    yes: Boxed<()>,
) -> AnyView {
    let label = sure.title.clone();
    let about = format!("sure-{}", ASKED.fetch_add(1, Ordering::Relaxed));
    let described = about.clone();
    view! {
        <dialog node_ref=node aria-label=label aria-describedby=described>
            <h2>{sure.title}</h2>
            <p id=about>{sure.text}</p>
            {unkept(inside)}
            <p class="actions">
                <button class="button quiet" type="button" on:click=move |_| close(node)>{sure.no}</button>
                <button
                    class="button urgent"
                    type="button"
                    on:click=move |_| {
                        if is_ready() {
                            close(node);
                            yes();
                        } else {
                            // What is missing is said once the screen has followed.
                            request_animation_frame(move || show_lack(node));
                        }
                    }
                >
                    {sure.yes}
                </button>
                {third}
            </p>
        </dialog>
    }
    .into_any()
}

/// Brings what is missing into sight: a dialog may be longer than a phone.
fn show_lack(node: NodeRef<html::Dialog>) {
    let dialog = node.get_untracked();
    let lack = dialog.and_then(|dialog| dialog.query_selector(".error:not([hidden])").ok().flatten());
    if let Some(lack) = lack {
        lack.scroll_into_view();
    }
}

/// Closes a dialog.
pub fn close(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        dialog.close();
    }
}

/// Opens a dialog.
pub fn open(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        // It fails only for one that is open already or not in the page.
        let _ = dialog.show_modal();
    }
}
