//! Looking at what was chosen before it is sent, and painting over what tells who somebody is.

mod face;
mod marks;
mod rows;
mod together;

use leptos::prelude::*;

use super::{
    app::App,
    legible::is_legible_small,
    lighting, names,
    set::{Item, Picture},
    sheet::{Sheet, heading},
    turning::Turning,
    viewer::{Hands, Painting, Viewer},
};
use crate::talk::imaging::Look;
use marks::Marks;

/// So many pictures or more are shown all together first, where that is enough to see what they are looked at for.
const MANY: u32 = 4;

/// Something on the list.
pub(super) fn view(app: App, id: u32) -> impl IntoView {
    let of = move |read: fn(&Item) -> u32| app.list.read().set(id).map_or(0, read);
    let pictures = Memo::new(move |_| of(Item::pictures));
    let at = RwSignal::new(0_u32);
    let is_enough =
        app.list.with_untracked(|list| list.set(id).is_some_and(|set| is_legible_small(set.why_look())));
    let together = RwSignal::new(is_enough && pictures.get_untracked() >= MANY);
    let turning = Turning::new(app, at, pictures);
    let is_image = app.list.with_untracked(|list| list.set(id).is_some_and(|set| set.key.is_series()));
    let wanted = move || {
        // Read anew, it has another number.
        app.list.track();
        app.listed(id, at.get(), false)
    };
    let viewer = Viewer::new(app, wanted, move |shown| {
        if let Some((set, piece)) = shown.listed {
            saw(app, set, &[(piece, shown.within)]);
        }
    });
    let picture = Memo::new(move |_| app.list.read().set(id).and_then(|set| set.picture(at.get())));
    let marks = Marks::new(app, id, picture, viewer);
    // It was taken off the list, because it cannot be drawn.
    let is_gone = Memo::new(move |_| app.list.read().set(id).is_none());
    Effect::new(move |_| {
        if is_gone.get() {
            app.sheet.set(None);
        }
    });
    let title = move || {
        let list = app.list.read();
        list.set(id).map(|set| names::of(app.page, &list, set)).unwrap_or_default()
    };
    let why = Memo::new(move |_| app.list.read().set(id).map_or(Look::NotNeeded, Item::why_look));
    let paints = RwSignal::new(false);
    let painting = Painting { is_on: paints.into(), painted: marks.painted() };
    let hands = Hands { painting: Some(painting), turning: Some(turning), does_wheel_turn: false };
    let label = move || {
        let args =
            [("name", title().into()), ("number", (at.get() + 1).into()), ("of", pictures.get().into())];
        app.text_with("files-picture-label", &args)
    };
    let one = move || {
        view! {
            {viewer.view(label, hands, marks.on_picture())}
            {viewer.fault()}
            {turning.view()}
            <div class="tools">
                <span class="cluster" role="group" aria-label=app.text("files-hand")>
                    {hand(app, paints, false)}
                    {hand(app, paints, true)}
                </span>
                {viewer.buttons()}
                {marks.buttons()}
            </div>
            {marks.chosen()}
            {is_image.then(|| lighting::view(app, viewer.light))}
        }
    };
    let all = move || {
        let go = move |picture: u32| {
            at.set(picture);
            together.set(false);
        };
        together::view(app, id, go)
    };
    view! {
        {heading(app, title)}
        <p>{move || app.to(reason(why.get()))}</p>
        {face::view(app, id, at, together)}
        {move || (pictures.get() > 1).then(|| ways(app, together))}
        {move || if together.get() { all().into_any() } else { one().into_any() }}
        {decide(app, id, at, together)}
    }
}

/// Why it is looked at.
fn reason(look: Look) -> &'static str {
    match look {
        Look::NotNeeded => "files-look-free",
        Look::PaperOrPhoto => "files-look-paper",
        Look::BurntIn => "files-look-burnt-in",
        Look::Unknown => "files-look-unknown",
    }
}

/// These pictures were on the screen.
fn saw(app: App, id: u32, pictures: &[Picture]) {
    let is_news = app.list.with_untracked(|list| {
        list.set(id).is_some_and(|set| pictures.iter().any(|picture| !set.seen.contains(picture)))
    });
    if is_news {
        app.list.update(|list| {
            if let Some(set) = list.set_mut(id) {
                set.seen.extend(pictures);
            }
        });
    }
}

fn hand(app: App, paints: RwSignal<bool>, is_painting: bool) -> impl IntoView {
    view! {
        <button
            type="button"
            aria-pressed=move || if paints.get() == is_painting { "true" } else { "false" }
            on:click=move |_| paints.set(is_painting)
        >
            {app.text(if is_painting { "files-hand-paints" } else { "files-hand-moves" })}
        </button>
    }
}

/// One by one, or all together.
fn ways(app: App, together: RwSignal<bool>) -> impl IntoView {
    let way = move |is_together: bool, id: &str| {
        view! {
            <button
                type="button"
                aria-pressed=move || if together.get() == is_together { "true" } else { "false" }
                on:click=move |_| together.set(is_together)
            >
                {app.text(id)}
            </button>
        }
    };
    view! { <p class="cluster ways" role="group" aria-label=app.text("files-ways")>{way(true, "files-way-together")}{way(false, "files-way-one")}</p> }
}

/// Nothing more is to be painted over: it is cleaned, and the next that must be looked at comes.
fn decide(app: App, id: u32, at: RwSignal<u32>, together: RwSignal<bool>) -> impl IntoView {
    let unseen = Memo::new(move |_| app.list.read().set(id).map_or(0, Item::unseen));
    let paints = Memo::new(move |_| app.list.read().set(id).is_some_and(|set| !set.marks.is_empty()));
    let go_to_unseen = move || {
        let unseen = app.list.with_untracked(|list| list.set(id).and_then(Item::first_unseen));
        if let Some(unseen) = unseen {
            together.set(false);
            at.set(unseen);
        }
    };
    let go_on = move |_| {
        let is_done = app.list.try_update(|list| list.set_mut(id).is_some_and(Item::approve));
        if is_done != Some(true) {
            return go_to_unseen();
        }
        app.work();
        let next = app.list.with_untracked(|list| {
            let next = list.in_order().find(|set| set.must_be_looked_at());
            next.map(|set| set.id)
        });
        app.sheet.set(next.map(Sheet::Look));
    };
    view! {
        <footer class="decide">
            <p role="status" id="files-unseen">
                {move || (unseen.get() > 0).then(|| app.text_with("files-unseen", &[("count", unseen.get().into())]))}
            </p>
            <p class="actions">
                {move || (unseen.get() > 0).then(|| view! {
                    <button class="button quiet" type="button" on:click=move |_| go_to_unseen()>
                        {app.text("files-unseen-go")}
                    </button>
                })}
                <button
                    class="button"
                    type="button"
                    aria-describedby="files-unseen"
                    aria-disabled=move || (unseen.get() > 0).then_some("true")
                    on:click=go_on
                >
                    {move || app.to(if paints.get() { "files-decide-painted" } else { "files-decide-nothing" })}
                </button>
            </p>
        </footer>
    }
}
