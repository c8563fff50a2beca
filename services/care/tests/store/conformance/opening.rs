//! Opening consultations.

use secondok_api::consultation::{Counts, State, Transition};
use secondok_care::store::{NewDoctor, OpenError, StoredMessage};
use secondok_protocol::id::{DoctorId, MessageHash, SecretHash};

use crate::things::{OPERATOR, Patient, Place, TODAY, Things};

pub async fn a_repeated_opening_gets_the_same_answer(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(1));
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    assert_eq!(store.consultation(patient.mailbox).await, Ok(None));

    let row = patient.open(&store, TODAY).await.unwrap();
    assert_eq!((row.state, row.opened, row.due), (State::Requested, TODAY, Some(TODAY + 3)));
    assert_eq!((row.answer_days, row.messages), (5, Counts { patient: 1, doctor: 0 }));
    assert_eq!((row.last_patient, row.last_doctor), (patient.first.hash, MessageHash::NONE));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(row.clone())));
    assert_eq!(patient.open(&store, TODAY + 1).await, Ok(row), "a retry gets the same answer");

    let wire = things.wire();
    let accepted = patient.say(&store, patient.doctor(), wire, Transition::Accept, TODAY).await.unwrap();
    store.set_accepting(doctor, false, OPERATOR).await.unwrap();
    let retried = patient.open(&store, TODAY + 1).await;
    assert_eq!(retried, Ok(accepted.row), "also when it has gone on since, and the doctor takes no new ones");
}

pub async fn an_address_is_never_used_twice(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(2));
    let doctor = things.doctor(&store).await;
    let patient = things.patient(doctor);
    let row = patient.open(&store, TODAY).await.unwrap();

    let stranger = Patient { capability: SecretHash::random(&mut things.0), ..patient.clone() };
    assert_eq!(stranger.open(&store, TODAY).await, Err(OpenError::Exists));
    let changed = Patient { first: StoredMessage::new(things.wire()), ..patient.clone() };
    assert_eq!(changed.open(&store, TODAY).await, Err(OpenError::Exists));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(Some(row)), "and nothing was changed");

    assert_eq!(patient.destroy(&store).await, Ok(true));
    assert_eq!(patient.open(&store, TODAY).await, Err(OpenError::Exists), "nor after it was destroyed");
}

pub async fn only_an_available_doctor_is_asked(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(3));
    let unknown = DoctorId::random(&mut things.0);
    assert_eq!(things.patient(unknown).open(&store, TODAY).await, Err(OpenError::DoctorUnavailable));

    let invited = DoctorId::random(&mut things.0);
    let new = NewDoctor {
        doctor: invited,
        login: "invited@example.org".to_owned(),
        profile: things.profile("invited", 3),
        invitation: SecretHash::random(&mut things.0),
        valid_until: TODAY,
    };
    store.invite_doctor(new, OPERATOR).await.unwrap();
    assert_eq!(things.patient(invited).open(&store, TODAY).await, Err(OpenError::DoctorUnavailable));

    let doctor = things.doctor(&store).await;
    assert_eq!(store.set_accepting(doctor, false, OPERATOR).await, Ok(true));
    let patient = things.patient(doctor);
    assert_eq!(patient.open(&store, TODAY).await, Err(OpenError::DoctorUnavailable));
    assert_eq!(store.consultation(patient.mailbox).await, Ok(None), "and nothing was stored");
    assert_eq!(store.set_accepting(doctor, true, OPERATOR).await, Ok(true));
    assert_eq!(
        store.set_accepting(DoctorId::random(&mut things.0), true, OPERATOR).await,
        Ok(false),
        "nobody"
    );
    assert!(patient.open(&store, TODAY).await.is_ok());
}

pub async fn many_open_at_once(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(4));
    let doctor = things.doctor(&store).await;
    let patients: Vec<_> = (0..50).map(|_| things.patient(doctor)).collect();
    // Each twice: as a client does whose first answer was lost.
    let openings = patients.iter().chain(&patients).map(|patient| {
        let (store, patient) = (store.clone(), patient.clone());
        tokio::spawn(async move { patient.open(&store, TODAY).await })
    });
    for opening in openings.collect::<Vec<_>>() {
        opening.await.unwrap().unwrap();
    }
    assert_eq!(store.queue(doctor).await.unwrap().len(), patients.len());
}
