//! What the patient's worker keeps at hand.

use std::{cell::RefCell, ops::Deref, rc::Rc};

use secondok_browser::{device, facts, fetch::Fetch, lock::alone, notices::Notices, tools, worker::announce};
use secondok_client::{
    api::notice::Audience,
    directory::{self, Directory},
    facts::{Facts, Wish},
    patient::{Patient, VAULT_NAME},
    protocol::{Day, id::DoctorId},
    vault::VaultError,
    way_on::WayOn,
};
use secondok_talk::{Board, Held, Trouble};

use super::files::Files;
use crate::{
    talk::{Event, PatientTalk},
    view::Doctor,
};

/// The engine, here.
pub(super) type Engine = Patient<Fetch, secondok_browser::shelf::Shelf>;

/// Of the database, the lock and the channel.
pub(super) const NAME: &str = "secondok-patient";
const ELSEWHERE: &str = "elsewhere";
const NOTICES: &str = "notices";

/// What the worker keeps at hand.
pub(super) struct Tools {
    held: tools::Tools<Engine>,
    directory: RefCell<Option<Rc<Directory>>>,
    pub(super) files: Files,
    pub(super) notices: Notices,
}

impl Deref for Tools {
    type Target = tools::Tools<Engine>;

    fn deref(&self) -> &tools::Tools<Engine> {
        &self.held
    }
}

impl Tools {
    pub(super) fn new() -> Self {
        let held = tools::Tools::new(NAME, VAULT_NAME, |text| {
            announce::<PatientTalk>(match text.parse() {
                Ok(index) => Event::Changed(index),
                Err(_) if text == NOTICES => Event::Notices,
                Err(_) => Event::Elsewhere,
            });
        });
        let notices = Notices::new(NAME, Audience::Patients);
        Self { held, directory: RefCell::default(), files: Files::default(), notices }
    }

    /// This device's day.
    pub(super) fn today() -> Day {
        device::today()
    }

    /// The engine with what lies in storage now; only while alone.
    pub(super) async fn load(&self) -> Result<Option<Engine>, VaultError> {
        self.held.load(async |shelf| Patient::load(Fetch, shelf).await).await
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
        let name = listed.filter(|doctor| doctor.id == id).map(|doctor| doctor.profile.full_name()).next();
        Doctor { id, name }
    }

    /// Where a doctor is licensed, ISO 3166-1 alpha-2, if they are listed.
    pub(super) fn licensed_in(&self, id: DoctorId) -> Vec<String> {
        let directory = self.directory.borrow();
        let mut listed = directory.iter().flat_map(|directory| &directory.listed.doctors);
        let found = listed.find(|doctor| doctor.id == id);
        found.map(|doctor| doctor.profile.licensed_in.clone()).unwrap_or_default()
    }

    /// The notices that were not read.
    pub(super) async fn unread(self: Rc<Self>) -> Board {
        let tools = Rc::clone(&self);
        self.notices.look(async move || tools.storage().await).await.into()
    }

    /// One was read: the other windows are told.
    pub(super) async fn read_notice(self: Rc<Self>, number: u32) -> Board {
        let tools = Rc::clone(&self);
        let unread = self.notices.read(async move || tools.storage().await, number).await;
        self.held.tell(NOTICES);
        unread.into()
    }

    /// What is held of this device.
    pub(super) async fn facts(self: Rc<Self>) -> Facts {
        facts::look(NAME, async move || self.storage().await).await
    }

    /// What is held of this device, and what follows from it.
    pub(super) async fn held(self: Rc<Self>) -> Held {
        let held = Rc::clone(&self).facts().await;
        self.shown(held).await
    }

    /// Does what somebody wishes with a fact: the other windows are told.
    pub(super) async fn obey(self: Rc<Self>, wish: Wish) -> Result<Held, Trouble> {
        let tools = Rc::clone(&self);
        let held = facts::obey(NAME, async move || tools.storage().await, wish).await?;
        self.tell();
        Ok(self.shown(held).await)
    }

    async fn shown(&self, facts: Facts) -> Held {
        let broken = self.notices.broken_apps();
        let left = match facts.room() {
            Some(room) => facts::left(room).await,
            None => None,
        };
        Held { is_broken: facts.version().is_some_and(|version| version.is_broken(&broken)), left, facts }
    }

    /// Tells the other windows that this consultation is not as it was.
    pub(super) fn tell_changed(&self, index: u32) {
        self.held.tell(&index.to_string());
    }

    /// Tells the other windows that something on this device is not as it was.
    pub(super) fn tell(&self) {
        self.held.tell(ELSEWHERE);
    }
}

/// There are no words on this device.
pub(super) fn no_words() -> Trouble {
    Trouble::new("failure-no-words", WayOn::SetUpAnew)
}

/// Works with the engine while no other window does.
///
/// # Errors
/// Those of the work; `failure-no-words` if there are none.
pub(super) async fn with_engine<R: 'static>(
    tools: Rc<Tools>,
    work: impl AsyncFnOnce(&mut Engine) -> Result<R, Trouble> + 'static,
) -> Result<R, Trouble> {
    by_itself(async move {
        let Some(mut engine) = tools.load().await? else {
            return Err(no_words());
        };
        let done = work(&mut engine).await;
        tools.keep(engine);
        done
    })
    .await
}

/// Works while no other window does.
pub(super) async fn by_itself<R: 'static>(work: impl Future<Output = R> + 'static) -> R {
    alone(NAME, work).await
}
