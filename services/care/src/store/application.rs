//! Doctors' applications, as they are stored, and their doctors' side.

use std::collections::BTreeMap;

use secondok_api::{
    attachment::part_len,
    audit::Event,
    desk::account::Account,
    verification::{Form, Recorded, Standing, Step},
};
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, StaffId},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store, audit, consultation, destroy,
    dialect::Dialect,
    error::StoreError,
    model::ConsultationRow,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{
    audit::Stamp,
    clock::Timestamp,
    verification::{Complete, Refused, Stage},
};

/// An application as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApplicationRow {
    /// Whose.
    pub doctor: DoctorId,
    /// Where it stands.
    pub stage: Stage,
    /// Counts up with each change.
    pub revision: u64,
    /// Since when it stands there.
    pub since: Timestamp,
    /// What the doctor applies with.
    pub form: Form,
    /// Where the documents lie.
    pub mailbox: Option<MailboxAddress>,
    /// The last day on which a confirmed licence holds; none where one does not run out, or nothing is approved.
    pub licensed_until: Option<Day>,
    /// Everything that was recorded, the latest last.
    pub checks: Vec<Recorded>,
    /// How many of the first checks count no more: what they were about has changed, or was decided.
    pub checked_from: usize,
    /// What a verifier did last, and who, if nothing was done since.
    pub last: Option<(Step, StaffId)>,
}

impl ApplicationRow {
    /// The checks that count.
    pub fn counting(&self) -> &[Recorded] {
        self.checks.get(self.checked_from..).unwrap_or_default()
    }
}

/// Why an application was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ApplicationError {
    /// The doctor has none.
    #[error("no application of this doctor")]
    Unknown,
    /// It is not what was looked at.
    #[error("the application has changed")]
    Changed,
    /// Something in it is missing.
    #[error("something in the form is missing")]
    Incomplete,
    /// No running consultation with documents is there.
    #[error("no documents have arrived")]
    NoDocuments,
    /// As the stages say.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

pub(super) const COLUMNS: &str = "doctor, standing, revision, since, form, mailbox, reviewer, licensed_until, \
     checked_from, last_step, last_by";

