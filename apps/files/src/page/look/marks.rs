//! Places that are painted over, on the picture and in a few buttons: drawn, moved and resized by keys too, taken back.

use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::{
    page::{
        app::App,
        set::{Mark, Picture},
        sight::{Point, shifted},
        viewer::Viewer,
    },
    talk::imaging::Area,
};

/// Half of the corner by which a finger makes a place longer or shorter, in pixels of the screen.
const CORNER: f64 = 22.0;

/// What a finger or the mouse does with a place.
#[derive(Clone, Copy)]
struct Drag {
    pointer: i32,
    place: usize,
    /// Where it began on the screen, and how the place lay then.
    from: Point,
    area: Area,
    resizes: bool,
    has_moved: bool,
}

/// Places that are painted over. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    app: App,
    set: u32,
    /// The picture that is shown.
    picture: Memo<Option<Picture>>,
    viewer: Viewer,
    /// All of the set.
    all: Memo<Vec<Mark>>,
    /// Which of them is chosen.
    chosen: RwSignal<Option<usize>>,
    /// As they were before each change.
    before: RwSignal<Vec<Vec<Mark>>>,
    drag: StoredValue<Option<Drag>>,
}

impl Marks {
    pub(super) fn new(app: App, set: u32, picture: Memo<Option<Picture>>, viewer: Viewer) -> Self {
        let all =
            Memo::new(move |_| app.list.read().set(set).map(|set| set.marks.clone()).unwrap_or_default());
        Self {
            app,
            set,
            picture,
            viewer,
            all,
            chosen: RwSignal::new(None),
            before: RwSignal::new(Vec::new()),
            drag: StoredValue::new(None),
        }
    }

    fn change(self, change: impl FnOnce(&mut Vec<Mark>)) {
        self.remember();
        self.put(change);
    }

    /// What comes now can be taken back.
    fn remember(self) {
        self.before.update(|before| before.push(self.all.get_untracked()));
    }

    fn put(self, change: impl FnOnce(&mut Vec<Mark>)) {
        self.app.list.update(|list| {
            if let Some(set) = list.set_mut(self.set) {
                set.change(|set| change(&mut set.marks));
            }
        });
    }

    /// Hears what was drawn.
    pub(super) fn painted(self) -> Callback<Area> {
        Callback::new(move |area| self.add(area))
    }

    fn add(self, area: Area) {
        // What stands there is about to go: it would be another picture that is painted over.
        if untrack(|| self.viewer.is_busy()) {
            return;
        }
        let picture = self.picture.get_untracked();
        self.change(|marks| marks.push(Mark { picture, area, proposed: false }));
        self.chosen.set(self.all.get_untracked().len().checked_sub(1));
    }

    fn remove(self, place: usize) {
        self.change(|marks| {
            marks.remove(place);
        });
        self.chosen.set(None);
        self.viewer.focus();
    }

    fn undo(self) {
        if let Some(Some(before)) = self.before.try_update(Vec::pop) {
            self.put(|marks| *marks = before);
            self.chosen.set(None);
        }
    }

    /// What is painted over on the picture that is shown, in its place: `.mark`.
    pub(super) fn on_picture(self) -> impl IntoView {
        let here = move || {
            let picture = self.picture.get();
            let all = self.all.get().into_iter().enumerate();
            all.filter(|(_, mark)| mark.picture.is_none() || mark.picture == picture)
                .map(|(place, _)| place)
                .collect::<Vec<_>>()
        };
        view! { <For each=here key=|place| *place children=move |place| self.mark(place) /> }
    }

    fn mark(self, place: usize) -> impl IntoView {
        let mark = Memo::new(move |_| self.all.read().get(place).copied());
        let part = move |of: fn(&Area) -> u32, whole: fn((u32, u32)) -> u32| {
            let (mark, size) = (mark.get()?, self.viewer.size.get()?);
            Some(format!("{}%", f64::from(of(&mark.area)) * 100.0 / f64::from(whole(size).max(1))))
        };
        let is_proposed = move || mark.get().is_some_and(|mark| mark.proposed);
        let label = move || {
            let id = if is_proposed() { "files-mark-proposed" } else { "files-mark" };
            self.app.text_with(id, &[("number", (place + 1).into())])
        };
        view! {
            <button
                type="button"
                class="mark"
                class:proposed=is_proposed
                aria-label=label
                aria-pressed=move || if self.chosen.get() == Some(place) { "true" } else { "false" }
                style:left=move || part(|area| area.left, |size| size.0)
                style:top=move || part(|area| area.top, |size| size.1)
                style:width=move || part(|area| area.width, |size| size.0)
                style:height=move || part(|area| area.height, |size| size.1)
                on:focus=move |_| self.chosen.set(Some(place))
                on:click=move |_| self.chosen.set(Some(place))
                on:keydown=move |event| self.keyed(&event, place)
                on:pointerdown=move |event| self.pressed(&event, place)
                on:pointermove=move |event| self.dragged(&event)
                on:pointerup=move |event| self.released(&event)
                on:pointercancel=move |event| self.released(&event)
            >
                <span class="corner"></span>
            </button>
        }
    }

