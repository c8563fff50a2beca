//! What lies over the whole page while somebody looks at pictures.

use leptos::{ev, html, prelude::*};
use secondok_talk::Shown;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{app::App, back, look, receipt, show};

/// What somebody looks at.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Sheet {
    /// Something on the list, before it is sent: what tells who somebody is can be painted over.
    Look(u32),
    /// The same before and after it was cleaned.
    Receipt(u32),
    /// An attachment of a consultation that came, or was sent before.
    Show(u32, Shown),
}

/// The `<dialog>`. The browser keeps the focus inside while it is open and gives it back afterwards, and Escape closes it.
pub(super) fn view(app: App) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let sheet = Memo::new(move |_| app.sheet.get());
    let is_open = Memo::new(move |_| sheet.read().is_some());
    Effect::new(move |was_open: Option<bool>| {
        let Some(dialog) = node.get() else { return false };
        if !is_open.get() {
            dialog.close();
            if was_open == Some(true) {
                back::leave();
            }
        } else if !dialog.open() {
            // It fails only for one that is open already or not in the page.
            let _ = dialog.show_modal();
            back::enter(move || {
                app.sheet.try_set(None);
            });
        }
        is_open.get_untracked()
    });
    on_cleanup(back::forget);
    let inside = move || {
        sheet.get().map(|sheet| match sheet {
            Sheet::Look(set) => look::view(app, set).into_any(),
            Sheet::Receipt(set) => receipt::view(app, set).into_any(),
            Sheet::Show(consultation, shown) => show::view(app, consultation, shown).into_any(),
        })
    };
    view! {
        <dialog
            class="sheet"
            node_ref=node
            aria-labelledby="sheet-title"
            on:close=move |event: ev::Event| {
                // A dialog within it closes too, and is not it.
                if event.target() == event.current_target() {
                    app.sheet.set(None);
                }
            }
        >
            {inside}
        </dialog>
    }
}

/// The sheet's heading, and the way out. Where one sheet follows another the focus comes to it.
pub(super) fn heading(app: App, title: impl Fn() -> String + Send + Sync + 'static) -> impl IntoView {
    let node = NodeRef::<html::H2>::new();
    node.on_load(|heading| {
        request_animation_frame(move || {
            let _ = heading.unchecked_into::<HtmlElement>().focus();
        });
    });
    view! {
        <header class="split">
            <h2 id="sheet-title" tabindex="-1" node_ref=node>{title}</h2>
            <button class="button quiet" type="button" on:click=move |_| app.sheet.set(None)>{app.text("files-close")}</button>
        </header>
    }
}
