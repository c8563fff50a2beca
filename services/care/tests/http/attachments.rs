//! Uploading sealed attachments piece by piece, and reading them.

use std::{io, pin::Pin, task::Poll};

use axum::body::Body;
use bytes::Bytes;
use http::{Method, StatusCode, header};
use rand_core::Rng;
use secondok_api::{
    attachment::{
        APPEND_TYPE, LENGTH_MAX, LENGTH_MIN, PART_LEN, TUS_VERSION, UPLOAD_BLOB, UPLOAD_LENGTH, UPLOAD_OFFSET,
    },
    consultation::{FromQuery, Role, Transition},
    path,
    problem::Kind,
};
use secondok_care::{faults::Fault, store::Quota};
use secondok_protocol::id::{BlobId, MailboxAddress, MessageHash};

use crate::{
    app::{App, Doctor, Patient, Reply, request},
    away::Away,
    moments::for_moments,
};

const TUS_RESUMABLE: &str = "tus-resumable";

/// A request of an upload.
fn of_tus(method: Method, path: &str, auth: &str) -> http::request::Builder {
    request(method, path, Some(auth)).header(TUS_RESUMABLE, TUS_VERSION)
}

fn append(path: &str, auth: &str, offset: u64) -> http::request::Builder {
    of_tus(Method::PATCH, path, auth).header(header::CONTENT_TYPE, APPEND_TYPE).header(UPLOAD_OFFSET, offset)
}

/// A body that sends these pieces and then breaks off, or goes on without end.
struct Pieces {
    pieces: Vec<Bytes>,
    breaks_off: bool,
}

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, io::Error>>> {
        match self.pieces.pop() {
            Some(piece) => Poll::Ready(Some(Ok(http_body::Frame::data(piece)))),
            None if self.breaks_off => Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into()))),
            None => Poll::Pending,
        }
    }
}

impl App {
    /// A consultation that the doctor has taken.
    async fn taken(&mut self, doctor: &Doctor) -> (Patient, MessageHash) {
        let (patient, first) = self.open(doctor).await;
        self.take(&patient, doctor).await;
        (patient, first)
    }

    async fn take(&mut self, patient: &Patient, doctor: &Doctor) {
        let (first, accept) = ((0, MessageHash::NONE), Some(Transition::Accept));
        self.say(patient.mailbox, &doctor.auth, Role::Doctor, first, accept).await;
    }

