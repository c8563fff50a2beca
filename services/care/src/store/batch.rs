//! One commit of many requests: one read of the consultations concerned, one write of them, one of the messages.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use secondok_api::consultation::{Counts, Receipt, Role, State, Transition};
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, MessageHash},
};
use sha2::{Digest, Sha256};
use sqlx::AnyConnection;

use super::{
    decide::{Decision, decide},
    destroy::tombstone,
    dialect::Dialect,
    doctor::{CAN_BE_ASKED, UNVERIFIED},
    error::StoreError,
    model::{Append, AppendError, Appended, Author, ConsultationRow, NewConsultation, OpenError},
    sql,
    transaction::{Failure, Transaction},
    writer::Request,
};

/// The requests of one commit, and what became of them.
pub(super) struct Batch {
    requests: Vec<Request>,
    outcomes: Vec<Outcome>,
    /// Consultations that ended before a doctor took them: their attachments go.
    pub(super) untaken: Vec<MailboxAddress>,
}

enum Outcome {
    Open(Result<ConsultationRow, OpenError>),
    Append(Result<Appended, AppendError>),
}

impl Batch {
    pub(super) fn new(requests: Vec<Request>) -> Self {
        Self { outcomes: Vec::with_capacity(requests.len()), requests, untaken: Vec::new() }
    }

    /// Tells everybody who asked.
    pub(super) fn answer(self, committed: Result<(), StoreError>) {
        let mut outcomes = self.outcomes.into_iter();
        for request in self.requests {
            // A caller who has gone away needs no answer.
            match (request, &committed, outcomes.next()) {
                (Request::Open(_, reply), Err(error), _) => drop(reply.send(Err(error.clone().into()))),
                (Request::Append(_, reply), Err(error), _) => drop(reply.send(Err(error.clone().into()))),
                (Request::Open(_, reply), Ok(()), Some(Outcome::Open(outcome))) => drop(reply.send(outcome)),
                (Request::Append(_, reply), Ok(()), Some(Outcome::Append(outcome))) => {
                    drop(reply.send(outcome));
                }
                _ => unreachable!("a committed batch has an outcome for each request, in their order"),
            }
        }
    }
}

impl Transaction for Batch {
    const NAME: &'static str = "messages";
    type Done = ();

    async fn run(&mut self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        self.outcomes.clear();
        let mut work = Work::read(conn, dialect, &self.requests).await?;
        for request in &self.requests {
            self.outcomes.push(match request {
                Request::Open(new, _) => Outcome::Open(work.open(conn, new).await?),
                Request::Append(append, _) => Outcome::Append(work.append(conn, append).await?),
            });
        }
        sql::delete_of(conn, &["attachment"], &work.untaken).await?;
        self.untaken.clone_from(&work.untaken);
        work.write(conn, dialect).await
    }
}

/// What the database holds of the consultations concerned, and what is going to change.
#[derive(Default)]
struct Work {
    rows: BTreeMap<MailboxAddress, Entry>,
    gone: BTreeSet<[u8; 32]>,
    /// Days that each doctor has for an answer; of those only who take new consultations.
    doctors: BTreeMap<DoctorId, u32>,
    /// Of doctors who write: whose approval was taken back, and whose licence has run out.
    refused: BTreeMap<DoctorId, Lapsed>,
    messages: Vec<NewMessage>,
    untaken: Vec<MailboxAddress>,
}

/// Why a doctor is not to consult.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lapsed {
    /// Nobody stands for them: what is under way they only end.
    Verification,
    /// What is under way they finish, and take nothing new.
    Licence,
}

