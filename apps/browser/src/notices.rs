//! Notices in an app's worker: fetched, kept for when there is no connection, and read once for all windows.

use std::{cell::RefCell, rc::Rc};

use secondok_client::{
    api::{
        app_version::AppVersion,
        notice::{Audience, Notice},
    },
    notices::{Noticed, fetch},
    protocol::Day,
    vault::VaultError,
};

use crate::{device::today, fetch::Fetch, lock::alone, storage::Storage};

/// What was fetched is not fetched again before so many milliseconds have passed: screens ask whenever they turn.
const FRESH_FOR: f64 = 600_000.0;

/// Opens the storage of an app, in its turn.
pub trait Place: AsyncFnOnce() -> Result<Rc<Storage>, VaultError> + 'static {}

impl<S: AsyncFnOnce() -> Result<Rc<Storage>, VaultError> + 'static> Place for S {}

/// Notices of one app. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Notices {
    name: &'static str,
    audience: Audience,
    state: Rc<RefCell<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// As known last: where the browser keeps nothing, for as long as this worker lives.
    noticed: Noticed,
    /// When they were asked for last, in milliseconds since 1970.
    asked: f64,
    /// The service's day, if it answered then.
    day: Option<Day>,
}

impl Notices {
    /// Of the app whose lock between windows has this name.
    pub fn new(name: &'static str, audience: Audience) -> Self {
        Self { name, audience, state: Rc::default() }
    }

    /// What the person has not read, with what the service says now, if it can be asked. `storage` is where the app keeps
    /// things now; nothing is told of any while that is locked.
    pub async fn look<S: Place>(&self, storage: S) -> Vec<Notice> {
        let now = js_sys::Date::now();
        let is_old = !(0.0..FRESH_FOR).contains(&(now - self.state.borrow().asked));
        let mut fetched = None;
        if is_old {
            self.state.borrow_mut().asked = now;
            fetched = fetch(&Fetch).await.ok();
            self.state.borrow_mut().day = fetched.as_ref().map(|fetched| fetched.today);
        }
        self.change(storage, move |noticed| {
            if let Some(fetched) = fetched {
                noticed.learn(fetched.notices);
                noticed.learn_broken(fetched.broken_apps);
            }
        })
        .await
    }

    /// The person has read this one. What they have not read.
    pub async fn read<S: Place>(&self, storage: S, number: u32) -> Vec<Notice> {
        self.change(storage, move |noticed| noticed.read(number)).await
    }

    /// Versions of the apps that are known to be broken, as they were told last.
    pub fn broken_apps(&self) -> Vec<AppVersion> {
        self.state.borrow().noticed.broken_apps().to_vec()
    }

    /// Everything was removed from the device: nothing is known of what was read.
    pub fn forget(&self) {
        self.state.borrow_mut().noticed.forget_read();
    }

    /// Changes what is kept, while no other window does.
    async fn change<S: Place>(&self, storage: S, change: impl FnOnce(&mut Noticed) + 'static) -> Vec<Notice> {
        let this = self.clone();
        alone(self.name, async move {
            let storage = match storage().await {
                Ok(storage) => Some(storage),
                Err(VaultError::Locked) => return Vec::new(),
                Err(_) => None,
            };
            let kept = match &storage {
                Some(storage) => Noticed::load(&**storage).await.ok(),
                None => None,
            };
            let mut noticed = match kept {
                Some(kept) if kept != Noticed::default() => kept,
                // Everything was removed, here or in another window: what was fetched is still at hand, and is not put back.
                kept => {
                    let mut at_hand = this.state.borrow().noticed.clone();
                    kept.into_iter().for_each(|_| at_hand.forget_read());
                    at_hand
                }
            };
            let before = noticed.clone();
            change(&mut noticed);
            noticed.pass(this.state.borrow().day.unwrap_or_else(today));
            if let Some(storage) = storage.filter(|_| noticed != before) {
                // Where there is no room for it, it is asked again next time.
                let _ = noticed.save(&*storage).await;
            }
            let unread = noticed.unread(this.audience).into_iter().cloned().collect();
            this.state.borrow_mut().noticed = noticed;
            unread
        })
        .await
    }
}
