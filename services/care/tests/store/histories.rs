//! Random histories: what patients, doctors, days, retries and crashes do to consultations, in any order.
//!
//! Ten thousand are tried on the rules alone, each step of each against what must always hold; some hundred are tried
//! on a real database too, which has to answer every request as the rules do.

mod model;
mod step;

use std::collections::BTreeSet;

use secondok_api::consultation::State;
use secondok_care::store::Store;
use secondok_protocol::Day;

use crate::things::{Folder, TODAY, Things, erase, expire};
use model::Model;
use step::Step;

/// Steps in a history.
const STEPS: u32 = 60;
/// Days that the doctor of the histories has for an answer.
const ANSWER_DAYS: u32 = 5;

/// Plays one history; on a store too, if there is one.
async fn play(seed: u64, store: Option<(&mut Store, &Folder)>) -> (BTreeSet<&'static str>, [usize; 3]) {
    let mut things = Things::new(seed);
    let (mut store, reopen) = match store {
        Some((store, folder)) => (Some(store), Some(folder.options("histories.db"))),
        None => (None, None),
    };
    let doctor = match &store {
        Some(store) => things.doctor(store).await,
        None => secondok_protocol::id::DoctorId::random(&mut things.0),
    };
    let mut model = Model::new(doctor, ANSWER_DAYS);
    let patients = [things.patient(doctor), things.patient(doctor)];
    let mut today: Day = TODAY;
    let (mut reached, mut seen) = (BTreeSet::new(), [0; 3]);
    for number in 0..STEPS {
        let step = Step::draw(&mut things, &model, &patients, today);
        let before = model.clone();
        let answer = match &step {
            Step::Days(days) => {
                today = today + *days;
                "a day".to_owned()
            }
            Step::Crash => {
                if let (Some(store), Some(options)) = (&mut store, &reopen) {
                    **store = Store::open(options).await.unwrap();
                }
                "again".to_owned()
            }
            Step::Open(new) => format!("{:?}", model.open(new)),
            Step::Append(append) => format!("{:?}", model.append(append)),
            Step::Night(draw) => format!("{:?}", model.night(today, *draw).0),
            Step::Destroy(mailbox, capability) => format!("{:?}", model.destroy(*mailbox, *capability)),
        };
        let told = |what: &str| format!("history {seed}, step {number}, {today}, {step:?}: {what}");
        model::holds(&before, &model, &step, today).unwrap_or_else(|broken| panic!("{}", told(&broken)));
        if let Some(store) = &store {
            let stored = match &step {
                Step::Days(_) | Step::Crash => answer.clone(),
                Step::Open(new) => format!("{:?}", store.open_consultation(new.clone()).await),
                Step::Append(append) => format!("{:?}", store.append(append.clone()).await),
                Step::Night(draw) => {
                    let ended = expire(store, today, *draw).await;
                    let ended = ended.into_iter().filter(|row| row.doctor == doctor);
                    erase(store, today).await;
                    format!("{:?}", Vec::from_iter(ended.map(|row| (row.mailbox, row.state))))
                }
                Step::Destroy(mailbox, capability) => {
                    format!("{:?}", store.destroy(*mailbox, *capability, |_| {}).await.unwrap())
                }
            };
            assert_eq!(stored, answer, "{}", told("the store and the rules answer differently"));
            for patient in &patients {
                let row = store.consultation(patient.mailbox).await.unwrap();
                assert_eq!(row.as_ref(), model.row(patient.mailbox), "{}", told("they hold different rows"));
            }
        }
        seen[0] += usize::from(before.rows() < model.rows());
        seen[1] += usize::from(before.messages() < model.messages());
        seen[2] += usize::from(before.graves() < model.graves());
        reached.extend(
            patients.iter().filter_map(|patient| model.row(patient.mailbox)).map(|row| name(row.state)),
        );
    }
    (reached, seen)
}

fn name(state: State) -> &'static str {
    match state {
        State::Requested => "requested",
        State::Accepted => "accepted",
        State::Answered => "answered",
        State::FollowUp => "follow-up",
        State::Closed => "closed",
        State::Declined => "declined",
        State::Expired => "expired",
        State::Withdrawn => "withdrawn",
    }
}

#[tokio::test]
async fn ten_thousand_histories_keep_the_rules() {
    let (mut reached, mut seen) = (BTreeSet::new(), [0; 3]);
    for seed in 0..10_000 {
        let (states, counts) = play(seed, None).await;
        reached.extend(states);
        seen.iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
    }
    assert_eq!(reached.len(), 8, "every state is reached: {reached:?}");
    let [opened, said, gone] = seen;
    assert!(opened > 15_000 && said > 30_000 && gone > 2_000, "the histories say something: {seen:?}");
}

#[tokio::test]
async fn a_real_store_answers_as_the_rules_do() {
    let folder = Folder::new();
    let mut store = Store::open(&folder.options("histories.db")).await.unwrap();
    for seed in 20_000..20_200 {
        play(seed, Some((&mut store, &folder))).await;
    }
}
