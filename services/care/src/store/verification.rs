//! The verifiers' side of applications: the queue, what they record, what they decide.

use secondok_api::{
    audit::Event,
    desk::account::Account,
    directory::Profile,
    verification::{Check, Credential, DOCUMENTS_KEPT, Form, PAGE, Recorded, Shown as Which, Step, latest},
};
use secondok_protocol::{Day, id::DoctorId};
use sqlx::AnyConnection;

use super::{
    ApplicationError, ApplicationRow, Store,
    application::{COLUMNS, checks, documents, encode, held, parse, put},
    audit, consultation,
    dialect::Dialect,
    doctor::{self, encode_profile},
    error::StoreError,
    key_log, letter,
    model::ConsultationRow,
    shared::may_act,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{
    audit::Stamp,
    clock::Timestamp,
    consultations::state::End,
    verification::{Refused, Shown, Stage, Verifier, slug},
};

/// An application in the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedRow {
    /// Whose.
    pub doctor: DoctorId,
    /// Where it stands.
    pub stage: Stage,
    /// Since when.
    pub since: Timestamp,
    /// What the doctor applies with.
    pub form: Form,
    /// Of how many of its credentials nothing is recorded.
    pub unchecked: u32,
}

/// An application after a step, and the consultation with its documents if that ended with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stepped {
    /// As it is now.
    pub row: ApplicationRow,
    /// Over now.
    pub ended: Option<ConsultationRow>,
}

impl Store {
    /// How many applications stand like this, and one page of them, from this one on; what came first at the top.
    pub async fn applications(&self, which: Which, from: u32) -> Result<(u32, Vec<ListedRow>), StoreError> {
        let failed = |failure| self.explain("applications", failure).0;
        let mut conn = self.readers().acquire().await.map_err(|error| failed(error.into()))?;
        list(&mut conn, which, from).await.map_err(failed)
    }

    /// Records what a verifier found. The same again: the same answer.
    pub async fn record_check(
        &self,
        doctor: DoctorId,
        revision: u64,
        check: Check,
        by: Verifier,
        now: Timestamp,
    ) -> Result<ApplicationRow, ApplicationError> {
        self.write(Record { doctor, revision, check, by, now }).await?
    }

    /// Does what a verifier decides. The same again: the same answer.
    pub async fn step_application(
        &self,
        doctor: DoctorId,
        revision: u64,
        step: Step,
        by: Verifier,
        now: Timestamp,
    ) -> Result<Stepped, ApplicationError> {
        self.write(Decide { doctor, revision, step, by, now }).await?
    }
}

async fn list(conn: &mut AnyConnection, which: Which, from: u32) -> Result<(u32, Vec<ListedRow>), Failure> {
    let names: Vec<_> = which.standings().iter().map(|one| format!("'{}'", one.name())).collect();
    let condition = format!("standing IN ({})", names.join(", "));
    let text = format!("SELECT COUNT(*) AS number FROM application WHERE {condition}");
    let all = sql::number(&sql::query(text).fetch_one(&mut *conn).await?, "number", 0..=u32::MAX)?;
    let text = format!(
        "SELECT {COLUMNS} FROM application WHERE {condition} ORDER BY since, doctor LIMIT $1 OFFSET $2"
    );
    let rows = sql::query(text).bind(i64::from(PAGE)).bind(i64::from(from)).fetch_all(&mut *conn).await?;
    let rows = rows.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    let mut checks = checks(conn, &Vec::from_iter(rows.iter().map(|row| row.doctor))).await?;
    let listed = rows.into_iter().map(|row| {
        let row = ApplicationRow { checks: checks.remove(&row.doctor).unwrap_or_default(), ..row };
        let is_unchecked = |one: &&Credential| latest(one, row.counting()).is_none();
        let unchecked = row.form.credentials.iter().filter(is_unchecked).count();
        let ApplicationRow { doctor, stage, since, form, .. } = row;
        ListedRow { doctor, stage, since, form, unchecked: u32::try_from(unchecked).unwrap_or(u32::MAX) }
    });
    Ok((all, listed.collect()))
}

struct Record {
    doctor: DoctorId,
    revision: u64,
    check: Check,
    by: Verifier,
    now: Timestamp,
}

