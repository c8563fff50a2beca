//! What the screen is like.

use leptos::prelude::window;

/// Whether a media query holds, at the moment.
pub(super) fn is(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