    pub async fn begin(&self, mailbox: MailboxAddress, auth: &str, length: u64) -> Reply {
        let request = of_tus(Method::POST, &path::attachments(mailbox), auth).header(UPLOAD_LENGTH, length);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Begins an upload; its address.
    pub async fn begun(&self, patient: &Patient, length: u64) -> String {
        let reply = self.begin(patient.mailbox, &patient.auth, length).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{reply:?}");
        reply.headers[header::LOCATION].to_str().unwrap().to_owned()
    }

    pub async fn append(&self, path: &str, auth: &str, offset: u64, body: impl Into<Body>) -> Reply {
        self.send(append(path, auth, offset).body(body.into()).unwrap()).await
    }

    /// How many bytes are kept, and how many there will be.
    async fn offset(&self, path: &str, auth: &str) -> Option<(u64, u64)> {
        let reply = self.send(of_tus(Method::HEAD, path, auth).body(Body::empty()).unwrap()).await;
        let number = |name| reply.headers.get(name)?.to_str().unwrap().parse().ok();
        Some((number(UPLOAD_OFFSET)?, number(UPLOAD_LENGTH)?))
    }

    pub async fn end(&self, path: &str, auth: &str) -> Reply {
        self.send(of_tus(Method::DELETE, path, auth).body(Body::empty()).unwrap()).await
    }

    async fn range(&self, path: &str, auth: &str, range: &str) -> Reply {
        let request = request(Method::GET, path, Some(auth)).header(header::RANGE, range);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Bytes as if sealed.
    fn sealed(&mut self, length: u64) -> Vec<u8> {
        let mut bytes = vec![0; usize::try_from(length).unwrap()];
        self.rng.fill_bytes(&mut bytes);
        bytes
    }
}

#[tokio::test]
async fn an_upload_goes_on_after_a_cut_and_both_sides_read_it() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let auth = patient.auth.as_str();
    let length = 4 * PART_LEN;
    let sealed = app.sealed(length);
    let path = app.begun(&patient, length).await;
    assert_eq!(app.offset(&path, auth).await, Some((0, length)));

    let cut = |at: u64| {
        let sent = Bytes::copy_from_slice(&sealed[..usize::try_from(at).unwrap()]);
        // Pieces of an odd length, last first.
        let mut pieces: Vec<_> = (0..sent.len())
            .step_by(99_991)
            .map(|from| sent.slice(from..sent.len().min(from + 99_991)))
            .collect();
        pieces.reverse();
        Body::new(Pieces { pieces, breaks_off: true })
    };
    app.append(&path, auth, 0, cut(PART_LEN + 1_000_000)).await.assert_refused(Kind::MALFORMED);
    assert_eq!(app.offset(&path, auth).await, Some((PART_LEN, length)), "one whole part came");
    for reader in [auth, &doctor.auth] {
        app.get(&path, Some(reader)).await.assert_refused(Kind::UNKNOWN_ATTACHMENT);
    }

    let from = usize::try_from(PART_LEN).unwrap();
    let gone_on = app.append(&path, auth, PART_LEN, sealed[from..3 * from].to_vec()).await;
    assert_eq!(
        (gone_on.status, &gone_on.headers[UPLOAD_OFFSET]),
        (StatusCode::NO_CONTENT, &(3 * PART_LEN).into())
    );
    let rest = app.append(&path, auth, 3 * PART_LEN, sealed[3 * from..].to_vec()).await;
    assert_eq!((rest.status, &rest.headers[UPLOAD_OFFSET]), (StatusCode::NO_CONTENT, &length.into()));
    assert_eq!(app.offset(&path, auth).await, Some((length, length)));

    for reader in [auth, &doctor.auth] {
        let whole = app.get(&path, Some(reader)).await;
        assert_eq!(whole.status, StatusCode::OK);
        assert!(whole.body == sealed, "all of it, as it was sent");
        let across = app.range(&path, reader, &format!("bytes={}-{}", PART_LEN - 3, PART_LEN + 2)).await;
        assert_eq!(across.status, StatusCode::PARTIAL_CONTENT);
        assert_eq!(across.body, sealed[from - 3..from + 3]);
        let place = format!("bytes {}-{}/{length}", PART_LEN - 3, PART_LEN + 2);
        assert_eq!(across.headers[header::CONTENT_RANGE], place.as_str());
        assert_eq!(app.range(&path, reader, "bytes=-5").await.body, sealed[4 * from - 5..]);
        let outside = app.range(&path, reader, &format!("bytes={length}-")).await;
        outside.assert_refused(Kind::RANGE_OUTSIDE);
        assert_eq!(outside.headers[header::CONTENT_RANGE], format!("bytes */{length}").as_str());
    }
    // On every origin a HEAD asks how far an upload is, which is nobody's but the sender's.
    for origin in [App::go_to_the_patients, App::go_to_the_doctors] {
        origin(&mut app);
        assert_eq!(app.offset(&path, &patient.auth).await, Some((length, length)));
        assert_eq!(app.offset(&path, &doctor.auth).await, None);
    }
}

#[tokio::test]
async fn what_tus_is_spoken_is_said() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let path = path::attachments(patient.mailbox);
    let told = app.send(request(Method::OPTIONS, &path, None).body(Body::empty()).unwrap()).await;
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    let said = ["tus-resumable", "tus-version", "tus-extension", "tus-max-size"]
        .map(|name| told.headers[name].clone());
    assert_eq!(said, ["1.0.0", "1.0.0", "creation,termination", "2147483648"]);

