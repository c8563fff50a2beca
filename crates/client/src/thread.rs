//! The messages of a consultation, in an order that respects who had read what.

use std::{cmp::Ordering, collections::VecDeque, sync::Arc};

use secondok_api::{
    consultation::{Counts, Role},
    frame::MessageFrame,
};
use secondok_protocol::{
    Day,
    attachment::Attached,
    id::MessageHash,
    message::{OpenError, Opened},
};

use crate::content::{self, Content};

/// One message, opened and verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Who wrote it.
    pub role: Role,
    /// Its number among that side's messages, from 0.
    pub sequence: u32,
    /// The day on which it reached the service.
    pub day: Day,
    /// How many of the other side's messages its writer had opened.
    pub seen: u32,
    /// What it says.
    pub content: Content,
    /// The attachments that come with [`Content::Files`], with their keys; with anything else none.
    pub attachments: Vec<Arc<Attached>>,
}

/// A message that did not pass: forged, changed, or out of its place. It is told to the person, and nothing of that side
/// after it is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused {
    /// Who is said to have written it.
    pub role: Role,
    /// Its number.
    pub sequence: u32,
    /// Why.
    pub error: OpenError,
}

/// Everything of a consultation that there is to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The messages in order.
    pub entries: Vec<Entry>,
    /// The first message of each side that did not pass, if one did not.
    pub refused: Vec<Refused>,
    /// Messages that somebody has read before and the service now keeps back. Never more than 0 from an honest one.
    pub withheld: Counts,
}

/// What has been opened so far.
#[derive(Debug, Default)]
pub(crate) struct Log {
    pub(crate) entries: Vec<Entry>,
    pub(crate) refused: Vec<Refused>,
    /// How many of each side came, opened or not: counted here, whatever the service says of their number.
    received: Counts,
    /// What the service has from here and has not given back yet.
    sent: Vec<Sent>,
}

/// A message that was sealed here and sent. A channel that has moved on does not open it; its bytes are known.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) role: Role,
    pub(crate) sequence: u32,
    pub(crate) hash: MessageHash,
    pub(crate) seen: u32,
    pub(crate) content: Content,
    pub(crate) attachments: Vec<Arc<Attached>>,
}

impl Log {
    /// Opens a message by `open`, unless an earlier one of its side did not pass. The entry, if it is new.
    pub(crate) fn take(
        &mut self,
        message: &MessageFrame,
        open: impl FnOnce(&[u8]) -> Result<Opened, OpenError>,
    ) -> Option<Entry> {
        let MessageFrame { role, sequence, day, .. } = *message;
        if self.refused.iter().any(|refused| refused.role == role) {
            self.receive(role);
            return None;
        }
        match open(&message.wire) {
            Ok(opened) => {
                self.receive(role);
                let (sequence, seen) = (opened.sequence(), opened.seen());
                let (content, attachments) = read(opened);
                let entry = Entry { role, sequence, day, seen, content, attachments };
                self.entries.push(entry.clone());
                Some(entry)
            }
            // One that was sent from here, or an earlier one once more, whatever number it came under: it stands for no other.
            Err(OpenError::Replayed { .. }) => self.come_back(message),
            Err(error) => {
                self.receive(role);
                self.refused.push(Refused { role, sequence, error });
                None
            }
        }
    }

    /// Takes note of a message that the service has from here.
    pub(crate) fn sent(&mut self, sent: Sent) {
        self.sent.push(sent);
    }

    /// How many of this side the service has from here and has not given back yet.
    pub(crate) fn outstanding(&self, role: Role) -> u32 {
        let count = self.sent.iter().filter(|sent| sent.role == role).count();
        u32::try_from(count).expect("a mailbox holds few messages")
    }

    /// A message that was sent from here, if these are its bytes.
    fn come_back(&mut self, message: &MessageFrame) -> Option<Entry> {
        let hash = MessageHash::of(&message.wire);
        let at = self.sent.iter().position(|sent| (sent.role, sent.hash) == (message.role, hash))?;
        let Sent { role, sequence, seen, content, attachments, .. } = self.sent.remove(at);
        self.receive(role);
        let entry = Entry { role, sequence, day: message.day, seen, content, attachments };
        self.entries.push(entry.clone());
        Some(entry)
    }

