//! A care service with a database of its own, a clock that moves when told, and seeded randomness.

use std::sync::Arc;

use axum::{Router, body::Body};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use secondok_api::{
    bytes::Bytes as ApiBytes,
    consultation::{Admission, OpenMailbox, Role, SendQuery, Transition},
    directory::Profile,
    frame::{Frame, FrameReader},
    path::{self, MESSAGE_TYPE, PROBLEM_TYPE},
    problem::{Kind, Problem},
};
use secondok_care::{
    Care,
    audit::Stamp,
    clock::Timestamp,
    http::{ALLOWED, COMMON},
    store::{
        AskedFor, AttachmentOptions, NewApplicant, NewDoctor, PrekeyRow, Registration, SessionRow, Store,
        StoreOptions,
    },
};
use secondok_protocol::{
    Day,
    id::{Capability, DoctorId, InvitationCode, KeyId, MailboxAddress, MessageHash, SessionToken},
    identity::DoctorIdentity,
    login::{ClientRegistration, Password},
    message::WIRE_LEN,
    prekey::{DoctorPrekeys, UnverifiedPrekey},
};
use secondok_testkit::{ManualClock, parts};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::Connection;
use tower::ServiceExt;

/// The day on which every test begins.
pub fn first_day() -> Day {
    "2026-11-22".parse().unwrap()
}

/// The service.
pub struct App {
    pub care: Care,
    pub clock: Arc<ManualClock>,
    pub rng: ChaCha20Rng,
    router: Router,
    folder: tempfile::TempDir,
}

/// A registered doctor with an open session.
pub struct Doctor {
    pub id: DoctorId,
    pub identity: DoctorIdentity,
    pub prekeys: DoctorPrekeys,
    pub auth: String,
}

/// A consultation as its patient sees it.
#[derive(Clone)]
pub struct Patient {
    pub mailbox: MailboxAddress,
    pub auth: String,
    pub capability: Capability,
}

