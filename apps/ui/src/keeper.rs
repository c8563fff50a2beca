//! Keeping what is typed, whenever the typing pauses.

use std::{cell::Cell, rc::Rc, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::pause::pause;

/// So long after the last key.
const AFTER: Duration = Duration::from_millis(300);

/// Does the latest of several things, once there has been no other for a moment; also when its screen has gone
/// meanwhile. Cheap to copy.
#[derive(Debug, Clone, Copy)]
pub struct Keeper(StoredValue<Rc<Cell<u32>>, LocalStorage>);

impl Default for Keeper {
    fn default() -> Self {
        Self::new()
    }
}

impl Keeper {
    /// There is nothing to be done yet.
    pub fn new() -> Self {
        Self(StoredValue::new_local(Rc::default()))
    }

    /// Does this soon, in place of what was to be done.
    pub fn soon(self, work: impl Future<Output = ()> + 'static) {
        let Some(round) = self.0.try_get_value() else { return };
        round.set(round.get() + 1);
        let mine = round.get();
        spawn_local(async move {
            pause(AFTER).await;
            if round.get() == mine {
                work.await;
            }
        });
    }

    /// Does not do what was to be done.
    pub fn cancel(self) {
        if let Some(round) = self.0.try_get_value() {
            round.set(round.get() + 1);
        }
    }
}
