//! Notices of the staff: drafts, released, withdrawn.

use std::collections::{BTreeMap, BTreeSet};

use secondok_api::{
    audit::Event,
    notice::{Audience, Draft, NoticeText, Severity},
};
use secondok_protocol::{
    Day,
    id::{NoticeId, StaffId},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store, audit,
    dialect::Dialect,
    error::StoreError,
    sql,
    transaction::{Failure, Transaction},
};
use crate::{
    audit::Stamp,
    clock::Timestamp,
    notices::rules::{self, CheckedDraft},
};

/// A notice as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Which one.
    pub notice: NoticeId,
    /// What it says.
    pub draft: Draft,
    /// Counts up with every change, from 1.
    pub revision: u32,
    /// Who wrote it, as it now stands.
    pub writer: StaffId,
    /// Who released it: never its writer.
    pub releaser: Option<StaffId>,
    /// Its number, once it is released: see [`rules::numbers`].
    pub number: Option<u32>,
    /// The day on which it was taken back.
    pub withdrawn: Option<Day>,
}

/// Why a draft was not stored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteNoticeError {
    /// Another notice has this identifier.
    #[error("Another notice has this identifier. Draw a new one.")]
    Exists,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a draft was not changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChangeNoticeError {
    /// Never was, or is no longer kept.
    #[error("There is no such notice. Look at the list of notices.")]
    Unknown,
    /// Somebody changed it since it was read.
    #[error("Somebody has changed the draft meanwhile. Read it again, then change it.")]
    Changed,
    /// People may have seen it.
    #[error("The notice was released and can no longer be changed. Withdraw it, and write a new one.")]
    Released,
    /// It was taken back.
    #[error("The notice was withdrawn. Write a new one.")]
    Withdrawn,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a notice was not released.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReleaseError {
    /// Never was, or is no longer kept.
    #[error("There is no such notice. Look at the list of notices.")]
    Unknown,
    /// Somebody changed it since it was read.
    #[error("Somebody has changed the draft meanwhile. Read it again, then release it.")]
    Changed,
    /// Two people have to have read it.
    #[error("Who wrote a notice cannot release it. Ask another publisher to read and release it.")]
    SamePerson,
    /// Somebody else was first.
    #[error("The notice has been released already. There is nothing left to do.")]
    AlreadyReleased,
    /// It was taken back.
    #[error("The notice was withdrawn. Write a new one.")]
    Withdrawn,
    /// Nobody would see it.
    #[error(
        "The last day of the notice has passed. Change its days, then ask another publisher to release it."
    )]
    Over,
    /// There are no numbers left for that day.
    #[error("As many notices begin on that day as can. Choose another first day.")]
    TooMany,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Why a notice was not withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WithdrawError {
    /// Never was, or is no longer kept.
    #[error("There is no such notice. Look at the list of notices.")]
    Unknown,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl Store {
    /// Stores a new draft, in revision 1. Who repeats it gets the same answer.
    pub async fn write_notice(
        &self,
        notice: NoticeId,
        draft: CheckedDraft,
        by: StaffId,
    ) -> Result<(), WriteNoticeError> {
        self.write(Write { notice, draft, by }).await?
    }

    /// Stores another text for the draft that was read in this revision, as if `by` had written it anew: nobody releases
    /// their own words. Answers with the new revision; who repeats it gets the same answer.
    pub async fn change_draft(
        &self,
        notice: NoticeId,
        revision: u32,
        draft: CheckedDraft,
        by: StaffId,
    ) -> Result<u32, ChangeNoticeError> {
        self.write(Change { notice, revision, draft, by }).await?
    }

    /// Releases the draft that was read in this revision. Answers with its number; who repeats it gets the same answer.
    pub async fn release_notice(
        &self,
        notice: NoticeId,
        revision: u32,
        by: StaffId,
        now: Timestamp,
    ) -> Result<u32, ReleaseError> {
        self.write(Release { notice, revision, by, now }).await?
    }

    /// Takes a notice back, released or not: from now on nobody is shown it. One that was taken back already stays so.
    pub async fn withdraw_notice(
        &self,
        notice: NoticeId,
        by: StaffId,
        now: Timestamp,
    ) -> Result<(), WithdrawError> {
        self.write(Withdraw { notice, by, now }).await?
    }

    /// Every notice: drafts first, then the latest number first.
    pub async fn notices_for_desk(&self) -> Result<Vec<NoticeRow>, StoreError> {
        let rows = sql::query(format!("{NOTICES} ORDER BY n.notice, t.language"))
            .fetch_all(self.readers())
            .await
            .map_err(self.failed("notices"))?;
        let mut notices = collect(&rows)?;
        notices.sort_by_key(|row| {
            (row.number.is_some(), std::cmp::Reverse(row.number), row.draft.from, row.notice)
        });
        Ok(notices)
    }

    /// What was released, not taken back and is shown on this day, ordered by number.
    pub async fn notices_in_force(&self, day: Day) -> Result<Vec<NoticeRow>, StoreError> {
        let text = format!(
            "{NOTICES} WHERE n.number IS NOT NULL AND n.withdrawn IS NULL AND n.from_day <= $1 AND n.until_day >= $1 \
             ORDER BY n.number, t.language"
        );
        let rows = sql::query(text).bind(sql::of_day(day)).fetch_all(self.readers()).await;
        collect(&rows.map_err(self.failed("notices in force"))?)
    }

    /// Deletes notices whose last day is long past, whatever became of them; says how many.
    pub async fn delete_old_notices(&self, today: Day) -> Result<u64, StoreError> {
        self.write(DeleteOld(today)).await
    }
}

/// A row for each language of each notice.
const NOTICES: &str = "SELECT n.notice, n.number, n.revision, n.severity, n.for_site, n.for_patients, n.for_doctors, \
     n.from_day, n.until_day, n.writer, n.releaser, n.withdrawn, t.language, t.title, t.body \
     FROM notice AS n JOIN notice_text AS t ON t.notice = n.notice";

/// The columns by which it is decided who is shown a notice.
const AUDIENCES: [(Audience, &str); 3] =
    [(Audience::Site, "for_site"), (Audience::Patients, "for_patients"), (Audience::Doctors, "for_doctors")];

const SEVERITIES: [(Severity, &str); 2] = [(Severity::Important, "important"), (Severity::Info, "info")];

fn of_severity(severity: Severity) -> &'static str {
    SEVERITIES.iter().find(|(known, _)| *known == severity).map(|(_, name)| *name).expect("both are there")
}

