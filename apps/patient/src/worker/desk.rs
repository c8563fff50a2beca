//! What the worker keeps at hand, and how it takes turns with the workers of other windows.

use std::{cell::RefCell, rc::Rc};

use secondok_browser::{
    channel::Channel, device, fetch::Fetch, lock::alone, stop::Stop, storage::Storage, worker::announce,
};
use secondok_client::{
    directory::{self, Directory},
    patient::{Patient, VAULT_NAME},
    protocol::{Day, id::DoctorId},
    vault::{Vault, VaultError},
    way_on::WayOn,
};

use super::vault::Shelf;
use crate::{
    talk::{Event, PatientTalk, Trouble},
    view::{self, Doctor},
};

/// The engine, here.
pub(super) type Engine = Patient<Fetch, Shelf>;

const DATABASE: &str = "secondok-patient";
const LOCK: &str = "secondok-patient";
const CHANNEL: &str = "secondok-patient";
const ELSEWHERE: &str = "elsewhere";

/// What the worker keeps at hand.
pub(super) struct Desk {
    shelf: Shelf,
    /// The engine as the last command left it.
    engine: RefCell<Option<Engine>>,
    directory: RefCell<Option<Rc<Directory>>>,
    channel: Channel,
    /// Stops following what is followed.
    pub(super) following: RefCell<Option<Stop>>,
}

impl Desk {
    pub(super) fn new() -> Self {
        let channel = Channel::open(CHANNEL, |text| {
            announce::<PatientTalk>(match text.parse() {
                Ok(index) => Event::Changed(index),
                Err(_) => Event::Elsewhere,
            });
        });
        Self {
            shelf: Shelf::default(),
            engine: RefCell::default(),
            directory: RefCell::default(),
            channel,
            following: RefCell::default(),
        }
    }

    /// This device's day.
    pub(super) fn today() -> Day {
        device::today()
    }

    /// The engine's vault.
    pub(super) fn shelf(&self) -> Shelf {
        self.shelf.clone()
    }

    /// This origin's storage, opened anew: another window may have removed everything since.
    pub(super) async fn storage(&self) -> Result<Rc<Storage>, VaultError> {
        let storage = Rc::new(Storage::open(DATABASE).await?);
        self.shelf.lies_in(Rc::clone(&storage));
        Ok(storage)
    }

    /// The engine with what lies in storage now; only while alone.
    pub(super) async fn load(&self) -> Result<Option<Engine>, VaultError> {
        let storage = self.storage().await?;
        let at_hand = self.engine.take();
        let Some(blob) = storage.get(VAULT_NAME).await? else { return Ok(None) };
        match at_hand {
            Some(engine) if self.shelf.has_seen(&blob) => Ok(Some(engine)),
            _ => Patient::load(Fetch, self.shelf()).await,
        }
    }

    /// Keeps the engine for the next command.
    pub(super) fn keep(&self, engine: Engine) {
        self.engine.replace(Some(engine));
    }

    /// The directory, fetched now.
    pub(super) async fn fetch_directory(&self) -> Result<Rc<Directory>, Trouble> {
        let fetched =
            Rc::new(directory::directory(&Fetch, Self::today()).await.map_err(Trouble::of_reading)?);
        self.directory.replace(Some(Rc::clone(&fetched)));
        Ok(fetched)
    }

    /// The directory as it was fetched last, or now. Without it, names are missing and nothing else.
    pub(super) async fn directory(&self) -> Option<Rc<Directory>> {
        let at_hand = self.directory.borrow().clone();
        match at_hand {
            Some(directory) => Some(directory),
            None => self.fetch_directory().await.ok(),
        }
    }

    /// A doctor's name, if they are listed.
    pub(super) fn doctor(&self, id: DoctorId) -> Doctor {
        let directory = self.directory.borrow();
        let listed = directory.iter().flat_map(|directory| &directory.listed.doctors);
        let name = listed.filter(|doctor| doctor.id == id).map(|doctor| view::name(&doctor.profile)).next();
        Doctor { id, name }
    }

    /// Where a doctor is licensed, ISO 3166-1 alpha-2, if they are listed.
    pub(super) fn licensed_in(&self, id: DoctorId) -> Vec<String> {
        let directory = self.directory.borrow();
        let mut listed = directory.iter().flat_map(|directory| &directory.listed.doctors);
        let found = listed.find(|doctor| doctor.id == id);
        found.map(|doctor| doctor.profile.licensed_in.clone()).unwrap_or_default()
    }

    /// Tells the other windows that this consultation is not as it was.
    pub(super) fn tell_changed(&self, index: u32) {
        self.channel.tell(&index.to_string());
    }

    /// Tells the other windows that something on this device is not as it was.
    pub(super) fn tell(&self) {
        self.channel.tell(ELSEWHERE);
    }
}

/// Works with the engine while no other window does.
///
/// # Errors
/// Those of the work; `failure-no-words` if there are none.
pub(super) async fn with_engine<R: 'static>(
    desk: Rc<Desk>,
    work: impl AsyncFnOnce(&mut Engine) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    alone(LOCK, async move {
        let Some(mut engine) = desk.load().await? else {
            return Err(Trouble::new("failure-no-words", WayOn::SetUpAnew));
        };
        let done = work(&mut engine).await;
        desk.keep(engine);
        done
    })
    .await
}

/// Works while no other window does.
pub(super) async fn by_itself<R: 'static>(work: impl Future<Output = R> + 'static) -> R {
    alone(LOCK, work).await
}
