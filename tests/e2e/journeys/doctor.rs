//! The doctor at the command line's engine.

use secondok_client::{
    content::{Content, DeclineReason, Opinion},
    protocol::id::MailboxAddress,
    send::{Outcome, SendError},
};
use secondok_demo::vault::MemoryVault;
use secondok_e2e::{WITHIN, until};
use secondok_testkit::{ChaCha20Rng, Server, rng};
use secondok_tests::people::{self, DoctorsApp};
use tokio::runtime::{Builder, Runtime};

/// The doctor whom the demonstration's consultation asks.
pub(crate) struct Doctor {
    runtime: Runtime,
    app: DoctorsApp<'static>,
    rng: ChaCha20Rng,
    login: String,
    name: String,
    licensed_in: Vec<String>,
}

impl Doctor {
    /// Invited, registered and logged in.
    pub(crate) fn new(server: &Server) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build().expect("threads can be made");
        let mut rng = rng(7);
        // For as long as the test runs.
        let vault: &'static MemoryVault = Box::leak(Box::default());
        let app = runtime.block_on(people::doctor(server, vault, &mut rng));
        let asked = people::written().0.doctor;
        let doctors = secondok_demo::data::load().expect("the demonstration's data are in order").doctors;
        let doctor = doctors.into_iter().find(|doctor| doctor.profile.slug == asked);
        let secondok_demo::data::Doctor { login, profile } = doctor.expect("the doctor is one of them");
        let name = profile.full_name();
        Self { runtime, app, rng, login, name, licensed_in: profile.licensed_in }
    }

    /// The name to log in with.
    pub(crate) fn login(&self) -> &str {
        &self.login
    }

    /// Title and name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Where they are licensed, ISO 3166-1 alpha-2.
    pub(crate) fn licensed_in(&self) -> &[String] {
        &self.licensed_in
    }

    /// The only consultation that there is, once it is there.
    pub(crate) fn finds_request(&mut self) -> MailboxAddress {
        let found = until(WITHIN, || {
            let queue = self.runtime.block_on(self.app.queue(people::today(), &mut self.rng));
            match queue.map_err(|fault| fault.to_string())?.items.as_slice() {
                [item] => Ok(item.mailbox),
                items => Err(format!("{} consultations", items.len())),
            }
        });
        found.unwrap_or_else(|why| panic!("{why}"))
    }

    /// How many consultations there are.
    pub(crate) fn count(&mut self) -> usize {
        let queue = self.runtime.block_on(self.app.queue(people::today(), &mut self.rng));
        queue.expect("the service answers").items.len()
    }

    /// Every message of the only consultation, opened.
    pub(crate) fn reads(&mut self) -> Vec<Content> {
        let mailbox = self.finds_request();
        let read = self.runtime.block_on(self.app.read(mailbox, &mut self.rng));
        let thread = read.expect("it can be read").thread;
        assert!(thread.refused.is_empty(), "{:?}", thread.refused);
        thread.entries.into_iter().map(|entry| entry.content).collect()
    }

    /// Gets this message before long.
    pub(crate) fn gets(&mut self, wanted: &Content) {
        let got = until(WITHIN, || {
            let said = self.reads();
            if said.contains(wanted) { Ok(()) } else { Err(format!("{wanted:?} is not in {said:?}")) }
        });
        got.unwrap_or_else(|why| panic!("{why}"));
    }

    /// Takes it.
    pub(crate) fn accepts(&mut self, note: &str) {
        self.writes(async |app, mailbox, rng| app.accept(mailbox, note, rng).await);
    }

    /// Does not take it.
    pub(crate) fn declines(&mut self, reason: DeclineReason, note: &str) {
        self.writes(async |app, mailbox, rng| app.decline(mailbox, reason, note, rng).await);
    }

    /// Asks back.
    pub(crate) fn says(&mut self, text: &str) {
        self.writes(async |app, mailbox, rng| app.say(mailbox, text, rng).await);
    }

    /// Gives the opinion.
    pub(crate) fn gives(&mut self, opinion: Opinion) {
        self.writes(async |app, mailbox, rng| app.opinion(mailbox, opinion.clone(), rng).await);
    }

    /// Replies to the follow-up question.
    pub(crate) fn replies(&mut self, text: &str) {
        self.writes(async |app, mailbox, rng| app.reply(mailbox, text, rng).await);
    }

    /// Finishes it.
    pub(crate) fn closes(&mut self, note: &str) {
        self.writes(async |app, mailbox, rng| app.close(mailbox, note, rng).await);
    }

    /// Reads, then writes: whoever has not read is told so instead.
    fn writes(
        &mut self,
        write: impl AsyncFn(
            &mut DoctorsApp<'static>,
            MailboxAddress,
            &mut ChaCha20Rng,
        ) -> Result<Outcome, SendError>,
    ) {
        self.reads();
        let mailbox = self.finds_request();
        let sent = self.runtime.block_on(write(&mut self.app, mailbox, &mut self.rng));
        assert_eq!(sent, Ok(Outcome::Sent));
    }
}