impl Store {
    /// The application of this doctor; none of who was taken over without one, or is no doctor.
    pub async fn application(&self, doctor: DoctorId) -> Result<Option<ApplicationRow>, StoreError> {
        let failed = |failure| self.explain("application", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        find(&mut conn, doctor, "").await.map_err(failed)
    }

    /// Whose documents are going to lie in this mailbox, as long as they can send any.
    pub async fn applicant(&self, mailbox: MailboxAddress) -> Result<Option<DoctorId>, StoreError> {
        let failed = |failure| self.explain("applicant", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        let row = of_mailbox(&mut conn, mailbox, "").await.map_err(failed)?;
        Ok(row.filter(|row| row.stage.standing().is_with_the_doctor()).map(|row| row.doctor))
    }

    /// Changes the form. The same change again: the same answer.
    pub async fn save_form(
        &self,
        doctor: DoctorId,
        revision: u64,
        form: Form,
        now: Timestamp,
    ) -> Result<ApplicationRow, ApplicationError> {
        self.write(Save { doctor, revision, form, now }).await?
    }

    /// Says where the documents are going to lie.
    pub async fn set_documents(
        &self,
        doctor: DoctorId,
        mailbox: MailboxAddress,
        today: Day,
    ) -> Result<ApplicationRow, ApplicationError> {
        let placed = self.write(SetDocuments { store: self, doctor, mailbox, today }).await?;
        self.sweep_owed().await?;
        self.empty_log().await?;
        placed
    }

    /// Hands it in. The same again: the same answer.
    pub async fn submit_application(
        &self,
        doctor: DoctorId,
        revision: u64,
        now: Timestamp,
    ) -> Result<ApplicationRow, ApplicationError> {
        self.write(Submit { doctor, revision, now }).await?
    }

    /// Takes back what nobody has begun to check. The same again: the same answer.
    pub async fn recall_application(
        &self,
        doctor: DoctorId,
        revision: u64,
        now: Timestamp,
    ) -> Result<ApplicationRow, ApplicationError> {
        self.write(Recall { doctor, revision, now }).await?
    }
}

fn damaged() -> StoreError {
    StoreError::Damaged { what: "an application".to_owned() }
}

/// Without its checks.
pub(super) fn parse(row: &AnyRow) -> Result<ApplicationRow, StoreError> {
    let name = sql::text(row, "standing")?;
    let standing = Standing::ALL.into_iter().find(|one| one.name() == name).ok_or_else(damaged)?;
    let reviewer = sql::optional_bytes(row, "reviewer")?.map(StaffId::from_bytes);
    let last = match sql::optional_bytes(row, "last_by")?.map(StaffId::from_bytes) {
        Some(by) => {
            let name = sql::text(row, "last_step")?;
            let step = Step::ALL.into_iter().find(|one| one.name() == name).ok_or_else(damaged)?;
            Some((step, by))
        }
        None => None,
    };
    Ok(ApplicationRow {
        doctor: DoctorId::from_bytes(sql::bytes(row, "doctor")?),
        stage: Stage::restore(standing, reviewer).ok_or_else(damaged)?,
        revision: sql::count(row, "revision")?,
        since: sql::time(row, "since")?,
        form: serde_json::from_str(&sql::text(row, "form")?).map_err(|_| damaged())?,
        mailbox: sql::optional_bytes(row, "mailbox")?.map(MailboxAddress::from_bytes),
        licensed_until: sql::optional_day(row, "licensed_until")?,
        checks: Vec::new(),
        checked_from: usize::try_from(sql::count(row, "checked_from")?).unwrap_or(usize::MAX),
        last,
    })
}

/// `lock`: what keeps it as it is until the transaction ends, or nothing.
async fn find(
    conn: &mut AnyConnection,
    doctor: DoctorId,
    lock: &str,
) -> Result<Option<ApplicationRow>, Failure> {
    let text = format!("SELECT {COLUMNS} FROM application WHERE doctor = $1{lock}");
    let row = sql::query(text).bind(doctor.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
    let Some(row) = row else { return Ok(None) };
    let checks = checks(conn, &[doctor]).await?.remove(&doctor).unwrap_or_default();
    Ok(Some(ApplicationRow { checks, ..parse(&row)? }))
}

/// The application whose documents lie in this mailbox, without its checks. `lock`: as in [`find`].
async fn of_mailbox(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    lock: &str,
) -> Result<Option<ApplicationRow>, Failure> {
    let text = format!("SELECT {COLUMNS} FROM application WHERE mailbox = $1{lock}");
    let row = sql::query(text).bind(mailbox.as_bytes().to_vec()).fetch_optional(conn).await?;
    Ok(row.as_ref().map(parse).transpose()?)
}

/// The application as it is until the transaction ends, of this revision or the one that the same change has made of it.
pub(super) async fn held(
    conn: &mut AnyConnection,
    dialect: Dialect,
    doctor: DoctorId,
    revision: u64,
) -> Result<Result<(ApplicationRow, bool), ApplicationError>, Failure> {
    let Some(row) = find(conn, doctor, dialect.for_update()).await? else {
        return Ok(Err(ApplicationError::Unknown));
    };
    // The answer to a change can be lost: whether it is there already is seen by what it made.
    let again = revision.checked_add(1) == Some(row.revision);
    Ok(if again || revision == row.revision { Ok((row, again)) } else { Err(ApplicationError::Changed) })
}

pub(super) async fn checks(
    conn: &mut AnyConnection,
    doctors: &[DoctorId],
) -> Result<BTreeMap<DoctorId, Vec<Recorded>>, Failure> {
    let numbers = Vec::from_iter(doctors.iter().map(|doctor| *doctor.as_bytes()));
    let mut found: BTreeMap<DoctorId, Vec<Recorded>> = BTreeMap::new();
    for numbers in numbers.chunks(sql::ROWS_MAX) {
        let text = format!(
            "SELECT doctor, at, record FROM credential_check WHERE doctor IN ({}) ORDER BY doctor, number",
            sql::list(numbers.len(), 1)
        );
        for row in sql::bind_list(sql::query(text), numbers).fetch_all(&mut *conn).await? {
            let doctor = DoctorId::from_bytes(sql::bytes(&row, "doctor")?);
            let check = serde_json::from_str(&sql::text(&row, "record")?).map_err(|_| damaged())?;
            found.entry(doctor).or_default().push(Recorded { check, at: sql::time(&row, "at")?.0 });
        }
    }
    Ok(found)
}

/// Makes the application of a doctor who registers by themselves: a draft.
pub(super) async fn begin(conn: &mut AnyConnection, doctor: DoctorId, now: Timestamp) -> Result<(), Failure> {
    let text = "INSERT INTO application (doctor, standing, revision, since, form, checked_from) VALUES ($1, $2, 1, $3, $4, 0)";
    sqlx::query(text)
        .bind(doctor.as_bytes().to_vec())
        .bind(Standing::Draft.name())
        .bind(sql::of_time(now))
        .bind(encode(&Form::default()))
        .execute(conn)
        .await?;
    Ok(())
}

pub(super) fn encode<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("a form or a check is always JSON")
}

/// Stores it as it is now, one revision on.
pub(super) async fn put(conn: &mut AnyConnection, row: &mut ApplicationRow) -> Result<(), Failure> {
    row.revision += 1;
    let text = "UPDATE application SET standing = $2, revision = $3, since = $4, form = $5, mailbox = $6, reviewer = $7, \
                checked_from = $8, last_step = $9, last_by = $10 WHERE doctor = $1";
    sqlx::query(text)
        .bind(row.doctor.as_bytes().to_vec())
        .bind(row.stage.standing().name())
        .bind(sql::of_count(row.revision))
        .bind(sql::of_time(row.since))
        .bind(encode(&row.form))
        .bind(row.mailbox.map(|mailbox| mailbox.as_bytes().to_vec()))
        .bind(row.stage.reviewer().map(|staff| staff.as_bytes().to_vec()))
        .bind(sql::of_count(row.checked_from as u64))
        .bind(row.last.map(|(step, _)| step.name()))
        .bind(row.last.map(|(_, by)| by.as_bytes().to_vec()))
        .execute(conn)
        .await?;
    Ok(())
}

struct Save {
    doctor: DoctorId,
    revision: u64,
    form: Form,
    now: Timestamp,
}

impl Transaction for Save {
    const NAME: &'static str = "save a form";
    type Done = Result<ApplicationRow, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (mut row, again) = match held(conn, dialect, self.doctor, self.revision).await? {
            Ok(held) => held,
            Err(refused) => return Ok(Err(refused)),
        };
        if again {
            return Ok(if row.form == self.form { Ok(row) } else { Err(ApplicationError::Changed) });
        }
        let Some(stage) = row.stage.change() else { return Ok(Err(Refused::Standing.into())) };
        if stage != row.stage {
            row.since = self.now;
        }
        // What was confirmed was confirmed of this person, with these papers, for this decision.
        if row.stage.is_refused() || !row.form.is_of_the_same(&self.form) {
            row.checked_from = row.checks.len();
        }
        (row.stage, row.last) = (stage, None);
        row.form = self.form.clone();
        put(conn, &mut row).await?;
        Ok(Ok(row))
    }
}

struct SetDocuments<'a> {
    store: &'a Store,
    doctor: DoctorId,
    mailbox: MailboxAddress,
    today: Day,
}

