//! Doctors' applications: the queue, what is recorded, what is decided, and what a doctor shows.

use std::rc::Rc;

use secondok_browser::{device::randomness, fetch::Fetch};
use secondok_client::{
    api::{
        desk::account::Account,
        verification::{ApplicationsQuery, Check, Step},
    },
    attach::Fetching,
    content::Content,
    desk::AskMoreError,
    doctor::{Doctor, ReadError},
    protocol::id::{DoctorId, MailboxAddress},
    room,
};
use secondok_talk::{Room, Said, Trouble, Written};

use super::{
    accounts::{self, Drawer},
    tools::{Engine, Tools, by_itself, tell, with_engine},
    unfinished_texts::ASKED,
};
use crate::view::{Application, Applications, Documents};

type Verifiers = Doctor<Fetch, Drawer>;

pub(super) async fn queue(tools: Rc<Tools>, query: ApplicationsQuery) -> Result<Applications, Trouble> {
    with_engine(tools, async move |engine| engine.applications(query).await.map_err(Trouble::of_reading))
        .await
}

pub(super) async fn one(tools: Rc<Tools>, doctor: DoctorId) -> Result<Application, Trouble> {
    with_engine(tools, async move |engine| {
        Ok(engine.application(doctor).await.map_err(Trouble::of_reading)?.into())
    })
    .await
}

pub(super) async fn record(
    tools: Rc<Tools>,
    doctor: DoctorId,
    revision: u64,
    check: Check,
) -> Result<Application, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let found = engine.record_check(doctor, revision, check).await?;
        tell(&tools);
        Ok(found.into())
    })
    .await
}

pub(super) async fn step(
    tools: Rc<Tools>,
    doctor: DoctorId,
    revision: u64,
    step: Step,
) -> Result<Application, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let found = engine.step(doctor, revision, step).await?;
        tell(&tools);
        Ok(found.into())
    })
    .await
}

/// What the doctor shows, opened for the verifiers.
pub(super) async fn documents(tools: Rc<Tools>, doctor: DoctorId) -> Result<Documents, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let (shelf, place) = (tools.shelf(), place(engine, doctor).await?);
        let (written, is_gone) = match place {
            None => (None, false),
            Some(mailbox) => {
                let mut verifiers = accounts::open(engine, &tools, Account::Verification).await?;
                match verifiers.read(mailbox, &mut randomness()).await {
                    Ok(read) => {
                        put_back(&mut verifiers, &tools, doctor, mailbox).await?;
                        let waiting = verifiers.waiting(mailbox);
                        let mut written = Written::of(&read.thread, read.new_from, waiting);
                        written.entries.iter_mut().for_each(|entry| greeted(&mut entry.said));
                        (Some(written), false)
                    }
                    // What was decided long enough ago is destroyed.
                    Err(ReadError::Gone) => (None, true),
                    Err(error) => return Err(error.into()),
                }
            }
        };
        Ok(Documents { written, is_gone, asking: ASKED.of(&shelf, doctor).await? })
    })
    .await
}

/// What opens the way to the verifiers has the form of a question, and is none.
fn greeted(said: &mut Said) {
    if let Said::Words { heading, .. } = said
        && heading == "content-question"
    {
        heading.clear();
    }
}

/// Where the documents lie.
async fn place(engine: &Engine, doctor: DoctorId) -> Result<Option<MailboxAddress>, Trouble> {
    Ok(engine.application(doctor).await.map_err(Trouble::of_reading)?.application.mailbox)
}

/// What could not be sent stands where it was written, before what was begun since.
async fn put_back(
    verifiers: &mut Verifiers,
    tools: &Tools,
    doctor: DoctorId,
    mailbox: MailboxAddress,
) -> Result<(), Trouble> {
    for draft in verifiers.drafts().into_iter().filter(|draft| draft.mailbox == mailbox) {
        if let Content::Text(text) = &draft.content {
            ASKED.put_before(&tools.shelf(), doctor, &text.text).await?;
        }
        verifiers.discard_draft(&draft).await?;
    }
    Ok(())
}

/// Keeps what is being asked of a doctor on this device, without asking the service.
pub(super) async fn keep(tools: Rc<Tools>, doctor: DoctorId, text: String) -> Result<Room, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let left = room(&Content::text(text.trim()));
        ASKED.put(&*storage, doctor, text).await?;
        Ok(Room(i64::try_from(left).unwrap_or(i64::MIN)))
    })
    .await
}

/// Begins to fetch a document; whoever goes on needs no lock.
pub(super) async fn fetching(
    tools: Rc<Tools>,
    doctor: DoctorId,
    sequence: u32,
    number: usize,
) -> Result<Fetching<Fetch>, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let mailbox = place(engine, doctor).await?.ok_or_else(|| Trouble::from(ReadError::Gone))?;
        let mut verifiers = accounts::open(engine, &tools, Account::Verification).await?;
        verifiers.read(mailbox, &mut randomness()).await?;
        Ok(verifiers.fetch(mailbox, sequence, number)?)
    })
    .await
}

/// Asks the doctor for more, sealed, and waits for it.
pub(super) async fn ask_more(
    tools: Rc<Tools>,
    doctor: DoctorId,
    revision: u64,
    text: String,
) -> Result<Application, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let mut verifiers = accounts::open(engine, &tools, Account::Verification).await?;
        let rng = &mut randomness();
        let found = match engine.ask_more(&mut verifiers, (doctor, revision), &text, rng).await {
            Ok(found) => found,
            Err(error) => {
                if let AskMoreError::Overtaken(mailbox) = error {
                    put_back(&mut verifiers, &tools, doctor, mailbox).await?;
                }
                return Err(error.into());
            }
        };
        ASKED.put(&tools.shelf(), doctor, String::new()).await?;
        tell(&tools);
        Ok(found.into())
    })
    .await
}
