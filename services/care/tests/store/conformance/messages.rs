//! Messages and the changes of state that they bring.

use secondok_api::consultation::{Counts, FromQuery, Receipt, Role, State, Transition};
use secondok_care::{
    consultations::rules,
    store::{Append, AppendError, Author, OpenError, Store},
};
use secondok_protocol::id::{DoctorId, MailboxAddress, MessageHash, SecretHash};

use crate::things::{Patient, Place, TODAY, Things};

/// A consultation that was just opened.
async fn opened(place: &impl Place, seed: u64) -> (Store, Things, Patient) {
    let (store, mut things) = (place.store().await, Things::new(seed));
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    patient.open(&store, TODAY).await.unwrap();
    (store, things, patient)
}

pub async fn a_consultation_runs_from_its_request_to_its_end(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 10).await;
    let (asks, answers) = (patient.author(), patient.doctor());
    let steps = [
        (asks, None, State::Requested, Some(TODAY + 3)),
        (answers, Some(Transition::Accept), State::Accepted, Some(TODAY + 1 + 5)),
        (asks, None, State::Accepted, Some(TODAY + 1 + 5)),
        (answers, None, State::Accepted, Some(TODAY + 1 + 5)),
        (answers, Some(Transition::Answer), State::Answered, Some(TODAY + 1 + 14)),
        (answers, None, State::Answered, Some(TODAY + 1 + 14)),
        (asks, Some(Transition::FollowUp), State::FollowUp, Some(TODAY + 1 + 5)),
        (asks, None, State::FollowUp, Some(TODAY + 1 + 5)),
        (answers, Some(Transition::Answer), State::Answered, Some(TODAY + 1 + 14)),
        (answers, Some(Transition::Close), State::Closed, None),
    ];
    let mut sent = vec![patient.first.wire.clone()];
    let mut answered = Vec::new();
    for (author, transition, state, due) in steps {
        let wire = things.wire();
        let done = patient.say(&store, author, wire.clone(), transition, TODAY + 1).await.unwrap();
        assert_eq!((done.row.state, done.row.due, done.repeated), (state, due, false), "{transition:?}");
        assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(done.row)));
        if author == asks { sent.push(wire) } else { answered.push(wire) }
    }
    let row = store.consultation(patient.mailbox).await.unwrap().unwrap();
    assert_eq!(row.messages, Counts { patient: 5, doctor: 6 });
    assert_eq!((row.ended, row.erase_on), (Some(TODAY + 1), Some(rules::erase_on(TODAY + 1, 7))));
    assert_eq!(row.to_state(TODAY + 2).erased_by, Some(TODAY + 1 + 37));

    let messages = store.messages(patient.mailbox, FromQuery::default()).await.unwrap();
    for (role, wires) in [(Role::Patient, sent), (Role::Doctor, answered)] {
        let of_role: Vec<_> = messages.iter().filter(|message| message.role == role).collect();
        assert_eq!(
            of_role.iter().map(|it| it.sequence).collect::<Vec<_>>(),
            Vec::from_iter(0..wires.len() as u32)
        );
        assert!(of_role.iter().zip(&wires).all(|(message, wire)| message.wire == *wire), "as they were sent");
    }
}

