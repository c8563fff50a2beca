//! A doctor at work: their session taken up, what was left waiting sent.

use secondok_client::{
    api::{
        consultation::{Role, State},
        problem::Kind,
    },
    content::Content,
    doctor::{Known, Numbers, Queue, Resumed},
    protocol::{Day, id::MailboxAddress},
    send::Outcome,
};
use serde::Serialize;

use super::{
    Here,
    queue::{warn_of_alarm, warn_of_keys},
};
use crate::{
    app::App,
    device::{self, Randomness},
    failure::Failure,
    home::{FileVault, Lock, Part},
    output::Output,
    show::{Side, say_entry},
};

/// What a command about consultations works with. The home is locked for as long as it lives.
pub(super) struct Session {
    pub(super) doctor: Here,
    pub(super) numbers: Numbers,
    pub(super) today: Day,
    pub(super) rng: Randomness,
    vault: FileVault,
    _lock: Lock,
}

#[derive(Serialize)]
struct SentObject {
    number: u32,
    sent: &'static str,
}

impl Session {
    /// Takes up the session of this device.
    pub(super) async fn load(app: &App) -> Result<Self, Failure> {
        let lock = app.home.lock()?;
        let transport = app.transport(&lock)?;
        let doctor = Here::load(transport, app.home.vault(Part::Doctor, &lock)?).await?;
        let doctor = doctor.ok_or(Kind::NOT_LOGGED_IN)?;
        let vault = app.home.vault(Part::Doctor, &lock)?;
        let numbers = Numbers::load(&vault).await?;
        Ok(Self { doctor, numbers, today: device::today()?, rng: device::randomness()?, vault, _lock: lock })
    }

    /// Fetches the queue, sends what was left waiting, and numbers what is new.
    pub(super) async fn queue(&mut self) -> Result<Queue, Failure> {
        let queue = self.doctor.worklist(&mut self.numbers, self.today, &mut self.rng).await?;
        self.save_numbers().await?;
        Ok(queue)
    }

    pub(super) async fn save_numbers(&self) -> Result<(), Failure> {
        Ok(self.numbers.save(&self.vault).await?)
    }

    /// The consultation of this number; one that this device has not numbered yet is looked for in the queue.
    pub(super) async fn mailbox(&mut self, out: &mut Output, number: u32) -> Result<MailboxAddress, Failure> {
        if self.numbers.mailbox(number).is_none() {
            let queue = self.queue().await?;
            self.tell_of(out, &queue);
        }
        self.numbers.mailbox(number).ok_or_else(Failure::no_such_number)
    }

    /// The doctor's part of the home.
    pub(super) fn vault(&self) -> &FileVault {
        &self.vault
    }

    /// Fails unless a consultation is where something without a text is possible, before anything is asked about it.
    /// What is on its way already may go on.
    pub(super) async fn must_be_in(
        &mut self,
        out: &mut Output,
        number: u32,
        states: &[State],
        content: &Content,
    ) -> Result<MailboxAddress, Failure> {
        let mailbox = self.mailbox(out, number).await?;
        if self.doctor.is_waiting(mailbox, content) {
            return Ok(mailbox);
        }
        let queue = self.queue().await?;
        self.tell_of(out, &queue);
        match queue.items.iter().find(|item| item.mailbox == mailbox) {
            Some(item) if !states.contains(&item.state.state) => {
                Err(Failure::doctor_state(item.state.state, number, false))
            }
            _ => Ok(mailbox),
        }
    }

    /// What is remembered of a consultation.
    pub(super) fn known(&self, mailbox: MailboxAddress) -> Option<&Known> {
        self.numbers.get(mailbox)
    }

    /// What a patient is called.
    pub(super) fn patient_name(
        &self,
        out: &Output,
        mailbox: MailboxAddress,
        nickname: Option<&str>,
    ) -> String {
        let kept = || self.known(mailbox).and_then(|known| known.nickname.as_deref());
        nickname.or_else(kept).map_or_else(|| out.texts().text("patient-unnamed"), str::to_owned)
    }

    /// Says what became of a message, then sends what else was left waiting.
    pub(super) async fn sent(
        &mut self,
        out: &mut Output,
        number: u32,
        outcome: Outcome,
        what: &'static str,
    ) -> Result<(), Failure> {
        let mailbox = self.numbers.mailbox(number);
        match outcome {
            Outcome::Sent => {
                out.object(&SentObject { number, sent: what });
                out.say_text("say-sent");
                let resumed = self.doctor.resume(&mut self.rng).await?;
                self.tell(out, &resumed);
                Ok(())
            }
            Outcome::Overtaken { arrived } => {
                let other = out.texts().text("thread-patient");
                let questions = mailbox.map(|mailbox| self.doctor.questions(mailbox)).unwrap_or_default();
                for entry in &arrived {
                    say_entry(out, number, entry, Side { own: Role::Doctor, other: &other }, &questions);
                }
                Err(Failure::new("failure-doctor-overtaken"))
            }
        }
    }

    /// Says what became of what was left waiting, and of the keys that were due to be renewed.
    pub(super) fn tell_of(&self, out: &mut Output, queue: &Queue) {
        self.tell(out, &queue.resumed);
        warn_of_keys(out, queue.keys_not_renewed);
        warn_of_alarm(out, queue.key_alarm);
    }

    /// Says what became of what was left waiting.
    pub(super) fn tell(&self, out: &mut Output, resumed: &[Resumed]) {
        for resumed in resumed {
            let (message, mailbox) = match resumed {
                Resumed::Sent(mailbox) => ("resumed-sent", mailbox),
                Resumed::Waiting(mailbox, _) => ("resumed-waiting", mailbox),
                Resumed::Draft(mailbox) => ("resumed-doctor-draft", mailbox),
            };
            let number = self.numbers.number(*mailbox).unwrap_or_default();
            out.aside(message, &[("number", number.into())]);
        }
    }
}
