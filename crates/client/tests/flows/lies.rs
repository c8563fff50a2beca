//! A service that withholds or changes messages.

use std::{cell::Cell, rc::Rc};

use secondok_api::{
    consultation::{FromQuery, Role},
    doctor::Queue,
    frame::{Frame, FrameReader},
    path,
    problem::{Kind, Problem},
};
use secondok_client::{
    doctor::{self, Numbers, QueueError},
    patient,
    send::{Outcome, SendError},
    service::ServiceError,
    transport::{Method, Request, Response, Told},
};

use crate::{
    faults::{Disk, Fault, Faults, Net},
    world::{TestDoctor, TestPatient, World, outline},
};

/// What a service makes of its answer.
type Lie = fn(&Request, Response) -> Response;

/// The answer with its frames changed; answers without frames stay.
fn with_frames(request: &Request, response: Response, change: impl FnOnce(&mut Vec<Frame>)) -> Response {
    if !request.path.contains("/messages?") {
        return response;
    }
    let mut reader = FrameReader::default();
    reader.push(&response.body);
    let mut frames: Vec<Frame> = std::iter::from_fn(|| reader.next_frame().unwrap()).collect();
    change(&mut frames);
    let mut body = Vec::new();
    frames.iter().for_each(|frame| frame.encode(&mut body));
    Response { body, ..response }
}

fn is_doctors(frame: &Frame) -> bool {
    matches!(frame, Frame::Message(message) if message.role == Role::Doctor)
}

