//! What was just done, in a sentence.

use leptos::prelude::*;

/// A sentence over the screen's end, which is read out. It stays until it is closed, another comes
/// or `said` is emptied; the frame empties it after eight seconds.
#[component]
pub fn Toasts(
    /// The sentence.
    said: RwSignal<Option<String>>,
    /// Word for closing it.
    #[prop(into)]
    close: Signal<String>,
) -> impl IntoView {
    view! {
        // Always there: what comes into it is read out.
        <div class="toasts" role="status">
            <Show when=move || said.read().is_some()>
                <p class="toast">
                    <span>{move || said.get()}</span>
                    <button type="button" on:click=move |_| said.set(None)>{close}</button>
                </p>
            </Show>
        </div>
    }
}
