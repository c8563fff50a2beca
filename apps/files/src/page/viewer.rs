//! A picture to be looked at: moved and made larger by fingers, wheel, buttons and keys; where that is wished, a finger or the
//! mouse draws what is painted over.

use std::collections::BTreeMap;

use leptos::{ev, html, prelude::*};
use secondok_browser::pause::pause;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::ResizeObserver;

use super::{
    app::App,
    legible::MOMENT,
    picture::{CLOSE, Wanted, put, take_away},
    sight::{Point, Sight},
    turning::Turning,
};
use crate::talk::imaging::{Area, Light};

/// Larger by this with each press of a button or a key.
const STEP: f64 = 1.5;
/// Moved by so many pixels of the screen with each press of a key.
const PACE: f64 = 48.0;
/// So many pixels of the wheel turn to the next picture: a notch of most.
const NOTCH: f64 = 100.0;

/// A picture to be looked at. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Viewer {
    app: App,
    stage: NodeRef<html::Div>,
    canvas: NodeRef<html::Canvas>,
    wanted: Memo<Option<Wanted>>,
    /// What stands on the canvas.
    shown: RwSignal<Option<Wanted>>,
    /// How often something came to stand there.
    counted: StoredValue<u32>,
    /// In which light it is wanted.
    pub(super) light: RwSignal<Option<Light>>,
    /// Pixels of the picture that is shown; none while none is.
    pub(super) size: RwSignal<Option<(u32, u32)>>,
    pub(super) sight: RwSignal<Option<Sight>>,
    /// Whether it could not be drawn.
    pub(super) failed: RwSignal<bool>,
    /// Fingers, or the mouse, that are down.
    down: StoredValue<BTreeMap<i32, Point>>,
    /// From where to where something is being drawn.
    drawn: RwSignal<Option<(Point, Point)>>,
    draws: StoredValue<bool>,
    /// How far the wheel has been rolled towards the next picture.
    rolled: StoredValue<f64>,
}

/// What can be done on the stage besides moving a picture and making it larger.
#[derive(Clone, Copy, Default)]
pub(super) struct Hands {
    pub(super) painting: Option<Painting>,
    /// Keys turn to other pictures.
    pub(super) turning: Option<Turning>,
    /// The wheel turns too, and makes larger with Ctrl only.
    pub(super) does_wheel_turn: bool,
}

/// What a finger or the mouse does.
#[derive(Clone, Copy)]
pub(super) struct Painting {
    /// Whether it paints, and does not move the picture.
    pub(super) is_on: Signal<bool>,
    /// Hears what was drawn.
    pub(super) painted: Callback<Area>,
}

impl Viewer {
    /// Shows what is wanted, again whenever that changes; `shown` hears what was on the screen for a moment. One is drawn at a
    /// time: of what is wanted meanwhile, the last.
    pub(super) fn new(
        app: App,
        wanted: impl Fn() -> Option<Wanted> + Copy + Send + Sync + 'static,
        shown: impl Fn(Wanted) + Copy + 'static,
    ) -> Self {
        let light = RwSignal::new(None);
        let wanted = Memo::new(move |_| wanted().map(|wanted| Wanted { light: light.get(), ..wanted }));
        let viewer = Self {
            app,
            stage: NodeRef::new(),
            canvas: NodeRef::new(),
            wanted,
            shown: RwSignal::new(None),
            counted: StoredValue::new(0),
            light,
            size: RwSignal::new(None),
            sight: RwSignal::new(None),
            failed: RwSignal::new(false),
            down: StoredValue::new(BTreeMap::new()),
            drawn: RwSignal::new(None),
            draws: StoredValue::new(false),
            rolled: StoredValue::new(0.0),
        };
        Effect::new(move |before: Option<Option<Wanted>>| {
            // It needs a canvas to stand on.
            viewer.canvas.track();
            let now = wanted.get();
            let stands = viewer.shown.get_untracked() == now || viewer.failed.get_untracked();
            if now.is_none() {
                viewer.leave(false);
            } else if before.flatten() != now || !stands {
                viewer.draw(shown);
            }
            now
        });
        viewer
    }

