//! Telling the doctor who one is.

use secondok_api::consultation::State;
use secondok_client::{
    content::Content,
    send::{Outcome, SendError},
};

use crate::world::{World, opinion, outline};

/// Wherever a text can be sent, and after the opinion as the follow-up question; both sides read it as what it is, and nothing
/// else is.
#[tokio::test]
async fn both_sides_see_that_the_patient_says_who_they_are() {
    let mut world = World::new().await;
    let mut doctor = world.doctor().await;
    let mut patient = world.patient().await;
    let index = world.ask(&mut patient, doctor.id()).await;
    let (today, rng) = (world.today(), &mut world.rng);
    let mailbox = doctor.queue(today, rng).await.unwrap().items[0].mailbox;

    assert_eq!(patient.reveal(index, "I am Olena Petrenko.", false, today, rng).await, Ok(Outcome::Sent));
    assert_eq!(patient.say(index, "I am Olena Petrenko.", today, rng).await, Ok(Outcome::Sent));
    doctor.accept(mailbox, "", rng).await.unwrap();
    patient.read(index).await.unwrap();
    assert_eq!(patient.reveal(index, "I live in Lviv.", false, today, rng).await, Ok(Outcome::Sent));
    doctor.opinion(mailbox, opinion(), rng).await.unwrap();
    let refused = patient.reveal(index, "May I come?", false, today, rng).await.unwrap_err();
    assert_eq!(refused, SendError::WrongState { state: Some(State::Answered) });
    assert_eq!(patient.drafts()[0].content.kind(), "revealed");
    assert_eq!(patient.reveal(index, "May I come?", true, today, rng).await, Ok(Outcome::Sent));
    assert_eq!(patient.drafts(), []);
    assert_eq!(patient.read(index).await.unwrap().summary.state, State::FollowUp);
    assert_eq!(patient.reveal(index, "On Monday.", false, today, rng).await, Ok(Outcome::Sent));
    doctor.reply(mailbox, "Do.", rng).await.unwrap();
    doctor.close(mailbox, "", rng).await.unwrap();
    let over = patient.reveal(index, "Thank you.", false, today, rng).await.unwrap_err();
    assert_eq!(over, SendError::WrongState { state: Some(State::Closed) });

    let whole = [
        "patient request",
        "patient revealed",
        "patient: I am Olena Petrenko.",
        "doctor accepted",
        "patient revealed",
        "doctor opinion",
        "patient revealed",
        "patient revealed",
        "doctor: Do.",
        "doctor closed",
    ];
    let told = |content: &Content| match content {
        Content::Revealed(revealed) => Some(revealed.text.clone()),
        _ => None,
    };
    for entries in [
        patient.read(index).await.unwrap().thread.entries,
        doctor.read(mailbox, rng).await.unwrap().thread.entries,
    ] {
        assert_eq!(outline(&entries), whole);
        let told: Vec<_> = entries.iter().filter_map(|entry| told(&entry.content)).collect();
        assert_eq!(told, ["I am Olena Petrenko.", "I live in Lviv.", "May I come?", "On Monday."]);
    }
}
