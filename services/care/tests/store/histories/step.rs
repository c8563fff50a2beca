//! What may happen next in a history.

use rand_core::Rng;
use secondok_api::consultation::{Role, Transition};
use secondok_care::{
    consultations::rules,
    store::{Append, Author, NewConsultation, StoredMessage},
};
use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, MessageHash, SecretHash},
};

use super::model::Model;
use crate::things::{Patient, Things};

const TRANSITIONS: [Transition; 6] = [
    Transition::Accept,
    Transition::Decline,
    Transition::Answer,
    Transition::FollowUp,
    Transition::Close,
    Transition::Withdraw,
];

/// One thing that happens.
#[derive(Debug)]
pub enum Step {
    /// Some days pass.
    Days(u32),
    /// The process ends and starts again.
    Crash,
    /// A patient opens a consultation, once more perhaps, or somebody tries theirs.
    Open(NewConsultation),
    /// Somebody sends a message, sensible or not.
    Append(Append),
    /// The nightly run, with this random number.
    Night(u32),
    /// Somebody destroys a consultation, or tries.
    Destroy(MailboxAddress, SecretHash),
}

impl Step {
    /// Draws what happens next.
    pub fn draw(things: &mut Things, model: &Model, patients: &[Patient], today: Day) -> Self {
        let patient = &patients[things.below(patients.len() as u32) as usize];
        match things.below(20) {
            0..2 => Self::Days([1, 1, 1, 2, 5, 15][things.below(6) as usize]),
            2 => Self::Night(things.0.next_u32()),
            3 => Self::Crash,
            4..7 => Self::Open(open(things, patient, today)),
            7 if things.below(4) == 0 => {
                let stranger = things.below(2) == 0;
                let right = if stranger { SecretHash::random(&mut things.0) } else { patient.capability };
                Self::Destroy(patient.mailbox, right)
            }
            _ => Self::Append(append(things, model, patient, today)),
        }
    }
}

fn open(things: &mut Things, patient: &Patient, today: Day) -> NewConsultation {
    let mut new = patient.new_consultation(today);
    match things.below(8) {
        0 => new.capability = SecretHash::random(&mut things.0),
        1 => new.message = StoredMessage::new(things.short()),
        2 => new.doctor = DoctorId::random(&mut things.0),
        _ => {}
    }
    new
}

fn append(things: &mut Things, model: &Model, patient: &Patient, today: Day) -> Append {
    let role = if things.below(2) == 0 { Role::Patient } else { Role::Doctor };
    let (sent, previous) = match model.row(patient.mailbox) {
        Some(row) => (row.messages.of(role), row.last(role)),
        None => (0, MessageHash::NONE),
    };
    let wire = things.short();
    let mut append = Append {
        mailbox: patient.mailbox,
        author: match role {
            Role::Patient => patient.author(),
            Role::Doctor => patient.doctor(),
        },
        sequence: sent,
        previous,
        hash: MessageHash::of(&wire),
        wire,
        transition: (things.below(3) > 0).then(|| TRANSITIONS[things.below(6) as usize]),
        today,
        erase_on: rules::erase_on(today, things.0.next_u32()),
    };
    match things.below(12) {
        0 | 1 if sent > 0 => {
            // The same again, as after a lost answer; the transition that came with it is sent again too.
            append.sequence = things.below(sent);
            if let Some((hash, wire)) = model.sent(patient.mailbox, role, append.sequence) {
                (append.hash, append.wire) = (hash, wire);
            }
        }
        2 if sent > 0 => append.sequence = things.below(sent),
        3 => append.sequence += 1 + things.below(3),
        4 => append.previous = MessageHash::random(&mut things.0),
        5 => {
            append.author = match role {
                Role::Patient => Author::Patient(SecretHash::random(&mut things.0)),
                Role::Doctor => Author::Doctor(DoctorId::random(&mut things.0)),
            };
        }
        _ => {}
    }
    append
}
