//! Attachments: what is kept of each, and its bytes.
//!
//! Rows and files change together as far as two places can: a part is on disk before its row counts it, and a row is
//! gone before its files go. What a crash leaves between the two is files without a row, and those are swept
//! ([`super::sweep`]). The number of one that was removed stays, so that nothing else is sent in its place.

use bytes::Bytes;
use secondok_api::{attachment::part_len, desk::account::Account};
use secondok_protocol::{
    Day,
    id::{BlobId, MailboxAddress},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store, application,
    blobs::{self, Blobs},
    consultation,
    dialect::Dialect,
    error::StoreError,
    model::{AttachmentRow, BeginError, ConsultationRow, NewAttachment, Quota},
    sql,
    transaction::{Failure, Transaction},
};

/// Bytes of a part that are read at once.
const READ_MAX: u64 = 256 * 1024;

/// What [`attachment`] reads.
pub(super) const ROWS: &str = "SELECT mailbox, blob, day, length, parts FROM attachment";

impl Store {
    pub(super) fn blobs(&self) -> Result<&Blobs, StoreError> {
        let missing =
            || StoreError::Unavailable { reason: "it was opened without its attachments".to_owned() };
        self.0.blobs.as_ref().ok_or_else(missing)
    }

    /// Begins an upload, if the disk has room for it, and the consultation is the patient's, is not over, and has room too.
    /// The same one again: it is begun already.
    pub async fn begin_attachment(&self, new: NewAttachment) -> Result<(), BeginError> {
        let blobs = self.blobs()?;
        // To whom it is not open, it is as if it were not there.
        let consultation = self.consultation(new.mailbox).await?;
        if let Some(consultation) = consultation.filter(|row| row.is_open_to(new.author)) {
            blobs.require_room(&consultation, new.length).await?;
        }
        // Nothing is begun under a number that is just being taken away.
        let _held = blobs.hold(new.mailbox).await;
        self.write(Begin { new, quota: blobs.quota }).await?
    }

    /// Answers if the disk has room for a part of an upload of this consultation now: asked before somebody sends it.
    pub async fn has_room_for_part(
        &self,
        of: &ConsultationRow,
        upload: &AttachmentRow,
    ) -> Result<(), StoreError> {
        self.blobs()?.require_room(of, part_len(upload.length)).await
    }

    /// One attachment, as far as it is kept.
    pub async fn attachment(
        &self,
        mailbox: MailboxAddress,
        blob: BlobId,
    ) -> Result<Option<AttachmentRow>, StoreError> {
        let row = sql::query(format!("{ROWS} WHERE mailbox = $1 AND blob = $2"))
            .bind(mailbox.as_bytes().to_vec())
            .bind(blob.as_bytes().to_vec())
            .fetch_optional(self.readers())
            .await
            .map_err(self.failed("attachment"))?;
        row.as_ref().map(attachment).transpose()
    }

    /// Keeps the next part of an upload: it is on disk before it counts. False: the upload is gone, or this is not its
    /// next part. To be seen through to its end, whoever asked for it.
    pub async fn append_part(
        &self,
        upload: &AttachmentRow,
        bytes: Bytes,
        today: Day,
    ) -> Result<bool, StoreError> {
        let blobs = self.blobs()?;
        let (mailbox, blob, part) = (upload.mailbox, upload.blob, upload.parts);
        if bytes.len() as u64 != part_len(upload.length) {
            return Err(StoreError::Fault { reason: "attachments: a part of another length".to_owned() });
        }
        // Whoever destroys it takes its row away first and then waits for the shelf: what is put there now goes too.
        let held = blobs.hold(mailbox).await;
        let next = |row: AttachmentRow| row.parts == part && !row.is_complete();
        if !self.attachment(mailbox, blob).await?.is_some_and(next) {
            return Ok(false);
        }
        let Some(consultation) = self.consultation(mailbox).await? else { return Ok(false) };
        blobs.require_room(&consultation, bytes.len() as u64).await?;
        blobs.put(&held, &blobs::of_part(mailbox, blob, part), bytes, today).await?;
        let counted = self.write(Count { mailbox, blob, part }).await?;
        if !counted && self.attachment(mailbox, blob).await?.is_none() {
            // It is known now that the part belongs to nothing: whoever took the row away may be gone.
            self.sweep_held(&held, mailbox).await?;
        }
        Ok(counted)
    }

