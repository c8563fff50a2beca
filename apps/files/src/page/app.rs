//! What all of the files' page has in common.

use std::{collections::HashMap, ops::Deref, time::Duration};

use leptos::{prelude::*, task::spawn_local};
use secondok_browser::{bridge::Beside, page::Engine, pause::pause};
use secondok_client::way_on::WayOn;
use secondok_talk::{Done, Secret, Trouble};
use secondok_ui::{Doing, Page, hold};
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};

use super::{
    imaging::{Fault, Imaging},
    list::{List, Origin},
    send::Sealing,
    sheet::Sheet,
};
use crate::talk::{
    carrier::{self, CarrierTalk, Event, Looked, Standing},
    imaging::{Answer, Command},
};

/// How often it is looked whether imaging has begun.
const SOON: Duration = Duration::from_millis(20);

/// Whether imaging has what it needs from the app's worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begun {
    No,
    Runs,
    Yes,
}

/// What all of it has in common. Cheap to copy.
#[derive(Clone, Copy)]
pub(super) struct App {
    pub(super) page: Page,
    /// Whether they go to verifiers, who must see who somebody is.
    is_documents: bool,
    /// What was chosen.
    pub(super) list: RwSignal<List>,
    /// The files themselves, as the browser has them.
    pub(super) files: StoredValue<HashMap<Origin, web_sys::File>, LocalStorage>,
    carrier: StoredValue<Engine<CarrierTalk>, LocalStorage>,
    imaging: StoredValue<Imaging, LocalStorage>,
    begun: StoredValue<Begun>,
    /// Whether something is being read or cleaned.
    pub(super) works: StoredValue<bool>,
    /// How much of the file that is being read was read, of how much.
    pub(super) part: RwSignal<(u64, u64)>,
    /// What lies over the page.
    pub(super) sheet: RwSignal<Option<Sheet>>,
    /// Words that go beside the files.
    pub(super) text: RwSignal<String>,
    /// What there is to say about them.
    pub(super) looked: RwSignal<Looked>,
    /// Sealing, and having it on its way.
    pub(super) sending: Doing,
    /// What is being sealed.
    pub(super) sealing: RwSignal<Option<Sealing>>,
    /// Whether somebody wants no more of it sealed.
    pub(super) stopped: StoredValue<bool>,
    /// Where sending stands, once it is known.
    pub(super) standing: RwSignal<Option<Standing>>,
    /// How much of what is fetched has come, of how much.
    pub(super) fetched: RwSignal<(u64, u64)>,
    /// Why the app's worker did not take over what was sealed, last time.
    pub(super) not_kept: StoredValue<Option<Trouble>>,
    /// Why imaging cannot work.
    pub(super) trouble: RwSignal<Option<Trouble>>,
}

impl Deref for App {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

/// Something does not answer as it should.
pub(super) fn broken() -> Trouble {
    Trouble::new("failure-broken-app", WayOn::Update)
}

impl App {
    /// With the port to the app's worker, and the address of the script that starts imaging. `is_documents`: whether they go to
    /// verifiers.
    pub(super) fn new(page: Page, port: MessagePort, script: String, is_documents: bool) -> Self {
        let list = RwSignal::new(List::default());
        let (part, fetched) = (RwSignal::new((0, 0)), RwSignal::new((0, 0)));
        let (sealing, standing) = (RwSignal::new(None), RwSignal::new(None));
        let (not_kept, gone) = (StoredValue::new(None), RwSignal::new(false));
        let carrier = Engine::over(port, move |event| match event {
            Event::Standing(now) => standing.set(Some(now)),
            Event::Fetched(done, of) => fetched.set((done, of)),
            Event::NotKept(why) => not_kept.set_value(Some(why)),
            Event::Gone => gone.set(true),
        });
        let begun = StoredValue::new(Begun::No);
        let heard = move |event| super::work::heard(event, part, sealing);
        // Whoever asked for something sees to it that it goes on.
        let anew = move || {
            begun.set_value(Begun::No);
            list.update(List::is_forgotten);
        };
        let app = Self {
            page,
            is_documents,
            list,
            files: StoredValue::new_local(HashMap::new()),
            carrier: StoredValue::new_local(carrier),
            imaging: StoredValue::new_local(Imaging::new(script, heard, anew)),
            begun,
            works: StoredValue::new(false),
            part,
            sheet: RwSignal::new(None),
            text: RwSignal::new(String::new()),
            looked: RwSignal::new(Looked::default()),
            sending: Doing::new(),
            sealing,
            stopped: StoredValue::new(false),
            standing,
            fetched,
            not_kept,
            trouble: RwSignal::new(None),
        };
        Effect::new(move |_| {
            if gone.get() {
                app.sheet.set(None);
                app.clear();
            }
        });
        app
    }

