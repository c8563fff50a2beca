//! All pictures together, to be scrolled through: hundreds of slices are looked at so. Only what is in sight is on the page,
//! is drawn and takes memory.

use std::collections::BTreeMap;

use leptos::{html, prelude::*};
use secondok_browser::pause::pause;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{
    HtmlCanvasElement, HtmlElement, IntersectionObserver, IntersectionObserverEntry,
    IntersectionObserverInit, ResizeObserver,
};

use super::{
    rows::{Rows, there},
    saw,
};
use crate::page::{
    app::App,
    legible::{MOMENT, MOSTLY, is_legible_small, is_seen_small},
    picture::{AMONG, Wanted, put, take_away},
    set::Item,
};
use crate::talk::imaging::Number;

/// By this a picture says which one it is.
const NUMBER: &str = "data-picture";

/// What hears of tiles, with what it calls.
type Hearing = (IntersectionObserver, Closure<dyn Fn(js_sys::Array)>);

/// Pictures of a set. Cheap to copy.
#[derive(Clone, Copy)]
struct Together {
    app: App,
    set: u32,
    hearing: StoredValue<Option<Hearing>, LocalStorage>,
    canvases: StoredValue<BTreeMap<u32, HtmlCanvasElement>, LocalStorage>,
    /// In sight, and how much of each.
    in_sight: StoredValue<BTreeMap<u32, f64>>,
    /// In sight and drawn, as which.
    drawn: StoredValue<BTreeMap<u32, Wanted>>,
    /// Since when each could be seen, as a running number.
    stands: StoredValue<BTreeMap<u32, u32>>,
    counted: StoredValue<u32>,
    draws: StoredValue<bool>,
}

/// What a tile shows besides its picture.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Tile {
    /// By which imaging knows its file.
    number: Option<Number>,
    is_left_out: bool,
    is_seen: bool,
}

/// All of them: `.together`. `go` leads to one.
pub(super) fn view(app: App, set: u32, go: impl Fn(u32) + Copy + Send + Sync + 'static) -> impl IntoView {
    let together = Together::new(app, set);
    let pictures = Memo::new(move |_| app.list.read().set(set).map_or(0, Item::pictures));
    let rows = RwSignal::new(None::<Rows>);
    let window = RwSignal::new((0.0, 0.0));
    let there = Memo::new(move |_| {
        let (scrolled, height) = window.get();
        there(rows.get(), scrolled, height, pictures.get())
    });
    let node = NodeRef::<html::Ol>::new();
    let measure = move || {
        if let Some(list) = node.try_get_untracked().flatten() {
            window.set((f64::from(list.scroll_top()), f64::from(list.client_height())));
            rows.set(measured(&list));
        }
    };
    node.on_load(move |list| {
        request_animation_frame(measure);
        let again = Closure::<dyn Fn()>::new(measure);
        if let Ok(observer) = ResizeObserver::new(again.as_ref().unchecked_ref()) {
            observer.observe(list.unchecked_ref());
        }
        // For as long as the list is there: the observer goes with it.
        again.forget();
    });
    let tiles = Memo::new(move |_| {
        let list = app.list.read();
        let tile = |picture: u32| {
            let set = list.set(set)?;
            let (piece, within) = set.at(picture)?;
            let is_seen = set.seen.contains(&(piece.origin, within));
            Some((picture, Tile { number: piece.number, is_left_out: piece.left_out, is_seen }))
        };
        there.read().tiles.clone().filter_map(tile).collect::<BTreeMap<_, _>>()
    });
    // Read anew, they have other numbers.
    let numbers = Memo::new(move |_| tiles.read().values().map(|tile| tile.number).collect::<Vec<_>>());
    Effect::new(move |_| {
        numbers.track();
        together.draw();
    });
    let tile = move |picture: u32| {
        let shows = Memo::new(move |_| tiles.read().get(&picture).copied());
        let is_left_out = move || shows.get().is_some_and(|tile| tile.is_left_out);
        let (canvas, item) = (NodeRef::<html::Canvas>::new(), NodeRef::<html::Li>::new());
        canvas.on_load(move |canvas| {
            together.canvases.update_value(|all| drop(all.insert(picture, canvas.unchecked_into())));
        });
        item.on_load(move |item| {
            together.hearing.with_value(|hearing| {
                if let Some((observer, _)) = hearing {
                    observer.observe(&item);
                }
            });
        });
        on_cleanup(move || {
            together.leaves(picture);
            let _ = together.canvases.try_update_value(|all| all.remove(&picture));
        });
        let number = move || {
            let id = match shows.get() {
                Some(Tile { is_left_out: true, .. }) => "files-tile-left-out",
                Some(Tile { is_seen: true, .. }) => "files-tile-seen",
                _ => "files-tile",
            };
            app.text_with(id, &[("number", (picture + 1).into())])
        };
        view! {
            <li
                class="tile"
                class:left-out=is_left_out
                data-picture=picture.to_string()
                aria-posinset=(picture + 1).to_string()
                aria-setsize=move || pictures.get().to_string()
                node_ref=item
            >
                <button
                    type="button"
                    aria-label=move || format!("{}. {}", number(), app.text("files-tile-open"))
                    on:click=move |_| go(picture)
                >
                    <canvas width="1" height="1" node_ref=canvas aria-hidden="true"></canvas>
                    <span>{number}</span>
                </button>
            </li>
        }
    };
    let is_enough =
        Memo::new(move |_| app.list.read().set(set).is_some_and(|set| is_legible_small(set.why_look())));
    let how =
        move || app.text(if is_enough.get() { "files-together-how" } else { "files-together-overview" });
    let pixels = |pixels: f64| format!("calc(var(--space-2) + {pixels}px)");
    view! {
        <p class="soft">{how}</p>
        <ol
            class="together"
            node_ref=node
            tabindex="0"
            aria-label=app.text("files-way-together")
            style:padding-block-start=move || pixels(there.read().before)
            style:padding-block-end=move || pixels(there.read().behind)
            on:scroll=move |_| measure()
        >
            <For each=move || there.get().tiles key=|picture| *picture children=tile />
        </ol>
    }
}

