//! What in somebody's words may tell who they are: shown beside the field, and asked about once before it is sent.

use leptos::{html, prelude::*};
use secondok_talk::{Trouble, Value};

use crate::{Doing, Page, Sure, dialog_or, open};

/// What was found, beside the field: `.tells`. Always there: what comes into it is read out.
pub fn tells_shown(page: Page, tells: Signal<Option<Trouble>>) -> AnyView {
    let shown = move || tells.get().map(|tells| format!("{}\n{}", page.text("tells"), listed(page, &tells)));
    view! { <p class="tells" role="status">{shown}</p> }.into_any()
}

/// Asks once, where it was not sent because it may tell who is writing: it is changed, or `send` sends it as it is, or `third`
/// does something else. The dialog is at this node, so that `third` can close it.
pub fn tells_asked(
    page: Page,
    node: NodeRef<html::Dialog>,
    doing: Doing,
    third: impl IntoView + 'static,
    send: impl Fn() + 'static,
) -> AnyView {
    // The same once more is asked once more.
    let told = move || doing.trouble.get().filter(Trouble::is_telling);
    Effect::new(move |_| {
        if told().is_some() {
            open(node);
        }
    });
    let sure = Sure {
        title: page.text("failure-tells"),
        text: page.text("failure-tells-next"),
        yes: page.text("tells-send"),
        no: page.text("tells-change"),
    };
    let inside = view! { <p class="tells">{move || told().map(|tells| listed(page, &tells))}</p> };
    dialog_or(node, sure, inside, third, send)
}

/// A line for each.
fn listed(page: Page, tells: &Trouble) -> String {
    let line = |(class, words): &(String, Value)| {
        let Value::Text(words) = words else { return String::new() };
        page.text_with("tells-one", &[("class", class.as_str().into()), ("words", words.as_str().into())])
    };
    tells.args.iter().map(line).collect::<Vec<_>>().join("\n")
}
