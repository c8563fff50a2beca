//! A way to what came while somebody was reading elsewhere on the screen. Nothing moves under the reader's eyes.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::Page;

/// So much of a message must be in sight for it to be seen, in CSS pixels: its first line.
const LINE: f64 = 24.0;

/// What came since the screen was opened and was not in sight yet. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Arrived {
    page: Page,
    /// The number of the first such message.
    first: RwSignal<Option<u32>>,
}

impl Arrived {
    /// Watches a thread: `next` says which number the next message of the other side will have; none while nothing was
    /// read.
    pub fn watch(page: Page, next: impl Fn() -> Option<u32> + 'static) -> Self {
        let arrived = Self { page, first: RwSignal::new(None) };
        Effect::new(move |before: Option<Option<u32>>| {
            let next = next();
            match (before.flatten(), next) {
                // Where it stands is known once it has been laid out.
                (Some(number), Some(next)) if number < next => {
                    request_animation_frame(move || arrived.came(number));
                }
                (_, None) => arrived.first.set(None),
                _ => {}
            }
            next
        });
        let scrolled = window_event_listener(ev::scroll, move |_| arrived.look());
        let resized = window_event_listener(ev::resize, move |_| arrived.look());
        on_cleanup(move || {
            scrolled.remove();
            resized.remove();
        });
        arrived
    }

    fn came(self, number: u32) {
        // The screen may have gone meanwhile.
        if self.first.try_get_untracked() == Some(None) && !is_seen(number) {
            self.first.set(Some(number));
        }
    }

    /// Whoever has come to it needs no way there.
    fn look(self) {
        if self.first.try_get_untracked().flatten().is_some_and(is_seen) {
            self.first.set(None);
        }
    }

    fn go(self, number: u32) {
        if let Some(message) = message(number) {
            message.scroll_into_view_with_bool(true);
            // The Tab key and a screen reader go on from there.
            let _ = message.unchecked_into::<HtmlElement>().focus();
        }
        self.first.set(None);
    }

    /// The button that leads there: `.arrived`, over the screen's end, as long as there is something.
    pub fn button(self) -> impl IntoView {
        let button = move |number| {
            view! {
                <button
                    class="button"
                    type="button"
                    // The focus stays in the field, which on a phone moves when it loses it, and this button with it.
                    on:mousedown=|event: ev::MouseEvent| event.prevent_default()
                    on:click=move |_| self.go(number)
                >
                    {self.page.text("go-to-new")}
                </button>
            }
        };
        view! { <p class="arrived" role="status">{move || self.first.get().map(button)}</p> }
    }
}

/// What a message of the other side is called on the page.
pub(crate) fn id(number: u32) -> String {
    format!("said-{number}")
}

fn message(number: u32) -> Option<Element> {
    document().get_element_by_id(&id(number))
}

/// Whether its first line is in sight, or it is not there any more.
fn is_seen(number: u32) -> bool {
    let Some(message) = message(number) else { return true };
    let place = message.get_bounding_client_rect();
    let window_end = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    // The field to write in may lie over the screen's end.
    let field = document().query_selector(".compose").ok().flatten();
    let end = field.map_or(window_end, |field| field.get_bounding_client_rect().top().min(window_end));
    place.bottom() > 0.0 && place.top() + LINE < end
}
