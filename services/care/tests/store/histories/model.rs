//! The service without a database, and what must hold of it at every step.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use secondok_api::consultation::{Counts, Receipt, Role, State};
use secondok_care::{
    consultations::{rules, state::End},
    store::{
        Append, AppendError, Appended, ConsultationRow, NewConsultation, OpenError,
        decide::{Decision, decide},
    },
};
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, MessageHash, SecretHash},
};

use super::step::Step;

/// Everything that a service knows.
#[derive(Debug, Clone)]
pub struct Model {
    doctor: DoctorId,
    answer_days: u32,
    rows: BTreeMap<MailboxAddress, ConsultationRow>,
    messages: BTreeMap<(MailboxAddress, Role, u32), (MessageHash, Bytes)>,
    graves: BTreeSet<MailboxAddress>,
}

impl Model {
    pub fn new(doctor: DoctorId, answer_days: u32) -> Self {
        let (rows, messages, graves) = Default::default();
        Self { doctor, answer_days, rows, messages, graves }
    }

    pub fn row(&self, mailbox: MailboxAddress) -> Option<&ConsultationRow> {
        self.rows.get(&mailbox)
    }

    pub fn sent(&self, mailbox: MailboxAddress, role: Role, sequence: u32) -> Option<(MessageHash, Bytes)> {
        self.messages.get(&(mailbox, role, sequence)).cloned()
    }

    pub fn rows(&self) -> usize {
        self.rows.len()
    }

    pub fn messages(&self) -> usize {
        self.messages.len()
    }

    pub fn graves(&self) -> usize {
        self.graves.len()
    }

    pub fn open(&mut self, new: &NewConsultation) -> Result<ConsultationRow, OpenError> {
        if let Some(row) = self.rows.get(&new.mailbox) {
            let first = self.sent(new.mailbox, Role::Patient, 0).unwrap().0;
            let same = row.capability == new.capability && first == new.message.hash;
            return if same { Ok(row.clone()) } else { Err(OpenError::Exists) };
        }
        if self.graves.contains(&new.mailbox) {
            return Err(OpenError::Exists);
        }
        if new.doctor != self.doctor {
            return Err(OpenError::DoctorUnavailable);
        }
        let row = ConsultationRow {
            mailbox: new.mailbox,
            capability: new.capability,
            doctor: new.doctor,
            answer_days: self.answer_days,
            state: State::Requested,
            opened: new.opened,
            due: Some(new.due),
            ended: None,
            erase_on: None,
            messages: Counts { patient: 1, doctor: 0 },
            last_patient: new.message.hash,
            last_doctor: MessageHash::NONE,
        };
        let message = (new.message.hash, new.message.wire.clone());
        self.messages.insert((new.mailbox, Role::Patient, 0), message);
        self.rows.insert(new.mailbox, row.clone());
        Ok(row)
    }

    pub fn append(&mut self, append: &Append) -> Result<Appended, AppendError> {
        let role = append.author.role();
        let place = (append.mailbox, role, append.sequence);
        let receipt = Receipt { role, sequence: append.sequence, hash: append.hash };
        let row = self.rows.get_mut(&append.mailbox).ok_or(AppendError::Unknown)?;
        let repeated = match decide(row, append)? {
            Decision::New(next) => {
                *row = *next;
                self.messages.insert(place, (append.hash, append.wire.clone()));
                false
            }
            Decision::Repeated => true,
            Decision::Earlier if self.messages[&place].0 == append.hash => true,
            Decision::Earlier => return Err(AppendError::Taken),
        };
        Ok(Appended { receipt, row: row.clone(), repeated })
    }

    pub fn night(&mut self, today: Day, draw: u32) -> (Vec<(MailboxAddress, State)>, u64) {
        let end = End { day: today, erase_on: rules::erase_on(today, draw) };
        let mut ended = Vec::new();
        for row in self.rows.values_mut() {
            let now = row.with(row.standing().unwrap().on(today, end));
            if now != *row {
                *row = now;
                ended.push((row.mailbox, row.state));
            }
        }
        let over = self.rows.values().filter(|row| row.erase_on.is_some_and(|day| day <= today));
        let over = Vec::from_iter(over.map(|row| row.mailbox));
        over.iter().for_each(|mailbox| self.bury(*mailbox));
        (ended, over.len() as u64)
    }

    pub fn destroy(&mut self, mailbox: MailboxAddress, capability: SecretHash) -> bool {
        let may = self.rows.get(&mailbox).is_some_and(|row| row.capability == capability);
        if may {
            self.bury(mailbox);
        }
        may
    }

    fn bury(&mut self, mailbox: MailboxAddress) {
        self.rows.remove(&mailbox);
        self.messages.retain(|(of, _, _), _| *of != mailbox);
        self.graves.insert(mailbox);
    }
}