/// An answer, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl App {
    pub async fn start() -> Self {
        Self::with(|_| ()).await
    }

    /// One that waits no longer than this for a database that others hold.
    pub async fn waiting_at_most(busy_timeout_ms: u32) -> Self {
        Self::with(|options| options.busy_timeout_ms = busy_timeout_ms).await
    }

    /// One whose store is opened in another way.
    pub async fn with(change: impl FnOnce(&mut StoreOptions)) -> Self {
        Self::put_together(change, |_| ()).await
    }

    /// One that is put together from other parts.
    pub async fn put_together(
        change: impl FnOnce(&mut StoreOptions),
        other: impl FnOnce(&mut secondok_care::Parts),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("care.db").display());
        let attachments = AttachmentOptions::new(folder.path().join("attachments"));
        let attachments = Some(AttachmentOptions { reserve: 0, ..attachments });
        let mut options = StoreOptions { attachments, ..StoreOptions::new(url) };
        change(&mut options);
        let store = Store::open(&options).await.unwrap();
        let clock = Arc::new(ManualClock::on(first_day()));
        let mut parts = parts(store, clock.clone());
        other(&mut parts);
        let care = Care::new(parts);
        let (router, rng) = (care.router(), ChaCha20Rng::seed_from_u64(3));
        Self { care, clock, rng, router, folder }
    }

    /// Asks the desk's origin from now on.
    pub fn go_to_the_desk(&mut self) {
        self.router = self.care.desk_router(Router::new());
    }

    /// Asks the doctors' origin from now on.
    pub fn go_to_the_doctors(&mut self) {
        self.router = self.care.doctors_router(Router::new());
    }

    /// Asks the patients' origin from now on, as from the start.
    pub fn go_to_the_patients(&mut self) {
        self.router = self.care.router();
    }

    pub fn today(&self) -> Day {
        secondok_care::clock::Clock::today(&*self.clock)
    }

    /// Changes what lies in the database, as a broken disk might.
    pub async fn damage(&self, statement: &'static str) {
        let url = format!("sqlite:{}", self.folder.path().join("care.db").display());
        let mut conn = sqlx::AnyConnection::connect(&url).await.unwrap();
        sqlx::raw_sql(statement).execute(&mut conn).await.unwrap();
        conn.close().await.unwrap();
    }

    /// The database, beside the service.
    pub async fn connect(&self) -> sqlx::AnyConnection {
        let url = format!("sqlite:{}", self.folder.path().join("care.db").display());
        sqlx::AnyConnection::connect(&url).await.unwrap()
    }

    /// Bytes in the database's write-ahead log.
    pub fn log_size(&self) -> u64 {
        std::fs::metadata(self.folder.path().join("care.db-wal")).unwrap().len()
    }

    /// The files of the attachments.
    pub fn attachments(&self) -> Vec<std::path::PathBuf> {
        let shelves = std::fs::read_dir(self.folder.path().join("attachments")).unwrap();
        let files = shelves.flat_map(|shelf| std::fs::read_dir(shelf.unwrap().path()).unwrap());
        files.map(|file| file.unwrap().path()).collect()
    }

    /// Sends a request; every answer is checked for what all answers have in common.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let has_body = request.method() != Method::HEAD;
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes();
        let reply = Reply { status: parts.status, headers: parts.headers, body };
        reply.assert_sound(has_body);
        reply
    }

    /// Sends a request whose answer does not end.
    pub async fn stream(&self, path: &str, auth: &str) -> Stream {
        let request = request(Method::GET, path, Some(auth)).body(Body::empty()).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(response.headers()[header::CONTENT_TYPE], path::FRAMES_TYPE);
        Stream { body: response.into_body(), reader: FrameReader::default() }
    }

    pub async fn get(&self, path: &str, auth: Option<&str>) -> Reply {
        self.send(request(Method::GET, path, auth).body(Body::empty()).unwrap()).await
    }

    pub async fn delete(&self, path: &str, auth: Option<&str>) -> Reply {
        self.send(request(Method::DELETE, path, auth).body(Body::empty()).unwrap()).await
    }

    pub async fn json(&self, method: Method, path: &str, auth: Option<&str>, body: &impl Serialize) -> Reply {
        let builder = request(method, path, auth).header(header::CONTENT_TYPE, "application/json");
        self.send(builder.body(serde_json::to_vec(body).unwrap().into()).unwrap()).await
    }

    pub async fn put_message(&self, path: &str, auth: Option<&str>, wire: Vec<u8>) -> Reply {
        let builder = request(Method::PUT, path, auth).header(header::CONTENT_TYPE, MESSAGE_TYPE);
        self.send(builder.body(wire.into()).unwrap()).await
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.care.clock().now()
    }

    /// Whoever types commands, now.
    pub fn operator(&self) -> Stamp {
        Stamp::operator(self.now())
    }

    /// A doctor with this slug, registered and logged in.
    pub async fn doctor(&mut self, slug: &str) -> Doctor {
        let (id, login, code) = self.invite(slug).await;
        self.register(id, &login, &code).await
    }

    /// Somebody who asked for an invitation themselves, registered and logged in.
    pub async fn applicant(&mut self, name: &str) -> Doctor {
        let (doctor, code) = (DoctorId::random(&mut self.rng), InvitationCode::random(&mut self.rng));
        let (login, valid_until) = (format!("{name}@example.org"), self.today() + 2);
        let new = NewApplicant { doctor, login: login.clone(), invitation: code.hash(), valid_until };
        assert_eq!(self.care.store().invite_applicant(new, None).await.unwrap(), AskedFor::Invited);
        self.register(doctor, &login, &code).await
    }

    async fn register(&mut self, id: DoctorId, login: &str, code: &InvitationCode) -> Doctor {
        let identity = DoctorIdentity::generate(id, &mut self.rng);
        let mut prekeys = DoctorPrekeys::new();
        prekeys.rotate(self.today(), &mut self.rng);
        let (client, request) = ClientRegistration::start(Password::new("right"), &mut self.rng).unwrap();
        // Any answer makes a record of the right form; log-ins are tried with doctors registered over HTTP.
        let setup = secondok_protocol::login::ServerSetup::generate(&mut self.rng);
        let response = setup.registration_response(login, &request).unwrap();
        let (record, _) = client.finish(login, &response, &mut self.rng).unwrap();
        let registration = Registration {
            invitation: code.hash(),
            now: self.now(),
            record,
            identity: *identity.public().as_bytes(),
            vault: vec![1; 100],
            prekeys: rows(&prekeys, &identity, self.today()),
        };
        self.care.store().register_doctor(registration).await.unwrap();
        let auth = self.session(id, first_day() + 29).await;
        Doctor { id, identity, prekeys, auth }
    }

    /// Invites a doctor with this slug.
    pub async fn invite(&mut self, slug: &str) -> (DoctorId, String, InvitationCode) {
        let id = DoctorId::random(&mut self.rng);
        let (login, code) = (format!("{slug}@example.org"), InvitationCode::random(&mut self.rng));
        let valid_until = self.today() + 7;
        let (invitation, profile) = (code.hash(), profile(slug));
        let new = NewDoctor { doctor: id, login: login.clone(), profile, invitation, valid_until };
        self.care.store().invite_doctor(new, self.operator()).await.unwrap();
        (id, login, code)
    }

    /// Opens a session; what stands in the header.
    pub async fn session(&mut self, doctor: DoctorId, valid_until: Day) -> String {
        let token = SessionToken::random(&mut self.rng);
        self.care
            .store()
            .create_session(SessionRow { token: token.hash(), doctor, valid_until }, self.now())
            .await
            .unwrap();
        format!("Bearer {}", token.to_text())
    }

    /// A patient who has not opened anything yet.
    pub fn patient(&mut self) -> Patient {
        let capability = Capability::random(&mut self.rng);
        let auth = format!("Capability {}", capability.to_text());
        Patient { mailbox: MailboxAddress::random(&mut self.rng), auth, capability }
    }

    /// A consultation with this doctor, opened; and the hash of its first message.
    pub async fn open(&mut self, doctor: &Doctor) -> (Patient, MessageHash) {
        let patient = self.patient();
        let wire = self.wire(Role::Patient, 0, MessageHash::NONE, doctor.prekey());
        let reply = self.open_as(&patient, doctor.id, wire.clone()).await;
        assert_eq!(reply.status, StatusCode::OK, "{reply:?}");
        (patient, MessageHash::of(&wire))
    }

    pub async fn open_as(&self, patient: &Patient, doctor: DoctorId, wire: Vec<u8>) -> Reply {
        let body = OpenMailbox { doctor, admission: Admission::Open, message: ApiBytes(wire) };
        self.json(Method::PUT, &path::mailbox(patient.mailbox), Some(&patient.auth), &body).await
    }

    /// Sends the message of this number; its hash.
    pub async fn say(
        &mut self,
        mailbox: MailboxAddress,
        auth: &str,
        role: Role,
        (sequence, previous): (u32, MessageHash),
        transition: Option<Transition>,
    ) -> MessageHash {
        let wire = self.wire(role, sequence, previous, KeyId::from_bytes([0; 32]));
        let path = path::message(mailbox, role, sequence, SendQuery { transition });
        let reply = self.put_message(&path, Some(auth), wire.clone()).await;
        assert_eq!(reply.status, StatusCode::OK, "{reply:?}");
        MessageHash::of(&wire)
    }

    /// What looks like a sealed message to whoever cannot open it.
    pub fn wire(&mut self, role: Role, sequence: u32, previous: MessageHash, recipient: KeyId) -> Vec<u8> {
        let mut wire = vec![1, 1, if role == Role::Patient { 0 } else { 1 }];
        wire.extend_from_slice(&sequence.to_be_bytes());
        wire.extend_from_slice(previous.as_bytes());
        wire.extend_from_slice(recipient.as_bytes());
        wire.resize(WIRE_LEN, 0);
        self.rng.fill_bytes(&mut wire[103..]);
        wire
    }
}