    /// Leaves nothing on the canvas: what stood there is not what is wanted.
    fn leave(self, failed: bool) {
        if let Some(canvas) = self.canvas.get_untracked() {
            take_away(&canvas);
        }
        self.shown.set(None);
        self.size.set(None);
        self.sight.set(None);
        self.failed.set(failed);
    }

    /// Whether what stands on the canvas is not what is wanted yet.
    pub(super) fn is_busy(self) -> bool {
        let wanted = self.wanted.get();
        let stands = |wanted: &Wanted| self.shown.read().is_some_and(|shown| shown.is_same_picture(wanted));
        !self.failed.get() && wanted.is_some_and(|wanted| !stands(&wanted))
    }

    fn draw(self, shown: impl Fn(Wanted) + Copy + 'static) {
        if self.draws.get_value() {
            return;
        }
        self.draws.set_value(true);
        self.app.spawn(async move {
            let mut last = None;
            // The screen may have gone meanwhile.
            while self.draws.try_get_value().is_some() {
                let Some(now) = self.wanted.try_get_untracked().flatten() else { break };
                if last.replace(now) == Some(now) {
                    break;
                }
                let pictured = self.app.draw(now, CLOSE).await;
                let Some(Some(canvas)) = self.canvas.try_get_untracked() else { break };
                if self.wanted.try_get_untracked().flatten().is_none() {
                    break;
                }
                match pictured {
                    Ok(pictured) => {
                        put(&canvas, &pictured.bitmap);
                        self.failed.set(false);
                        self.size.set(Some(pictured.size));
                        self.shown.set(Some(now));
                        self.lay();
                        self.hear_of(now, shown);
                    }
                    Err(_) => self.leave(true),
                }
            }
            let _ = self.draws.try_set_value(false);
        });
    }

    /// Has it heard that this picture was on the screen, once it has been there for a moment.
    fn hear_of(self, now: Wanted, shown: impl Fn(Wanted) + 'static) {
        let mine = self.counted.get_value() + 1;
        self.counted.set_value(mine);
        self.app.spawn(async move {
            pause(MOMENT).await;
            let stands = self.shown.try_get_untracked().flatten() == Some(now);
            if stands && self.counted.try_get_value() == Some(mine) {
                shown(now);
            }
        });
    }

    /// Lays the picture onto the stage; one of the same size as the one before stays where that was.
    fn lay(self) {
        let (Some(size), Some(stage)) = (self.size.get_untracked(), self.stage.get_untracked()) else {
            return;
        };
        let room = (f64::from(stage.client_width()), f64::from(stage.client_height()));
        if self.sight.get_untracked().is_none_or(|sight| !sight.fits(size, room)) {
            self.sight.set(Some(Sight::whole(size, room)));
        }
    }

    /// Sees it otherwise.
    pub(super) fn see(self, otherwise: impl FnOnce(Sight) -> Sight) {
        self.sight.update(|sight| *sight = sight.map(otherwise));
    }

    /// All of it again.
    pub(super) fn see_whole(self) {
        self.sight.set(None);
        self.lay();
    }

    fn at(self, event: &ev::MouseEvent) -> Point {
        let Some(stage) = self.stage.get_untracked() else { return (0.0, 0.0) };
        let place = stage.get_bounding_client_rect();
        (f64::from(event.client_x()) - place.left(), f64::from(event.client_y()) - place.top())
    }

    fn pressed(self, event: &ev::PointerEvent, painting: Option<Painting>) {
        let at = self.at(event);
        // What lies on the picture is pressed itself.
        let on_mark = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if on_mark.is_some_and(|target| target.closest(".mark").ok().flatten().is_some()) {
            return;
        }
        if let Some(stage) = self.stage.get_untracked() {
            let _ = stage.set_pointer_capture(event.pointer_id());
        }
        self.down.update_value(|down| {
            down.insert(event.pointer_id(), at);
        });
        let fingers = self.down.with_value(BTreeMap::len);
        let paints = painting.is_some_and(|painting| painting.is_on.get_untracked());
        // A second finger makes it larger, and draws nothing; nor is anything drawn on a picture that is about to go.
        let draws = paints && fingers == 1 && !untrack(|| self.is_busy());
        self.drawn.set(draws.then_some((at, at)));
    }