impl Transaction for SetDocuments<'_> {
    const NAME: &'static str = "place documents";
    type Done = Result<ApplicationRow, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let Some(mut row) = find(conn, self.doctor, dialect.for_update()).await? else {
            return Ok(Err(ApplicationError::Unknown));
        };
        if row.mailbox == Some(self.mailbox) {
            return Ok(Ok(row));
        }
        // What was sent is not left behind while verifiers could still read it.
        let before = documents(conn, row.mailbox).await?;
        let is_running = before.is_some_and(|there| !there.row.is_over(self.today));
        if !row.stage.standing().is_with_the_doctor() || is_running {
            return Ok(Err(Refused::Standing.into()));
        }
        // A mailbox that somebody opened before is another one's, or another thing.
        let is_opened = consultation::find(conn, self.mailbox, "").await?.is_some();
        if is_opened || of_mailbox(conn, self.mailbox, "").await?.is_some() {
            return Ok(Err(ApplicationError::Changed));
        }
        // What lay there before was for a decision that is over.
        if let Some(before) = row.mailbox {
            self.store.leaves_traces();
            destroy::delete(conn, &[before]).await?;
            self.store.owe([before]);
        }
        (row.mailbox, row.last) = (Some(self.mailbox), None);
        put(conn, &mut row).await?;
        Ok(Ok(row))
    }
}

/// The consultation in which documents lie, and how many have arrived there whole.
pub(super) struct There {
    row: ConsultationRow,
    whole: u32,
}

impl There {
    /// Whether documents lie there that a verifier can look at.
    pub(super) fn is_whole(&self, today: Day) -> bool {
        self.whole > 0 && !self.row.is_over(today)
    }
}