pub async fn messages_come_in_pages(place: &impl Place) {
    let (store, _, patient) = opened(place, 11).await;
    patient.say(&store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    for number in 1..70 {
        let said = patient.say(&store, patient.author(), format!("{number}").into(), None, TODAY).await;
        said.unwrap();
    }
    let mut from = FromQuery::default();
    let mut read = Vec::new();
    loop {
        let page = store.messages(patient.mailbox, from).await.unwrap();
        assert!(page.len() <= Store::PAGE);
        let is_last = page.len() < Store::PAGE;
        for message in page {
            match message.role {
                Role::Patient => from.patient = message.sequence + 1,
                Role::Doctor => from.doctor = message.sequence + 1,
            }
            read.push((message.role, message.sequence));
        }
        if is_last {
            break;
        }
    }
    let expected = (0..70).map(|number| (Role::Patient, number)).chain([(Role::Doctor, 0)]);
    assert_eq!(read, Vec::from_iter(expected));
    let rest = store.messages(patient.mailbox, FromQuery { patient: 69, doctor: 1 }).await.unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(store.messages(MailboxAddress::from_bytes([0; 32]), from).await, Ok(Vec::new()));
}

pub async fn a_repeated_message_gets_the_same_receipt(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 12).await;
    let accept = patient.next(&store, patient.doctor(), things.wire(), Some(Transition::Accept), TODAY).await;
    let receipt = Receipt { role: Role::Doctor, sequence: 0, hash: accept.hash };
    let first = store.append(accept.clone()).await.unwrap();
    assert_eq!((first.receipt, first.repeated), (receipt.clone(), false));

    let again = store.append(accept.clone()).await.unwrap();
    assert_eq!((again.receipt, again.repeated), (receipt.clone(), true), "at once");
    for transition in [Transition::Answer, Transition::Close] {
        patient.say(&store, patient.doctor(), things.wire(), transition, TODAY).await.unwrap();
    }
    let again = store.append(accept.clone()).await.unwrap();
    assert_eq!((again.receipt, again.repeated), (receipt, true), "and when everything has moved on");
    assert_eq!((again.row.state, again.row.messages.doctor), (State::Closed, 3), "with nothing done twice");

    let many: Vec<_> = (0..20)
        .map(|_| {
            tokio::spawn({
                let (store, accept) = (store.clone(), accept.clone());
                async move { store.append(accept).await }
            })
        })
        .collect();
    for one in many {
        assert!(one.await.unwrap().unwrap().repeated);
    }
}

pub async fn another_message_with_the_same_number_is_refused(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 13).await;
    let said = patient.next(&store, patient.author(), things.wire(), None, TODAY).await;
    store.append(said.clone()).await.unwrap();
    let wire = things.wire();
    let other = Append { hash: MessageHash::of(&wire), wire, ..said.clone() };
    assert_eq!(store.append(other.clone()).await, Err(AppendError::Taken), "the last one");
    patient.say(&store, patient.author(), things.wire(), None, TODAY).await.unwrap();
    assert_eq!(store.append(other).await, Err(AppendError::Taken), "an earlier one");
    let messages = store.messages(patient.mailbox, FromQuery::default()).await.unwrap();
    assert_eq!(messages.len(), 3);
    assert_eq!(messages[1].wire, said.wire);
}

pub async fn a_message_out_of_order_is_refused(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 14).await;
    let next = patient.next(&store, patient.author(), things.wire(), None, TODAY).await;
    for sequence in [2, 3, u32::MAX] {
        let early = Append { sequence, ..next.clone() };
        assert_eq!(store.append(early).await, Err(AppendError::Gap { expected: 1 }));
    }
    assert!(store.append(next).await.is_ok());
}

pub async fn a_message_that_does_not_follow_the_last_is_refused(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 15).await;
    let next = patient.next(&store, patient.author(), things.wire(), None, TODAY).await;
    let elsewhere = Append { previous: MessageHash::random(&mut things.0), ..next.clone() };
    assert_eq!(store.append(elsewhere).await, Err(AppendError::Mismatch));
    let nowhere = Append { previous: MessageHash::NONE, ..next };
    assert_eq!(store.append(nowhere).await, Err(AppendError::Mismatch));
}

