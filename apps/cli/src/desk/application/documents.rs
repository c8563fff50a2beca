//! `desk application read` and `save`: what a doctor shows, opened by the account of the verifiers.

use secondok_client::{
    api::{consultation::Role, desk::account::Account, verification::DeskApplication},
    doctor::Doctor,
    protocol::id::{DoctorId, MailboxAddress},
};

use super::{
    super::{Here, load_with, shared},
    unknown,
};
use crate::{
    app::App,
    args::{Save, SaveDocuments},
    device::{self, Randomness},
    failure::Failure,
    home::{FileVault, Lock},
    save,
    show::{AttachmentNumber, Side, attachments_of, say_thread},
    transport::HttpTransport,
};

/// Under which number a doctor's thread is shown: there is one.
const THREAD: u32 = 1;

/// What a command about a doctor's documents works with. The home is locked for as long as it lives.
pub(super) struct Session {
    pub(super) desk: Here,
    pub(super) verifiers: Doctor<HttpTransport, FileVault>,
    pub(super) found: DeskApplication,
    pub(super) mailbox: MailboxAddress,
    pub(super) rng: Randomness,
    _lock: Lock,
}

impl Session {
    /// Opens the account of the verifiers.
    pub(super) async fn load(app: &App, doctor: DoctorId) -> Result<Self, Failure> {
        let lock = app.home.lock()?;
        let desk = load_with(app, &lock).await?;
        let (today, mut rng) = (device::today()?, device::randomness()?);
        let found = desk.application(doctor).await?;
        let mailbox = found.application.mailbox.ok_or_else(|| unknown(doctor))?;
        let vault = app.home.vault(shared::part(Account::Verification), &lock)?;
        let verifiers = desk.open(Account::Verification, vault, today, &mut rng).await?;
        Ok(Self { desk, verifiers, found, mailbox, rng, _lock: lock })
    }
}

pub(super) async fn read(app: &mut App, doctor: DoctorId) -> Result<(), Failure> {
    let mut session = Session::load(app, doctor).await?;
    let read = session.verifiers.read(session.mailbox, &mut session.rng).await?;
    let name = &session.found.application.form.name;
    say_thread(&mut app.out, THREAD, &read.thread, Side { own: Role::Doctor, other: name });
    Ok(())
}

pub(super) async fn save(app: &mut App, args: SaveDocuments) -> Result<(), Failure> {
    let SaveDocuments { which, documents, to, yes } = args;
    let args = Save { number: THREAD, attachments: documents, to, yes };
    save::be_sure(app, &args, "save-what-documents")?;
    let mut session = Session::load(app, which.doctor).await?;
    let read = session.verifiers.read(session.mailbox, &mut session.rng).await?;
    let wanted = save::wanted(&args, attachments_of(&read.thread).map(|(number, _)| number))?;
    let fetch = |number: AttachmentNumber| {
        Ok((number, session.verifiers.fetch(session.mailbox, number.sequence, number.number)?))
    };
    let fetching = wanted.into_iter().map(fetch).collect::<Result<Vec<_>, Failure>>()?;
    // Fetching takes its time: other commands may run meanwhile.
    drop(session);
    save::save(&mut app.out, &args, fetching).await
}