pub(super) async fn documents(
    conn: &mut AnyConnection,
    mailbox: Option<MailboxAddress>,
) -> Result<Option<There>, Failure> {
    let Some(mailbox) = mailbox else { return Ok(None) };
    let Some(row) = consultation::find(conn, mailbox, "").await? else { return Ok(None) };
    let text = "SELECT length, parts FROM attachment WHERE mailbox = $1";
    let mut whole = 0;
    for row in sqlx::query(text).bind(mailbox.as_bytes().to_vec()).fetch_all(&mut *conn).await? {
        let (length, parts) = (sql::count(&row, "length")?, sql::count(&row, "parts")?);
        whole += u32::from(parts * part_len(length) == length);
    }
    Ok(Some(There { row, whole }))
}

struct Submit {
    doctor: DoctorId,
    revision: u64,
    now: Timestamp,
}

impl Transaction for Submit {
    const NAME: &'static str = "submit an application";
    type Done = Result<ApplicationRow, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (mut row, again) = match held(conn, dialect, self.doctor, self.revision).await? {
            Ok(held) => held,
            Err(refused) => return Ok(Err(refused)),
        };
        if again {
            let is_in = matches!(row.stage.standing(), Standing::Submitted | Standing::InReview);
            return Ok(if is_in { Ok(row) } else { Err(ApplicationError::Changed) });
        }
        let Some(complete) = Complete::of(&row.form) else { return Ok(Err(ApplicationError::Incomplete)) };
        let Some(stage) = row.stage.submit(complete) else { return Ok(Err(Refused::Standing.into())) };
        let today = self.now.day();
        let Some(there) = documents(conn, row.mailbox).await?.filter(|there| there.is_whole(today)) else {
            return Ok(Err(ApplicationError::NoDocuments));
        };
        // Its days are counted from now: it may have been opened long ago.
        sqlx::query("UPDATE consultation SET due = $2 WHERE mailbox = $1 AND state = 'requested'")
            .bind(there.row.mailbox.as_bytes().to_vec())
            .bind(sql::of_day(today + Account::Verification.answer_days()))
            .execute(&mut *conn)
            .await?;
        if row.stage.is_refused() {
            row.checked_from = row.checks.len();
        }
        (row.stage, row.since, row.last) = (stage, self.now, None);
        put(conn, &mut row).await?;
        let stamp = Stamp::doctor(self.doctor, self.now);
        audit::append(conn, dialect, stamp, &Event::ApplicationSubmitted).await?;
        Ok(Ok(row))
    }
}

struct Recall {
    doctor: DoctorId,
    revision: u64,
    now: Timestamp,
}

impl Transaction for Recall {
    const NAME: &'static str = "recall an application";
    type Done = Result<ApplicationRow, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (mut row, again) = match held(conn, dialect, self.doctor, self.revision).await? {
            Ok(held) => held,
            Err(refused) => return Ok(Err(refused)),
        };
        if again {
            let is_back = row.stage.standing() == Standing::Draft;
            return Ok(if is_back { Ok(row) } else { Err(ApplicationError::Changed) });
        }
        let Some(stage) = row.stage.recall() else { return Ok(Err(Refused::Standing.into())) };
        (row.stage, row.since, row.last) = (stage, self.now, None);
        put(conn, &mut row).await?;
        Ok(Ok(row))
    }
}

/// Whether what lies in this mailbox can be changed: while verifiers look at it, it stays what it is.
pub(super) async fn is_still_open(
    conn: &mut AnyConnection,
    dialect: Dialect,
    mailbox: MailboxAddress,
) -> Result<bool, Failure> {
    let row = of_mailbox(conn, mailbox, dialect.for_share()).await?;
    Ok(row.is_none_or(|row| row.stage.standing().is_with_the_doctor()))
}

/// The mailbox in which this doctor's documents lie.
pub(super) async fn mailbox_of(
    conn: &mut AnyConnection,
    doctor: DoctorId,
) -> Result<Option<MailboxAddress>, Failure> {
    let text = "SELECT mailbox FROM application WHERE doctor = $1 AND mailbox IS NOT NULL";
    let row = sqlx::query(text).bind(doctor.as_bytes().to_vec()).fetch_optional(conn).await?;
    Ok(row.map(|row| sql::bytes(&row, "mailbox")).transpose()?.map(MailboxAddress::from_bytes))
}