    /// Bytes of a complete attachment from this offset on, as many as are wanted or fit into one read. None: it is gone.
    pub async fn read_attachment(
        &self,
        of: &AttachmentRow,
        offset: u64,
        wanted: u64,
    ) -> Result<Option<Bytes>, StoreError> {
        let part_len = part_len(of.length);
        let lost = |reason: &str| StoreError::Lost { reason: reason.to_owned() };
        let part = u32::try_from(offset / part_len).map_err(|_| lost("no such part"))?;
        let from = offset % part_len;
        let to = (from + wanted.min(READ_MAX)).min(part_len);
        let name = blobs::of_part(of.mailbox, of.blob, part);
        match self.blobs()?.read(of.mailbox, &name, from..to).await {
            Ok(Some(bytes)) if bytes.len() as u64 == to - from => Ok(Some(bytes)),
            Ok(_) if self.attachment(of.mailbox, of.blob).await?.is_some() => {
                Err(lost("a part is missing or short"))
            }
            Ok(_) => Ok(None),
            // Nothing else notices what is wrong with one file.
            Err(StoreError::Unavailable { reason }) => Err(StoreError::Lost { reason }),
            Err(error) => Err(error),
        }
    }

    /// Takes an attachment away, begun or complete. When it has answered nothing of it is left, also if there was none,
    /// or an earlier try came only half-way. To be seen through to its end.
    pub async fn remove_attachment(&self, mailbox: MailboxAddress, blob: BlobId) -> Result<(), StoreError> {
        let blobs = self.blobs()?;
        let held = blobs.hold(mailbox).await;
        blobs.owe([mailbox]);
        self.write(Remove { store: self, mailbox, blob }).await?;
        self.sweep_held(&held, mailbox).await?;
        drop(held);
        self.empty_log().await
    }

    /// Every attachment, or those of one consultation.
    pub(super) async fn attachments(
        &self,
        mailbox: Option<MailboxAddress>,
    ) -> Result<Vec<AttachmentRow>, StoreError> {
        let of_one = if mailbox.is_some() { " WHERE mailbox = $1" } else { "" };
        let query = sql::query(format!("{ROWS}{of_one}"));
        let query = mailbox.iter().fold(query, |query, mailbox| query.bind(mailbox.as_bytes().to_vec()));
        let rows = query.fetch_all(self.readers()).await.map_err(self.failed("attachments"))?;
        rows.iter().map(attachment).collect()
    }
}

pub(super) fn attachment(row: &AnyRow) -> Result<AttachmentRow, StoreError> {
    let row = AttachmentRow {
        mailbox: MailboxAddress::from_bytes(sql::bytes(row, "mailbox")?),
        blob: BlobId::from_bytes(sql::bytes(row, "blob")?),
        day: sql::day(row, "day")?,
        length: sql::number(row, "length", 1..=u32::MAX)?.into(),
        parts: sql::number(row, "parts", 0..=u32::MAX)?,
    };
    if row.offset() > row.length {
        return Err(StoreError::Damaged { what: "column parts".to_owned() });
    }
    Ok(row)
}

struct Begin {
    new: NewAttachment,
    quota: Quota,
}