pub async fn strangers_are_told_nothing(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 16).await;
    let message = patient.next(&store, patient.author(), things.wire(), None, TODAY).await;
    let elsewhere = Append { mailbox: MailboxAddress::random(&mut things.0), ..message.clone() };
    assert_eq!(store.append(elsewhere).await, Err(AppendError::Unknown));
    let stranger = Author::Patient(SecretHash::random(&mut things.0));
    assert_eq!(store.append(Append { author: stranger, ..message.clone() }).await, Err(AppendError::Unknown));
    let colleague = Author::Doctor(DoctorId::random(&mut things.0));
    assert_eq!(
        store.append(Append { author: colleague, ..message.clone() }).await,
        Err(AppendError::Unknown)
    );
    let early = Append { author: stranger, sequence: 9, ..message };
    assert_eq!(store.append(early).await, Err(AppendError::Unknown), "nor how many messages there are");
    assert_eq!(store.destroy(patient.mailbox, SecretHash::random(&mut things.0), |_| {}).await, Ok(false));
    assert!(store.consultation(patient.mailbox).await.unwrap().is_some());
}

/// What one side may send in a state: with a transition, or plain.
type Allowed = &'static [Option<Transition>];

pub async fn what_a_state_does_not_allow_is_refused(place: &impl Place) {
    use Transition::{Accept, Answer, Close, Decline, FollowUp, Withdraw};
    let (store, mut things) = (place.store().await, Things::new(17));
    let doctor = things.doctor(&store).await;
    // The way to each state, and what each side may do there.
    let states: [(State, &[Transition], Allowed, Allowed); 8] = [
        (State::Requested, &[], &[None, Some(Withdraw)], &[Some(Accept), Some(Decline)]),
        (State::Accepted, &[Accept], &[None, Some(Withdraw)], &[None, Some(Decline), Some(Answer)]),
        (State::Answered, &[Accept, Answer], &[Some(FollowUp)], &[None, Some(Close)]),
        (State::FollowUp, &[Accept, Answer, FollowUp], &[None], &[None, Some(Answer), Some(Close)]),
        (State::Closed, &[Accept, Answer, Close], &[], &[]),
        (State::Declined, &[Decline], &[], &[]),
        (State::Declined, &[Accept, Decline], &[], &[]),
        (State::Withdrawn, &[Withdraw], &[], &[]),
    ];
    let all = [Accept, Answer, Close, Decline, FollowUp, Withdraw].map(Some);
    for (state, way, patients, doctors) in states {
        for (is_doctor, allowed) in [(false, patients), (true, doctors)] {
            for transition in all.into_iter().chain([None]) {
                let patient = things.patient(doctor);
                patient.open(&store, TODAY).await.unwrap();
                for &step in way {
                    let author = match step {
                        FollowUp | Withdraw => patient.author(),
                        _ => patient.doctor(),
                    };
                    patient.say(&store, author, "step".into(), step, TODAY).await.unwrap();
                }
                let before = store.consultation(patient.mailbox).await.unwrap().unwrap();
                assert_eq!(before.state, state);
                let author = if is_doctor { patient.doctor() } else { patient.author() };
                let said = patient.say(&store, author, "tried".into(), transition, TODAY).await;
                if allowed.contains(&transition) {
                    assert!(said.is_ok(), "{state:?} allows {transition:?}, doctor: {is_doctor}");
                } else {
                    assert_eq!(
                        said,
                        Err(AppendError::WrongState { state }),
                        "{transition:?}, doctor: {is_doctor}"
                    );
                    assert_eq!(
                        store.consultation(patient.mailbox).await,
                        Ok(Some(before)),
                        "and changes nothing"
                    );
                }
            }
        }
    }
}

