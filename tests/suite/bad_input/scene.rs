//! A service with a doctor and a consultation, and requests as bare as can be.

use secondok_api::{
    consultation::{FromQuery, Role, SendQuery, Transition},
    frame::{Frame, FrameReader},
    path::{self, MESSAGE_TYPE},
    problem::{Kind, Problem},
};
use secondok_demo::vault::MemoryVault;
use secondok_protocol::{
    id::{DoctorId, MailboxAddress, MessageHash},
    message::WIRE_LEN,
};
use secondok_testkit::{Server, rng, server::Settings};
use secondok_tests::{
    http::{Answer, ask},
    runtime,
};

use crate::people;

/// The events that a service which only meets bad input tells of.
const EVENTS: [&str; 4] = ["started", "stopped", "night", "backup"];

/// Everybody, and what they could be known by.
pub(super) struct Scene {
    pub(super) server: Server,
    pub(super) mailbox: MailboxAddress,
    pub(super) doctor: DoctorId,
    /// The `Authorization` header of the patient.
    pub(super) patient: String,
    /// The `Authorization` header of the doctor.
    pub(super) session: String,
    /// The patient's first message.
    pub(super) first: Vec<u8>,
    login: String,
}

impl Scene {
    pub(super) fn new() -> Self {
        Self::with(Settings::default())
    }

    pub(super) fn with(settings: Settings) -> Self {
        let server = Server::with(settings);
        runtime().block_on(Self::of(server))
    }

    async fn of(server: Server) -> Self {
        let (desk, device, rng) = (MemoryVault::default(), MemoryVault::default(), &mut rng(7));
        let doctor = people::doctor(&server, &desk, rng).await;
        let mut patient = people::patient(&server, &device, rng).await;
        let (_, keys) = people::ask(&mut patient, &doctor, rng).await;
        let session = format!("Bearer {}", people::token(&desk).await);
        let (login, doctor) = (doctor.login_name().to_owned(), doctor.id());
        let mut scene = Self {
            server,
            mailbox: keys.mailbox(),
            doctor,
            patient: format!("Capability {}", keys.capability().to_text()),
            session,
            first: Vec::new(),
            login,
        };
        scene.first = scene.messages().remove(0);
        scene
    }

    /// Asks, with this `Authorization` if any, and a body of this type if any.
    pub(super) fn ask(
        &self,
        method: &str,
        path: &str,
        by: Option<&str>,
        body: Option<(&str, &[u8])>,
    ) -> Answer {
        let mut headers = Vec::from_iter(by.map(|by| ("authorization", by)));
        headers.extend(body.map(|(media, _)| ("content-type", media)));
        ask(self.server.address(), method, path, &headers, body.map(|(_, bytes)| bytes).unwrap_or_default())
    }

    /// Where the consultation stands, as the service answers it.
    pub(super) fn standing(&self) -> Answer {
        let standing = self.ask("GET", &path::mailbox(self.mailbox), Some(&self.patient), None);
        assert_eq!(standing.status, 200);
        standing
    }

    /// The patient's messages in it.
    pub(super) fn messages(&self) -> Vec<Vec<u8>> {
        let path = path::messages(self.mailbox, FromQuery::default());
        let answer = self.ask("GET", &path, Some(&self.patient), None);
        assert_eq!(answer.status, 200);
        let mut reader = FrameReader::default();
        reader.push(&chunked(&answer));
        let mut messages = Vec::new();
        while let Some(frame) = reader.next_frame().unwrap() {
            if let Frame::Message(message) = frame
                && message.role == Role::Patient
            {
                messages.push(message.wire);
            }
        }
        messages
    }

    /// Sends a message of the patient.
    pub(super) fn send(&self, sequence: u32, wire: &[u8]) -> Answer {
        let path = path::message(self.mailbox, Role::Patient, sequence, SendQuery::default());
        self.ask("PUT", &path, Some(&self.patient), Some((MESSAGE_TYPE, wire)))
    }

    /// The doctor takes the consultation: from then on more than a few messages of the patient may come.
    pub(super) fn accept(&self) {
        let query = SendQuery { transition: Some(Transition::Accept) };
        let path = path::message(self.mailbox, Role::Doctor, 0, query);
        let mut wire = wire(&self.first, 0, MessageHash::NONE, 0);
        wire[2] = 1;
        let answer = self.ask("PUT", &path, Some(&self.session), Some((MESSAGE_TYPE, &wire)));
        assert_eq!(answer.status, 200);
    }

    /// Nothing is in the log that tells of anybody or of a request.
    pub(super) fn assert_log_tells_nothing(&self) {
        let log = self.server.log();
        let secret = |header: &str| header.split(' ').nth(1).unwrap().to_owned();
        let texts = [
            self.mailbox.to_text(),
            self.doctor.to_text(),
            secret(&self.patient),
            secret(&self.session),
            self.login.clone(),
            "/api/".to_owned(),
            "patient".to_owned(),
            "127.0.0.1:".to_owned() + "0",
        ];
        for text in texts {
            assert!(!log.contains(&text), "{text} in:\n{log}");
        }
        for line in log.lines() {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            assert!(EVENTS.iter().any(|event| line["event"] == *event), "{line}");
        }
    }
}

/// A message that stands where it says, with anything inside.
pub(super) fn wire(like: &[u8], sequence: u32, previous: MessageHash, inside: u8) -> Vec<u8> {
    let mut wire = like.to_vec();
    assert_eq!(wire.len(), WIRE_LEN);
    // version ‖ suite ‖ role ‖ sequence ‖ previous ‖ …
    wire[3..7].copy_from_slice(&sequence.to_be_bytes());
    wire[7..39].copy_from_slice(previous.as_bytes());
    wire[WIRE_LEN - 64..].fill(inside);
    wire
}

/// It is a problem of this kind, and says so in every place.
#[track_caller]
pub(super) fn refused(answer: &Answer, kind: Kind) {
    let text = String::from_utf8_lossy(&answer.body);
    assert_eq!(answer.status, kind.status, "{text}");
    let media =
        answer.headers.iter().find(|(name, _)| name == "content-type").map(|(_, value)| value.as_str());
    assert_eq!(media, Some(path::PROBLEM_TYPE));
    let problem: Problem =
        serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert!(problem.is(kind), "{problem:?}");
    assert!(!problem.next.is_empty());
}

/// All of an answer but its date.
pub(super) fn but_date(answer: &Answer) -> (u16, Vec<(String, String)>, String) {
    let headers = answer.headers.iter().filter(|(name, _)| name != "date").cloned().collect();
    (answer.status, headers, String::from_utf8_lossy(&answer.body).into_owned())
}

/// The body of an answer that came in chunks (RFC 9112, section 7.1).
fn chunked(answer: &Answer) -> Vec<u8> {
    if !answer.headers.iter().any(|(name, _)| name == "transfer-encoding") {
        return answer.body.clone();
    }
    let (mut rest, mut whole) = (answer.body.as_slice(), Vec::new());
    loop {
        let end = rest.windows(2).position(|pair| pair == b"\r\n").unwrap();
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if length == 0 {
            return whole;
        }
        whole.extend_from_slice(&rest[end + 2..][..length]);
        rest = &rest[end + 2 + length + 2..];
    }
}