impl Transaction for Begin {
    const NAME: &'static str = "begin an upload";
    type Done = Result<(), BeginError>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let NewAttachment { mailbox, author, blob, length, today } = self.new;
        // The consultation is held, so that neither its end nor another upload comes in between.
        let row = consultation::find(conn, mailbox, dialect.for_update()).await?;
        let Some(row) = row.filter(|row| row.is_open_to(author)) else { return Ok(Err(BeginError::Unknown)) };
        let is_closed = row.doctor == Account::Verification.id()
            && !application::is_still_open(conn, dialect, mailbox).await?;
        if row.is_over(today) || is_closed {
            return Ok(Err(BeginError::Over));
        }
        if is_removed(conn, mailbox, blob).await? {
            return Ok(Err(BeginError::Taken));
        }
        let most = self.quota.bytes_of(&row);
        let there = sql::query(format!("{ROWS} WHERE mailbox = $1"))
            .bind(mailbox.as_bytes().to_vec())
            .fetch_all(&mut *conn)
            .await?;
        let mut bytes = length;
        for row in &there {
            let row = attachment(row)?;
            if row.blob == blob {
                let is_same = row.length == length && !row.is_late(today);
                return Ok(if is_same { Ok(()) } else { Err(BeginError::Taken) });
            }
            bytes += row.length;
        }
        if there.len() as u64 >= u64::from(self.quota.count) || bytes > most {
            return Ok(Err(BeginError::Full));
        }
        sqlx::query("INSERT INTO attachment (mailbox, blob, day, length, parts) VALUES ($1, $2, $3, $4, 0)")
            .bind(mailbox.as_bytes().to_vec())
            .bind(blob.as_bytes().to_vec())
            .bind(sql::of_day(today))
            .bind(i64::try_from(length).unwrap_or(i64::MAX))
            .execute(conn)
            .await?;
        Ok(Ok(()))
    }
}

/// Counts a part that is on disk.
struct Count {
    mailbox: MailboxAddress,
    blob: BlobId,
    part: u32,
}

impl Transaction for Count {
    const NAME: &'static str = "count a part";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<bool, Failure> {
        let text = "UPDATE attachment SET parts = $4 WHERE mailbox = $1 AND blob = $2 AND parts = $3";
        let counted = sqlx::query(text)
            .bind(self.mailbox.as_bytes().to_vec())
            .bind(self.blob.as_bytes().to_vec())
            .bind(i64::from(self.part))
            .bind(i64::from(self.part) + 1)
            .execute(conn)
            .await?;
        Ok(counted.rows_affected() == 1)
    }
}

/// Takes the row of an attachment away, if there is one.
pub(super) struct Remove<'a> {
    pub(super) store: &'a Store,
    pub(super) mailbox: MailboxAddress,
    pub(super) blob: BlobId,
}

impl Transaction for Remove<'_> {
    const NAME: &'static str = "remove an attachment";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        let is_open = application::is_still_open(conn, dialect, self.mailbox).await?;
        if is_open && remove(conn, self.mailbox, self.blob).await? {
            self.store.leaves_traces();
        }
        Ok(())
    }
}

/// Whether an attachment with this number was taken away.
async fn is_removed(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    blob: BlobId,
) -> Result<bool, sqlx::Error> {
    let removed = sqlx::query("SELECT blob FROM removed_attachment WHERE mailbox = $1 AND blob = $2")
        .bind(mailbox.as_bytes().to_vec())
        .bind(blob.as_bytes().to_vec())
        .fetch_optional(conn)
        .await?;
    Ok(removed.is_some())
}

/// Deletes the row of an attachment; where something of it was kept, its number stays. False: there is none.
pub(super) async fn remove(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    blob: BlobId,
) -> Result<bool, sqlx::Error> {
    let number = "INSERT INTO removed_attachment (mailbox, blob) SELECT mailbox, blob FROM attachment \
                  WHERE mailbox = $1 AND blob = $2 AND parts > 0 ON CONFLICT DO NOTHING";
    sqlx::query(number)
        .bind(mailbox.as_bytes().to_vec())
        .bind(blob.as_bytes().to_vec())
        .execute(&mut *conn)
        .await?;
    let removed = sqlx::query("DELETE FROM attachment WHERE mailbox = $1 AND blob = $2")
        .bind(mailbox.as_bytes().to_vec())
        .bind(blob.as_bytes().to_vec())
        .execute(conn)
        .await?;
    Ok(removed.rows_affected() == 1)
}
