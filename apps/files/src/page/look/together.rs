//! All pictures together, to be scrolled through: hundreds of slices are looked at so. Only what is in sight is drawn and takes
//! memory.

use std::collections::{BTreeMap, BTreeSet};

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{
    HtmlCanvasElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};

use super::saw;
use crate::page::{
    app::App,
    picture::{AMONG, Wanted, put, take_away},
    set::Item,
};

/// By this a picture says which one it is.
const NUMBER: &str = "data-picture";

/// Pictures of a set. Cheap to copy.
#[derive(Clone, Copy)]
struct Together {
    app: App,
    set: u32,
    canvases: StoredValue<BTreeMap<u32, HtmlCanvasElement>, LocalStorage>,
    /// In sight.
    in_sight: StoredValue<BTreeSet<u32>>,
    /// In sight and drawn, as which.
    drawn: StoredValue<BTreeMap<u32, Wanted>>,
    draws: StoredValue<bool>,
}

/// All of them: `.together`. `go` leads to one.
pub(super) fn view(app: App, set: u32, go: impl Fn(u32) + Copy + Send + Sync + 'static) -> impl IntoView {
    let together = Together {
        app,
        set,
        canvases: StoredValue::new_local(BTreeMap::new()),
        in_sight: StoredValue::new(BTreeSet::new()),
        drawn: StoredValue::new(BTreeMap::new()),
        draws: StoredValue::new(false),
    };
    let node = NodeRef::<html::Ol>::new();
    node.on_load(move |list| request_animation_frame(move || together.watch(&list)));
    // Read anew, they have other numbers; what is left out looks so.
    let stands = Memo::new(move |_| {
        let list = app.list.read();
        let pieces = list.set(set).map(|set| &set.pieces);
        pieces.into_iter().flatten().map(|piece| (piece.number, piece.left_out)).collect::<Vec<_>>()
    });
    Effect::new(move |_| {
        stands.track();
        together.draw();
    });
    let pictures = Memo::new(move |_| app.list.read().set(set).map_or(0, Item::pictures));
    let tile = move |picture: u32| {
        let is_left_out = Memo::new(move |_| {
            let list = app.list.read();
            list.set(set).and_then(|set| set.at(picture)).is_some_and(|(piece, _)| piece.left_out)
        });
        let is_seen = Memo::new(move |_| {
            let list = app.list.read();
            let set = list.set(set);
            set.is_some_and(|set| set.picture(picture).is_some_and(|picture| set.seen.contains(&picture)))
        });
        let canvas = NodeRef::<html::Canvas>::new();
        canvas.on_load(move |canvas| {
            together.canvases.update_value(|all| drop(all.insert(picture, canvas.unchecked_into())));
        });
        let number = move || {
            let id = match (is_left_out.get(), is_seen.get()) {
                (true, _) => "files-tile-left-out",
                (false, true) => "files-tile-seen",
                (false, false) => "files-tile",
            };
            app.text_with(id, &[("number", (picture + 1).into())])
        };
        view! {
            <li class="tile" class:left-out=is_left_out data-picture=picture.to_string() on:click=move |_| go(picture)>
                <canvas width="1" height="1" node_ref=canvas aria-hidden="true"></canvas>
                <span>{number}</span>
            </li>
        }
    };
    view! {
        <p class="soft">{app.text("files-together-how")}</p>
        <ol class="together" node_ref=node tabindex="0" aria-label=app.text("files-way-together")>
            <For each=move || 0..pictures.get() key=|picture| *picture children=tile />
        </ol>
    }
}

impl Together {
    /// Hears what comes into sight and leaves it.
    fn watch(self, list: &HtmlElement) {
        let seen = move |entries: js_sys::Array| {
            for entry in entries.iter() {
                let entry: IntersectionObserverEntry = entry.unchecked_into();
                let number = entry.target().get_attribute(NUMBER).and_then(|number| number.parse().ok());
                if let Some(number) = number {
                    self.moved(number, entry.is_intersecting());
                }
            }
            self.draw();
        };
        let seen = Closure::<dyn Fn(js_sys::Array)>::new(seen);
        let options = IntersectionObserverInit::new();
        options.set_root(Some(list));
        let observer = IntersectionObserver::new_with_options(seen.as_ref().unchecked_ref(), &options);
        if let Ok(observer) = observer {
            let tiles = list.children();
            (0..tiles.length())
                .filter_map(|place| tiles.item(place))
                .for_each(|tile| observer.observe(&tile));
        }
        // For as long as the list is there: the observer goes with it.
        seen.forget();
    }

    fn moved(self, picture: u32, is_in_sight: bool) {
        let _ = self.in_sight.try_update_value(|in_sight| {
            if is_in_sight { in_sight.insert(picture) } else { in_sight.remove(&picture) }
        });
        if !is_in_sight && self.drawn.try_update_value(|drawn| drawn.remove(&picture)).flatten().is_some() {
            self.canvases.with_value(|all| all.get(&picture).map(take_away));
        }
    }

    /// The first picture in sight that is not drawn.
    fn next(self) -> Option<(u32, Wanted)> {
        let in_sight = self.in_sight.try_get_value()?;
        let drawn = self.drawn.try_get_value()?;
        in_sight.into_iter().find_map(|picture| {
            let wanted = self.app.listed(self.set, picture, false)?;
            (drawn.get(&picture) != Some(&wanted)).then_some((picture, wanted))
        })
    }

    /// Draws what is in sight, one after the other.
    fn draw(self) {
        if self.draws.try_get_value() != Some(false) {
            return;
        }
        self.draws.set_value(true);
        self.app.spawn(async move {
            while let Some((picture, wanted)) = self.next() {
                let Ok(pictured) = self.app.draw(wanted, AMONG).await else {
                    // What cannot be drawn is taken off the list, unless nothing can be.
                    if self.app.trouble.read_untracked().is_some() {
                        break;
                    }
                    continue;
                };
                // Only what is in sight when it is drawn was seen.
                let is_in_sight = self.in_sight.try_with_value(|in_sight| in_sight.contains(&picture));
                if is_in_sight != Some(true) {
                    pictured.bitmap.close();
                    continue;
                }
                self.canvases.with_value(|all| all.get(&picture).map(|canvas| put(canvas, &pictured.bitmap)));
                self.drawn.update_value(|drawn| {
                    drawn.insert(picture, wanted);
                });
                if let Some((set, piece)) = wanted.listed {
                    saw(self.app, set, &[(piece, wanted.within)]);
                }
            }
            let _ = self.draws.try_set_value(false);
        });
    }
}
