//! Attachments from one side to the other.

use std::{cell::Cell, rc::Rc};

use rand_core::CryptoRng;
use secondok_api::{
    attachment::PART_LEN,
    consultation::{Role, State},
    problem::Kind,
};
use secondok_client::{
    attach::{FetchError, Fetching, Place, Sealing, UploadError, size_of},
    content::{Content, DeclineReason, Files},
    patient::{AttachError, GiveUpError, PlacesError},
    send::{Outcome, SendError},
    service::ServiceError,
    thread::Entry,
    transport::{Header, Method, Told},
};
use secondok_deident::{Cleaned, Opened, Secret, Seen};
use secondok_protocol::{
    Day,
    attachment::{Attached, ChunkError, Format, SizeClass, StudyIndex},
    id::{BlobId, MailboxAddress},
};
use secondok_testkit::files;

use crate::{
    faults::{Disk, Drawer, Fault, Faults, Net},
    world::{Account, TestDoctor, TestPatient, World, opinion, outline},
};

/// What a patient attaches.
pub struct Attach {
    /// Each of the inner ones is one attachment.
    pub files: Vec<Vec<Cleaned>>,
    pub text: String,
    /// Whether the patient knows that it goes as the question about the opinion.
    pub is_question: bool,
}

impl Attach {
    fn of(files: Vec<Vec<Cleaned>>) -> Self {
        Self { files, text: "See these.".to_owned(), is_question: false }
    }

    /// As far as the device goes by itself: reserved, sealed, on its way.
    pub async fn begin(
        &self,
        patient: &mut TestPatient,
        drawer: &Drawer,
        index: u32,
        rng: &mut impl CryptoRng,
    ) -> Result<(), String> {
        let sizes: Vec<SizeClass> = self.files.iter().map(|files| size_of(files).unwrap()).collect();
        let places = patient.places(index, &sizes, rng).await.map_err(|error| error.to_string())?;
        let attached = self.seal(&places, drawer, rng).await?;
        patient.attach(index, &self.text, self.is_question, attached).await.map_err(|error| error.to_string())
    }

    async fn seal(
        &self,
        places: &[Place],
        drawer: &Drawer,
        rng: &mut impl CryptoRng,
    ) -> Result<Vec<Attached>, String> {
        use secondok_client::attach::Parts as _;
        let mut attached = Vec::new();
        for (files, place) in self.files.iter().zip(places) {
            let mut sealing = Sealing::begin(files, *place, rng).unwrap();
            let mut number = 0;
            while let Some(part) = sealing.next_part() {
                drawer.put(place.blob, number, &part).await.map_err(|error| error.to_string())?;
                number += 1;
            }
            attached.push(sealing.finish().unwrap());
        }
        Ok(attached)
    }

    /// The whole way.
    pub async fn whole(
        &self,
        patient: &mut TestPatient,
        net: &Net,
        drawer: &Drawer,
        index: u32,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Outcome, String> {
        self.begin(patient, drawer, index, rng).await?;
        bring(patient, net, drawer, index, today, rng).await
    }
}

/// Brings what is on its way to its end.
pub async fn bring(
    patient: &mut TestPatient,
    net: &Net,
    drawer: &Drawer,
    index: u32,
    today: Day,
    rng: &mut impl CryptoRng,
) -> Result<Outcome, String> {
    for upload in patient.uploads(index) {
        upload.run(net, drawer, |_| {}).await.map_err(|error| error.to_string())?;
    }
    patient.send_attached(index, today, rng).await.map_err(|error| error.to_string())
}

pub fn photo() -> Cleaned {
    let bytes = include_bytes!("../../../deident/tests/pages/fixtures/progressive.jpg");
    Opened::read(bytes.to_vec()).unwrap().clean(&Secret::new([1; 32]), Some(&Seen::default())).unwrap()
}

/// A slice of a scan of so many pixels across and down.
fn slice(secret: &Secret, number: u8, side: u16) -> Cleaned {
    Opened::read(files::slice(1, 1, number, side)).unwrap().clean(secret, None).unwrap()
}

/// Everything of an attachment.
pub async fn content(mut fetching: Fetching<Net>) -> Result<Vec<u8>, FetchError> {
    let mut content = Vec::new();
    while let Some(piece) = fetching.next().await? {
        content.extend(piece);
    }
    assert_eq!(fetching.length(), Some(content.len() as u64));
    fetching.finish()?;
    Ok(content)
}

/// A consultation that the doctor has taken, on a service that holds so many attachments of each.
async fn begun(count: u32) -> (World, TestPatient, TestDoctor, u32, MailboxAddress) {
    let mut world = World::with_attachments(count).await;
    let mut doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    (world, patient, doctor, index, mailbox)
}

fn account(doctor: &TestDoctor) -> Account {
    Account { id: doctor.id(), login: doctor.login_name().to_owned() }
}

fn last(entries: &[Entry]) -> &Entry {
    entries.iter().rfind(|entry| entry.role == Role::Patient).unwrap()
}

#[tokio::test]
async fn attachments_go_from_the_patient_to_the_doctor_and_to_nobody_after_the_erasure() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    let secret = patient.secret(index);
    let study = vec![slice(&secret, 1, 64), slice(&secret, 2, 64), slice(&secret, 3, 64)];
    let attach = Attach::of(vec![vec![photo()], study]);
    let outcome = attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
    assert_eq!(outcome, Ok(Outcome::Sent));
    assert!(drawer.is_empty() && patient.attaching(index).is_none() && patient.drafts().is_empty());