fn severity(row: &AnyRow) -> Result<Severity, StoreError> {
    let name = sql::text(row, "severity")?;
    let known = SEVERITIES.iter().find(|(_, known)| *known == name).map(|(severity, _)| *severity);
    known.ok_or_else(|| StoreError::Damaged { what: "a notice's severity".to_owned() })
}

/// Puts the rows of each notice, which lie side by side, together.
fn collect(rows: &[AnyRow]) -> Result<Vec<NoticeRow>, StoreError> {
    let mut notices = Vec::<NoticeRow>::new();
    for row in rows {
        let notice = NoticeId::from_bytes(sql::bytes(row, "notice")?);
        if notices.last().is_none_or(|last| last.notice != notice) {
            notices.push(read(row, notice)?);
        }
        let texts = &mut notices.last_mut().expect("one was put there").draft.texts;
        let text = NoticeText { title: sql::text(row, "title")?, body: sql::text(row, "body")? };
        texts.insert(sql::text(row, "language")?, text);
    }
    Ok(notices)
}

/// A notice without its texts.
fn read(row: &AnyRow, notice: NoticeId) -> Result<NoticeRow, StoreError> {
    let mut audiences = BTreeSet::new();
    for (audience, column) in AUDIENCES {
        if sql::number(row, column, 0..=1)? == 1 {
            audiences.insert(audience);
        }
    }
    Ok(NoticeRow {
        notice,
        draft: Draft {
            severity: severity(row)?,
            audiences,
            from: sql::day(row, "from_day")?,
            until: sql::day(row, "until_day")?,
            texts: BTreeMap::new(),
        },
        revision: sql::number(row, "revision", 1..=u32::MAX)?,
        writer: StaffId::from_bytes(sql::bytes(row, "writer")?),
        releaser: sql::optional_bytes(row, "releaser")?.map(StaffId::from_bytes),
        number: sql::optional_number(row, "number", 1..=u32::MAX)?,
        withdrawn: sql::optional_day(row, "withdrawn")?,
    })
}