/// The ways from one state to the next, by a message and by the passing of days.
const BY_MESSAGE: [(State, State); 10] = [
    (State::Requested, State::Accepted),
    (State::Requested, State::Declined),
    (State::Requested, State::Withdrawn),
    (State::Accepted, State::Answered),
    (State::Accepted, State::Declined),
    (State::Accepted, State::Withdrawn),
    (State::Answered, State::FollowUp),
    (State::Answered, State::Closed),
    (State::FollowUp, State::Answered),
    (State::FollowUp, State::Closed),
];
const BY_NIGHT: [(State, State); 4] = [
    (State::Requested, State::Expired),
    (State::Accepted, State::Expired),
    (State::Answered, State::Closed),
    (State::FollowUp, State::Closed),
];

fn runs(state: State) -> bool {
    matches!(state, State::Requested | State::Accepted | State::Answered | State::FollowUp)
}

/// Whether everything that must always hold still does after this step.
pub fn holds(before: &Model, after: &Model, step: &Step, today: Day) -> Result<(), String> {
    let check = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
    check(before.graves.is_subset(&after.graves), "a grave was opened")?;
    for mailbox in &after.graves {
        check(!after.rows.contains_key(mailbox), "what was erased has come back")?;
    }
    for (place, message) in &before.messages {
        let kept = after.messages.get(place) == Some(message) || after.graves.contains(&place.0);
        check(kept, "a message was lost or changed")?;
    }
    for (mailbox, was) in &before.rows {
        let Some(is) = after.rows.get(mailbox) else {
            check(after.graves.contains(mailbox), "a consultation went without a grave")?;
            match step {
                Step::Destroy(of, right) => {
                    check(of == mailbox && *right == was.capability, "destroyed without the right")?;
                }
                Step::Night(_) => {
                    let ended = was.ended.ok_or("a running consultation was erased")?;
                    check(today >= ended + rules::ERASE_AFTER_MIN, "erased too early")?;
                }
                _ => return Err("erased by something else".to_owned()),
            }
            continue;
        };
        compare(was, is, step)?;
        if matches!(step, Step::Night(_)) {
            check(is.due.is_none_or(|due| today <= due), "late, and still running after the night")?;
            check(is.ended.is_none_or(|ended| today < ended + rules::ERASE_AFTER_MAX), "kept too long")?;
        }
    }
    for row in after.rows.values() {
        shape(row)?;
        let written =
            |role| after.messages.keys().filter(|(of, by, _)| *of == row.mailbox && *by == role).count();
        check(row.messages.patient as usize == written(Role::Patient), "patient's messages are miscounted")?;
        check(row.messages.doctor as usize == written(Role::Doctor), "doctor's messages are miscounted")?;
    }
    Ok(())
}

/// One consultation before and after a step.
fn compare(was: &ConsultationRow, is: &ConsultationRow, step: &Step) -> Result<(), String> {
    let check = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
    let same = (was.capability, was.doctor, was.answer_days, was.opened);
    check(same == (is.capability, is.doctor, is.answer_days, is.opened), "what never changes has changed")?;
    let new = [Role::Patient, Role::Doctor].map(|role| (is.messages.of(role), was.messages.of(role)));
    check(new.iter().all(|(now, then)| now >= then), "a count went down")?;
    let written: u32 = new.iter().map(|(now, then)| now - then).sum();
    check(written <= 1, "one request wrote several messages")?;
    if written == 1 {
        let Step::Append(append) = step else { return Err("a message came from nowhere".to_owned()) };
        check(runs(was.state), "a message after the end")?;
        check(append.mailbox == was.mailbox, "a message in the wrong mailbox")?;
        let (now, then) = new[append.author.role() as usize];
        check(now == then + 1 && append.sequence == then, "a message with the wrong number")?;
        check(append.previous == was.last(append.author.role()), "a message that does not follow the last")?;
        check(was.due.is_some_and(|due| append.today <= due), "a message after the last day")?;
    }
    let way = (was.state, is.state);
    match step {
        Step::Append(_) if written == 1 => {
            check(
                was.state == is.state || BY_MESSAGE.contains(&way),
                "a state was reached by no way there is",
            )?;
            check(
                was.state != is.state || was.due == is.due,
                "a message without a transition moved the deadline",
            )
        }
        Step::Night(_) => check(was == is || BY_NIGHT.contains(&way), "the night did something else"),
        _ => check(was == is, "something changed that should not"),
    }
}

/// What a stored consultation looks like at any time.
fn shape(row: &ConsultationRow) -> Result<(), String> {
    let check = |good: bool, what: &str| if good { Ok(()) } else { Err(what.to_owned()) };
    check(row.due.is_some() == runs(row.state), "due is there exactly while it runs")?;
    check(row.ended.is_some() != runs(row.state), "the day of its end is there exactly when it has ended")?;
    check(row.ended.is_some() == row.erase_on.is_some(), "what has ended has a day of erasure")?;
    if let (Some(ended), Some(erase_on)) = (row.ended, row.erase_on) {
        check((23..=37).contains(&erase_on.days_since(ended)), "the day of erasure is 30 ± 7 days later")?;
    }
    check(row.messages.patient >= 1, "the patient's first message is there")?;
    let taken = matches!(row.state, State::Accepted | State::Answered | State::FollowUp | State::Declined);
    check(!taken || row.messages.doctor >= 1, "what a doctor did came with a message")
}
