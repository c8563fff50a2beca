//! Something that is fetched anew whenever it has changed.

use leptos::{prelude::*, task::spawn_local};
use secondok_talk::Trouble;

/// What was fetched last, and why it could not be fetched since. One fetch runs at a time; what asks for it meanwhile
/// has it fetched once more afterwards. Cheap to copy.
pub struct Fresh<T: Send + Sync + 'static> {
    /// What was fetched last.
    pub shown: RwSignal<Option<T>>,
    /// Why it could not be fetched, last time.
    pub failed: RwSignal<Option<Trouble>>,
    is_fetching: StoredValue<bool>,
    is_due: StoredValue<bool>,
}

impl<T: Send + Sync + 'static> Clone for Fresh<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Fresh<T> {}

impl<T: Send + Sync + 'static> Default for Fresh<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Send + Sync + 'static> Fresh<T> {
    /// Nothing was fetched yet.
    pub fn new() -> Self {
        Self {
            shown: RwSignal::new(None),
            failed: RwSignal::new(None),
            is_fetching: StoredValue::new(false),
            is_due: StoredValue::new(false),
        }
    }

    /// Fetches it by `ask`; `take` puts it in the place of what was shown before. What was there stays to be seen if it
    /// cannot be fetched, except where it is no more.
    pub fn fetch<F: Future<Output = Result<T, Trouble>> + 'static>(
        self,
        ask: impl Fn() -> F + 'static,
        take: impl Fn(&mut Option<T>, T) + 'static,
    ) {
        if self.is_fetching.get_value() {
            self.is_due.set_value(true);
            return;
        }
        self.is_fetching.set_value(true);
        spawn_local(async move {
            loop {
                match ask().await {
                    Ok(fetched) => {
                        let _ = self.failed.try_set(None);
                        let _ = self.shown.try_update(|shown| take(shown, fetched));
                    }
                    Err(trouble) => {
                        if trouble.is_gone() {
                            let _ = self.shown.try_set(None);
                        }
                        let _ = self.failed.try_set(Some(trouble));
                    }
                }
                // The screen may have gone meanwhile.
                if self.is_due.try_get_value() != Some(true) {
                    let _ = self.is_fetching.try_set_value(false);
                    return;
                }
                self.is_due.set_value(false);
            }
        });
    }

    /// Forgets what was fetched.
    pub fn clear(self) {
        self.shown.set(None);
        self.failed.set(None);
    }
}
