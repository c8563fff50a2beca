//! Attachments: what is kept of each, and its bytes.
//!
//! Rows and files change together as far as two places can: a part is on disk before its row counts it, and a row is
//! gone before its files go. What a crash leaves between the two is files without a row, and those are swept.

use std::collections::BTreeSet;

use bytes::Bytes;
use secondok_api::attachment::part_len;
use secondok_protocol::{
    Day,
    id::{BlobId, MailboxAddress},
};
use sqlx::{AnyConnection, any::AnyRow};

use super::{
    Store,
    blobs::{self, Blobs},
    dialect::Dialect,
    error::StoreError,
    model::{AttachmentRow, BeginError, NewAttachment, Quota},
    sql,
    transaction::{Failure, Transaction},
};
use crate::consultations::rules;

/// Bytes of a part that are read at once.
const READ_MAX: u64 = 256 * 1024;

/// What [`attachment`] reads.
const ROWS: &str = "SELECT mailbox, blob, day, length, parts FROM attachment";

impl Store {
    fn blobs(&self) -> Result<&Blobs, StoreError> {
        let missing =
            || StoreError::Unavailable { reason: "it was opened without its attachments".to_owned() };
        self.0.blobs.as_ref().ok_or_else(missing)
    }

    /// Begins an upload, if the consultation is the patient's, is not over, and has room for it.
    pub async fn begin_attachment(&self, new: NewAttachment) -> Result<(), BeginError> {
        let quota = self.blobs()?.quota;
        self.write(Begin { new, quota }).await?
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
        blobs.put(&held, &blobs::of_part(mailbox, blob, part), bytes, today).await?;
        self.write(Count { mailbox, blob, part }).await
    }

    /// Bytes of a complete attachment from this offset on, as many as are wanted or fit into one read. None: it is gone.
    pub async fn read_attachment(
        &self,
        of: &AttachmentRow,
        offset: u64,
        wanted: u64,
    ) -> Result<Option<Bytes>, StoreError> {
        let part_len = part_len(of.length);
        let part = u32::try_from(offset / part_len).map_err(|_| damaged())?;
        let from = offset % part_len;
        let to = (from + wanted.min(READ_MAX)).min(part_len);
        let name = blobs::of_part(of.mailbox, of.blob, part);
        match self.blobs()?.read(of.mailbox, &name, from..to).await? {
            Some(bytes) if bytes.len() as u64 == to - from => Ok(Some(bytes)),
            _ if self.attachment(of.mailbox, of.blob).await?.is_some() => Err(damaged()),
            _ => Ok(None),
        }
    }

    /// Takes an attachment away, begun or complete. False: there is none. To be seen through to its end.
    pub async fn remove_attachment(&self, mailbox: MailboxAddress, blob: BlobId) -> Result<bool, StoreError> {
        let blobs = self.blobs()?;
        self.leaves_traces();
        let found = self.write(Remove { mailbox, blob }).await?;
        let held = blobs.hold(mailbox).await;
        blobs.remove_all(&held, &blobs::of_attachment(mailbox, blob)).await?;
        drop(held);
        self.empty_log().await?;
        Ok(found)
    }

    /// Removes the files of this consultation, if it is gone, and of every other that was destroyed before.
    pub(super) async fn remove_destroyed_files(&self, own: Option<MailboxAddress>) -> Result<(), StoreError> {
        let Some(blobs) = &self.0.blobs else { return Ok(()) };
        let mut mailboxes = blobs.owed();
        mailboxes.extend(own);
        for mailbox in mailboxes {
            if self.consultation(mailbox).await?.is_none() {
                let held = blobs.hold(mailbox).await;
                blobs.remove_all(&held, &blobs::of_mailbox(mailbox)).await?;
                blobs.settled(mailbox);
            } else if own == Some(mailbox) {
                // Of another, somebody may be about to destroy it.
                blobs.settled(mailbox);
            }
        }
        Ok(())
    }

    /// Forgets uploads that were begun before yesterday and are not complete, and removes every file that belongs to no
    /// attachment.
    pub async fn sweep_attachments(&self, today: Day) -> Result<(), StoreError> {
        if self.0.blobs.is_none() {
            return Ok(());
        }
        self.write(Forget { today }).await?;
        self.sweep_orphans().await
    }

    /// Removes every file that belongs to no attachment: those of what was destroyed or erased, and what a crash left.
    pub async fn sweep_orphans(&self) -> Result<(), StoreError> {
        let blobs = self.blobs()?;
        let known = self.beginnings().await?;
        for shelf in 0..=u8::MAX {
            if orphans(blobs.names(shelf).await?, &known).is_empty() {
                continue;
            }
            // Something may have been begun meanwhile: looked at again while nobody puts anything there.
            let held = blobs.hold_shelf(shelf).await;
            let known = self.beginnings().await?;
            let orphans = orphans(blobs.names(shelf).await?, &known);
            blobs.remove(&held, orphans).await?;
        }
        Ok(())
    }