    let begin = || request(Method::POST, &path, Some(&patient.auth)).header(UPLOAD_LENGTH, LENGTH_MIN);
    app.send(begin().body(Body::empty()).unwrap()).await.assert_refused(Kind::MALFORMED);
    let other = begin().header(TUS_RESUMABLE, "0.2.2").body(Body::empty()).unwrap();
    let refused = app.send(other).await;
    refused.assert_refused(Kind::UPLOAD_VERSION);
    assert_eq!([&refused.headers["tus-version"], &refused.headers[TUS_RESUMABLE]], ["1.0.0", "1.0.0"]);
}

#[tokio::test]
async fn an_upload_is_refused_to_strangers_as_if_there_were_none() {
    let mut app = App::start().await;
    let (doctor, other) = (app.doctor("ada").await, app.doctor("bob").await);
    let (patient, _) = app.open(&doctor).await;
    let (stranger, _) = app.open(&doctor).await;
    let sealed = app.sealed(LENGTH_MIN);
    let path = app.begun(&patient, LENGTH_MIN).await;
    let nowhere = app.patient();
    let blob: BlobId = path.rsplit('/').next().unwrap().parse().unwrap();
    let unknown = path::attachment(nowhere.mailbox, blob);

    for there in [&path, &unknown] {
        let refused = [
            app.append(there, &stranger.auth, 0, sealed.clone()).await,
            app.end(there, &stranger.auth).await,
            app.get(there, Some(&stranger.auth)).await,
            app.get(there, Some(&other.auth)).await,
        ];
        refused.iter().for_each(|reply| reply.assert_refused(Kind::UNKNOWN_MAILBOX));
        assert_eq!(app.offset(there, &stranger.auth).await, None);
    }
    app.begin(patient.mailbox, &stranger.auth, LENGTH_MIN).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    app.begin(nowhere.mailbox, &nowhere.auth, LENGTH_MIN).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    // Not even the doctor who was asked sends any.
    app.begin(patient.mailbox, &doctor.auth, LENGTH_MIN).await.assert_refused(Kind::NO_CREDENTIAL);
    app.append(&path, &doctor.auth, 0, sealed.clone()).await.assert_refused(Kind::NO_CREDENTIAL);
    // One's own mailbox does not open what lies in another.
    let elsewhere = path::attachment(stranger.mailbox, blob);
    app.get(&elsewhere, Some(&stranger.auth)).await.assert_refused(Kind::UNKNOWN_ATTACHMENT);
    app.append(&elsewhere, &stranger.auth, 0, sealed.clone()).await.assert_refused(Kind::UNKNOWN_ATTACHMENT);

    assert_eq!(app.offset(&path, &patient.auth).await, Some((0, LENGTH_MIN)), "nothing came of it");
    assert_eq!(app.append(&path, &patient.auth, 0, sealed).await.status, StatusCode::NO_CONTENT);
    for reader in [&stranger.auth, &other.auth] {
        app.get(&path, Some(reader)).await.assert_refused(Kind::UNKNOWN_MAILBOX);
    }
}

#[tokio::test]
async fn sixteen_lengths_are_taken_and_no_others() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.taken(&doctor).await;
    let begin = async |length| app.begin(patient.mailbox, &patient.auth, length).await;
    for wrong in [0, 1, LENGTH_MIN - 1, LENGTH_MIN + 1, 3 * LENGTH_MIN] {
        begin(wrong).await.assert_refused(Kind::ATTACHMENT_LENGTH);
    }
    begin(LENGTH_MAX + 1).await.assert_refused(Kind::TOO_LARGE);
    begin(u64::MAX).await.assert_refused(Kind::TOO_LARGE);
    for length in [LENGTH_MIN, 2 * LENGTH_MIN, LENGTH_MAX] {
        assert_eq!(begin(length).await.status, StatusCode::CREATED, "{length}");
    }
}