impl Transaction for Record {
    const NAME: &'static str = "record a check";
    type Done = Result<ApplicationRow, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (mut row, again) = match held(conn, dialect, self.doctor, self.revision).await? {
            Ok(held) => held,
            Err(refused) => return Ok(Err(refused)),
        };
        if again {
            let is_last = row.checks.last().is_some_and(|last| last.check == self.check);
            return Ok(if is_last { Ok(row) } else { Err(ApplicationError::Changed) });
        }
        if !may_act(conn, dialect, Account::Verification, self.by.staff()).await? {
            return Ok(Err(Refused::NotTheReviewer.into()));
        }
        if let Err(refused) = row.stage.may_record(self.by) {
            return Ok(Err(refused.into()));
        }
        if !row.form.credentials.contains(&self.check.credential) {
            return Ok(Err(ApplicationError::Changed));
        }
        let number = row.checks.len() as u64 + 1;
        sqlx::query(
            "INSERT INTO credential_check (doctor, number, at, checker, record) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(self.doctor.as_bytes().to_vec())
        .bind(sql::of_count(number))
        .bind(sql::of_time(self.now))
        .bind(self.by.staff().as_bytes().to_vec())
        .bind(encode(&self.check))
        .execute(&mut *conn)
        .await?;
        row.checks.push(Recorded { check: self.check.clone(), at: self.now.0 });
        row.last = None;
        put(conn, &mut row).await?;
        let checked = Event::CredentialChecked { doctor: self.doctor };
        audit::append(conn, dialect, Stamp::staff(self.by.staff(), self.now), &checked).await?;
        Ok(Ok(row))
    }
}

struct Decide {
    doctor: DoctorId,
    revision: u64,
    step: Step,
    by: Verifier,
    now: Timestamp,
}

impl Decide {
    /// What a step is called in the log.
    const fn event(&self) -> Event {
        let doctor = self.doctor;
        match self.step {
            Step::Take => Event::ApplicationTaken { doctor },
            Step::PutBack => Event::ApplicationPutBack { doctor },
            Step::AskMore => Event::MoreAskedFor { doctor },
            Step::Propose => Event::ApprovalProposed { doctor },
            Step::SendBack => Event::ProposalSentBack { doctor },
            Step::Approve => Event::DoctorVerified { doctor },
            Step::Reject => Event::ApplicationRejected { doctor },
            Step::ProposeRevocation => Event::RevocationProposed { doctor },
            Step::Revoke => Event::VerificationRevoked { doctor },
        }
    }

    /// Whoever decides is a verifier as it is decided, and so is who proposed it; and there is something to decide by.
    async fn may(
        &self,
        conn: &mut AnyConnection,
        dialect: Dialect,
        row: &ApplicationRow,
        today: Day,
    ) -> Result<Result<(), ApplicationError>, Failure> {
        let verifies = async |conn: &mut AnyConnection, staff| {
            may_act(conn, dialect, Account::Verification, staff).await
        };
        if !verifies(conn, self.by.staff()).await? {
            return Ok(Err(Refused::NotTheReviewer.into()));
        }
        if matches!(self.step, Step::Approve | Step::Revoke)
            && let Some(first) = row.stage.reviewer()
            && !verifies(conn, first).await?
        {
            return Ok(Err(Refused::NobodyProposes.into()));
        }
        if matches!(self.step, Step::Propose | Step::Approve) {
            let there = documents(conn, row.mailbox).await?;
            if !there.is_some_and(|there| there.is_whole(today)) {
                return Ok(Err(ApplicationError::NoDocuments));
            }
        }
        Ok(Ok(()))
    }
}

impl Transaction for Decide {
    const NAME: &'static str = "decide on an application";
    const CHANGES_DIRECTORY: bool = true;
    type Done = Result<Stepped, ApplicationError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (mut row, again) = match held(conn, dialect, self.doctor, self.revision).await? {
            Ok(held) => held,
            Err(refused) => return Ok(Err(refused)),
        };
        if again {
            let done = row.last == Some((self.step, self.by.staff()));
            return Ok(if done { Ok(Stepped { row, ended: None }) } else { Err(ApplicationError::Changed) });
        }
        let today = self.now.day();
        if let Err(refused) = self.may(conn, dialect, &row, today).await? {
            return Ok(Err(refused));
        }
        let shown = Shown::of(&row.form, row.counting(), today);
        let stage = match row.stage.step(self.step, self.by, shown) {
            Ok(stage) => stage,
            Err(refused) => return Ok(Err(refused.into())),
        };
        (row.stage, row.since, row.last) = (stage, self.now, Some((self.step, self.by.staff())));
        put(conn, &mut row).await?;
        let ended = match self.step {
            Step::Approve => {
                publish(conn, &row, today).await?;
                key_log::publish(conn, dialect, self.doctor, today).await?;
                end_documents(conn, dialect, &row, today).await?
            }
            Step::Reject => end_documents(conn, dialect, &row, today).await?,
            Step::Revoke => {
                unpublish(conn, self.doctor).await?;
                key_log::withdraw(conn, dialect, self.doctor, today).await?;
                end_documents(conn, dialect, &row, today).await?
            }
            _ => None,
        };
        if matches!(self.step, Step::AskMore | Step::Approve | Step::Reject | Step::Revoke) {
            letter::owe(conn, self.doctor, self.now).await?;
        }
        audit::append(conn, dialect, Stamp::staff(self.by.staff(), self.now), &self.event()).await?;
        Ok(Ok(Stepped { row, ended }))
    }
}