/// The notice, kept from being changed by others until the transaction ends.
async fn find(
    conn: &mut AnyConnection,
    dialect: Dialect,
    notice: NoticeId,
) -> Result<Option<NoticeRow>, Failure> {
    let locked = format!("SELECT notice FROM notice WHERE notice = $1{}", dialect.for_update());
    sql::query(locked).bind(notice.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
    let rows = sql::query(format!("{NOTICES} WHERE n.notice = $1 ORDER BY t.language"))
        .bind(notice.as_bytes().to_vec())
        .fetch_all(conn)
        .await?;
    Ok(collect(&rows)?.pop())
}

/// Puts a draft in the place of whatever has this identifier.
async fn put(
    conn: &mut AnyConnection,
    notice: NoticeId,
    revision: u32,
    draft: &Draft,
    by: StaffId,
) -> Result<(), Failure> {
    let id = notice.as_bytes().to_vec();
    let mut query = sqlx::query(
        "INSERT INTO notice (notice, revision, severity, from_day, until_day, writer, for_site, for_patients, for_doctors) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (notice) DO UPDATE SET \
         revision = excluded.revision, severity = excluded.severity, from_day = excluded.from_day, \
         until_day = excluded.until_day, writer = excluded.writer, for_site = excluded.for_site, \
         for_patients = excluded.for_patients, for_doctors = excluded.for_doctors",
    )
    .bind(id.clone())
    .bind(i64::from(revision))
    .bind(of_severity(draft.severity))
    .bind(sql::of_day(draft.from))
    .bind(sql::of_day(draft.until))
    .bind(by.as_bytes().to_vec());
    for (audience, _) in AUDIENCES {
        query = query.bind(i64::from(draft.audiences.contains(&audience)));
    }
    query.execute(&mut *conn).await?;
    sqlx::query("DELETE FROM notice_text WHERE notice = $1").bind(id.clone()).execute(&mut *conn).await?;
    for (language, text) in &draft.texts {
        sqlx::query("INSERT INTO notice_text (notice, language, title, body) VALUES ($1, $2, $3, $4)")
            .bind(id.clone())
            .bind(language.clone())
            .bind(text.title.clone())
            .bind(text.body.clone())
            .execute(&mut *conn)
            .await?;
    }
    Ok(())
}

struct Write {
    notice: NoticeId,
    draft: CheckedDraft,
    by: StaffId,
}

impl Transaction for Write {
    const NAME: &'static str = "write a notice";
    type Done = Result<(), WriteNoticeError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let draft = self.draft.draft();
        match find(conn, dialect, self.notice).await? {
            Some(row) if (row.revision, row.writer, &row.draft) == (1, self.by, draft) => Ok(Ok(())),
            Some(_) => Ok(Err(WriteNoticeError::Exists)),
            None => put(conn, self.notice, 1, draft, self.by).await.map(Ok),
        }
    }
}

struct Change {
    notice: NoticeId,
    revision: u32,
    draft: CheckedDraft,
    by: StaffId,
}

impl Transaction for Change {
    const NAME: &'static str = "change a notice";
    type Done = Result<u32, ChangeNoticeError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let (draft, next) = (self.draft.draft(), self.revision.saturating_add(1));
        let Some(row) = find(conn, dialect, self.notice).await? else {
            return Ok(Err(ChangeNoticeError::Unknown));
        };
        if row.withdrawn.is_some() {
            Ok(Err(ChangeNoticeError::Withdrawn))
        } else if row.number.is_some() {
            Ok(Err(ChangeNoticeError::Released))
        } else if (row.revision, row.writer, &row.draft) == (next, self.by, draft) {
            Ok(Ok(next))
        } else if row.revision != self.revision {
            Ok(Err(ChangeNoticeError::Changed))
        } else {
            put(conn, self.notice, next, draft, self.by).await?;
            Ok(Ok(next))
        }
    }
}