    let read = doctor.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, []);
    let entry = last(&read.thread.entries);
    assert_eq!(entry.content, Content::Files(Files { text: "See these.".to_owned() }));
    let formats: Vec<Format> = entry.attachments.iter().map(|attached| attached.format).collect();
    let files = 3.try_into().unwrap();
    assert_eq!(formats, [Format::Jpeg, Format::Study { files }]);
    let fetch = |number| doctor.fetch(mailbox, entry.sequence, number);
    assert!(content(fetch(0).unwrap()).await.unwrap() == attach.files[0][0].bytes());
    let whole = content(fetch(1).unwrap()).await.unwrap();
    let of_study = StudyIndex::read(&whole, files, whole.len() as u64).unwrap();
    for (number, file) in attach.files[1].iter().enumerate() {
        let at = of_study.file(number).unwrap();
        let at = usize::try_from(at.start).unwrap()..usize::try_from(at.end).unwrap();
        assert!(whole[at] == *file.bytes());
    }
    assert_eq!(fetch(2).err(), Some(FetchError::Unknown));
    assert_eq!(doctor.fetch(mailbox, 0, 0).err(), Some(FetchError::Unknown));

    // The patient has them too, on this device and wherever the words are.
    let own = patient.read(index).await.unwrap();
    assert_eq!(last(&own.thread.entries), entry);
    assert!(content(patient.fetch(index, entry.sequence, 0).unwrap()).await.is_ok());
    let words = patient.words().join(" ");
    let mut other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    assert_eq!(other.fetch(index, entry.sequence, 0).err(), Some(FetchError::Unknown), "it was not read");
    assert_eq!(last(&other.read(index).await.unwrap().thread.entries), entry);
    assert!(content(other.fetch(index, entry.sequence, 1).unwrap()).await.unwrap() == whole);

    let begun = doctor.fetch(mailbox, entry.sequence, 0).unwrap();
    patient.destroy(index).await.unwrap();
    assert_eq!(content(begun).await, Err(FetchError::Gone));
}

/// All devices that have the words move dates by the same days, and no other consultation's do.
#[tokio::test]
async fn what_cleans_the_images_of_a_consultation_is_the_same_wherever_the_words_are() {
    let mut world = World::new().await;
    let patient = world.patient().await;
    let words = patient.words().join(" ");
    let other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let cleaned = |patient: &TestPatient, index| slice(&patient.secret(index), 1, 2).bytes().to_vec();
    assert!(cleaned(&patient, 1) == cleaned(&other, 1));
    assert!(cleaned(&patient, 1) != cleaned(&patient, 2));
}

fn patches(net: &Net) -> Vec<u64> {
    let seen = net.seen.borrow();
    let offset = |header: &Header| match header {
        Header::UploadOffset(offset) => Some(*offset),
        _ => None,
    };
    let patches = seen.iter().filter(|request| request.method == Method::Patch);
    patches.filter_map(|request| request.headers.iter().find_map(offset)).collect()
}

