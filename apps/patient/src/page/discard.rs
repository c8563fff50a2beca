//! What was written is thrown away only after a second word: nothing brings it back.

use leptos::{html, prelude::*};
use secondok_ui::{Sure, dialog};

use super::app::App;

/// The question, opened by the node.
pub(super) fn discarding(
    app: App,
    node: NodeRef<html::Dialog>,
    throw_away: impl Fn() + 'static,
) -> impl IntoView {
    let sure = Sure {
        title: app.text("discard-title"),
        text: app.text("discard-text"),
        yes: app.text("discard-yes"),
        no: app.text("discard-no"),
    };
    dialog(node, sure, (), throw_away)
}
