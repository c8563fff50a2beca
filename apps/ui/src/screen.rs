//! One screen of an app.

use leptos::{html, prelude::*};

/// A screen's heading, which takes the focus when the screen comes, so that it is read out and the Tab key goes on from
/// there; and the window's title.
#[component]
pub fn Screen(
    /// What the screen is.
    #[prop(into)]
    title: Signal<String>,
    /// Whether the focus goes to the heading: not on the first screen, where the browser has just put it itself.
    #[prop(default = true)]
    focus: bool,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    Effect::new(move || {
        document().set_title(&format!("{} · SeconDOK", title.read()));
    });
    Effect::new(move |before: Option<()>| {
        if let (Some(heading), None, true) = (heading.get(), before, focus) {
            // An element in the page can always take it.
            let _ = heading.focus();
        }
    });
    view! {
        <h1 tabindex="-1" node_ref=heading>{title}</h1>
        {children()}
    }
}