/// Makes the doctor's page and lets them be asked: with what was confirmed, and nothing else.
async fn publish(conn: &mut AnyConnection, row: &ApplicationRow, today: Day) -> Result<(), Failure> {
    let counts = |one: &Credential| {
        one.holds_on(today) && latest(one, row.counting()).is_some_and(|found| found.check.confirmed)
    };
    let slug = free_slug(conn, row).await?;
    let profile = row.form.profile(slug, counts);
    let licensed_until = row.form.licence_ends(counts);
    set_profile(conn, row.doctor, &profile).await?;
    sqlx::query("UPDATE application SET licensed_until = $2 WHERE doctor = $1")
        .bind(row.doctor.as_bytes().to_vec())
        .bind(licensed_until.map(sql::of_day))
        .execute(conn)
        .await?;
    Ok(())
}

async fn set_profile(conn: &mut AnyConnection, doctor: DoctorId, profile: &Profile) -> Result<(), Failure> {
    let text = "UPDATE doctor SET slug = $2, profile = $3, answer_days = $4, \
                accepting = CASE WHEN accepting = $5 THEN $6 ELSE accepting END WHERE doctor = $1";
    sqlx::query(text)
        .bind(doctor.as_bytes().to_vec())
        .bind(profile.slug.clone())
        .bind(encode_profile(profile))
        .bind(i64::from(profile.answer_days))
        .bind(i64::from(doctor::UNVERIFIED))
        .bind(i64::from(doctor::ASKED))
        .execute(&mut *conn)
        .await?;
    doctor::set_specialties(conn, doctor, &profile.specialties).await
}

/// The page of who was verified before keeps its address.
async fn free_slug(conn: &mut AnyConnection, row: &ApplicationRow) -> Result<String, Failure> {
    let text = "SELECT slug FROM doctor WHERE doctor = $1";
    let found = sqlx::query(text).bind(row.doctor.as_bytes().to_vec()).fetch_one(&mut *conn).await?;
    let before = sql::text(&found, "slug")?;
    if before != doctor::unlisted_slug(row.doctor) {
        return Ok(before);
    }
    for number in 1.. {
        let slug = slug::of_name(&row.form.name, number);
        if !doctor::slug_taken(conn, &slug, row.doctor).await? {
            return Ok(slug);
        }
    }
    unreachable!("some number is free")
}

/// Nobody can ask the doctor any more; their page is not shown.
async fn unpublish(conn: &mut AnyConnection, doctor: DoctorId) -> Result<(), Failure> {
    sqlx::query("UPDATE doctor SET accepting = $2 WHERE doctor = $1")
        .bind(doctor.as_bytes().to_vec())
        .bind(i64::from(doctor::UNVERIFIED))
        .execute(conn)
        .await?;
    Ok(())
}

/// What was opened for the decision is over: the documents go on the day that is published.
async fn end_documents(
    conn: &mut AnyConnection,
    dialect: Dialect,
    row: &ApplicationRow,
    today: Day,
) -> Result<Option<ConsultationRow>, Failure> {
    let Some(mailbox) = row.mailbox else { return Ok(None) };
    let found = consultation::find(conn, mailbox, dialect.for_update()).await?;
    let Some(there) = found else { return Ok(None) };
    if there.ended.is_some() {
        return Ok(None);
    }
    let end = End { day: today, erase_on: today + DOCUMENTS_KEPT };
    let over = there.with(there.standing()?.over(end));
    sql::update_consultations(conn, &[&over]).await?;
    Ok(Some(over))
}