    /// As long as something would be lost with it, its place on the screen of this consultation may go, and it does not.
    pub(super) fn holds(self, consultation: u32) {
        Effect::new(move |_| hold(consultation, self.would_lose()));
        on_cleanup(move || hold(consultation, false));
    }

    /// The same text where files go to a doctor and where they go to verifiers, unless there is another one for those.
    pub(super) fn to(self, id: &str) -> String {
        let other = id.replacen("files-", "files-documents-", 1);
        self.text(if self.is_documents && self.texts().has(&other) { &other } else { id })
    }

    /// Asks the app's worker for something.
    pub(super) async fn ask<A: TryFrom<carrier::Answer>>(
        self,
        command: carrier::Command,
    ) -> Result<A, Trouble> {
        self.ask_with(command, Beside::none()).await.map(|(answer, _)| answer)
    }

    /// The same with something beside it, and with what is beside the answer.
    pub(super) async fn ask_with<A: TryFrom<carrier::Answer>>(
        self,
        command: carrier::Command,
        beside: Beside,
    ) -> Result<(A, JsValue), Trouble> {
        let (answer, beside) =
            self.carrier.try_get_value().ok_or_else(broken)?.ask_with(command, beside).await?;
        Ok((A::try_from(answer).map_err(|_| broken())?, beside))
    }

    /// Asks imaging for something about a file with so many pictures.
    pub(super) async fn imaging<A: TryFrom<Answer>>(
        self,
        command: Command,
        pictures: u32,
    ) -> Result<A, Fault> {
        self.imaging_with(command, Beside::none(), pictures).await.map(|(answer, _)| answer)
    }

    /// The same with something beside it, and with what is beside the answer.
    pub(super) async fn imaging_with<A: TryFrom<Answer>>(
        self,
        command: Command,
        beside: Beside,
        pictures: u32,
    ) -> Result<(A, JsValue), Fault> {
        self.begin().await?;
        let imaging = self.imaging.try_get_value().ok_or(Fault::Forgotten)?;
        imaging.ask(command, beside, pictures).await
    }

    /// Gives imaging what it needs, once.
    async fn begin(self) -> Result<(), Fault> {
        loop {
            match self.begun.try_get_value() {
                Some(Begun::Yes) => return Ok(()),
                Some(Begun::Runs) => pause(SOON).await,
                Some(Begun::No) => break,
                // Its place has gone.
                None => return Err(Fault::Forgotten),
            }
        }
        self.begun.set_value(Begun::Runs);
        let done = self.hand_over().await;
        let _ = self.begun.try_set_value(if done.is_ok() { Begun::Yes } else { Begun::No });
        done
    }

    async fn hand_over(self) -> Result<(), Fault> {
        let fail = |trouble: Trouble| {
            let _ = self.trouble.try_set(Some(trouble));
            Fault::Forgotten
        };
        let channel = MessageChannel::new().map_err(|_| fail(broken()))?;
        let port = Beside::given(channel.port1());
        let (secret, _) = self.ask_with::<Secret>(carrier::Command::Begin, port).await.map_err(fail)?;
        let port = Beside::given(channel.port2());
        let imaging = self.imaging.try_get_value().ok_or(Fault::Forgotten)?;
        // It was given no file yet: where it ends now, it did not come, or the browser lets none run. No file is at fault.
        let begun = imaging.ask::<Done>(Command::Begin(secret), port, 0).await;
        begun.map_err(|_| fail(super::why::not_here()))?;
        let _ = self.trouble.try_set(None);
        Ok(())
    }

    /// Lets imaging go: what it has is not needed any more.
    pub(super) fn rest(self) {
        if let Some(imaging) = self.imaging.try_get_value() {
            imaging.close();
        }
        let _ = self.begun.try_set_value(Begun::No);
    }

    /// Does something that nobody waits for.
    pub(super) fn spawn(self, work: impl Future<Output = ()> + 'static) {
        spawn_local(work);
    }
}
