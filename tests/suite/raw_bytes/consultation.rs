//! A whole consultation, from the invitation to the reply to a follow-up question.

use rand_core::CryptoRng;
use secondok_cli::transport::HttpTransport;
use secondok_client::{
    doctor::Doctor,
    patient::{Ask, Patient},
    send::Outcome,
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::{
    Day,
    id::{InvitationCode, MailboxAddress},
    keys::ConsultationKeys,
    phrase::Phrase,
};

use crate::people::{self, DoctorsApp, PASSWORD, PatientsApp};

/// What patient and doctor write beside request and opinion.
pub(crate) const TEXTS: [(&str, &str); 6] = [
    ("the patient's text", "One more thing: my sister in Żytomierz had the same when she was thirty-one."),
    ("the doctor's note", "I take it; give me until Thursday, I want to see the curves myself."),
    ("the doctor's text", "Чи були у вас такі напади вночі, коли ви лежали на лівому боці?"),
    ("the patient's answer", "Так, двічі: на Великдень і в ніч після похорону мого чоловіка."),
    ("the follow-up question", "Does that also hold if I go back to night shifts at the foundry?"),
    ("the reply", "It does. Keep the magnesium, and have the Holter repeated before winter."),
];

/// Everybody, after it was played.
pub(crate) struct Played<'v> {
    pub(crate) doctor: DoctorsApp<'v>,
    pub(crate) patient: PatientsApp<'v>,
    pub(crate) index: u32,
    pub(crate) keys: ConsultationKeys,
}

impl Played<'_> {
    pub(crate) fn mailbox(&self) -> MailboxAddress {
        self.keys.mailbox()
    }
}

/// A doctor who registers and logs in.
pub(crate) async fn doctor<'v>(
    transport: &HttpTransport,
    vault: &'v MemoryVault,
    (login, code): (String, InvitationCode),
    today: Day,
    rng: &mut impl CryptoRng,
) -> DoctorsApp<'v> {
    Doctor::<_, MemoryVault>::register(transport, &code, PASSWORD, today, rng).await.unwrap();
    Doctor::login(transport.clone(), vault, &login, PASSWORD, today, rng).await.unwrap().doctor
}

/// A new patient asks this doctor, and both write until the reply to the follow-up question.
pub(crate) async fn play<'v>(
    transport: &HttpTransport,
    mut doctor: DoctorsApp<'v>,
    device: &'v MemoryVault,
    today: Day,
    rng: &mut impl CryptoRng,
) -> Played<'v> {
    let mut patient = Patient::create(transport.clone(), device, rng).await.unwrap();
    let (index, keys) = converse(&mut patient, &mut doctor, today, rng).await;
    Played { doctor, patient, index, keys }
}

/// A consultation of these two.
pub(crate) async fn converse(
    patient: &mut PatientsApp<'_>,
    doctor: &mut DoctorsApp<'_>,
    today: Day,
    rng: &mut impl CryptoRng,
) -> (u32, ConsultationKeys) {
    let [text, note, question, answer, follow_up, reply] = TEXTS.map(|(_, text)| text);
    let ask = Ask { doctor: doctor.id(), request: people::request() };
    let index = patient.ask(ask, today, rng).await.unwrap().summary.index;
    let keys = ConsultationKeys::derive(&Phrase::parse(&patient.words().join(" ")).unwrap(), index);
    let mailbox = keys.mailbox();
    assert_eq!(patient.say(index, text, today, rng).await, Ok(Outcome::Sent));
    doctor.queue(today, rng).await.unwrap();
    doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(doctor.accept(mailbox, note, rng).await, Ok(Outcome::Sent));
    assert_eq!(doctor.say(mailbox, question, rng).await, Ok(Outcome::Sent));
    patient.read(index).await.unwrap();
    assert_eq!(patient.say(index, answer, today, rng).await, Ok(Outcome::Sent));
    doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(doctor.opinion(mailbox, people::written().1, rng).await, Ok(Outcome::Sent));
    patient.read(index).await.unwrap();
    assert_eq!(patient.follow_up(index, follow_up, today, rng).await, Ok(Outcome::Sent));
    doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(doctor.reply(mailbox, reply, rng).await, Ok(Outcome::Sent));
    assert_eq!(patient.read(index).await.unwrap().thread.entries.len(), 8);
    (index, keys)
}
