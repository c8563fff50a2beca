//! Something that is being done.

use leptos::{prelude::*, task::spawn_local};
use secondok_talk::Trouble;

use crate::Page;

/// Something that takes a while and may go wrong.
#[derive(Debug, Clone, Copy)]
pub struct Doing {
    /// Whether it is being done.
    pub busy: RwSignal<bool>,
    /// Why it could not be done, last time.
    pub trouble: RwSignal<Option<Trouble>>,
}

impl Default for Doing {
    fn default() -> Self {
        Self::new()
    }
}

impl Doing {
    /// Nothing is being done.
    pub fn new() -> Self {
        Self { busy: RwSignal::new(false), trouble: RwSignal::new(None) }
    }

    /// Does it, once at a time; `then` hears the answer.
    pub fn perform<A: 'static>(
        self,
        page: Page,
        asked: impl Future<Output = Result<A, Trouble>> + 'static,
        then: impl FnOnce(A) + 'static,
    ) {
        self.hear(
            page,
            asked,
            Box::new(move |answer| {
                then(answer);
                Ok(())
            }),
        );
    }

    /// The same where `then` may find that it is no answer. What hears is boxed, so that this is in a program once for all
    /// that is asked in one way, and not as often as something is done.
    pub(crate) fn hear<A: 'static>(
        self,
        page: Page,
        asked: impl Future<Output = Result<A, Trouble>> + 'static,
        then: Box<dyn FnOnce(A) -> Result<(), Trouble>>,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let done = asked.await;
            // The screen may have gone meanwhile.
            let _ = self.busy.try_set(false);
            let heard = done.and_then(|answer| {
                let _ = self.trouble.try_set(None);
                then(answer)
            });
            if let Err(trouble) = heard {
                if trouble.message.ends_with("-waiting") {
                    page.waits.set(true);
                }
                let _ = self.trouble.try_set(Some(trouble));
            }
        });
    }

    /// "true" while it is being done, for `aria-busy`.
    pub fn is_busy(self) -> &'static str {
        if self.busy.get() { "true" } else { "false" }
    }
}