/// How its tiles lie; none while there is one row alone, which is whole.
fn measured(list: &HtmlElement) -> Option<Rows> {
    let tiles = list.children();
    let top = |place: u32| {
        let tile = tiles.item(place)?.dyn_into::<HtmlElement>().ok()?;
        Some(tile.offset_top())
    };
    let first = top(0)?;
    let across = (1..tiles.length()).find(|place| top(*place).is_some_and(|top| top > first))?;
    Some(Rows { across, height: f64::from(top(across)? - first) })
}

impl Together {
    fn new(app: App, set: u32) -> Self {
        let together = Self {
            app,
            set,
            hearing: StoredValue::new_local(None),
            canvases: StoredValue::new_local(BTreeMap::new()),
            in_sight: StoredValue::new(BTreeMap::new()),
            drawn: StoredValue::new(BTreeMap::new()),
            stands: StoredValue::new(BTreeMap::new()),
            counted: StoredValue::new(0),
            draws: StoredValue::new(false),
        };
        let heard = Closure::<dyn Fn(js_sys::Array)>::new(move |entries| together.heard(&entries));
        let options = IntersectionObserverInit::new();
        // What the screen shows of it, whatever it is scrolled in.
        options.set_threshold(&js_sys::Array::of2(&JsValue::from_f64(0.0), &JsValue::from_f64(MOSTLY)));
        let observer = IntersectionObserver::new_with_options(heard.as_ref().unchecked_ref(), &options);
        together.hearing.set_value(observer.ok().map(|observer| (observer, heard)));
        on_cleanup(move || {
            let hearing = together.hearing.try_update_value(Option::take).flatten();
            if let Some((observer, _)) = hearing {
                observer.disconnect();
            }
        });
        together
    }

    /// Hears what comes into sight and leaves it.
    fn heard(self, entries: &js_sys::Array) {
        for entry in entries.iter() {
            let entry: IntersectionObserverEntry = entry.unchecked_into();
            let number = entry.target().get_attribute(NUMBER).and_then(|number| number.parse().ok());
            match number {
                Some(picture) if entry.is_intersecting() => {
                    let share = entry.intersection_ratio();
                    let _ = self.in_sight.try_update_value(|all| all.insert(picture, share));
                    self.weigh(picture);
                }
                Some(picture) => self.leaves(picture),
                None => {}
            }
        }
        self.draw();
    }

    /// It is not in sight any more.
    fn leaves(self, picture: u32) {
        let _ = self.in_sight.try_update_value(|all| all.remove(&picture));
        let _ = self.stands.try_update_value(|all| all.remove(&picture));
        if self.drawn.try_update_value(|all| all.remove(&picture)).flatten().is_some() {
            let _ = self.canvases.try_with_value(|all| all.get(&picture).map(take_away));
        }
    }

    /// What can be seen of a picture counts once it has stood there for a moment.
    fn weigh(self, picture: u32) {
        let wanted = self.drawn.try_with_value(|all| all.get(&picture).copied()).flatten();
        let share = self.in_sight.try_with_value(|all| all.get(&picture).copied()).flatten();
        let look = self.app.list.with_untracked(|list| {
            let (piece, _) = list.set(self.set)?.at(picture)?;
            Some(piece.file.look)
        });
        let (Some(wanted), Some(share), Some(look)) = (wanted, share, look) else { return };
        if !is_seen_small(look, share) {
            let _ = self.stands.try_update_value(|all| all.remove(&picture));
            return;
        }
        if self.stands.try_with_value(|all| all.contains_key(&picture)) != Some(false) {
            return;
        }
        let mine = self.counted.get_value() + 1;
        self.counted.set_value(mine);
        let _ = self.stands.try_update_value(|all| all.insert(picture, mine));
        self.app.spawn(async move {
            pause(MOMENT).await;
            let stands = self.stands.try_with_value(|all| all.get(&picture) == Some(&mine));
            if let (Some(true), Some((set, piece))) = (stands, wanted.listed) {
                saw(self.app, set, &[(piece, wanted.within)]);
            }
        });
    }

    /// The first picture in sight that is not drawn.
    fn next(self) -> Option<(u32, Wanted)> {
        let in_sight = self.in_sight.try_with_value(|all| all.keys().copied().collect::<Vec<_>>())?;
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
                let is_in_sight = self.in_sight.try_with_value(|in_sight| in_sight.contains_key(&picture));
                if is_in_sight != Some(true) {
                    pictured.bitmap.close();
                    continue;
                }
                self.canvases.with_value(|all| all.get(&picture).map(|canvas| put(canvas, &pictured.bitmap)));
                self.drawn.update_value(|drawn| {
                    drawn.insert(picture, wanted);
                });
                // Another picture has the number of one that was taken off.
                let _ = self.stands.try_update_value(|stands| stands.remove(&picture));
                self.weigh(picture);
            }
            let _ = self.draws.try_set_value(false);
        });
    }
}
