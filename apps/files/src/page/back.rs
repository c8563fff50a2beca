//! The browser's way back closes what lies over the page, as people of telephones expect it, and leaves nothing.
//!
//! For as long as a sheet is open, the browser's history has one more entry, with the same address.

use std::cell::RefCell;

use leptos::{ev, prelude::*};
use wasm_bindgen::JsValue;

/// What has been done to the history, for all sheets of this program: one is open at a time.
#[derive(Default)]
struct Way {
    listens: bool,
    /// Whether the entry is there.
    is_in: bool,
    /// Whether it is being left, which takes the browser a moment.
    leaves: bool,
    /// Closes the sheet that is open.
    close: Option<Box<dyn Fn()>>,
}

thread_local! {
    static WAY: RefCell<Way> = RefCell::default();
}

impl Way {
    fn push(&mut self) {
        let history = window().history();
        self.is_in = history.is_ok_and(|history| history.push_state(&JsValue::NULL, "").is_ok());
    }
}

/// A sheet is open: the way back calls `close`.
pub(super) fn enter(close: impl Fn() + 'static) {
    WAY.with_borrow_mut(|way| {
        if !way.listens {
            // For as long as the page lives.
            let _ = window_event_listener(ev::popstate, |_| went());
            way.listens = true;
        }
        way.close = Some(Box::new(close));
        if !way.leaves && !way.is_in {
            way.push();
        }
    });
}

/// It was closed by other means.
pub(super) fn leave() {
    WAY.with_borrow_mut(|way| {
        way.close = None;
        if std::mem::take(&mut way.is_in) {
            way.leaves = window().history().is_ok_and(|history| history.back().is_ok());
        }
    });
}

/// It was taken down with all of the screen: the entry, where it is there, leads nowhere else.
pub(super) fn forget() {
    WAY.with_borrow_mut(|way| {
        way.close = None;
        way.is_in = false;
    });
}

fn went() {
    let close = WAY.with_borrow_mut(|way| {
        if std::mem::take(&mut way.leaves) {
            // Meanwhile another one was opened.
            if way.close.is_some() {
                way.push();
            }
            return None;
        }
        if std::mem::take(&mut way.is_in) { way.close.take() } else { None }
    });
    if let Some(close) = close {
        close();
    }
}
