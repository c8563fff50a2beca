//! What the passing of days does.

use secondok_api::consultation::{State, Transition};
use secondok_care::{
    consultations::rules,
    store::{AppendError, DayStep, OpenError, Store},
};
use secondok_protocol::Day;

use crate::things::{Patient, Place, TODAY, Things, care_of, erase, expire};

/// A consultation taken through these transitions on [`TODAY`].
async fn taken(store: &Store, things: &mut Things, way: &[Transition]) -> Patient {
    let doctor = things.doctor(store).await;
    let patient = things.patient(doctor);
    patient.open(store, TODAY).await.unwrap();
    for &step in way {
        let author = match step {
            Transition::FollowUp | Transition::Withdraw => patient.author(),
            _ => patient.doctor(),
        };
        patient.say(store, author, "step".into(), step, TODAY).await.unwrap();
    }
    patient
}

pub async fn the_last_day_is_inclusive(place: &impl Place) {
    use Transition::{Accept, Answer, FollowUp};
    let (store, mut things) = (place.store().await, Things::new(30));
    let cases: [(&[Transition], Transition, u32, State); 4] = [
        (&[], Accept, 3, State::Expired),
        (&[Accept], Answer, 5, State::Expired),
        (&[Accept, Answer], FollowUp, 14, State::Closed),
        (&[Accept, Answer, FollowUp], Answer, 5, State::Closed),
    ];
    for (way, next, days, late) in cases {
        let patient = taken(&store, &mut things, way).await;
        let author = if next == FollowUp { patient.author() } else { patient.doctor() };
        let said = patient.say(&store, author, "late".into(), next, TODAY + days + 1).await;
        assert_eq!(said, Err(AppendError::WrongState { state: late }), "{next:?} the day after");
        let said = patient.say(&store, author, "in time".into(), next, TODAY + days).await;
        assert!(said.is_ok(), "{next:?} on the last day");
    }
}

pub async fn late_consultations_end(place: &impl Place) {
    use Transition::{Accept, Answer, FollowUp};
    let (store, mut things) = (place.store().await, Things::new(31));
    let cases: [(&[Transition], u32, State); 4] = [
        (&[], 3, State::Expired),
        (&[Accept], 5, State::Expired),
        (&[Accept, Answer], 14, State::Closed),
        (&[Accept, Answer, FollowUp], 5, State::Closed),
    ];
    for (way, days, late) in cases {
        let patient = taken(&store, &mut things, way).await;
        let before = store.consultation(patient.mailbox).await.unwrap().unwrap();
        assert_eq!(expire(&store, TODAY + days, 3).await, [], "not on the last day");
        assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(before.clone())));

        let ended = expire(&store, TODAY + days + 1, 3).await;
        assert_eq!(ended.len(), 1);
        assert_eq!((ended[0].state, ended[0].due), (late, None));
        assert_eq!(ended[0].ended, Some(TODAY + days + 1));
        assert_eq!(ended[0].erase_on, Some(TODAY + days + 1 + 23 + 3));
        assert_eq!(ended[0].messages, before.messages);
        assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(ended[0].clone())));
        assert_eq!(expire(&store, TODAY + days + 1, 4).await, [], "once");
    }
    let many = 300;
    let doctor = things.doctor(&store).await;
    for _ in 0..many {
        things.patient(doctor).open(&store, TODAY).await.unwrap();
    }
    assert_eq!(expire(&store, TODAY + 9, 0).await.len(), many, "more than a page");
}

pub async fn ended_consultations_are_erased_on_their_day(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(32));
    let running = taken(&store, &mut things, &[Transition::Accept]).await;
    let ended = taken(&store, &mut things, &[Transition::Accept, Transition::Decline]).await;
    let erase_on = rules::erase_on(TODAY, 7);
    assert_eq!(erase(&store, erase_on - 1).await, 0);
    assert!(store.consultation(ended.mailbox).await.unwrap().is_some());
    assert_eq!(erase(&store, erase_on).await, 1);
    assert_eq!(store.consultation(ended.mailbox).await, Ok(None));
    assert_eq!(store.messages(ended.mailbox, Default::default()).await, Ok(Vec::new()));
    assert_eq!(ended.open(&store, erase_on).await, Err(OpenError::Exists), "and its address stays used");
    assert!(store.consultation(running.mailbox).await.unwrap().is_some());
    assert_eq!(erase(&store, Day::MAX).await, 0, "what runs is never erased");
}

pub async fn the_day_never_goes_backwards(place: &impl Place) {
    let store = place.store().await;
    assert_eq!(store.day_step(TODAY).await, Ok(DayStep::First));
    store.finish_day(TODAY).await.unwrap();
    assert_eq!(store.day_step(TODAY).await, Ok(DayStep::Same));
    assert_eq!(store.day_step(TODAY + 1).await, Ok(DayStep::Next));
    assert_eq!(store.day_step(TODAY + 9).await, Ok(DayStep::Jump { days: 9 }));
    store.finish_day(TODAY + 1).await.unwrap();
    store.finish_day(TODAY).await.unwrap();
    assert_eq!(store.day_step(TODAY).await, Ok(DayStep::Backwards { last: TODAY + 1 }));
}

pub async fn a_night_is_made_once(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(33));
    let care = care_of(&store);
    let patient = taken(&store, &mut things, &[]).await;
    let first = care.nightly(TODAY).await.unwrap();
    assert_eq!((first.step, first.day, first.ended, first.erased), (DayStep::First, TODAY, 0, 0));

    let late = care.nightly(TODAY + 4).await.unwrap();
    assert_eq!((late.step, late.ended), (DayStep::Jump { days: 4 }, 1));
    assert_eq!(store.consultation(patient.mailbox).await.unwrap().unwrap().state, State::Expired);
    let overdue = taken(&store, &mut things, &[]).await;
    let again = care.nightly(TODAY + 4).await.unwrap();
    assert_eq!((again.step, again.ended), (DayStep::Same, 0), "what this night missed the next one does");
    assert_eq!(overdue.destroy(&store).await, Ok(true));

    let back = care.nightly(TODAY + 1).await.unwrap();
    assert_eq!((back.step, back.day), (DayStep::Backwards { last: TODAY + 4 }, TODAY + 4));
    let gone = care.nightly(TODAY + 4 + 37).await.unwrap();
    assert_eq!((gone.ended, gone.erased), (0, 1));
}
