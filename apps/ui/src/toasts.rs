//! What was just done, in a sentence.

use leptos::prelude::*;

/// A sentence over the screen's end, which is read out. It stays until it is closed or another comes: nobody has to read
/// quickly.
#[component]
pub fn Toasts(
    /// The sentence; empty for none.
    said: RwSignal<String>,
    /// Word for closing it.
    #[prop(into)]
    close: Signal<String>,
) -> impl IntoView {
    view! {
        // Always there: what comes into it is read out.
        <div class="toasts" role="status">
            <Show when=move || !said.read().is_empty()>
                <p class="toast">
                    <span>{move || said.get()}</span>
                    <button type="button" on:click=move |_| said.set(String::new())>{close}</button>
                </p>
            </Show>
        </div>
    }
}