pub async fn a_mailbox_holds_so_many_messages_and_no_more(place: &impl Place) {
    let (store, _, patient) = opened(place, 18).await;
    patient.say(&store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    for number in 1..rules::MESSAGES_MAX {
        let said = patient.say(&store, patient.author(), format!("{number}").into(), None, TODAY).await;
        said.unwrap();
    }
    let more = patient.say(&store, patient.author(), "more".into(), None, TODAY).await;
    assert_eq!(more, Err(AppendError::Full));
    let other_side = patient.say(&store, patient.doctor(), "more".into(), None, TODAY).await;
    assert!(other_side.is_ok(), "the other side has its own room");
}

pub async fn only_so_many_messages_wait_for_the_doctors_first(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 22).await;
    for number in 1..rules::UNANSWERED_MAX {
        let said = patient.say(&store, patient.author(), format!("{number}").into(), None, TODAY).await;
        said.unwrap();
    }
    let before = store.consultation(patient.mailbox).await.unwrap().unwrap();
    let more = patient.say(&store, patient.author(), "more".into(), None, TODAY).await;
    assert_eq!(more, Err(AppendError::Unanswered));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(before)), "and nothing was changed");

    patient.say(&store, patient.doctor(), "yes".into(), Transition::Accept, TODAY).await.unwrap();
    let more = patient.say(&store, patient.author(), "more".into(), None, TODAY).await;
    assert!(more.is_ok(), "once the doctor has written: {more:?}");

    let other = things.patient(patient.doctor);
    other.open(&store, TODAY).await.unwrap();
    for number in 1..rules::UNANSWERED_MAX {
        other.say(&store, other.author(), format!("{number}").into(), None, TODAY).await.unwrap();
    }
    let withdrawn = other.say(&store, other.author(), "no more".into(), Transition::Withdraw, TODAY).await;
    assert_eq!(withdrawn.map(|done| done.row.state), Ok(State::Withdrawn), "always");
}

pub async fn of_two_senders_with_one_number_one_wins(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 19).await;
    for round in 0..10 {
        let mut tries = Vec::new();
        for _ in 0..8 {
            tries.push(patient.next(&store, patient.author(), things.wire(), None, TODAY).await);
        }
        let sent: Vec<_> = tries
            .into_iter()
            .map(|message| {
                let store = store.clone();
                tokio::spawn(async move { store.append(message).await })
            })
            .collect();
        let mut won = 0;
        for one in sent {
            match one.await.unwrap() {
                Ok(_) => won += 1,
                Err(refused) => assert_eq!(refused, AppendError::Taken),
            }
        }
        assert_eq!(won, 1, "round {round}");
    }
}

pub async fn destroyed_is_gone_and_stays_gone(place: &impl Place) {
    let (store, mut things, patient) = opened(place, 20).await;
    let accept = patient.next(&store, patient.doctor(), things.wire(), Some(Transition::Accept), TODAY).await;
    store.append(accept.clone()).await.unwrap();
    assert_eq!(patient.destroy(&store).await, Ok(true));

    assert_eq!(store.consultation(patient.mailbox).await, Ok(None));
    assert_eq!(store.messages(patient.mailbox, FromQuery::default()).await, Ok(Vec::new()));
    assert_eq!(store.queue(patient.doctor).await, Ok(Vec::new()));
    assert_eq!(store.append(accept).await, Err(AppendError::Unknown));
    assert_eq!(patient.destroy(&store).await, Ok(false));
    assert_eq!(patient.open(&store, TODAY).await, Err(OpenError::Exists));
}

pub async fn the_queue_begins_with_what_is_due_first(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(21));
    let (doctor, colleague) = (things.doctor(&store).await, things.doctor(&store).await);
    let mut expected = Vec::new();
    for day in [4, 0, 2, 0] {
        let patient = things.patient(doctor);
        patient.open(&store, TODAY + day).await.unwrap();
        expected.push((false, Some(TODAY + day + 3), patient.mailbox));
    }
    let ended = things.patient(doctor);
    ended.open(&store, TODAY).await.unwrap();
    ended.say(&store, ended.author(), "no more".into(), Transition::Withdraw, TODAY).await.unwrap();
    expected.push((true, None, ended.mailbox));
    things.patient(colleague).open(&store, TODAY).await.unwrap();
    expected.sort();
    let queue = store.queue(doctor).await.unwrap();
    let found = queue.iter().map(|row| (row.due.is_none(), row.due, row.mailbox));
    assert_eq!(Vec::from_iter(found), expected);
}
