//! Consultations with messages that are sealed beforehand, and what the first contact costs the server.

use bytes::Bytes;
use http::Method;
use secondok_api::{
    consultation::{Admission, OpenMailbox, Role, SendQuery, Transition},
    path,
};
use secondok_protocol::{
    id::MailboxAddress,
    keys::ConsultationKeys,
    message::{PatientChannel, WIRE_LEN},
    phrase::Phrase,
};
use secondok_testkit::Server;

use crate::{
    doctor::{self, Doctor},
    http::Connection,
    process::processor_time,
    report::Row,
};

const CONTACTS: u32 = 1_000;
const CONNECTIONS: usize = 32;

/// A patient's consultation, sealed and ready to be sent.
pub(crate) struct Sealed {
    pub(crate) mailbox: MailboxAddress,
    pub(crate) authorization: String,
    pub(crate) open: Bytes,
    pub(crate) messages: Vec<Bytes>,
}

impl Sealed {
    fn new(doctor: &Doctor, messages: usize, seed: u64) -> Self {
        let mut rng = secondok_testkit::rng(seed);
        let keys = ConsultationKeys::derive(&Phrase::generate(&mut rng), 1);
        let (mailbox, capability) = (keys.mailbox(), keys.capability().to_text());
        let mut channel = PatientChannel::begin(keys, &doctor.prekey);
        let mut seal = |text: &[u8]| {
            let sealed = channel.seal(text, &mut rng).expect("short enough");
            let wire = sealed.wire().to_vec();
            channel.sent(sealed).expect("the next one");
            wire
        };
        let message = seal(&[b'a'; 3_000]).into();
        let open = OpenMailbox { doctor: doctor.id, admission: Admission::Open, message };
        Self {
            mailbox,
            authorization: format!("{} {capability}", path::CAPABILITY_SCHEME),
            open: serde_json::to_vec(&open).expect("JSON").into(),
            messages: (0..messages).map(|_| seal(b"How are you today?").into()).collect(),
        }
    }

    /// Many of them, sealed on both processors.
    pub(crate) fn many(doctor: &Doctor, consultations: usize, messages: usize, seed: u64) -> Vec<Self> {
        let (first, second) = std::thread::scope(|scope| {
            let half = consultations / 2;
            let seal = move |from: usize, to: usize| {
                (from..to).map(|at| Self::new(doctor, messages, (seed << 32) + at as u64)).collect::<Vec<_>>()
            };
            let other = scope.spawn(move || seal(0, half));
            let mine = seal(half, consultations);
            (other.join().expect("sealed"), mine)
        });
        first.into_iter().chain(second).collect()
    }

    pub(crate) async fn open(&self, connection: &mut Connection) {
        let path = path::mailbox(self.mailbox);
        connection
            .call(Method::PUT, &path, Some(&self.authorization), Some("application/json"), self.open.clone())
            .await;
    }

    /// Has the doctor take it: from then on more than a few messages may come. What it says nobody opens.
    pub(crate) async fn accept(&self, connection: &mut Connection, doctor: &Doctor) {
        let query = SendQuery { transition: Some(Transition::Accept) };
        let path = path::message(self.mailbox, Role::Doctor, 0, query);
        let mut wire = vec![0; WIRE_LEN];
        wire[..3].copy_from_slice(&[1, 1, 1]);
        let session = Some(doctor.session.as_str());
        connection.call(Method::PUT, &path, session, Some(path::MESSAGE_TYPE), wire.into()).await;
    }

    /// Sends one of the messages; message 0 is the one that opened the consultation.
    pub(crate) async fn send(&self, connection: &mut Connection, at: usize) {
        let sequence = u32::try_from(at + 1).expect("few");
        let path = path::message(self.mailbox, Role::Patient, sequence, SendQuery::default());
        let body = self.messages[at].clone();
        connection.call(Method::PUT, &path, Some(&self.authorization), Some(path::MESSAGE_TYPE), body).await;
    }
}

/// Server processor time of a first contact: the keys of a specialty, a mailbox opened with its first message.
pub(crate) async fn first_contact() -> Vec<Row> {
    let server = Server::start();
    let doctor = doctor::register(&server, &mut secondok_testkit::rng(5)).await;
    let mut patients = Sealed::many(&doctor, CONTACTS as usize, 0, 5);
    let before = processor_time(server.pid());
    let mut senders = Vec::new();
    for part in 0..CONNECTIONS {
        let mine: Vec<_> = patients.split_off(patients.len() - patients.len() / (CONNECTIONS - part));
        let address = server.address();
        senders.push(tokio::spawn(async move {
            let mut connection = Connection::open(address).await;
            for patient in mine {
                let keys = path::specialty_keys("cardiology");
                connection.call(Method::GET, &keys, None, None, Bytes::new()).await;
                patient.open(&mut connection).await;
            }
        }));
    }
    for sender in senders {
        sender.await.expect("sent");
    }
    let each = (processor_time(server.pid()) - before).as_secs_f64() * 1e3 / f64::from(CONTACTS);
    vec![Row::bound("first contact, server processor time", each, "ms", 1.0)]
}