    fn moved(self, event: &ev::PointerEvent) {
        let at = self.at(event);
        let before = self.down.with_value(Clone::clone);
        if !before.contains_key(&event.pointer_id()) {
            return;
        }
        let mut now = before.clone();
        now.insert(event.pointer_id(), at);
        self.down.set_value(now.clone());
        if let Some((from, _)) = self.drawn.get_untracked() {
            return self.drawn.set(Some((from, at)));
        }
        let (was, is) = (spread(&before), spread(&now));
        self.see(|sight| {
            let moved = sight.moved((is.0.0 - was.0.0, is.0.1 - was.0.1));
            if was.1 > 0.0 && is.1 > 0.0 { moved.larger(is.1 / was.1, is.0) } else { moved }
        });
    }

    fn released(self, event: &ev::PointerEvent, painting: Option<Painting>) {
        self.down.update_value(|down| {
            down.remove(&event.pointer_id());
        });
        let Some((from, to)) = self.drawn.get_untracked() else { return };
        self.drawn.set(None);
        if untrack(|| self.is_busy()) {
            return;
        }
        let area = self.sight.get_untracked().and_then(|sight| sight.area(from, to));
        if let (Some(area), Some(painting)) = (area, painting) {
            painting.painted.run(area);
        }
    }

    fn rolled(self, event: &ev::WheelEvent, hands: Hands) {
        event.prevent_default();
        let at = self.at(event);
        // A notch of a wheel is a hundred pixels, three lines, or less where fingers roll.
        let by = if event.delta_mode() == 0 { event.delta_y() } else { event.delta_y() * 33.0 };
        let turning = hands.turning.filter(|turning| turning.is_several());
        if let Some(turning) = turning.filter(|_| hands.does_wheel_turn && !event.ctrl_key()) {
            let rolled = self.rolled.get_value() + by;
            let notches = (rolled / NOTCH).trunc();
            self.rolled.set_value(rolled - notches * NOTCH);
            return turning.by(notches as i64);
        }
        self.see(|sight| sight.larger((-by / 400.0).exp(), at));
    }

    /// A key that moves the picture or makes it larger; whether it was one.
    fn keyed(self, key: &str) -> bool {
        match key {
            "ArrowLeft" => self.see(|sight| sight.moved((PACE, 0.0))),
            "ArrowRight" => self.see(|sight| sight.moved((-PACE, 0.0))),
            "ArrowUp" => self.see(|sight| sight.moved((0.0, PACE))),
            "ArrowDown" => self.see(|sight| sight.moved((0.0, -PACE))),
            "+" | "=" => self.see(|sight| sight.larger_in_the_middle(STEP)),
            "-" => self.see(|sight| sight.larger_in_the_middle(1.0 / STEP)),
            "0" => self.see_whole(),
            _ => return false,
        }
        true
    }