struct Entry {
    row: ConsultationRow,
    change: Change,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Change {
    None,
    Update,
    Insert,
}

struct NewMessage {
    mailbox: MailboxAddress,
    role: Role,
    sequence: u32,
    day: Day,
    hash: MessageHash,
    wire: Bytes,
}

impl NewMessage {
    /// Where this message and those committed with it lie until the night: nearby one another, so that few pages
    /// are touched, at a place that tells nothing of when.
    fn slot(&self) -> [u8; 16] {
        let place = Sha256::new()
            .chain_update(self.mailbox.as_bytes())
            .chain_update([self.role as u8])
            .chain_update(self.sequence.to_be_bytes())
            .chain_update(self.hash.as_bytes())
            .finalize();
        *place.first_chunk().expect("a hash has 32 bytes")
    }
}

impl Work {
    async fn read(conn: &mut AnyConnection, dialect: Dialect, requests: &[Request]) -> Result<Self, Failure> {
        let mut work = Self::default();
        let mailboxes: BTreeSet<_> = requests
            .iter()
            .map(|request| match request {
                Request::Open(new, _) => *new.mailbox.as_bytes(),
                Request::Append(append, _) => *append.mailbox.as_bytes(),
            })
            .collect();
        let mailboxes = Vec::from_iter(mailboxes);
        // In one order everywhere, so that two services never wait for one another.
        let text = format!(
            "SELECT {} FROM consultation WHERE mailbox IN ({}) ORDER BY mailbox{}",
            sql::CONSULTATION,
            sql::list(mailboxes.len(), 1),
            dialect.for_update(),
        );
        for row in sql::bind_list(sql::query(text), &mailboxes).fetch_all(&mut *conn).await? {
            let row = sql::consultation(&row)?;
            work.rows.insert(row.mailbox, Entry { row, change: Change::None });
        }
        let opened: Vec<_> = requests
            .iter()
            .filter_map(|request| match request {
                Request::Open(new, _) if !work.rows.contains_key(&new.mailbox) => Some(new),
                _ => None,
            })
            .collect();
        if !opened.is_empty() {
            work.read_for_opening(conn, dialect, &opened).await?;
        }
        let writing: BTreeSet<_> = requests
            .iter()
            .filter_map(|request| match request {
                Request::Append(Append { author: Author::Doctor(doctor), today, .. }, _) => {
                    Some((*doctor.as_bytes(), *today))
                }
                _ => None,
            })
            .collect();
        work.read_lapsed(conn, &Vec::from_iter(writing)).await?;
        Ok(work)
    }

    async fn read_lapsed(
        &mut self,
        conn: &mut AnyConnection,
        writing: &[([u8; 16], Day)],
    ) -> Result<(), Failure> {
        let Some(today) = writing.iter().map(|(_, today)| *today).max() else { return Ok(()) };
        let doctors: Vec<_> = writing.iter().map(|(doctor, _)| *doctor).collect();
        let text = format!(
            "SELECT doctor.doctor AS doctor, doctor.accepting AS accepting FROM doctor \
             LEFT JOIN application ON application.doctor = doctor.doctor \
             WHERE (doctor.accepting = {UNVERIFIED} OR application.licensed_until < $1) AND doctor.doctor IN ({})",
            sql::list(doctors.len(), 2)
        );
        let query = sql::query(text).bind(sql::of_day(today));
        for row in sql::bind_list(query, &doctors).fetch_all(conn).await? {
            let is_unverified = sql::number(&row, "accepting", 0..=UNVERIFIED)? == UNVERIFIED;
            let lapsed = if is_unverified { Lapsed::Verification } else { Lapsed::Licence };
            self.refused.insert(DoctorId::from_bytes(sql::bytes(&row, "doctor")?), lapsed);
        }
        Ok(())
    }

    async fn read_for_opening(
        &mut self,
        conn: &mut AnyConnection,
        dialect: Dialect,
        opened: &[&NewConsultation],
    ) -> Result<(), Failure> {
        self.gone = gone(conn, opened.iter().map(|new| new.mailbox)).await?;
        let doctors = BTreeSet::from_iter(opened.iter().map(|new| *new.doctor.as_bytes()));
        let doctors = Vec::from_iter(doctors);
        let text = format!(
            "SELECT doctor, answer_days FROM doctor WHERE {CAN_BE_ASKED} AND doctor IN ({}) ORDER BY doctor{}",
            sql::list(doctors.len(), 2),
            // Held, so that no account is erased while a consultation with it is opened.
            dialect.for_share(),
        );
        // What is opened together is opened on one day, or on two about midnight.
        let today = opened.iter().map(|new| new.opened).max().map_or(0, sql::of_day);
        for row in sql::bind_list(sql::query(text).bind(today), &doctors).fetch_all(&mut *conn).await? {
            let doctor = DoctorId::from_bytes(sql::bytes(&row, "doctor")?);
            self.doctors.insert(doctor, sql::number(&row, "answer_days", 0..=u32::MAX)?);
        }
        Ok(())
    }