    /// Its lower right corner makes it longer or shorter, the rest of it moves it.
    fn pressed(self, event: &ev::PointerEvent, place: usize) {
        let mark = event.current_target().and_then(|mark| mark.dyn_into::<HtmlElement>().ok());
        let area = self.all.read_untracked().get(place).map(|mark| mark.area);
        let (Some(mark), Some(area), None) = (mark, area, self.drag.get_value()) else { return };
        let _ = mark.set_pointer_capture(event.pointer_id());
        let (from, lies) = (at(event), mark.get_bounding_client_rect());
        let is_end = |at: f64, end: f64, long: f64| at >= end - CORNER.min(long / 2.0);
        let resizes =
            is_end(from.0, lies.right(), lies.width()) && is_end(from.1, lies.bottom(), lies.height());
        let pointer = event.pointer_id();
        self.drag.set_value(Some(Drag { pointer, place, from, area, resizes, has_moved: false }));
    }

    fn dragged(self, event: &ev::PointerEvent) {
        let drag = self.drag.get_value().filter(|drag| drag.pointer == event.pointer_id());
        let (sight, size) = (self.viewer.sight.get_untracked(), self.viewer.size.get_untracked());
        let (Some(drag), Some(sight), Some(size)) = (drag, sight, size) else { return };
        let now = at(event);
        let by = sight.pixels((now.0 - drag.from.0, now.1 - drag.from.1));
        if by == (0, 0) && !drag.has_moved {
            return;
        }
        // All of it is taken back at once.
        if !drag.has_moved {
            self.remember();
            self.drag.set_value(Some(Drag { has_moved: true, ..drag }));
        }
        let (by, longer) = if drag.resizes { ((0, 0), by) } else { (by, (0, 0)) };
        self.put(|marks| {
            if let Some(mark) = marks.get_mut(drag.place) {
                mark.area = shifted(drag.area, by, longer, size);
            }
        });
    }

    fn released(self, event: &ev::PointerEvent) {
        if self.drag.get_value().is_some_and(|drag| drag.pointer == event.pointer_id()) {
            self.drag.set_value(None);
        }
    }

    /// Arrows move it, with Shift they make it longer or shorter; Delete takes it away.
    fn keyed(self, event: &ev::KeyboardEvent, place: usize) {
        let Some(size) = self.viewer.size.get_untracked() else { return };
        if matches!(event.key().as_str(), "Delete" | "Backspace") {
            event.prevent_default();
            return self.remove(place);
        }
        let step = i64::from(size.0.max(size.1) / 100).max(1);
        let by = match event.key().as_str() {
            "ArrowLeft" => (-step, 0),
            "ArrowRight" => (step, 0),
            "ArrowUp" => (0, -step),
            "ArrowDown" => (0, step),
            _ => return,
        };
        event.prevent_default();
        let (by, longer) = if event.shift_key() { ((0, 0), by) } else { (by, (0, 0)) };
        self.change(|marks| {
            if let Some(mark) = marks.get_mut(place) {
                mark.area = shifted(mark.area, by, longer, size);
            }
        });
    }

    /// A new place without a pointer, and taking back.
    pub(super) fn buttons(self) -> impl IntoView {
        let app = self.app;
        let add = move |_| {
            if let Some(area) = self.viewer.sight.get_untracked().and_then(|sight| sight.middle()) {
                self.add(area);
                request_animation_frame(focus_chosen);
            }
        };
        view! {
            <span class="cluster">
                <button type="button" on:click=add>{app.text("files-mark-add")}</button>
                <button
                    type="button"
                    aria-disabled=move || self.before.read().is_empty().then_some("true")
                    on:click=move |_| self.undo()
                >
                    {app.text("files-mark-undo")}
                </button>
            </span>
        }
    }

    /// What can be done with the place that is chosen.
    pub(super) fn chosen(self) -> impl IntoView {
        let app = self.app;
        let several = Memo::new(move |_| app.list.read().set(self.set).is_some_and(|set| set.pictures() > 1));
        let chosen = Memo::new(move |_| {
            let place = self.chosen.get()?;
            let mark = self.all.read().get(place).copied()?;
            Some((place, mark.picture.is_none(), mark.proposed))
        });
        move || {
            chosen.get().map(|(place, is_everywhere, is_proposed)| {
                let everywhere = move |event: ev::Event| {
                    let is_everywhere = event_target_checked(&event);
                    let picture = self.picture.get_untracked();
                    self.change(|marks| {
                        if let Some(mark) = marks.get_mut(place) {
                            mark.picture = if is_everywhere { None } else { picture };
                        }
                    });
                };
                view! {
                    <div class="chosen">
                        <p>{app.text(if is_proposed { "files-mark-about-proposed" } else { "files-mark-about" })}</p>
                        {several.get().then(|| view! {
                            <label class="choice">
                                <input type="checkbox" prop:checked=is_everywhere on:change=everywhere />
                                <span>{app.text("files-mark-everywhere")}</span>
                            </label>
                        })}
                        <button class="button plain urgent" type="button" on:click=move |_| self.remove(place)>
                            {app.text("files-mark-remove")}
                        </button>
                    </div>
                }
            })
        }
    }
}

/// Where it is on the screen.
fn at(event: &ev::PointerEvent) -> Point {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

/// The keys are its own from now on.
fn focus_chosen() {
    let chosen = document().query_selector(".mark[aria-pressed=true]").ok().flatten();
    if let Some(chosen) = chosen.and_then(|chosen| chosen.dyn_into::<HtmlElement>().ok()) {
        let _ = chosen.focus();
    }
}