impl Doctor {
    /// The key that first messages are sealed to.
    pub fn prekey(&self) -> KeyId {
        self.prekeys.key_ids().next().unwrap()
    }
}

impl Reply {
    /// What every answer has in common.
    fn assert_sound(&self, has_body: bool) {
        for (name, value) in COMMON {
            let is_page_policy = name == header::CONTENT_SECURITY_POLICY && self.is_page();
            assert!(is_page_policy || self.headers.get(&name) == Some(&value), "{name}: {self:?}");
        }
        for name in self.headers.keys().map(HeaderName::as_str) {
            assert!(ALLOWED.contains(&name), "a header that is not declared: {name}");
        }
        if !self.status.is_success() && !self.is_page() {
            assert_eq!(self.headers[header::CONTENT_TYPE], PROBLEM_TYPE);
            if !has_body {
                return;
            }
            let problem = self.problem();
            assert_eq!(problem.status, self.status.as_u16());
            assert!(Kind::from_type(&problem.kind).is_some(), "{problem:?}");
        }
    }

    fn is_page(&self) -> bool {
        self.headers.get(header::CONTENT_TYPE).is_some_and(|media| media.as_bytes().starts_with(b"text/html"))
    }

    pub fn problem(&self) -> Problem {
        serde_json::from_slice(&self.body).unwrap()
    }