struct Release {
    notice: NoticeId,
    revision: u32,
    by: StaffId,
    now: Timestamp,
}

impl Transaction for Release {
    const NAME: &'static str = "release a notice";
    type Done = Result<u32, ReleaseError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let Some(row) = find(conn, dialect, self.notice).await? else {
            return Ok(Err(ReleaseError::Unknown));
        };
        let refused = match (row.withdrawn, row.number) {
            (Some(_), _) => Some(ReleaseError::Withdrawn),
            (None, Some(number)) if (row.releaser, row.revision) == (Some(self.by), self.revision) => {
                return Ok(Ok(number));
            }
            (None, Some(_)) => Some(ReleaseError::AlreadyReleased),
            (None, None) if row.writer == self.by => Some(ReleaseError::SamePerson),
            (None, None) if row.revision != self.revision => Some(ReleaseError::Changed),
            (None, None) if row.draft.until < self.now.day() => Some(ReleaseError::Over),
            (None, None) => None,
        };
        if let Some(refused) = refused {
            return Ok(Err(refused));
        }
        let Some(number) = next_number(conn, row.draft.from, self.now.day()).await? else {
            return Ok(Err(ReleaseError::TooMany));
        };
        // Of two that take the same number at once, the database refuses one, which is tried again.
        sqlx::query("UPDATE notice SET number = $2, releaser = $3 WHERE notice = $1")
            .bind(self.notice.as_bytes().to_vec())
            .bind(i64::from(number))
            .bind(self.by.as_bytes().to_vec())
            .execute(&mut *conn)
            .await?;
        let released = Event::NoticeReleased { notice: self.notice };
        audit::append(conn, dialect, Stamp::staff(self.by, self.now), &released).await?;
        Ok(Ok(number))
    }
}

/// The next number of those for notices that begin on `from`; none if all are given.
async fn next_number(conn: &mut AnyConnection, from: Day, today: Day) -> Result<Option<u32>, Failure> {
    let numbers = rules::numbers(from, today);
    let row = sqlx::query("SELECT MAX(number) AS last FROM notice WHERE number BETWEEN $1 AND $2")
        .bind(i64::from(*numbers.start()))
        .bind(i64::from(*numbers.end()))
        .fetch_one(conn)
        .await?;
    let last = sql::optional_number(&row, "last", numbers.clone())?;
    let next = last.map_or(*numbers.start(), |last| last + 1);
    Ok(numbers.contains(&next).then_some(next))
}

struct Withdraw {
    notice: NoticeId,
    by: StaffId,
    now: Timestamp,
}

impl Transaction for Withdraw {
    const NAME: &'static str = "withdraw a notice";
    type Done = Result<(), WithdrawError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let Some(row) = find(conn, dialect, self.notice).await? else {
            return Ok(Err(WithdrawError::Unknown));
        };
        if row.withdrawn.is_some() {
            return Ok(Ok(()));
        }
        sqlx::query("UPDATE notice SET withdrawn = $2 WHERE notice = $1")
            .bind(self.notice.as_bytes().to_vec())
            .bind(sql::of_day(self.now.day()))
            .execute(&mut *conn)
            .await?;
        let withdrawn = Event::NoticeWithdrawn { notice: self.notice };
        audit::append(conn, dialect, Stamp::staff(self.by, self.now), &withdrawn).await?;
        Ok(Ok(()))
    }
}

struct DeleteOld(Day);

impl Transaction for DeleteOld {
    const NAME: &'static str = "delete old notices";
    type Done = u64;

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<u64, Failure> {
        let kept_from = sql::of_day(self.0) - i64::from(rules::KEPT_AFTER);
        sqlx::query(
            "DELETE FROM notice_text WHERE notice IN (SELECT notice FROM notice WHERE until_day < $1)",
        )
        .bind(kept_from)
        .execute(&mut *conn)
        .await?;
        let deleted =
            sqlx::query("DELETE FROM notice WHERE until_day < $1").bind(kept_from).execute(conn).await?;
        Ok(deleted.rows_affected())
    }
}
