//! The patient at the command line's engine.

use secondok_client::{
    content::{Content, Request},
    patient::Ask,
    send::Outcome,
};
use secondok_demo::vault::MemoryVault;
use secondok_testkit::{ChaCha20Rng, Server, rng};
use secondok_tests::people::{self, PatientsApp};
use tokio::runtime::{Builder, Runtime};

/// A patient who asks the only doctor whom there is what the demonstration's patient asks.
pub(crate) struct Patient {
    runtime: Runtime,
    app: PatientsApp<'static>,
    rng: ChaCha20Rng,
    request: Request,
    index: u32,
}

impl Patient {
    /// With new words; their request is sent.
    pub(crate) fn asks(server: &Server) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("threads can be made");
        let mut rng = rng(8);
        // For as long as the test runs.
        let vault: &'static MemoryVault = Box::leak(Box::default());
        let mut app = runtime.block_on(people::patient(server, vault, &mut rng));
        let directory = runtime.block_on(app.directory(people::today())).expect("the service answers");
        let doctor = directory.listed.doctors.first().expect("there is a doctor").id;
        let request = people::request();
        let ask = Ask { doctor, request: request.clone() };
        let asked = runtime.block_on(app.ask(ask, people::today(), &mut rng));
        let index = asked.expect("the request is taken").summary.index;
        Self { runtime, app, rng, request, index }
    }

    /// What was asked.
    pub(crate) fn request(&self) -> &Request {
        &self.request
    }

    /// Every message, opened.
    pub(crate) fn reads(&mut self) -> Vec<Content> {
        let read = self.runtime.block_on(self.app.read(self.index)).expect("it can be read");
        assert!(read.thread.refused.is_empty(), "{:?}", read.thread.refused);
        read.thread.entries.into_iter().map(|entry| entry.content).collect()
    }

    /// Writes a text.
    pub(crate) fn says(&mut self, text: &str) {
        let sent = self.app.say(self.index, text, people::today(), &mut self.rng);
        assert_eq!(self.runtime.block_on(sent), Ok(Outcome::Sent));
    }

    /// Says who they are.
    pub(crate) fn reveals(&mut self, text: &str) {
        let sent = self.app.reveal(self.index, text, false, people::today(), &mut self.rng);
        assert_eq!(self.runtime.block_on(sent), Ok(Outcome::Sent));
    }

    /// Asks about the opinion.
    pub(crate) fn follows_up(&mut self, text: &str) {
        let sent = self.app.follow_up(self.index, text, people::today(), &mut self.rng);
        assert_eq!(self.runtime.block_on(sent), Ok(Outcome::Sent));
    }
}