async fn talk(world: &mut World) -> (TestPatient, Disk, u32) {
    let mut doctor = world.doctor().await;
    let disk = Disk::new();
    let mut patient = TestPatient::create(world.net(), disk.clone(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    doctor.say(mailbox, "Take no aspirin.", rng).await.unwrap();
    patient.read(index).await.unwrap();
    patient.say(index, "Good", today, rng).await.unwrap();
    (patient, disk, index)
}

#[tokio::test]
async fn a_message_that_was_read_once_cannot_be_taken_away_unseen() {
    let mut world = World::new().await;
    let (patient, disk, index) = talk(&mut world).await;
    let mut same = TestPatient::load(Net::forged(world.http(), hide_last), disk).await.unwrap().unwrap();
    assert_eq!(same.read(index).await.unwrap().thread.withheld.doctor, 1);
    // Another device has read nothing yet, but the patient's own message says how much had been read.
    let words = patient.words().join(" ");
    let mut other =
        TestPatient::restore(Net::forged(world.http(), hide_last), Disk::new(), &words).await.unwrap();
    assert_eq!(other.read(index).await.unwrap().thread.withheld.doctor, 1);
    let mut honest = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    assert_eq!(honest.read(index).await.unwrap().thread.withheld, Default::default());
}

/// Takes the doctor's last message out, if it is among these, and counts one less.
fn hide_last(request: &Request, response: Response) -> Response {
    with_frames(request, response, |frames| {
        if let Some(last) = frames.iter().rposition(is_doctors) {
            frames.remove(last);
        }
        for frame in frames {
            if let Frame::State(state) = frame {
                state.messages.doctor -= 1;
            }
        }
    })
}

/// Changes the last message of one side.
fn change_last(of: Role, request: &Request, response: Response) -> Response {
    with_frames(request, response, |frames| {
        let mut messages = frames.iter_mut().filter_map(|frame| match frame {
            Frame::Message(message) if message.role == of => Some(message),
            _ => None,
        });
        *messages.next_back().unwrap().wire.last_mut().unwrap() ^= 1;
    })
}

/// What an app has read it does not fetch again; whatever is amiss with what came since, all is read anew.
#[tokio::test]
async fn only_what_came_since_is_fetched_and_every_lie_about_it_is_found_out() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (lie, doctors) = (Rc::new(Cell::new(None::<Lie>)), world.net());
    let told = Rc::clone(&lie);
    let net = Net::forged(world.http(), move |request, response| match told.get() {
        Some(lie) => lie(request, response),
        None => response,
    });
    let mut doctor = world.log_in_over(&account, doctors.clone(), &Disk::new()).await;
    let mut patient = TestPatient::create(net.clone(), Disk::new(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    patient.read(index).await.unwrap();
    doctor.say(mailbox, "Take no aspirin.", rng).await.unwrap();
    doctor.read(mailbox, rng).await.unwrap();

    let fetched =
        |net: &Net| -> Vec<String> { net.seen.borrow_mut().drain(..).map(|request| request.path).collect() };
    let from = |patient, doctor| path::messages(mailbox, FromQuery { patient, doctor });
    fetched(&net);
    let read = patient.read(index).await.unwrap();
    assert_eq!(fetched(&net), [from(1, 1)]);
    let whole = ["patient request", "doctor accepted", "doctor: Take no aspirin."];
    assert_eq!(outline(&read.thread.entries), whole);
    assert_eq!((read.thread.refused.len(), read.thread.withheld), (0, Default::default()));

    patient.say(index, "Good", today, rng).await.unwrap();
    fetched(&doctors);
    let read = doctor.read(mailbox, rng).await.unwrap();
    assert_eq!(fetched(&doctors), [from(1, 2)]);
    assert_eq!(outline(&read.thread.entries)[3..], ["patient: Good"]);

    // What was sent from here comes back by its bytes.
    fetched(&net);
    let read = patient.read(index).await.unwrap();
    assert_eq!(fetched(&net), [from(1, 2)]);
    assert_eq!(outline(&read.thread.entries)[2..], ["doctor: Take no aspirin.", "patient: Good"]);
    assert_eq!(read.thread.withheld, Default::default());

    lie.set(Some(hide_last));
    assert_eq!(patient.read(index).await.unwrap().thread.withheld.doctor, 1);
    lie.set(None);
    assert_eq!(patient.read(index).await.unwrap().thread.withheld, Default::default());

    doctor.say(mailbox, "Rest.", rng).await.unwrap();
    let change_doctors: Lie = |request, response| change_last(Role::Doctor, request, response);
    lie.set(Some(change_doctors));
    fetched(&net);
    let read = patient.read(index).await.unwrap();
    assert_eq!(fetched(&net), [from(2, 2), from(0, 0)]);
    let [refused] = read.thread.refused.as_slice() else { panic!("{:?}", read.thread.refused) };
    assert_eq!((refused.role, refused.sequence), (Role::Doctor, 2));
    lie.set(None);
    let read = patient.read(index).await.unwrap();
    assert_eq!(outline(&read.thread.entries)[4..], ["doctor: Rest."]);
    assert_eq!(read.thread.refused, []);

    patient.say(index, "Thank you", today, rng).await.unwrap();
    let change_patients: Lie = |request, response| change_last(Role::Patient, request, response);
    lie.set(Some(change_patients));
    let read = patient.read(index).await.unwrap();
    let [refused] = read.thread.refused.as_slice() else { panic!("{:?}", read.thread.refused) };
    assert_eq!((refused.role, refused.sequence), (Role::Patient, 2));
}

/// Takes the doctor's last message out; the number of messages stays as it was, so that it seems to be there.
fn drop_last(request: &Request, response: Response) -> Response {
    with_frames(request, response, |frames| {
        let last = frames.iter().rposition(is_doctors).unwrap();
        frames.remove(last);
    })
}

/// Puts the doctor's message before in the place of the last, under the last one's number.
fn repeat_earlier(request: &Request, response: Response) -> Response {
    with_frames(request, response, |frames| {
        let last = frames.iter().rposition(is_doctors).unwrap();
        let before = frames[..last].iter().rposition(is_doctors).unwrap();
        let Frame::Message(mut again) = frames[before].clone() else { unreachable!() };
        again.sequence += 1;
        frames[last] = Frame::Message(again);
    })
}

/// The number of messages that the service claims to hold proves nothing: those that came are counted.
#[tokio::test]
async fn a_message_that_was_read_is_missed_whatever_number_the_service_tells() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let (disk, doctors_disk) = (Disk::new(), Disk::new());
    let mut doctor = world.log_in(&account, &doctors_disk).await;
    let mut patient = TestPatient::create(world.net(), disk.clone(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    doctor.say(mailbox, "Take no aspirin.", rng).await.unwrap();
    // Both have read it, and nobody has written since: only the devices know that it was there.
    patient.read(index).await.unwrap();
    doctor.read(mailbox, rng).await.unwrap();
    for lie in [drop_last, repeat_earlier] {
        let net = Net::forged(world.http(), lie);
        let mut patient = TestPatient::load(net.clone(), disk.clone()).await.unwrap().unwrap();
        assert_eq!(patient.read(index).await.unwrap().thread.withheld.doctor, 1);
        let mut doctor = TestDoctor::load(net, doctors_disk.clone()).await.unwrap().unwrap();
        assert_eq!(doctor.read(mailbox, &mut world.rng).await.unwrap().thread.withheld.doctor, 1);
    }
}

/// What another device wrote first is shown from what the service sends; were it to send less than was read before,
/// that must not lower what this device knows.
#[tokio::test]
async fn an_overtaken_text_makes_no_device_forget_what_it_has_read() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut phone = world.patient().await;
    let index = world.ask(&mut phone, doctor.id()).await;
    let words = phone.words().join(" ");
    let lies = Rc::new(Cell::new(false));
    let lying = Rc::clone(&lies);
    let net = Net::forged(
        world.http(),
        move |request, response| {
            if lying.get() { drop_last(request, response) } else { response }
        },
    );
    let mut laptop = TestPatient::restore(net, Disk::new(), &words).await.unwrap();
    let (today, rng) = (world.today(), &mut world.rng);
    // The phone writes as one that has not seen the doctor's messages: it cannot tell of them.
    phone.read(index).await.unwrap();
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    doctor.say(mailbox, "Take no aspirin.", rng).await.unwrap();
    laptop.read(index).await.unwrap();
    phone.say(index, "From the phone", today, rng).await.unwrap();
    lies.set(true);
    let outcome = laptop.say(index, "From the laptop", today, rng).await.unwrap();
    assert!(matches!(outcome, Outcome::Overtaken { .. }), "{outcome:?}");
    assert_eq!(laptop.read(index).await.unwrap().thread.withheld.doctor, 1);
}

/// The service refuses for a reason that sending again does not cure: the text is a draft, and said to be one.
#[tokio::test]
async fn what_is_refused_for_good_is_said_to_be_a_draft() {
    let mut world = World::new().await;
    let (refuses, faults) = (Rc::new(Cell::new(false)), Faults::none());
    let refusing = Rc::clone(&refuses);
    let net = Net::forged(world.http(), move |request, response| {
        if !refusing.get() || request.method != Method::Put || !request.path.contains("/messages/") {
            return response;
        }
        let body = serde_json::to_vec(&Problem::of(Kind::MALFORMED)).unwrap();
        Response { status: Kind::MALFORMED.status, told: Told::default(), body }
    })
    .failing(&faults);
    let account = world.register("doctor").await;
    let mut doctor = world.log_in_over(&account, net.clone(), &Disk::new()).await;
    let mut patient = TestPatient::create(net, Disk::new(), &mut world.rng).await.unwrap();
    let index = world.ask(&mut patient, account.id).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();
    patient.read(index).await.unwrap();

    faults.at(0, Fault::FailBefore);
    let error = patient.say(index, "Hello", today, rng).await.unwrap_err();
    assert!(matches!(error, SendError::Waiting(_)), "{error:?}");
    faults.at(0, Fault::FailBefore);
    let error = doctor.say(mailbox, "Hello", rng).await.unwrap_err();
    assert!(matches!(error, SendError::Waiting(_)), "{error:?}");
    faults.stop();
    refuses.set(true);
    assert_eq!(patient.resume(today, rng).await.unwrap(), [patient::Resumed::Draft(index)]);
    assert_eq!(doctor.resume(rng).await.unwrap(), [doctor::Resumed::Draft(mailbox)]);
    assert_eq!((patient.drafts().len(), doctor.drafts().len()), (1, 1));
}

#[tokio::test]
async fn a_changed_message_is_shown_as_such_and_nothing_is_written_after_it() {
    let mut world = World::new().await;
    let (_, disk, index) = talk(&mut world).await;
    let change = |request: &Request, response| {
        with_frames(request, response, |frames| {
            if let Some(Frame::Message(message)) = frames.iter_mut().find(|frame| is_doctors(frame)) {
                *message.wire.last_mut().unwrap() ^= 1;
            }
        })
    };
    let mut patient = TestPatient::load(Net::forged(world.http(), change), disk).await.unwrap().unwrap();
    let read = patient.read(index).await.unwrap();
    assert_eq!(outline(&read.thread.entries), ["patient request", "patient: Good"]);
    let [refused] = read.thread.refused.as_slice() else { panic!("{:?}", read.thread.refused) };
    assert_eq!((refused.role, refused.sequence), (Role::Doctor, 0));
    let today = world.today();
    let error = patient.say(index, "Hm", today, &mut world.rng).await.unwrap_err();
    assert_eq!(error, SendError::Broken(refused.error));
}

/// Of the queue, one mailbox cannot be read: the others stand there all the same, and it is tried again.
#[tokio::test]
async fn a_mailbox_that_cannot_be_read_keeps_no_other_back() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut patient = world.patient().await;
    world.ask(&mut patient, account.id).await;
    world.ask(&mut patient, account.id).await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let broken = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    let fault = Rc::new(Cell::new(Some(Kind::INTERNAL)));
    let answered = Rc::clone(&fault);
    let net = Net::forged(world.http(), move |request, response| match answered.get() {
        Some(kind) if request.path.starts_with(&path::mailbox(broken)) => {
            let body = serde_json::to_vec(&Problem::of(kind)).unwrap();
            Response { status: kind.status, told: Told::default(), body }
        }
        _ => response,
    });
    let mut doctor = world.log_in_over(&account, net, &Disk::new()).await;
    let mut numbers = Numbers::default();
    let rng = &mut world.rng;
    let queue = doctor.worklist(&mut numbers, today, rng).await.unwrap();
    assert_eq!(queue.items.len(), 2);
    for item in &queue.items {
        let known = numbers.get(item.mailbox).unwrap();
        let is_opened = (item.nickname.is_some(), known.specialty.is_some(), known.danger.is_some());
        let is_there = item.mailbox != broken;
        assert_eq!(is_opened, (is_there, is_there, is_there), "{item:?}");
    }

    // What concerns all is no fault of one.
    fault.set(Some(Kind::NOT_LOGGED_IN));
    let error = doctor.worklist(&mut numbers, today, rng).await.unwrap_err();
    assert_eq!(error, QueueError::Service(ServiceError::Refused(Kind::NOT_LOGGED_IN)));
    fault.set(None);
    doctor.worklist(&mut numbers, today, rng).await.unwrap();
    let known = numbers.get(broken).unwrap();
    assert!(known.nickname.is_some() && known.danger == Some(false), "{known:?}");
}

#[tokio::test]
async fn a_queue_that_is_too_short_costs_no_key() {
    let mut world = World::new().await;
    let account = world.register("doctor").await;
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, account.id).await;
    let today = world.today();
    let rng = &mut world.rng;
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;
    doctor.accept(mailbox, "", rng).await.unwrap();

    let empty = |request: &Request, response: Response| {
        if request.path != path::QUEUE {
            return response;
        }
        let mut queue: Queue = serde_json::from_slice(&response.body).unwrap();
        queue.consultations.clear();
        Response { body: serde_json::to_vec(&queue).unwrap(), ..response }
    };
    let faulty = Net::forged(world.http(), empty);
    let mut misled = world.log_in_over(&account, faulty, &Disk::new()).await;
    let rng = &mut world.rng;
    let queue = misled.queue(today, rng).await.unwrap();
    assert_eq!((queue.items.len(), queue.gone), (0, 0));

    patient.read(index).await.unwrap();
    patient.say(index, "Still there?", today, rng).await.unwrap();
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let read = doctor.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, []);
    assert_eq!(outline(&read.thread.entries)[2..], ["patient: Still there?"]);
}