    async fn open(
        &mut self,
        conn: &mut AnyConnection,
        new: &NewConsultation,
    ) -> Result<Result<ConsultationRow, OpenError>, Failure> {
        if let Some(entry) = self.rows.get(&new.mailbox) {
            let row = entry.row.clone();
            let same = row.capability == new.capability
                && self.hash(conn, new.mailbox, Role::Patient, 0).await? == Some(new.message.hash);
            return Ok(if same { Ok(row) } else { Err(OpenError::Exists) });
        }
        if self.gone.contains(tombstone(new.mailbox).as_bytes()) {
            return Ok(Err(OpenError::Exists));
        }
        let Some(&answer_days) = self.doctors.get(&new.doctor) else {
            return Ok(Err(OpenError::DoctorUnavailable));
        };
        let row = ConsultationRow {
            mailbox: new.mailbox,
            capability: new.capability,
            doctor: new.doctor,
            answer_days,
            state: State::Requested,
            opened: new.opened,
            due: Some(new.due),
            ended: None,
            erase_on: None,
            messages: Counts { patient: 1, doctor: 0 },
            last_patient: new.message.hash,
            last_doctor: MessageHash::NONE,
        };
        self.messages.push(NewMessage {
            mailbox: new.mailbox,
            role: Role::Patient,
            sequence: 0,
            day: new.opened,
            hash: new.message.hash,
            wire: new.message.wire.clone(),
        });
        self.rows.insert(new.mailbox, Entry { row: row.clone(), change: Change::Insert });
        Ok(Ok(row))
    }

    /// Whether its doctor may not write this any more: without the approval they only end what is running, and with a licence
    /// that has run out they take nothing new.
    fn has_lapsed(&self, append: &Append) -> bool {
        let Author::Doctor(doctor) = append.author else { return false };
        let takes = append.transition == Some(Transition::Accept);
        let ends = matches!(append.transition, Some(Transition::Decline | Transition::Close));
        match self.refused.get(&doctor) {
            None => false,
            Some(Lapsed::Licence) => takes,
            Some(Lapsed::Verification) => !ends,
        }
    }

    async fn append(
        &mut self,
        conn: &mut AnyConnection,
        append: &Append,
    ) -> Result<Result<Appended, AppendError>, Failure> {
        let role = append.author.role();
        let has_lapsed = self.has_lapsed(append);
        let receipt = Receipt { role, sequence: append.sequence, hash: append.hash };
        let Some(entry) = self.rows.get_mut(&append.mailbox) else { return Ok(Err(AppendError::Unknown)) };
        let row = match decide(&entry.row, append) {
            Ok(Decision::New(_)) if has_lapsed => return Ok(Err(AppendError::Lapsed)),
            Ok(Decision::New(next)) => {
                self.untaken.extend(entry.row.ended_untaken(&next).then_some(append.mailbox));
                entry.row = *next;
                if entry.change == Change::None {
                    entry.change = Change::Update;
                }
                let row = entry.row.clone();
                self.messages.push(NewMessage {
                    mailbox: append.mailbox,
                    role,
                    sequence: append.sequence,
                    day: append.today,
                    hash: append.hash,
                    wire: append.wire.clone(),
                });
                return Ok(Ok(Appended { receipt, row, repeated: false }));
            }
            Ok(Decision::Repeated) => entry.row.clone(),
            Ok(Decision::Earlier) => {
                let row = entry.row.clone();
                if self.hash(conn, append.mailbox, role, append.sequence).await? != Some(append.hash) {
                    return Ok(Err(AppendError::Taken));
                }
                row
            }
            Err(AppendError::Store(error)) => return Err(error.into()),
            Err(refused) => return Ok(Err(refused)),
        };
        Ok(Ok(Appended { receipt, row, repeated: true }))
    }