#[tokio::test]
async fn a_consultation_holds_so_many_attachments_and_no_more() {
    let quota = Quota { bytes: 5 * LENGTH_MIN, count: 3 };
    let mut app = App::with(|options| options.attachments.as_mut().unwrap().quota = quota).await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.taken(&doctor).await;
    let (other, _) = app.taken(&doctor).await;
    let first = app.begun(&patient, 4 * LENGTH_MIN).await;
    app.begin(patient.mailbox, &patient.auth, 2 * LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
    app.begun(&patient, LENGTH_MIN).await;
    app.begun(&other, 4 * LENGTH_MIN).await;

    assert_eq!(app.end(&first, &patient.auth).await.status, StatusCode::NO_CONTENT);
    app.begun(&patient, LENGTH_MIN).await;
    app.begun(&patient, LENGTH_MIN).await;
    app.begin(patient.mailbox, &patient.auth, LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
}

#[tokio::test]
async fn until_a_doctor_has_taken_it_a_consultation_holds_an_eighth() {
    let quota = Quota { bytes: 16 * LENGTH_MIN, count: 20 };
    let mut app = App::with(|options| options.attachments.as_mut().unwrap().quota = quota).await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (mailbox, auth) = (patient.mailbox, patient.auth.as_str());
    app.begin(mailbox, auth, 4 * LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
    app.begun(&patient, 2 * LENGTH_MIN).await;
    app.begin(mailbox, auth, LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
    app.take(&patient, &doctor).await;
    app.begun(&patient, 8 * LENGTH_MIN).await;
    app.begun(&patient, 4 * LENGTH_MIN).await;
    app.begun(&patient, 2 * LENGTH_MIN).await;
    app.begin(mailbox, auth, LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
}

#[tokio::test]
async fn a_consultation_that_is_over_takes_none() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.taken(&doctor).await;
    let (sealed, auth) = (app.sealed(LENGTH_MIN), patient.auth.clone());
    let (begun, complete) = (app.begun(&patient, LENGTH_MIN).await, app.begun(&patient, LENGTH_MIN).await);
    app.append(&complete, &auth, 0, sealed.clone()).await;
    app.say(patient.mailbox, &auth, Role::Patient, (1, first), Some(Transition::Withdraw)).await;
    app.begin(patient.mailbox, &auth, LENGTH_MIN).await.assert_refused(Kind::WRONG_STATE);
    app.append(&begun, &auth, 0, sealed.clone()).await.assert_refused(Kind::WRONG_STATE);
    assert!(app.get(&complete, Some(&auth)).await.body == sealed, "what is there is read until the erasure");

    let (late, _) = app.open(&doctor).await;
    app.clock.advance_days(4);
    app.begin(late.mailbox, &late.auth, LENGTH_MIN).await.assert_refused(Kind::WRONG_STATE);
}

#[tokio::test]
async fn what_does_not_fit_is_refused_and_changes_nothing() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let auth = patient.auth.as_str();
    let length = 2 * PART_LEN;
    let sealed = app.sealed(length);
    let path = app.begun(&patient, length).await;
    let half = usize::try_from(PART_LEN).unwrap();

    app.append(&path, auth, PART_LEN, sealed[half..].to_vec()).await.assert_refused(Kind::UPLOAD_OFFSET);
    app.append(&path, auth, 0, sealed[..half - 1].to_vec()).await.assert_refused(Kind::UPLOAD_PIECE);
    app.append(&path, auth, 0, [&sealed[..], b"more"].concat()).await.assert_refused(Kind::TOO_LARGE);
    let typed = append(&path, auth, 0);
    let typed = typed.header(header::CONTENT_TYPE, "text/plain").body(Body::from("x")).unwrap();
    app.send(typed).await.assert_refused(Kind::UNSUPPORTED_MEDIA_TYPE);
    let unsaid = of_tus(Method::PATCH, &path, auth).header(header::CONTENT_TYPE, APPEND_TYPE);
    app.send(unsaid.body(Body::empty()).unwrap()).await.assert_refused(Kind::MALFORMED);
    assert_eq!(app.offset(&path, auth).await, Some((0, length)));

    // Nor is there room at its end for more than was said at its beginning.
    let unannounced = |pieces: &[&[u8]]| {
        let pieces = pieces.iter().rev().map(|piece| Bytes::copy_from_slice(piece)).collect();
        Body::new(Pieces { pieces, breaks_off: true })
    };
    app.append(&path, auth, 0, unannounced(&[&sealed, b"more"])).await.assert_refused(Kind::TOO_LARGE);
    assert_eq!(app.offset(&path, auth).await, Some((PART_LEN, length)), "whole parts before it are kept");
    let nothing = app.append(&path, auth, PART_LEN, Body::empty()).await;
    assert_eq!((nothing.status, &nothing.headers[UPLOAD_OFFSET]), (StatusCode::NO_CONTENT, &PART_LEN.into()));
    assert_eq!(
        app.append(&path, auth, PART_LEN, sealed[half..].to_vec()).await.status,
        StatusCode::NO_CONTENT
    );
    assert!(app.get(&path, Some(auth)).await.body == sealed);
}

#[tokio::test]
async fn of_two_senders_at_once_one_has_its_turn() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let path = app.begun(&patient, LENGTH_MIN).await;
    let slow = Body::new(Pieces { pieces: vec![Bytes::from(sealed[..100].to_vec())], breaks_off: false });
    let slow = append(&path, auth, 0).body(slow).unwrap();
    let router = app.care.router();
    let mut waiting = Box::pin(tower::ServiceExt::oneshot(router, slow));
    let other = async {
        app.append(&path, auth, 0, sealed.clone()).await.assert_refused(Kind::UPLOAD_UNDER_WAY);
    };
    tokio::select! {
        biased;
        answer = &mut waiting => panic!("it still waits for the rest: {answer:?}"),
        // By then it has asked the store what it had to.
        () = tokio::time::sleep(std::time::Duration::from_millis(300)) => {}
    }
    other.await;
    drop(waiting);
    assert_eq!(app.append(&path, auth, 0, sealed).await.status, StatusCode::NO_CONTENT, "its turn is over");
}

#[tokio::test]
async fn an_attachment_that_is_taken_away_is_gone() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let (gone, kept) = (app.begun(&patient, LENGTH_MIN).await, app.begun(&patient, LENGTH_MIN).await);
    for path in [&gone, &kept] {
        app.append(path, auth, 0, sealed.clone()).await;
    }
    assert_eq!(app.attachments().len(), 2);
    assert_eq!(app.end(&gone, auth).await.status, StatusCode::NO_CONTENT);
    assert_eq!(app.attachments().len(), 1);
    app.get(&gone, Some(auth)).await.assert_refused(Kind::UNKNOWN_ATTACHMENT);
    assert_eq!(app.end(&gone, auth).await.status, StatusCode::NO_CONTENT, "the second time as the first");
    let never = path::attachment(patient.mailbox, BlobId::random(&mut app.rng));
    assert_eq!(app.end(&never, auth).await.status, StatusCode::NO_CONTENT, "nothing is left of it");
    assert!(app.get(&kept, Some(auth)).await.body == sealed);
}

#[tokio::test]
async fn what_is_said_to_be_taken_away_is() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let path = app.begun(&patient, LENGTH_MIN).await;
    app.append(&path, auth, 0, sealed).await;
    let away = Away::of(&app.attachments()[0]);
    for _ in 0..2 {
        app.end(&path, auth).await.assert_refused(Kind::STORAGE_UNAVAILABLE);
    }
    app.get(&path, Some(auth)).await.assert_refused(Kind::UNKNOWN_ATTACHMENT);
    away.back();
    assert_eq!(app.attachments().len(), 1);
    assert_eq!(app.end(&path, auth).await.status, StatusCode::NO_CONTENT);
    assert!(app.attachments().is_empty());
    assert_eq!(app.log_size(), 0, "nor are there traces of it");
}

