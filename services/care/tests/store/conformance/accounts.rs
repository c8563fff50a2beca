//! A doctor's account as a whole.

use secondok_api::{
    consultation::Transition,
    profile::{OwnProfile, ProfileChange},
};
use secondok_care::store::{
    Erasure, LeftOut, OpenError, ProfileChanged, SessionRow, Store, tombstone_of_doctor,
};
use secondok_protocol::id::{DoctorId, SecretHash};

use crate::things::{NOW, OPERATOR, Patient, Place, TODAY, Things, remembered};

/// The tables in which a row of this doctor's is left, in a backup as in the database.
async fn left(store: &Store, doctor: DoctorId) -> Vec<String> {
    let mut export = store.export().await.unwrap();
    let number = serde_json::to_value(secondok_api::bytes::Bytes(doctor.as_bytes().to_vec())).unwrap();
    let number = number.as_str().unwrap().to_owned();
    let mut tables = Vec::new();
    while let Some(row) = export.next().await.unwrap() {
        if serde_json::to_string(&row.values).unwrap().contains(&number) {
            tables.push(row.table);
        }
    }
    tables.dedup();
    tables
}

/// A consultation with this doctor that the patient has taken back.
async fn ended(store: &Store, things: &mut Things, doctor: DoctorId) -> Patient {
    let patient = things.patient(doctor);
    patient.open(store, TODAY).await.unwrap();
    let wire = things.wire();
    patient.say(store, patient.author(), wire, Transition::Withdraw, TODAY).await.unwrap();
    patient
}

pub async fn an_account_is_erased_whole_and_its_names_are_free(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(70));
    let (doctor, other) = (things.doctor(&store).await, things.doctor(&store).await);
    let patient = ended(&store, &mut things, doctor).await;
    let token = SecretHash::random(&mut things.0);
    store.create_session(SessionRow { token, doctor, valid_until: TODAY + 29 }, NOW).await.unwrap();
    let account = store.account(doctor, token, TODAY).await.unwrap().unwrap();
    assert_eq!((account.sessions.len(), account.consultations.len()), (1, 1));
    let all = ["doctor", "doctor_specialty", "doctor_login", "doctor_vault", "doctor_prekey", "consultation"];
    assert_eq!(left(&store, doctor).await, all);

    assert_eq!(store.is_erased(doctor).await, Ok(false));
    assert_eq!(store.erase_account(doctor, NOW).await, Ok(Erasure::Done));
    assert_eq!(
        store.erase_account(doctor, NOW).await,
        Ok(Erasure::Done),
        "asked again, the truth is told again"
    );
    assert_eq!(store.erase_account(DoctorId::random(&mut things.0), NOW).await, Ok(Erasure::Unknown));
    assert_eq!(store.is_erased(doctor).await, Ok(true));

    assert_eq!(left(&store, doctor).await, ["consultation"]);
    assert_eq!(store.session(token, TODAY).await, Ok(None));
    assert_eq!(store.login(&account.login).await, Ok(None));
    assert_eq!(store.vault(doctor).await, Ok(None));
    assert_eq!(store.account(doctor, token, TODAY).await, Ok(None));
    assert_eq!(store.doctor_by_slug(&account.slug, TODAY).await, Ok(None));
    assert_eq!(things.patient(doctor).open(&store, TODAY).await, Err(OpenError::DoctorUnavailable));
    let kept = store.consultation(patient.mailbox).await.unwrap().unwrap();
    assert_eq!(kept.doctor, doctor, "what has ended stays the patient's");
    assert!(!store.messages(patient.mailbox, Default::default()).await.unwrap().is_empty());
    assert_eq!(left(&store, other).await, &all[..5], "others keep theirs");

    // Somebody else can have the names now.
    let new = secondok_care::store::NewDoctor {
        doctor: DoctorId::random(&mut things.0),
        login: account.login,
        profile: things.profile(&account.slug, 5),
        invitation: SecretHash::random(&mut things.0),
        valid_until: TODAY + 7,
    };
    assert_eq!(store.invite_doctor(new, OPERATOR).await, Ok(()));
}