    /// Counts one message that came.
    pub(crate) fn receive(&mut self, role: Role) {
        match role {
            Role::Patient => self.received.patient += 1,
            Role::Doctor => self.received.doctor += 1,
        }
    }

    /// How many of each side were opened.
    pub(crate) fn counts(&self) -> Counts {
        let of = |role| self.entries.iter().filter(|entry| entry.role == role).count();
        let of = |role| u32::try_from(of(role)).expect("a mailbox holds few messages");
        Counts { patient: of(Role::Patient), doctor: of(Role::Doctor) }
    }

    /// Those from these positions on, in order.
    pub(crate) fn since(&self, from: Counts) -> Vec<Entry> {
        in_order(self.entries.iter().filter(|entry| entry.sequence >= from.of(entry.role)).cloned())
    }

    /// Everything, in order. Withheld is what is missing of those that this device has opened before (`known`), or
    /// that one side has said it had read (`claimed`).
    pub(crate) fn thread(&self, known: Counts, claimed: Counts) -> Thread {
        let withheld = |role| known.of(role).saturating_sub(self.received.of(role)).max(claimed.of(role));
        Thread {
            entries: in_order(self.entries.iter().cloned()),
            refused: self.refused.clone(),
            withheld: Counts { patient: withheld(Role::Patient), doctor: withheld(Role::Doctor) },
        }
    }
}

/// What a message says, and the attachments that go with it.
fn read(opened: Opened) -> (Content, Vec<Arc<Attached>>) {
    if opened.attachments().is_empty() {
        return (content::decode(opened.content()), Vec::new());
    }
    match content::decode_beside_attachments(opened.content()) {
        content @ Content::Files(_) => {
            (content, opened.into_attachments().into_iter().map(Arc::new).collect())
        }
        content => (content, Vec::new()),
    }
}

/// Merges both sides, each already in the order of its sequence numbers. A message stands after everything that its
/// writer had seen; where neither side had seen the other's, the earlier day stands first, then the patient.
///
/// The order is the same on every device, and does not depend on the order of arrival.
pub fn in_order(entries: impl IntoIterator<Item = Entry>) -> Vec<Entry> {
    let (mut patient, mut doctor): (Vec<_>, Vec<_>) =
        entries.into_iter().partition(|entry| entry.role == Role::Patient);
    patient.sort_by_key(|entry| entry.sequence);
    doctor.sort_by_key(|entry| entry.sequence);
    let (mut patient, mut doctor) = (VecDeque::from(patient), VecDeque::from(doctor));
    let mut ordered: Vec<Entry> = Vec::with_capacity(patient.len() + doctor.len());
    let (mut patients, mut doctors) = (0, 0);
    loop {
        let patient_first = match (patient.front(), doctor.front()) {
            (None, None) => return ordered,
            (Some(_), None) => true,
            (None, Some(_)) => false,
            (Some(p), Some(d)) => match (p.seen <= doctors, d.seen <= patients) {
                (true, false) => true,
                (false, true) => false,
                // Both false cannot come from honest apps; any fixed order will do.
                _ => p.day.cmp(&d.day) != Ordering::Greater,
            },
        };
        if patient_first {
            patients += 1;
            ordered.extend(patient.pop_front());
        } else {
            doctors += 1;
            ordered.extend(doctor.pop_front());
        }
    }
}

#[cfg(test)]
mod tests {
    use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
    use secondok_protocol::{
        attachment::{Format, Sealer},
        id::{BlobId, DoctorId, MailboxAddress},
        identity::DoctorIdentity,
        keys::ConsultationKeys,
        message::{DoctorChannel, PatientChannel},
        phrase::Phrase,
        prekey::{DoctorPrekeys, UnverifiedPrekey},
    };

    use super::*;
    use crate::content::Files;

    fn entry(role: Role, sequence: u32, day: u32, seen: u32) -> Entry {
        let content = Content::text("x");
        Entry { role, sequence, day: Day::from_number(day), seen, content, attachments: Vec::new() }
    }

