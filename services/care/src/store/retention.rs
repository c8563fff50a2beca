//! What the passing of days does: late consultations end, old ones are erased.

use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress},
};
use sqlx::AnyConnection;

use super::{
    Store, destroy,
    dialect::Dialect,
    error::StoreError,
    model::{ConsultationRow, Gone},
    sql,
    transaction::{Failure, Transaction},
};
use crate::consultations::{rules, state::End};

/// Consultations in one transaction.
const PAGE: i64 = 128;

impl Store {
    /// Ends what is late; of what no doctor had taken the attachments go. `draw` gives random numbers for the days of
    /// erasure. `ended` hears of each consultation, as it now stands, as soon as that is on disk: also when a later one
    /// fails.
    pub async fn expire(
        &self,
        today: Day,
        draw: &mut (dyn FnMut() -> u32 + Send),
        ended: &mut (dyn FnMut(&ConsultationRow) + Send),
    ) -> Result<(), StoreError> {
        let mut page = Expire { store: self, today, after: Vec::new(), draw };
        loop {
            let rows = self.write_mut(&mut page).await?;
            rows.iter().for_each(&mut *ended);
            let Some(last) = rows.last() else { return Ok(()) };
            page.after = last.mailbox.as_bytes().to_vec();
        }
    }

    /// Erases what has been kept long enough, its traces, and the files of its attachments. `gone` hears of each
    /// consultation as soon as it is gone: also when a later one, or cleaning the files, fails.
    pub async fn erase(&self, today: Day, gone: &mut (dyn FnMut(Gone) + Send)) -> Result<(), StoreError> {
        let mut page = Erase { store: self, today, after: Vec::new() };
        loop {
            let erased = self.write_mut(&mut page).await?;
            self.owe(erased.iter().map(|gone| gone.mailbox));
            erased.iter().copied().for_each(&mut *gone);
            let Some(last) = erased.last() else { break };
            page.after = last.mailbox.as_bytes().to_vec();
        }
        let swept = self.sweep_owed().await;
        self.empty_log().await.and(swept)
    }
}

struct Expire<'a> {
    store: &'a Store,
    today: Day,
    after: Vec<u8>,
    draw: &'a mut (dyn FnMut() -> u32 + Send),
}

impl Transaction for Expire<'_> {
    const NAME: &'static str = "expire";
    type Done = Vec<ConsultationRow>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let text = format!(
            "SELECT {} FROM consultation WHERE due < $1 AND mailbox > $2 ORDER BY mailbox LIMIT $3{}",
            sql::CONSULTATION,
            dialect.for_update()
        );
        let found = sql::query(text)
            .bind(sql::of_day(self.today))
            .bind(self.after.clone())
            .bind(PAGE)
            .fetch_all(&mut *conn)
            .await?;
        let (mut rows, mut untaken) = (Vec::with_capacity(found.len()), Vec::new());
        for row in &found {
            let row = sql::consultation(row)?;
            let end = End { day: self.today, erase_on: rules::erase_on(self.today, (self.draw)()) };
            let now = row.with(row.standing()?.on(self.today, end));
            untaken.extend(row.ended_untaken(&now).then_some(row.mailbox));
            rows.push(now);
        }
        sql::update_consultations(conn, &Vec::from_iter(&rows)).await?;
        sql::delete_of(conn, &["attachment"], &untaken).await?;
        self.store.owe(untaken);
        Ok(rows)
    }
}

struct Erase<'a> {
    store: &'a Store,
    today: Day,
    after: Vec<u8>,
}

impl Transaction for Erase<'_> {
    const NAME: &'static str = "erase";
    type Done = Vec<Gone>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let text = format!(
            "SELECT mailbox, doctor FROM consultation WHERE erase_on <= $1 AND mailbox > $2 \
             ORDER BY mailbox LIMIT $3{}",
            dialect.for_update()
        );
        let found = sql::query(text)
            .bind(sql::of_day(self.today))
            .bind(self.after.clone())
            .bind(PAGE)
            .fetch_all(&mut *conn)
            .await?;
        let mut erased = Vec::with_capacity(found.len());
        for row in &found {
            let mailbox = MailboxAddress::from_bytes(sql::bytes(row, "mailbox")?);
            erased.push(Gone { mailbox, doctor: DoctorId::from_bytes(sql::bytes(row, "doctor")?) });
        }
        if !erased.is_empty() {
            self.store.leaves_traces();
            destroy::delete(conn, &Vec::from_iter(erased.iter().map(|gone| gone.mailbox))).await?;
        }
        Ok(erased)
    }
}
