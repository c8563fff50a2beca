//! A service that withholds or changes messages.

use secondok_api::{
    consultation::Role,
    doctor::Queue,
    frame::{Frame, FrameReader},
    path,
};
use secondok_client::{
    send::SendError,
    transport::{Request, Response},
};

use crate::{
    faults::{Disk, Net},
    world::{PASSWORD, TestDoctor, TestPatient, World, outline},
};

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
    let hide = |request: &Request, response| {
        with_frames(request, response, |frames| {
            let last = frames.iter().rposition(is_doctors).unwrap();
            frames.remove(last);
            for frame in frames {
                if let Frame::State(state) = frame {
                    state.messages.doctor -= 1;
                }
            }
        })
    };
    let mut same = TestPatient::load(Net::forged(world.http(), hide), disk).await.unwrap().unwrap();
    assert_eq!(same.read(index).await.unwrap().thread.withheld.doctor, 1);
    // Another device has read nothing yet, but the patient's own message says how much had been read.
    let words = patient.words().join(" ");
    let mut other = TestPatient::restore(Net::forged(world.http(), hide), Disk::new(), &words).await.unwrap();
    assert_eq!(other.read(index).await.unwrap().thread.withheld.doctor, 1);
    let mut honest = TestPatient::restore(world.net(), Disk::new(), &words).await.unwrap();
    assert_eq!(honest.read(index).await.unwrap().thread.withheld, Default::default());
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
    let rng = &mut world.rng;
    let logged_in =
        TestDoctor::login(faulty, Disk::new(), &account.login, PASSWORD, today, rng).await.unwrap();
    let mut misled = logged_in.doctor;
    let queue = misled.queue(today, rng).await.unwrap();
    assert_eq!((queue.items.len(), queue.gone), (0, 0));

    patient.read(index).await.unwrap();
    patient.say(index, "Still there?", today, rng).await.unwrap();
    let mut doctor = world.log_in(&account, &Disk::new()).await;
    let read = doctor.read(mailbox, &mut world.rng).await.unwrap();
    assert_eq!(read.thread.refused, []);
    assert_eq!(outline(&read.thread.entries)[2..], ["patient: Still there?"]);
}