    #[track_caller]
    pub fn assert_refused(&self, kind: Kind) {
        assert!(self.status.as_u16() == kind.status && self.problem().is(kind), "{kind:?}: {self:?}");
    }

    #[track_caller]
    pub fn read<T: DeserializeOwned>(&self) -> T {
        assert_eq!(self.status, StatusCode::OK, "{self:?}");
        serde_json::from_slice(&self.body).unwrap()
    }

    /// The frames of an answer that has ended.
    #[track_caller]
    pub fn frames(&self) -> Vec<Frame> {
        assert_eq!(self.headers[header::CONTENT_TYPE], path::FRAMES_TYPE);
        let mut reader = FrameReader::default();
        reader.push(&self.body);
        let frames = std::iter::from_fn(|| reader.next_frame().unwrap()).collect();
        assert!(!reader.is_inside_frame());
        frames
    }
}

/// An answer that does not end, read frame by frame.
pub struct Stream {
    body: Body,
    reader: FrameReader,
}

impl Stream {
    /// The next frame; none when the stream has ended.
    pub async fn next(&mut self) -> Option<Frame> {
        loop {
            if let Some(frame) = self.reader.next_frame().unwrap() {
                return Some(frame);
            }
            let piece = self.body.frame().await?.unwrap();
            self.reader.push(piece.data_ref().unwrap());
        }
    }

    /// Whether what comes next is that the stream breaks off.
    pub async fn breaks_off(&mut self) -> bool {
        matches!(self.body.frame().await, Some(Err(_)))
    }

    /// What is there at once, up to where the stream waits.
    pub async fn ready(&mut self) -> Vec<Frame> {
        let mut frames = Vec::new();
        while let Ok(Some(frame)) =
            tokio::time::timeout(std::time::Duration::from_millis(300), self.next()).await
        {
            frames.push(frame);
        }
        frames
    }
}

pub fn request(method: Method, path: &str, auth: Option<&str>) -> http::request::Builder {
    let builder = Request::builder().method(method).uri(path);
    match auth {
        Some(auth) => builder.header(header::AUTHORIZATION, auth),
        None => builder,
    }
}

/// Messages as (role, sequence), and everything else by name.
pub fn outline(frames: &[Frame]) -> Vec<String> {
    let word = |frame: &Frame| match frame {
        Frame::KeepAlive => "alive".to_owned(),
        Frame::State(state) => serde_json::to_value(state.state).unwrap().as_str().unwrap().to_owned(),
        Frame::Message(message) => format!("{} {}", message.role.name(), message.sequence),
    };
    frames.iter().map(word).collect()
}

pub fn rows(prekeys: &DoctorPrekeys, identity: &DoctorIdentity, today: Day) -> Vec<PrekeyRow> {
    let row = |encoded: Vec<u8>| {
        let signed = UnverifiedPrekey::parse(&encoded).unwrap().signed_by(identity.public()).unwrap();
        let (not_before, not_after) = (signed.not_before(), signed.not_after());
        PrekeyRow { key: signed.key_id(), not_before, not_after, encoded }
    };
    prekeys.published(identity, today).into_iter().map(row).collect()
}

fn profile(slug: &str) -> Profile {
    Profile {
        slug: slug.to_owned(),
        name: format!("Dr {slug}"),
        title: "Dr. med.".to_owned(),
        specialties: vec!["cardiology".to_owned()],
        languages: vec!["en".to_owned()],
        licensed_in: vec!["UA".to_owned()],
        experience_years: 10,
        about: [("en".to_owned(), "About.".to_owned())].into(),
        price_units: 1,
        answer_days: 5,
    }
}
