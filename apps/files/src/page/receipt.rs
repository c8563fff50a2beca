//! The receipt: what was taken out of something, in words, and its pictures before and after. For the patient only.

use leptos::prelude::*;

use super::{
    app::App,
    list::together,
    names, screen,
    set::Item,
    sheet::heading,
    turning::Turning,
    viewer::{Hands, Viewer},
};

/// What is shown of before and after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Both,
    Before,
    After,
}

/// Of something on the list that is clean.
pub(super) fn view(app: App, id: u32) -> impl IntoView {
    let at = RwSignal::new(0_u32);
    // One below the other, both would leave a telephone no place to scroll.
    let is_wide = screen::is("(min-width: 64rem)");
    let side = RwSignal::new(if is_wide { Side::Both } else { Side::After });
    let pictures = Memo::new(move |_| app.list.read().set(id).map_or(0, Item::pictures));
    let turning = Turning::new(app, at, pictures);
    let stays = Memo::new(move |_| {
        let list = app.list.read();
        list.set(id).and_then(|set| set.at(at.get())).is_some_and(|(piece, _)| piece.left_out)
    });
    let viewer = move |cleaned: bool| {
        let wanted = move || {
            app.list.track();
            app.listed(id, at.get(), cleaned).filter(|_| !cleaned || !stays.get())
        };
        Viewer::new(app, wanted, |_| ())
    };
    let title = move || {
        let list = app.list.read();
        list.set(id).map(|set| names::of(app.page, &list, set)).unwrap_or_default()
    };
    let (before, after) = (viewer(false), viewer(true));
    let is_hidden = move |other: Side| side.get() == other;
    let switch = move |one: Side, name: &str| {
        view! {
            <button
                type="button"
                aria-pressed=move || if side.get() == one { "true" } else { "false" }
                on:click=move |_| side.set(one)
            >
                {app.text(name)}
            </button>
        }
    };
    let hands = Hands { turning: Some(turning), ..Hands::default() };
    let figure = move |viewer: Viewer, hides: Side, name: &'static str| {
        view! {
            <figure hidden=move || is_hidden(hides)>
                <figcaption>{app.text(name)}</figcaption>
                {viewer.view(move || format!("{}: {}", title(), app.text(name)), hands, ())}
                {viewer.fault()}
                {move || (hides == Side::Before && stays.get()).then(|| view! {
                    <p role="status">{app.text("files-receipt-left-out")}</p>
                })}
                {viewer.buttons()}
            </figure>
        }
    };
    view! {
        {heading(app, title)}
        {move || removed(app, app.list.read().set(id).map(|set| together(set.receipts())).unwrap_or_default(), true)}
        <p class="cluster ways" role="group" aria-label=app.text("files-receipt-switch")>
            {switch(Side::Both, "files-receipt-both")}
            {switch(Side::Before, "files-receipt-before")}
            {switch(Side::After, "files-receipt-after")}
        </p>
        <div class="figures">
            {figure(before, Side::After, "files-receipt-before")}
            {figure(after, Side::Before, "files-receipt-after")}
        </div>
        {turning.view()}
    }
}

/// "43 identifying details were removed on this device", and of which kinds, if that is unfolded.
pub(super) fn removed(app: App, (total, groups): (u32, Vec<(String, u32)>), is_open: bool) -> AnyView {
    if total == 0 {
        return view! { <p>{app.text("files-removed-nothing")}</p> }.into_any();
    }
    let moved = groups.iter().any(|(group, _)| group == "dates");
    let groups = groups
        .into_iter()
        .map(|(group, count)| {
            view! { <li>{app.text_with(&format!("files-removed-{group}"), &[("count", count.into())])}</li> }
        })
        .collect_view();
    view! {
        <details class="more" open=is_open>
            <summary>{app.text_with("files-removed", &[("count", total.into())])}</summary>
            <ul>{groups}</ul>
            {moved.then(|| view! { <p class="soft">{app.text("files-removed-dates-moved")}</p> })}
        </details>
    }
    .into_any()
}