#[tokio::test]
async fn an_upload_that_was_cut_goes_on_with_the_part_that_is_missing() {
    let (mut world, mut patient, doctor, index, mailbox) = begun(4).await;
    let (drawer, faults) = (Drawer::new(), Faults::none());
    // Two parts of 4 MiB.
    let attach = Attach::of(vec![vec![slice(&patient.secret(index), 1, 1_500)]]);
    attach.begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let upload = &patient.uploads(index)[0];
    assert_eq!(upload.class().wire_len(), 2 * PART_LEN);
    assert_eq!(drawer.parts.borrow().len(), 2);

    // The first part arrives, and nobody hears of it.
    let net = world.net_with(&faults);
    faults.at(1, Fault::FailAfter);
    let error = upload.run(&net, &drawer, |_| {}).await.unwrap_err();
    assert!(faults.stop() && error.is_passing(), "{error:?}");
    let today = world.today();
    let sent = patient.send_attached(index, today, &mut world.rng).await;
    assert_eq!(sent, Err(SendError::NotUploaded), "a message never names what is not there");
    let mut told = Vec::new();
    upload.run(&net, &drawer, |bytes| told.push(bytes)).await.unwrap();
    assert_eq!(told, [PART_LEN, 2 * PART_LEN]);
    assert_eq!(patches(&net), [0, PART_LEN], "nothing is sent twice");
    assert!(drawer.is_empty());
    upload.run(&net, &drawer, |bytes| told.push(bytes)).await.unwrap();
    assert_eq!(told[2..], [2 * PART_LEN], "what is there ends at once");

    patient.send_attached(index, today, &mut world.rng).await.unwrap();
    // Cut within, fetching goes on where it was.
    let doctors = world.net().failing(&faults);
    let mut doctor = world.log_in_over(&account(&doctor), doctors, &Disk::new()).await;
    let sequence = last(&doctor.read(mailbox, &mut world.rng).await.unwrap().thread.entries).sequence;
    let mut fetching = doctor.fetch(mailbox, sequence, 0).unwrap();
    faults.at(1, Fault::FailAfter);
    let (mut came, mut cuts) = (Vec::new(), 0);
    loop {
        match fetching.next().await {
            Ok(Some(piece)) => came.extend(piece),
            Ok(None) => break,
            Err(error) if error.is_passing() => cuts += 1,
            Err(error) => panic!("{error:?}"),
        }
    }
    assert_eq!((cuts, fetching.progress()), (1, (2 * PART_LEN, 2 * PART_LEN)));
    fetching.finish().unwrap();
    assert!(came == attach.files[0][0].bytes());
}

#[tokio::test]
async fn what_another_device_wrote_meanwhile_is_looked_at_first() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    patient.read(index).await.unwrap();
    let words = patient.words().join(" ");
    let mut other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    let attach = Attach::of(vec![vec![photo()]]);
    attach.begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    other.say(index, "From the laptop", today, &mut world.rng).await.unwrap();
    let outcome = bring(&mut patient, &net, &drawer, index, today, &mut world.rng).await.unwrap();
    let Outcome::Overtaken { arrived } = outcome else { panic!("{outcome:?}") };
    assert_eq!(outline(&arrived), ["patient: From the laptop"]);
    // Nothing has to be sealed or uploaded again.
    assert!(patient.attaching(index).is_some());
    assert_eq!(patient.send_attached(index, today, &mut world.rng).await, Ok(Outcome::Sent));
    let read = doctor.read(mailbox, &mut world.rng).await.unwrap();
    let written = outline(&read.thread.entries);
    assert_eq!(written[2..], ["patient: From the laptop", "patient files"]);
    let again = patient.send_attached(index, today, &mut world.rng).await;
    assert_eq!(again, Err(SendError::NothingAttached));
}

