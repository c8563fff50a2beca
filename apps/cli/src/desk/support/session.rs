//! Somebody of the staff at work for support: its account opened, what was left waiting sent.

use secondok_client::{
    api::{
        consultation::Role,
        desk::account::{Account, Colleague},
    },
    doctor::{Doctor, Numbers, Part},
    protocol::{
        Day,
        id::{MailboxAddress, StaffId},
    },
    send::Outcome,
};
use serde::Serialize;

use super::super::{Here, load_with, shared};
use crate::{
    app::App,
    device::{self, Randomness},
    failure::Failure,
    home::{FileVault, Lock},
    output::Output,
    show::{Side, say_entry},
    transport::HttpTransport,
};

/// What a command about questions works with. The home is locked for as long as it lives.
pub(super) struct Session {
    pub(super) desk: Here,
    pub(super) support: Doctor<HttpTransport, FileVault>,
    pub(super) numbers: Numbers,
    /// Who may answer.
    pub(super) staff: Vec<Colleague>,
    pub(super) today: Day,
    pub(super) rng: Randomness,
    vault: FileVault,
    _lock: Lock,
}

#[derive(Serialize)]
struct HeldObject<'a> {
    number: u32,
    held_by: Option<&'a str>,
}

#[derive(Serialize)]
struct SentObject {
    number: u32,
    sent: &'static str,
}

impl Session {
    /// Opens the account of support.
    pub(super) async fn load(app: &App) -> Result<Self, Failure> {
        let lock = app.home.lock()?;
        let desk = load_with(app, &lock).await?;
        let (today, mut rng) = (device::today()?, device::randomness()?);
        let home = || app.home.vault(shared::part(Account::Support), &lock);
        let support = desk.open(Account::Support, home()?, today, &mut rng).await?;
        let vault = home()?;
        let numbers = Numbers::load(&vault).await?;
        let staff = desk.account(Account::Support).await?.staff;
        Ok(Self { desk, support, numbers, staff, today, rng, vault, _lock: lock })
    }

    /// Fetches a part of the queue, sends what was left waiting, and numbers what is new.
    pub(super) async fn part(&mut self, number: usize) -> Result<Part, Failure> {
        let part = self.support.part(&mut self.numbers, number, self.today, &mut self.rng).await?;
        self.numbers.save(&self.vault).await?;
        Ok(part)
    }

    /// The question of this number; one that this device has not numbered yet is looked for in the queue.
    pub(super) async fn mailbox(&mut self, number: u32) -> Result<MailboxAddress, Failure> {
        if self.numbers.mailbox(number).is_none() {
            self.part(0).await?;
        }
        self.numbers.mailbox(number).ok_or_else(Failure::no_such_number)
    }

    /// Whether this is whoever acts here.
    pub(super) fn is_me(&self, staff: StaffId) -> bool {
        self.desk.session().staff == staff
    }

    /// The log-in name of whoever has a question.
    pub(super) fn holder(&self, mailbox: MailboxAddress) -> Option<&str> {
        let holder = self.support.holder(mailbox)?;
        self.staff.iter().find(|one| one.staff == holder).map(|one| one.login.as_str())
    }

    /// Says who has a question now.
    pub(super) fn say_holder(&self, out: &mut Output, number: u32, mailbox: MailboxAddress) {
        let held_by = self.holder(mailbox);
        out.object(&HeldObject { number, held_by });
        match held_by {
            Some(login) => out.say_text_with("support-held-by", &[("login", login.into())]),
            None => out.say_text("support-free"),
        }
    }

    /// What whoever asks is called.
    pub(super) fn name(&self, out: &Output, nickname: Option<&str>) -> String {
        nickname.map_or_else(|| out.texts().text("support-unnamed"), str::to_owned)
    }

    /// Says what became of a message.
    pub(super) fn sent(
        &self,
        out: &mut Output,
        number: u32,
        outcome: Outcome,
        sent: &'static str,
    ) -> Result<(), Failure> {
        match outcome {
            Outcome::Sent => {
                out.object(&SentObject { number, sent });
                out.say_text("say-sent");
                Ok(())
            }
            Outcome::Overtaken { arrived } => {
                let other = out.texts().text("support-unnamed");
                for entry in &arrived {
                    say_entry(out, number, entry, Side { own: Role::Doctor, other: &other }, &[]);
                }
                Err(Failure::new("failure-overtaken"))
            }
        }
    }
}