#[tokio::test]
async fn what_is_begun_again_under_its_number_is_the_same_upload() {
    let quota = Quota { bytes: 1 << 30, count: 2 };
    let mut app = App::with(|options| options.attachments.as_mut().unwrap().quota = quota).await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (other, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let [blob, taken_away] = [(); 2].map(|()| BlobId::random(&mut app.rng));
    let begin = async |whose: &Patient, length: u64, blob: &str| {
        let request = of_tus(Method::POST, &path::attachments(whose.mailbox), &whose.auth);
        let request = request.header(UPLOAD_LENGTH, length).header(UPLOAD_BLOB, blob);
        app.send(request.body(Body::empty()).unwrap()).await
    };
    let (first, again) = (
        begin(&patient, LENGTH_MIN, &blob.to_text()).await,
        begin(&patient, LENGTH_MIN, &blob.to_text()).await,
    );
    let path = path::attachment(patient.mailbox, blob);
    for begun in [first, again] {
        assert_eq!(begun.status, StatusCode::CREATED, "{begun:?}");
        assert_eq!(begun.headers[header::LOCATION], path.as_str());
    }
    app.append(&path, auth, 0, sealed.clone()).await;
    assert_eq!(begin(&patient, LENGTH_MIN, &blob.to_text()).await.status, StatusCode::CREATED);
    assert_eq!(app.offset(&path, auth).await, Some((LENGTH_MIN, LENGTH_MIN)), "and stays what it is");
    begin(&patient, 2 * LENGTH_MIN, &blob.to_text()).await.assert_refused(Kind::ATTACHMENT_TAKEN);
    begin(&patient, LENGTH_MIN, "short").await.assert_refused(Kind::MALFORMED);
    let away = path::attachment(patient.mailbox, taken_away);
    begin(&patient, LENGTH_MIN, &taken_away.to_text()).await;
    app.append(&away, auth, 0, sealed).await;
    assert_eq!(app.end(&away, auth).await.status, StatusCode::NO_CONTENT);
    begin(&patient, LENGTH_MIN, &taken_away.to_text()).await.assert_refused(Kind::ATTACHMENT_TAKEN);
    assert_eq!(
        begin(&other, LENGTH_MIN, &blob.to_text()).await.status,
        StatusCode::CREATED,
        "of each mailbox"
    );
    app.begun(&patient, LENGTH_MIN).await;
    app.begin(patient.mailbox, auth, LENGTH_MIN).await.assert_refused(Kind::ATTACHMENTS_FULL);
}

#[tokio::test]
async fn with_little_room_on_the_disk_no_attachment_is_taken_and_messages_are() {
    let mut app = App::with(|options| options.attachments.as_mut().unwrap().reserve = 1 << 60).await;
    let doctor = app.doctor("ada").await;
    let (patient, first) = app.open(&doctor).await;
    app.begin(patient.mailbox, &patient.auth, LENGTH_MIN).await.assert_refused(Kind::STORAGE_FULL);
    app.say(patient.mailbox, &patient.auth, Role::Patient, (1, first), None).await;
    let away = path::attachment(patient.mailbox, BlobId::random(&mut app.rng));
    assert_eq!(app.end(&away, &patient.auth).await.status, StatusCode::NO_CONTENT, "and room can be made");
}

#[tokio::test]
async fn what_is_taken_slowly_is_taken_so_many_times_at_once_and_no_more() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (other, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let path = app.begun(&patient, LENGTH_MIN).await;
    app.append(&path, auth, 0, sealed).await;
    let messages = path::messages(patient.mailbox, FromQuery::default());
    let mut slow = Vec::new();
    for path in [&path, &messages].into_iter().cycle().take(16) {
        let request = request(Method::GET, path, Some(auth)).body(Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(app.care.router(), request).await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK);
        slow.push(answer);
    }
    for path in [&path, &messages] {
        app.get(path, Some(&doctor.auth)).await.assert_refused(Kind::BUSY);
    }
    let others = path::messages(other.mailbox, FromQuery::default());
    assert_eq!(app.get(&others, Some(&doctor.auth)).await.status, StatusCode::OK);
    slow.pop();
    assert_eq!(app.get(&path, Some(&doctor.auth)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_attachment_that_cannot_be_read_is_told_to_who_runs_the_service() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(LENGTH_MIN));
    let path = app.begun(&patient, LENGTH_MIN).await;
    app.append(&path, auth, 0, sealed).await;
    std::fs::write(&app.attachments()[0], "short").unwrap();
    let request = request(Method::GET, &path, Some(auth)).body(Body::empty()).unwrap();
    let answer = tower::ServiceExt::oneshot(app.care.router(), request).await.unwrap();
    assert!(http_body_util::BodyExt::collect(answer.into_body()).await.is_err(), "it breaks off");
    assert_eq!(Vec::from_iter(app.care.faults().take()), [Fault::Attachment]);
}

#[tokio::test]
async fn an_upload_not_completed_by_the_day_after_is_forgotten() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let (patient, _) = app.open(&doctor).await;
    let (auth, sealed) = (patient.auth.as_str(), app.sealed(2 * PART_LEN));
    let half = usize::try_from(PART_LEN).unwrap();
    let (begun, complete) = (app.begun(&patient, 2 * PART_LEN).await, app.begun(&patient, LENGTH_MIN).await);
    app.append(&begun, auth, 0, sealed[..half].to_vec()).await;
    app.append(&complete, auth, 0, sealed[..65_536].to_vec()).await;
    app.clock.advance_days(1);
    app.care.nightly(app.today()).await.unwrap();
    assert_eq!(
        app.offset(&begun, auth).await,
        Some((PART_LEN, 2 * PART_LEN)),
        "there is time until midnight"
    );
    app.clock.advance_days(1);
    app.append(&begun, auth, PART_LEN, sealed[half..].to_vec())
        .await
        .assert_refused(Kind::UNKNOWN_ATTACHMENT);
    assert_eq!(app.attachments().len(), 2);
    app.care.nightly(app.today()).await.unwrap();
    assert_eq!(app.attachments().len(), 1);
    assert!(app.get(&complete, Some(auth)).await.body == sealed[..65_536]);
}

#[tokio::test]
async fn what_is_destroyed_leaves_no_file_whoever_goes_away_when() {
    let mut app = App::start().await;
    let doctor = app.doctor("ada").await;
    let sealed = app.sealed(LENGTH_MIN);
    let (other, _) = app.open(&doctor).await;
    let kept = app.begun(&other, LENGTH_MIN).await;
    app.append(&kept, &other.auth, 0, sealed.clone()).await;
    for moments in 0..12 {
        let (patient, _) = app.open(&doctor).await;
        let (first, second) = (app.begun(&patient, LENGTH_MIN).await, app.begun(&patient, LENGTH_MIN).await);
        app.append(&first, &patient.auth, 0, sealed.clone()).await;
        let mailbox = path::mailbox(patient.mailbox);
        for_moments(moments, app.append(&second, &patient.auth, 0, sealed.clone())).await;
        for_moments(moments, app.delete(&mailbox, Some(&patient.auth))).await;
        // Whoever asks again is told the truth.
        let again = app.delete(&mailbox, Some(&patient.auth)).await;
        assert!([StatusCode::NO_CONTENT, StatusCode::NOT_FOUND].contains(&again.status), "{again:?}");
        assert_eq!(app.attachments().len(), 1, "{moments} moments");
    }
    assert!(app.get(&kept, Some(&doctor.auth)).await.body == sealed, "others' stay");
}