    fn order(entries: &[Entry]) -> Vec<(Role, u32)> {
        in_order(entries.to_vec()).iter().map(|entry| (entry.role, entry.sequence)).collect()
    }

    #[test]
    fn an_answer_stands_after_what_it_answers() {
        use Role::{Doctor as D, Patient as P};
        let talk = [
            entry(P, 0, 1, 0),
            entry(P, 1, 1, 0),
            entry(P, 2, 1, 1),
            entry(P, 3, 2, 3),
            entry(D, 0, 1, 2),
            entry(D, 1, 1, 3),
            entry(D, 2, 1, 3),
        ];
        let expected = [(P, 0), (P, 1), (D, 0), (P, 2), (D, 1), (D, 2), (P, 3)];
        assert_eq!(order(&talk), expected);
        let mut arrived_otherwise = talk.to_vec();
        arrived_otherwise.reverse();
        assert_eq!(order(&arrived_otherwise), expected);
    }

    /// A patient's first message with these words and these attachments, as the doctor opens it.
    fn opened(content: &Content, attached: &[Attached]) -> Entry {
        let rng = &mut ChaCha20Rng::seed_from_u64(1);
        let today = Day::from_number(20_779);
        let identity = Arc::new(DoctorIdentity::generate(DoctorId::random(rng), rng));
        let mut prekeys = DoctorPrekeys::new();
        prekeys.rotate(today, rng);
        let published = prekeys.published(&identity, today).remove(0);
        let prekey = UnverifiedPrekey::parse(&published)
            .and_then(|prekey| prekey.verify(identity.public(), today, 2))
            .expect("the doctor's own");
        let keys = ConsultationKeys::derive(&Phrase::generate(rng), 1);
        let mailbox = keys.mailbox();
        let patient = PatientChannel::begin(keys, &prekey);
        let sealed = patient.seal_attached(&content::encode(content), attached, rng).expect("it fits");
        let wire = sealed.wire().to_vec();
        let frame = MessageFrame { mailbox, role: Role::Patient, sequence: 0, day: today, wire };
        let entry = Log::default().take(&frame, |wire| {
            DoctorChannel::answer_first(identity, &prekeys, mailbox, wire, rng).map(|(_, opened)| opened)
        });
        entry.expect("it passes")
    }

    fn attached(seed: u64) -> Attached {
        let rng = &mut ChaCha20Rng::seed_from_u64(seed);
        let (mailbox, blob) = (MailboxAddress::random(rng), BlobId::random(rng));
        let (sealer, key) = Sealer::begin(mailbox, blob, 5, rng).expect("it is small");
        Attached { blob, key, class: sealer.class(), format: Format::Pdf }
    }

    #[test]
    fn attachments_come_with_the_kind_that_they_go_with() {
        let files = Content::Files(Files { text: "See the letter.".to_owned() });
        let entry = opened(&files, &[attached(2), attached(3)]);
        assert_eq!((entry.content, entry.attachments), (files, vec![attached(2).into(), attached(3).into()]));
    }

    #[test]
    fn a_message_that_names_attachments_is_not_taken_for_its_words_alone() {
        let alone = opened(&Content::Files(Files { text: "See the letter.".to_owned() }), &[]);
        let beside = opened(&Content::text("See the letter."), &[attached(2)]);
        for entry in [alone, beside] {
            let Content::Newer(newer) = entry.content else { panic!("it is shown whole") };
            assert_eq!(newer.text.as_deref(), Some("See the letter."));
            assert_eq!(entry.attachments, []);
        }
    }

    #[test]
    fn without_knowing_of_each_other_the_earlier_day_is_first() {
        use Role::{Doctor as D, Patient as P};
        assert_eq!(
            order(&[entry(P, 0, 1, 0), entry(D, 0, 1, 1), entry(P, 1, 5, 0), entry(D, 1, 4, 1)]),
            [(P, 0), (D, 0), (D, 1), (P, 1)]
        );
    }

    #[test]
    fn impossible_claims_lose_nothing() {
        use Role::{Doctor as D, Patient as P};
        assert_eq!(order(&[entry(P, 0, 1, 9), entry(D, 0, 1, 9)]).len(), 2);
    }
}
