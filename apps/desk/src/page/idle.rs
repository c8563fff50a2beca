//! The end of a session at which nobody works any more: what people ask is not left open on a desk.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::{device::now, pause::pause};
use secondok_talk::Done;
use secondok_ui::Gate;

use super::app::App;
use crate::talk::Command;

/// After so many seconds without anybody at a window of this browser.
const AFTER: f64 = 15.0 * 60.0;
/// So often it is looked, and so often the other windows are told that somebody is there.
const LOOK: Duration = Duration::from_secs(20);

/// What shows that somebody is there.
const TOUCHES: [&str; 5] = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"];

/// Since when nobody was at work, as this window knows. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct Idle {
    touched: StoredValue<f64>,
    told: StoredValue<f64>,
}

impl Idle {
    pub(super) fn new() -> Self {
        Self { touched: StoredValue::new(now()), told: StoredValue::new(0.0) }
    }

    /// Somebody is at work, here or in another window.
    pub(super) fn touch(self) {
        self.touched.set_value(now());
    }

    /// Ends the session of this app once nobody has been at work for so long, also while the device slept.
    pub(super) fn watch(self, app: App) {
        for touch in TOUCHES {
            let _ = window_event_listener_untyped(touch, move |_| {
                self.end_if_due(app);
                self.touch();
                self.tell(app);
            });
        }
        spawn_local(async move {
            loop {
                pause(LOOK).await;
                self.end_if_due(app);
            }
        });
    }

    fn end_if_due(self, app: App) {
        if untrack(move || app.entrance.gate()) == Gate::In && has_passed(self.touched.get_value(), now()) {
            app.end();
            spawn_local(async move {
                let _ = app.ask::<Done>(Command::End).await;
            });
        }
    }

    fn tell(self, app: App) {
        if self.touched.get_value() - self.told.get_value() < LOOK.as_secs_f64() {
            return;
        }
        self.told.set_value(self.touched.get_value());
        spawn_local(async move {
            let _ = app.ask::<Done>(Command::Awake).await;
        });
    }
}

/// Whether nobody was at work for too long; a clock that was set back shows nothing.
fn has_passed(touched: f64, now: f64) -> bool {
    now - touched >= AFTER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_ends_once_nobody_has_been_there_for_a_quarter_of_an_hour() {
        let passed = [0.0, 899.0, 900.0, 50_000.0, -3_600.0].map(|since| has_passed(1e9, 1e9 + since));
        assert_eq!(passed, [false, false, true, true, false]);
    }
}
