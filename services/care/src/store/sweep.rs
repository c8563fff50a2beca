//! What keeps the folder of the attachments in step with their rows: files go that belong to none, uploads that are late
//! are forgotten, and so are attachments whose files are not there.
//!
//! Where one shelf cannot be swept the others are all the same, and the first failure is told.

use std::collections::BTreeSet;

use secondok_protocol::{Day, id::MailboxAddress};
use sqlx::AnyConnection;

use super::{
    Store,
    attachment::{ROWS, Remove, attachment, remove},
    blobs::{self, Blobs, Held},
    dialect::Dialect,
    error::StoreError,
    model::AttachmentRow,
    sql,
    transaction::{Failure, Transaction},
};
use crate::consultations::rules;

impl Store {
    /// Removes the files of this consultation that belong to no attachment of it any more.
    pub(super) async fn sweep_mailbox(&self, mailbox: MailboxAddress) -> Result<(), StoreError> {
        let Some(blobs) = &self.0.blobs else { return Ok(()) };
        let held = blobs.hold(mailbox).await;
        self.sweep_held(&held, mailbox).await
    }

    /// As [`Store::sweep_mailbox`], for who holds its shelf. What cannot be removed is owed from then on.
    pub(super) async fn sweep_held(&self, held: &Held, mailbox: MailboxAddress) -> Result<(), StoreError> {
        let blobs = self.blobs()?;
        let swept = async {
            let known = beginnings(&self.attachments(Some(mailbox)).await?);
            let mut names = blobs.names(held.shelf()).await?;
            names.retain(|name| name.starts_with(&blobs::of_mailbox(mailbox)));
            blobs.remove(held, orphans(names, &known)).await
        };
        let swept = swept.await;
        match swept {
            Ok(()) => blobs.settled(mailbox),
            Err(_) => blobs.owe([mailbox]),
        }
        swept
    }

    /// Notes that these consultations, or attachments of them, are going to be taken away.
    pub(super) fn owe(&self, mailboxes: impl IntoIterator<Item = MailboxAddress>) {
        if let Some(blobs) = &self.0.blobs {
            blobs.owe(mailboxes);
        }
    }

    /// Removes the files that are owed: those of requests that ended before a doctor took them, and of what was
    /// destroyed, erased or taken away when they could not be removed.
    pub async fn sweep_owed(&self) -> Result<(), StoreError> {
        let Some(blobs) = &self.0.blobs else { return Ok(()) };
        let mut swept = Ok(());
        for mailbox in blobs.owed() {
            swept = swept.and(self.sweep_mailbox(mailbox).await);
        }
        swept
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
        let known = beginnings(&self.attachments(None).await?);
        let mut swept = Ok(());
        for shelf in 0..=u8::MAX {
            swept = swept.and(self.sweep_shelf(blobs, shelf, &known).await);
        }
        swept
    }

    async fn sweep_shelf(
        &self,
        blobs: &Blobs,
        shelf: u8,
        known: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        if orphans(blobs.names(shelf).await?, known).is_empty() {
            return Ok(());
        }
        // Something may have been begun meanwhile: looked at again while nobody puts anything there.
        let held = blobs.hold_shelf(shelf).await;
        let known = beginnings(&self.attachments(None).await?);
        let orphans = orphans(blobs.names(shelf).await?, &known);
        blobs.remove(&held, orphans).await
    }

    /// Whether there are files of attachments, and the database never had a consultation: they belong to another one, such
    /// as one that is still to be restored, and sweeping would take them away.
    pub async fn has_foreign_attachments(&self) -> Result<bool, StoreError> {
        let used =
            "SELECT address FROM tombstone UNION ALL SELECT mailbox AS address FROM consultation LIMIT 1";
        let used =
            sqlx::query(used).fetch_optional(self.readers()).await.map_err(self.failed("attachments"))?;
        if used.is_some() { Ok(false) } else { self.has_files().await }
    }

    /// Whether the database counts parts of attachments, and there is no file at all: their disk is not mounted, or they
    /// are lost. What came now would be put where nobody looks for it later.
    pub async fn lacks_attachments(&self) -> Result<bool, StoreError> {
        let counted = "SELECT mailbox FROM attachment WHERE parts > 0 LIMIT 1";
        let counted =
            sqlx::query(counted).fetch_optional(self.readers()).await.map_err(self.failed("attachments"))?;
        if counted.is_none() { Ok(false) } else { Ok(!self.has_files().await?) }
    }

    async fn has_files(&self) -> Result<bool, StoreError> {
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
        let mut settled = Ok(());
        for shelf in 0..=u8::MAX {
            let held = blobs.hold_shelf(shelf).await;
            settled = settled.and(blobs.settle(&held).await);
        }
        settled
    }

    /// Forgets attachments of which a part that should be kept is not there, as when a database is restored and its
    /// folder is not; how many. And removes the files that belong to none.
    pub async fn forget_missing_attachments(&self) -> Result<u64, StoreError> {
        let blobs = self.blobs()?;
        let mut missing = 0;
        for AttachmentRow { mailbox, blob, parts, .. } in self.attachments(None).await? {
            let held = blobs.hold(mailbox).await;
            let there = BTreeSet::from_iter(blobs.names(held.shelf()).await?);
            let whole = (0..parts).all(|part| there.contains(&blobs::of_part(mailbox, blob, part)));
            if !whole {
                missing += 1;
                self.write(Remove { store: self, mailbox, blob }).await?;
                blobs.remove_all(&held, &blobs::of_attachment(mailbox, blob)).await?;
            }
        }
        self.sweep_orphans().await?;
        Ok(missing)
    }
}

/// How the names of the files begin that belong to these.
fn beginnings(rows: &[AttachmentRow]) -> BTreeSet<String> {
    rows.iter().map(|row| blobs::of_attachment(row.mailbox, row.blob)).collect()
}

/// Those of these files that are no part of any of these.
fn orphans(names: Vec<String>, known: &BTreeSet<String>) -> Vec<String> {
    let belongs = |name: &String| {
        let end = name.rfind('.').map_or(0, |dot| dot + 1);
        known.get(&name[..end]).is_some_and(|of| blobs::is_part(name, of))
    };
    names.into_iter().filter(|name| !belongs(name)).collect()
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