    /// Whether there are files of attachments, and the database never had a consultation: they belong to another one, such
    /// as one that is still to be restored, and sweeping would take them away.
    pub async fn has_foreign_attachments(&self) -> Result<bool, StoreError> {
        let used =
            "SELECT address FROM tombstone UNION ALL SELECT mailbox AS address FROM consultation LIMIT 1";
        let used =
            sqlx::query(used).fetch_optional(self.readers()).await.map_err(self.failed("attachments"))?;
        if used.is_some() {
            return Ok(false);
        }
        let blobs = self.blobs()?;
        for shelf in 0..=u8::MAX {
            if !blobs.names(shelf).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Makes the files that came since the last night anew, in the order of their names.
    pub async fn settle_attachments(&self) -> Result<(), StoreError> {
        let Some(blobs) = &self.0.blobs else { return Ok(()) };
        for shelf in 0..=u8::MAX {
            let held = blobs.hold_shelf(shelf).await;
            blobs.settle(&held).await?;
        }
        Ok(())
    }

    /// Forgets attachments of which a part that should be kept is not there, as when a database is restored and its
    /// folder is not; how many. And removes the files that belong to none.
    pub async fn forget_missing_attachments(&self) -> Result<u64, StoreError> {
        let blobs = self.blobs()?;
        let mut missing = 0;
        for row in self.attachments().await? {
            let held = blobs.hold(row.mailbox).await;
            let of = blobs::of_attachment(row.mailbox, row.blob);
            let there = BTreeSet::from_iter(blobs.names(held.shelf()).await?);
            let whole =
                (0..row.parts).all(|part| there.contains(&blobs::of_part(row.mailbox, row.blob, part)));
            if !whole {
                missing += 1;
                self.write(Remove { mailbox: row.mailbox, blob: row.blob }).await?;
                blobs.remove_all(&held, &of).await?;
            }
        }
        self.sweep_orphans().await?;
        Ok(missing)
    }

    async fn attachments(&self) -> Result<Vec<AttachmentRow>, StoreError> {
        let rows = sqlx::query(ROWS).fetch_all(self.readers()).await.map_err(self.failed("attachments"))?;
        rows.iter().map(attachment).collect()
    }

    /// How the names of the files begin that belong to an attachment.
    async fn beginnings(&self) -> Result<BTreeSet<String>, StoreError> {
        let rows = self.attachments().await?;
        Ok(rows.iter().map(|row| blobs::of_attachment(row.mailbox, row.blob)).collect())
    }
}

/// Those of these files that are no part of any of these.
fn orphans(names: Vec<String>, known: &BTreeSet<String>) -> Vec<String> {
    let belongs = |name: &String| {
        let end = name.rfind('.').map_or(0, |dot| dot + 1);
        known.get(&name[..end]).is_some_and(|of| blobs::is_part(name, of))
    };
    names.into_iter().filter(|name| !belongs(name)).collect()
}

fn damaged() -> StoreError {
    StoreError::Damaged { what: "an attachment's part".to_owned() }
}

fn attachment(row: &AnyRow) -> Result<AttachmentRow, StoreError> {
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
        let text = format!(
            "SELECT {} FROM consultation WHERE mailbox = $1{}",
            sql::CONSULTATION,
            dialect.for_update()
        );
        let row = sql::query(text).bind(mailbox.as_bytes().to_vec()).fetch_optional(&mut *conn).await?;
        let row = row.as_ref().map(sql::consultation).transpose()?;
        let Some(row) = row.filter(|row| row.is_open_to(author)) else { return Ok(Err(BeginError::Unknown)) };
        if row.is_over(today) {
            return Ok(Err(BeginError::Over));
        }
        let there = sqlx::query("SELECT length FROM attachment WHERE mailbox = $1")
            .bind(mailbox.as_bytes().to_vec())
            .fetch_all(&mut *conn)
            .await?;
        let mut bytes = length;
        for row in &there {
            bytes += u64::from(sql::number(row, "length", 1..=u32::MAX)?);
        }
        if there.len() as u64 >= u64::from(self.quota.count) || bytes > self.quota.bytes {
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

struct Remove {
    mailbox: MailboxAddress,
    blob: BlobId,
}

impl Transaction for Remove {
    const NAME: &'static str = "remove an attachment";
    type Done = bool;

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<bool, Failure> {
        Ok(remove(conn, self.mailbox, self.blob).await?)
    }
}

async fn remove(
    conn: &mut AnyConnection,
    mailbox: MailboxAddress,
    blob: BlobId,
) -> Result<bool, sqlx::Error> {
    let removed = sqlx::query("DELETE FROM attachment WHERE mailbox = $1 AND blob = $2")
        .bind(mailbox.as_bytes().to_vec())
        .bind(blob.as_bytes().to_vec())
        .execute(conn)
        .await?;
    Ok(removed.rows_affected() == 1)
}

/// Forgets uploads that are late.
struct Forget {
    today: Day,
}

impl Transaction for Forget {
    const NAME: &'static str = "forget late uploads";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, _: Dialect) -> Result<(), Failure> {
        let begun = sql::query(format!("{ROWS} WHERE day < $1"))
            .bind(sql::of_day(self.today) - i64::from(rules::UPLOAD_WITHIN))
            .fetch_all(&mut *conn)
            .await?;
        for row in &begun {
            let row = attachment(row)?;
            if !row.is_complete() {
                remove(conn, row.mailbox, row.blob).await?;
            }
        }
        Ok(())
    }
}
