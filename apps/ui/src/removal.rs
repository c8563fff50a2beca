//! Removing everything from this device.

use leptos::{html, prelude::*};

use crate::{Doing, Page, Sure, dialog, open, trouble_line};

/// What it means, the button, and the question that is asked once before `remove` does it.
pub fn removal(page: Page, doing: Doing, remove: impl Fn() + 'static) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let sure = Sure {
        title: page.text("forget-title"),
        text: page.text("forget-what"),
        yes: page.text("forget-yes"),
        no: page.text("forget-no"),
    };
    view! {
        <p>{page.text("forget-what")}</p>
        {trouble_line(page, doing)}
        <p class="actions">
            <button
                class="button urgent quiet"
                type="button"
                aria-busy=move || doing.is_busy()
                on:click=move |_| open(node)
            >
                {page.text("forget-yes")}
            </button>
        </p>
        {dialog(node, sure, (), remove)}
    }
}
