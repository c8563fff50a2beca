//! What the passing of days does: late consultations end, old ones are erased.

use secondok_protocol::{Day, id::MailboxAddress};
use sqlx::AnyConnection;

use super::{
    Store, destroy,
    dialect::Dialect,
    error::StoreError,
    model::{ConsultationRow, Expired},
    sql,
    transaction::{Failure, Transaction},
};
use crate::consultations::{rules, state::End};

/// Consultations in one transaction.
const PAGE: i64 = 128;

impl Store {
    /// Ends what is late. `draw` gives random numbers for the days of erasure.
    pub async fn expire(
        &self,
        today: Day,
        draw: &mut (dyn FnMut() -> u32 + Send),
    ) -> Result<Expired, StoreError> {
        let mut rows = Vec::new();
        let mut page = Expire { today, after: Vec::new(), draw };
        loop {
            let ended = self.write_mut(&mut page).await?;
            let Some(last) = ended.last() else { return Ok(Expired { rows }) };
            page.after = last.mailbox.as_bytes().to_vec();
            rows.extend(ended);
        }
    }

    /// Erases what has been kept long enough, and its traces; says how many.
    pub async fn erase(&self, today: Day) -> Result<u64, StoreError> {
        let mut erased = 0;
        let mut page = Erase { today, after: Vec::new() };
        loop {
            let gone = self.write_mut(&mut page).await?;
            let Some(last) = gone.last() else { break };
            self.leaves_traces();
            page.after = last.as_bytes().to_vec();
            erased += gone.len() as u64;
        }
        self.empty_log().await?;
        Ok(erased)
    }
}

struct Expire<'a> {
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
        let mut rows = Vec::with_capacity(found.len());
        for row in &found {
            let row = sql::consultation(row)?;
            let end = End { day: self.today, erase_on: rules::erase_on(self.today, (self.draw)()) };
            rows.push(row.with(row.standing()?.on(self.today, end)));
        }
        sql::update_consultations(conn, &Vec::from_iter(&rows)).await?;
        Ok(rows)
    }
}

struct Erase {
    today: Day,
    after: Vec<u8>,
}

impl Transaction for Erase {
    const NAME: &'static str = "erase";
    type Done = Vec<MailboxAddress>;

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<Self::Done, Failure> {
        let text = format!(
            "SELECT mailbox FROM consultation WHERE erase_on <= $1 AND mailbox > $2 \
             ORDER BY mailbox LIMIT $3{}",
            dialect.for_update()
        );
        let found = sql::query(text)
            .bind(sql::of_day(self.today))
            .bind(self.after.clone())
            .bind(PAGE)
            .fetch_all(&mut *conn)
            .await?;
        let mailboxes = found
            .iter()
            .map(|row| sql::bytes(row, "mailbox").map(MailboxAddress::from_bytes))
            .collect::<Result<Vec<_>, _>>()?;
        destroy::delete(conn, &mailboxes).await?;
        Ok(mailboxes)
    }
}