pub async fn an_account_that_patients_wait_for_is_not_erased(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(71));
    let doctor = things.doctor(&store).await;
    let (one, two) = (things.patient(doctor), things.patient(doctor));
    one.open(&store, TODAY).await.unwrap();
    two.open(&store, TODAY).await.unwrap();
    let wire = things.wire();
    one.say(&store, one.doctor(), wire, Transition::Accept, TODAY).await.unwrap();
    let before = left(&store, doctor).await;
    assert_eq!(store.erase_account(doctor, NOW).await, Ok(Erasure::Running(2)));
    assert_eq!(left(&store, doctor).await, before, "nothing was changed");
    for patient in [&one, &two] {
        let wire = things.wire();
        patient.say(&store, patient.doctor(), wire, Transition::Decline, TODAY).await.unwrap();
    }
    assert_eq!(store.erase_account(doctor, NOW).await, Ok(Erasure::Done));
}

pub async fn an_erased_account_does_not_come_back_with_a_backup(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(72));
    let (doctor, other) = (things.doctor(&store).await, things.doctor(&store).await);
    let patient = ended(&store, &mut things, doctor).await;
    let mut rows = Vec::new();
    let mut export = store.export().await.unwrap();
    while let Some(row) = export.next().await.unwrap() {
        rows.push(row);
    }
    drop(export);
    assert_eq!(store.erase_account(doctor, NOW).await, Ok(Erasure::Done));
    let since = store.tombstones().await.unwrap();
    assert!(since.contains(&tombstone_of_doctor(doctor)));

    let restored = place.store().await;
    let mut import = restored.import().await.unwrap();
    for row in rows {
        import.push(row).await.unwrap();
    }
    let (left_out, _) = import.finish(&remembered(&since)).await.unwrap();
    assert_eq!(left_out, LeftOut { consultations: 0, accounts: 1, staff: 0 });
    restored.rewrite().await.unwrap();
    assert_eq!(left(&restored, doctor).await, ["consultation"]);
    assert!(restored.consultation(patient.mailbox).await.unwrap().is_some());
    assert!(restored.account(other, SecretHash::from_bytes([0; 32]), TODAY).await.unwrap().is_some());
    assert_eq!(restored.is_erased(doctor).await, Ok(true), "nor with the next one");
}

pub async fn a_profile_changes_from_what_was_seen_only(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(73));
    let doctor = things.doctor(&store).await;
    let before = store.doctor(doctor).await.unwrap().unwrap().profile;
    let running = things.patient(doctor);
    running.open(&store, TODAY).await.unwrap();
    let seen = OwnProfile::of(&before, true);
    let mut to = OwnProfile { answer_days: 9, price_units: 7, accepting: false, ..seen.clone() };
    to.languages.push("uk".to_owned());
    to.about.insert("uk".to_owned(), "Серця.".to_owned());
    let change = |from: &OwnProfile, to: &OwnProfile| ProfileChange { from: from.clone(), to: to.clone() };

    for _ in 0..2 {
        assert_eq!(store.change_profile(doctor, change(&seen, &to)).await, Ok(ProfileChanged::Done));
    }
    let other = OwnProfile { price_units: 1, ..seen.clone() };
    assert_eq!(store.change_profile(doctor, change(&seen, &other)).await, Ok(ProfileChanged::Otherwise));
    let nobody = DoctorId::random(&mut things.0);
    assert_eq!(store.change_profile(nobody, change(&seen, &to)).await, Ok(ProfileChanged::Unknown));

    let now = store.doctor(doctor).await.unwrap().unwrap();
    assert_eq!(now.profile, to.clone().within(before), "and nothing else of it");
    assert!(!now.accepting);
    assert_eq!(store.consultation(running.mailbox).await.unwrap().unwrap().answer_days, 5);
    assert_eq!(things.patient(doctor).open(&store, TODAY).await, Err(OpenError::DoctorUnavailable));
    let back = OwnProfile { accepting: true, ..to.clone() };
    assert_eq!(store.change_profile(doctor, change(&to, &back)).await, Ok(ProfileChanged::Done));
    let next = things.patient(doctor).open(&store, TODAY).await.unwrap();
    assert_eq!(next.answer_days, 9);

    // Whom the organisation has paused, only the organisation lets be asked again.
    store.set_accepting(doctor, false, OPERATOR).await.unwrap();
    assert_eq!(store.change_profile(doctor, change(&to, &back)).await, Ok(ProfileChanged::Paused));
    let other = OwnProfile { price_units: 3, ..to.clone() };
    assert_eq!(store.change_profile(doctor, change(&to, &other)).await, Ok(ProfileChanged::Done));
    assert!(!store.doctor(doctor).await.unwrap().unwrap().accepting);
    let asked = OwnProfile { accepting: true, ..other.clone() };
    assert_eq!(store.change_profile(doctor, change(&other, &asked)).await, Ok(ProfileChanged::Paused));
}