#[tokio::test]
async fn attachments_of_a_consultation_that_is_over_are_not_sent_and_their_words_are_kept() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    let attach = Attach::of(vec![vec![photo()]]);
    attach.begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let upload = patient.uploads(index).remove(0);
    upload.run(&net, &drawer, |_| {}).await.unwrap();
    doctor.decline(mailbox, DeclineReason::NoTime, "", &mut world.rng).await.unwrap();
    let sent = patient.send_attached(index, today, &mut world.rng).await;
    assert_eq!(sent, Err(SendError::WrongState { state: Some(State::Declined) }));
    assert_eq!(
        patient.attaching(index).map(|attaching| attaching.text().to_owned()).as_deref(),
        Some("See these.")
    );
    patient.give_up(index, &drawer).await.unwrap();
    assert_eq!(patient.drafts()[0].content, Content::text("See these."));
    assert!(patient.attaching(index).is_none() && drawer.is_empty());
    let kept = world.care.store().attachment(mailbox, upload.place().blob).await.unwrap();
    assert_eq!(kept, None, "it is not kept there either");
    assert_eq!(patient.places(index, &[SizeClass::SMALLEST], &mut world.rng).await, Err(PlacesError::Over));
}

#[tokio::test]
async fn nothing_is_uploaded_to_a_consultation_that_is_over_or_erased() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    let (net, drawer) = (world.net(), Drawer::new());
    Attach::of(vec![vec![photo()]]).begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let upload = patient.uploads(index).remove(0);
    doctor.decline(mailbox, DeclineReason::NoTime, "", &mut world.rng).await.unwrap();
    assert_eq!(upload.run(&net, &drawer, |_| {}).await, Err(UploadError::Over));
    assert!(!drawer.is_empty());
    let words = patient.words().join(" ");
    let mut other = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    other.destroy(index).await.unwrap();
    assert_eq!(upload.run(&net, &drawer, |_| {}).await, Err(UploadError::Gone));
    // Once that is known here, its parts belong to nothing.
    let today = world.today();
    patient.consultations(today, &mut world.rng).await.unwrap();
    assert!(patient.attaching(index).is_none());
    patient.sweep(&drawer).await.unwrap();
    assert!(drawer.is_empty());
}

#[tokio::test]
async fn after_the_opinion_attachments_are_a_question_about_it() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    doctor.opinion(mailbox, opinion(), &mut world.rng).await.unwrap();
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    let attach = Attach { is_question: true, ..Attach::of(vec![vec![photo()]]) };
    let outcome = attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
    assert_eq!(outcome, Ok(Outcome::Sent));
    assert_eq!(patient.read(index).await.unwrap().summary.state, State::FollowUp);
}