    /// The hash of a message that lies in the mailbox, or is going to.
    async fn hash(
        &self,
        conn: &mut AnyConnection,
        mailbox: MailboxAddress,
        role: Role,
        sequence: u32,
    ) -> Result<Option<MessageHash>, Failure> {
        let going = self.messages.iter().find(|message| {
            message.mailbox == mailbox && message.role == role && message.sequence == sequence
        });
        if let Some(message) = going {
            return Ok(Some(message.hash));
        }
        let row = sqlx::query(
            "SELECT hash FROM message WHERE mailbox = $1 AND role = $2 AND sequence = $3 \
             UNION ALL SELECT hash FROM arrival WHERE mailbox = $1 AND role = $2 AND sequence = $3",
        )
        .bind(mailbox.as_bytes().to_vec())
        .bind(sql::of_role(role))
        .bind(i64::from(sequence))
        .fetch_optional(conn)
        .await?;
        Ok(row.map(|row| sql::bytes(&row, "hash")).transpose()?.map(MessageHash::from_bytes))
    }

    async fn write(self, conn: &mut AnyConnection, dialect: Dialect) -> Result<(), Failure> {
        let changed = |change| {
            Vec::from_iter(
                self.rows.values().filter(move |entry| entry.change == change).map(|entry| &entry.row),
            )
        };
        let opened = changed(Change::Insert);
        for rows in opened.chunks(sql::ROWS_MAX) {
            let values = sql::placeholders(rows.len(), sql::CONSULTATION_COLUMNS, 1);
            let text = format!("INSERT INTO consultation ({}) VALUES {values}", sql::CONSULTATION);
            let query = rows.iter().fold(sql::query(text), |query, row| sql::bind_consultation(query, row));
            query.execute(&mut *conn).await?;
        }
        // Since its tombstone was looked for, another service may have opened and destroyed one of these: that its row
        // could be stored means that the destruction is committed, and can be seen now.
        if dialect.others_write()
            && !opened.is_empty()
            && !gone(conn, opened.iter().map(|row| row.mailbox)).await?.is_empty()
        {
            return Err(Failure::Overtaken);
        }
        sql::update_consultations(conn, &changed(Change::Update)).await?;
        let Some(first) = self.messages.first() else { return Ok(()) };
        let together = first.slot();
        let numbered = Vec::from_iter(self.messages.iter().zip(0_u16..));
        for messages in numbered.chunks(sql::ROWS_MAX) {
            let values = sql::placeholders(messages.len(), 7, 1);
            let text = format!(
                "INSERT INTO arrival (slot, mailbox, role, sequence, day, hash, wire) VALUES {values}"
            );
            let query = messages.iter().fold(sql::query(text), |query, (message, number)| {
                query
                    .bind([&together[..], &number.to_be_bytes()].concat())
                    .bind(&message.mailbox.as_bytes()[..])
                    .bind(sql::of_role(message.role))
                    .bind(i64::from(message.sequence))
                    .bind(sql::of_day(message.day))
                    .bind(&message.hash.as_bytes()[..])
                    .bind(&message.wire[..])
            });
            query.execute(&mut *conn).await?;
        }
        Ok(())
    }
}

/// Tombstones of those among these mailboxes that have one.
async fn gone(
    conn: &mut AnyConnection,
    mailboxes: impl Iterator<Item = MailboxAddress>,
) -> Result<BTreeSet<[u8; 32]>, Failure> {
    let tombstones = Vec::from_iter(mailboxes.map(|mailbox| *tombstone(mailbox).as_bytes()));
    let text = format!("SELECT address FROM tombstone WHERE address IN ({})", sql::list(tombstones.len(), 1));
    let rows = sql::bind_list(sql::query(text), &tombstones).fetch_all(conn).await?;
    Ok(rows.iter().map(|row| sql::bytes(row, "address")).collect::<Result<_, _>>()?)
}