    /// The stage with the picture on it: `.stage`. What lies `inside` moves with the picture, and gets larger with it.
    pub(super) fn view(
        self,
        label: impl Fn() -> String + Send + Sync + 'static,
        hands: Hands,
        inside: impl IntoView + 'static,
    ) -> impl IntoView {
        // On this canvas nothing stands yet that is to be seen; another picture may have stood there.
        let painting = hands.painting;
        self.leave(false);
        self.canvas.on_load(|canvas| take_away(&canvas));
        self.stage.on_load(move |stage| {
            let again = Closure::<dyn Fn()>::new(move || {
                // It may have gone meanwhile.
                if self.size.try_get_untracked().is_some() {
                    self.lay();
                }
            });
            if let Ok(observer) = ResizeObserver::new(again.as_ref().unchecked_ref()) {
                observer.observe(stage.unchecked_ref());
            }
            // For as long as the stage is there: the observer goes with it.
            again.forget();
        });
        let pixels = |pixels: f64| format!("{pixels}px");
        let with = move |of: fn(&Sight) -> f64| self.sight.read().as_ref().map(|sight| pixels(of(sight)));
        let drawn = move || {
            self.drawn.get().map(|(from, to)| {
                view! {
                    <div
                        class="drawn"
                        style:left=pixels(from.0.min(to.0))
                        style:top=pixels(from.1.min(to.1))
                        style:width=pixels((from.0 - to.0).abs())
                        style:height=pixels((from.1 - to.1).abs())
                    ></div>
                }
            })
        };
        view! {
            <div
                class="stage"
                class:paints=move || painting.is_some_and(|painting| painting.is_on.get())
                class:whole=move || self.sight.read().is_none_or(|sight| sight.is_whole())
                node_ref=self.stage
                role="group"
                tabindex="0"
                aria-label=label
                aria-busy=move || if self.is_busy() { "true" } else { "false" }
                on:pointerdown=move |event| self.pressed(&event, painting)
                on:pointermove=move |event| self.moved(&event)
                on:pointerup=move |event| self.released(&event, painting)
                on:pointercancel=move |event| {
                    self.drawn.set(None);
                    self.released(&event, None);
                }
                on:wheel=move |event| self.rolled(&event, hands)
                on:keydown=move |event| {
                    // Keys that a mark hears are its own.
                    let is_own = event.target() == event.current_target();
                    let key = event.key();
                    let turns = || hands.turning.is_some_and(|turning| turning.keyed(&key));
                    if is_own && !event.ctrl_key() && !event.meta_key() && (self.keyed(&key) || turns()) {
                        event.prevent_default();
                    }
                }
            >
                <div
                    class="plane"
                    style:left=move || with(|sight| sight.left)
                    style:top=move || with(|sight| sight.top)
                    style:width=move || with(|sight| sight.size().0)
                    style:height=move || with(|sight| sight.size().1)
                >
                    <canvas node_ref=self.canvas aria-hidden="true"></canvas>
                    {inside}
                </div>
                {drawn}
            </div>
        }
    }

    /// Said where the picture could not be drawn.
    pub(super) fn fault(self) -> impl IntoView {
        let app = self.app;
        move || {
            self.failed
                .get()
                .then(|| view! { <p class="error" role="alert">{app.text("files-picture-failed")}</p> })
        }
    }

    /// The keys are the stage's from now on.
    pub(super) fn focus(self) {
        if let Some(stage) = self.stage.get_untracked() {
            let _ = stage.focus();
        }
    }

    /// Buttons that make it larger and smaller.
    pub(super) fn buttons(self) -> impl IntoView {
        let app = self.app;
        let button = move |sign: &'static str, id: &str, press: fn(Self)| {
            let label = app.text(id);
            view! {
                <button type="button" aria-label=label.clone() title=label on:click=move |_| press(self)>{sign}</button>
            }
        };
        view! {
            <span class="cluster" role="group" aria-label=app.text("files-zoom")>
                {button("−", "files-zoom-out", |viewer| viewer.see(|sight| sight.larger_in_the_middle(1.0 / STEP)))}
                {button("+", "files-zoom-in", |viewer| viewer.see(|sight| sight.larger_in_the_middle(STEP)))}
                {button("⤢", "files-zoom-whole", Viewer::see_whole)}
            </span>
        }
    }
}

/// The middle of the fingers, and how far two of them are apart.
fn spread(down: &BTreeMap<i32, Point>) -> (Point, f64) {
    let mut fingers = down.values();
    match (fingers.next(), fingers.next()) {
        (Some(one), Some(other)) => {
            let apart = (one.0 - other.0).hypot(one.1 - other.1);
            (((one.0 + other.0) / 2.0, (one.1 + other.1) / 2.0), apart)
        }
        (Some(one), None) => (*one, 0.0),
        _ => ((0.0, 0.0), 0.0),
    }
}