#[tokio::test]
async fn attachments_on_their_way_when_the_opinion_comes_do_not_use_up_the_question_unsaid() {
    let (mut world, mut patient, mut doctor, index, mailbox) = begun(4).await;
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    Attach::of(vec![vec![photo()]]).begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    doctor.opinion(mailbox, opinion(), &mut world.rng).await.unwrap();
    let sent = bring(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
    assert_eq!(sent, Err(SendError::OpinionCame.to_string()));
    assert_eq!(
        patient.read(index).await.unwrap().summary.state,
        State::Answered,
        "the question is still there"
    );
    // Nothing has to be sealed or uploaded again.
    patient.attach_as_question(index).await.unwrap();
    assert_eq!(patient.send_attached(index, today, &mut world.rng).await, Ok(Outcome::Sent));
    assert_eq!(patient.read(index).await.unwrap().summary.state, State::FollowUp);
}

fn begun_under(net: &Net) -> Vec<BlobId> {
    let seen = net.seen.borrow();
    let number = |header: &Header| match header {
        Header::UploadBlob(blob) => Some(*blob),
        _ => None,
    };
    seen.iter().filter_map(|request| request.headers.iter().find_map(number)).collect()
}

/// On a service that holds two attachments: a place that nobody knows of would be missing.
#[tokio::test]
async fn a_place_whose_answer_was_lost_is_the_same_place_and_costs_none() {
    let mut world = World::with_attachments(2).await;
    let doctor = world.register("doctor").await;
    let (faults, disk, small) = (Faults::none(), Disk::new(), [SizeClass::SMALLEST; 2]);
    let net = world.net_with(&faults);
    let mut patient = TestPatient::create(net.clone(), disk.clone(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, doctor.id).await;

    faults.at(0, Fault::FailAfter);
    let places = patient.places(index, &small, &mut world.rng).await.unwrap();
    assert!(faults.stop());
    let blobs: Vec<BlobId> = places.iter().map(|place| place.blob).collect();
    assert_eq!(begun_under(&net), [blobs[0], blobs[0], blobs[1]], "it is begun again under its number");

    // Both are given back, one more is begun, and the app is killed before it hears of it.
    faults.at(2, Fault::KillAfter);
    assert!(faults.run(patient.places(index, &small, &mut world.rng)).await.is_none());
    assert!(faults.stop());
    let mut patient = TestPatient::load(net, disk).await.unwrap().unwrap();
    assert!(
        patient.places(index, &small, &mut world.rng).await.is_ok(),
        "it was noted first, and given back"
    );
}

#[tokio::test]
async fn more_than_a_consultation_holds_is_refused_and_nothing_of_it_stays_there() {
    let (mut world, mut patient, _, index, _) = begun(2).await;
    let small = SizeClass::SMALLEST;
    assert_eq!(patient.places(index, &[small; 3], &mut world.rng).await, Err(PlacesError::Full));
    // Those that were to be had are given back.
    let first = patient.places(index, &[small; 2], &mut world.rng).await.unwrap();
    // Beginning anew gives back what was not used.
    let second = patient.places(index, &[small; 2], &mut world.rng).await.unwrap();
    let drawer = Drawer::new();
    let attach = Attach::of(vec![vec![photo()]]);
    let stale = attach.seal(&first[..1], &drawer, &mut world.rng).await.unwrap();
    assert_eq!(patient.attach(index, "", false, stale).await, Err(AttachError::NotReserved));
    let fresh = attach.seal(&second[..1], &drawer, &mut world.rng).await.unwrap();
    patient.attach(index, "", false, fresh).await.unwrap();
    assert_eq!(patient.attaching(index).map(|attaching| attaching.attached().len()), Some(1));
    assert_eq!(patient.places(index, &[small], &mut world.rng).await, Err(PlacesError::UnderWay));

    // What was begun and is used by nothing goes, here and there; what is on its way stays.
    patient.sweep(&drawer).await.unwrap();
    let kept: Vec<_> = drawer.parts.borrow().keys().map(|(blob, _)| *blob).collect();
    assert_eq!(kept, [second[0].blob]);
    let today = world.today();
    bring(&mut patient, &world.net(), &drawer, index, today, &mut world.rng).await.unwrap();
    assert_eq!(patient.places(index, &[small; 2], &mut world.rng).await, Err(PlacesError::Full));
    assert!(patient.places(index, &[small], &mut world.rng).await.is_ok(), "the second place was given back");
}

#[tokio::test]
async fn a_message_that_may_have_arrived_keeps_its_attachments() {
    let (mut world, _, mut doctor, ..) = begun(4).await;
    let faults = Faults::none();
    let net = world.net_with(&faults);
    let mut patient = TestPatient::create(net.clone(), Disk::new(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, doctor.id()).await;
    let (drawer, today) = (Drawer::new(), world.today());
    let attach = Attach::of(vec![vec![photo()]]);
    attach.begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    for upload in patient.uploads(index) {
        upload.run(&net, &drawer, |_| {}).await.unwrap();
    }
    patient.read(index).await.unwrap();
    // Its state, one upload's offset, the doctor's key and a tile of the log, then the message itself: that arrives, and nobody hears of it.
    faults.at(4, Fault::FailAfter);
    let waiting = patient.send_attached(index, today, &mut world.rng).await.unwrap_err();
    assert!(faults.stop() && matches!(waiting, SendError::Waiting(_)), "{waiting:?}");
    assert_eq!(patient.give_up(index, &drawer).await, Err(GiveUpError::MayHaveArrived));
    assert_eq!(patient.send_attached(index, today, &mut world.rng).await, Ok(Outcome::Sent));
    assert!(patient.attaching(index).is_none());
    let queue = doctor.queue(today, &mut world.rng).await.unwrap();
    let item = queue.items.iter().find(|item| item.state.state == State::Requested).unwrap();
    let read = doctor.read(item.mailbox, &mut world.rng).await.unwrap();
    assert_eq!(outline(&read.thread.entries), ["patient request", "patient files"]);
    let sequence = last(&read.thread.entries).sequence;
    assert!(content(doctor.fetch(item.mailbox, sequence, 0).unwrap()).await.is_ok());
}

#[tokio::test]
async fn of_an_attachment_only_what_was_sealed_is_believed() {
    let (mut world, mut patient, doctor, index, mailbox) = begun(4).await;
    let (net, drawer, today) = (world.net(), Drawer::new(), world.today());
    let attach = Attach::of(vec![vec![photo()]]);
    attach.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await.unwrap();
    type Lie = fn(&mut secondok_client::transport::Response);
    let lie: Rc<Cell<Lie>> = Rc::new(Cell::new(|_| {}));
    let told = Rc::clone(&lie);
    let forged = Net::forged(world.http(), move |request, mut response| {
        if request.headers.iter().any(|header| matches!(header, Header::Range(_))) {
            told.get()(&mut response);
        }
        response
    });
    let mut doctor = world.log_in_over(&account(&doctor), forged, &Disk::new()).await;
    let sequence = last(&doctor.read(mailbox, &mut world.rng).await.unwrap().thread.entries).sequence;
    let fetched = async || content(doctor.fetch(mailbox, sequence, 0).unwrap()).await.map(drop);
    assert_eq!(fetched().await, Ok(()));
    let nothing_yet = doctor.fetch(mailbox, sequence, 0).unwrap().finish();
    assert_eq!(nothing_yet, Err(FetchError::Changed(ChunkError::Missing { chunks: 1 })));
    lie.set(|response| response.body[100] ^= 1);
    assert_eq!(fetched().await, Err(FetchError::Changed(ChunkError::Changed { number: 0 })));
    let not_understood = |status| Err(FetchError::Service(ServiceError::NotUnderstood { status }));
    lie.set(|response| response.told = Told::default());
    assert_eq!(fetched().await, not_understood(206));
    lie.set(|response| response.body.truncate(65_535));
    assert_eq!(fetched().await, not_understood(206));
    // A hotel's page in place of the service's answer.
    lie.set(|response| (response.status, response.body) = (404, b"<html>".to_vec()));
    assert_eq!(fetched().await, not_understood(404));
}

/// Whatever stands between this device and the service may answer; only the service itself makes it forget.
#[tokio::test]
async fn an_upload_is_lost_only_if_the_service_says_so() {
    let (mut world, mut patient, _, index, _) = begun(4).await;
    let drawer = Drawer::new();
    Attach::of(vec![vec![photo()]]).begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let upload = patient.uploads(index).remove(0);
    let portal = |of: Method| {
        Net::forged(world.http(), move |request, mut response| {
            if request.method == of {
                (response.status, response.told, response.body) = (404, Told::default(), b"<html>".to_vec());
            }
            response
        })
    };
    for of in [Method::Head, Method::Patch] {
        let error = upload.run(&portal(of), &drawer, |_| {}).await.unwrap_err();
        assert_eq!(error, UploadError::Service(ServiceError::NotUnderstood { status: 404 }));
        assert!(error.is_passing());
    }
    assert_eq!(upload.run(&world.net(), &drawer, |_| {}).await, Ok(()));
    assert!(!UploadError::Lost.is_passing());
    assert!(UploadError::Service(ServiceError::Refused(Kind::UPLOAD_UNDER_WAY)).is_passing());
}

#[tokio::test]
async fn what_was_not_finished_in_time_is_told() {
    let (mut world, mut patient, _, index, _) = begun(4).await;
    let (net, drawer) = (world.net(), Drawer::new());
    Attach::of(vec![vec![photo()]]).begin(&mut patient, &drawer, index, &mut world.rng).await.unwrap();
    let upload = patient.uploads(index).remove(0);
    world.days(3).await;
    assert_eq!(upload.run(&net, &drawer, |_| {}).await, Err(UploadError::Lost));
    patient.give_up(index, &drawer).await.unwrap();
    let today = world.today();
    let again = Attach::of(vec![vec![photo()]]);
    let outcome = again.whole(&mut patient, &net, &drawer, index, today, &mut world.rng).await;
    assert_eq!(outcome, Ok(Outcome::Sent));
}
