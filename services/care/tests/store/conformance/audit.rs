//! The audit log.

use secondok_api::{
    audit::{Actor, Alert, Event, KEPT_DAYS},
    desk::Roles,
};
use secondok_care::{
    audit::{Broken, Head, SealKey, Stamp, verify},
    clock::Timestamp,
    store::{NewStaff, StaffRegistration, Store, Which},
};
use secondok_protocol::id::{SecretHash, StaffId};

use crate::things::{NOW, OPERATOR, Place, TODAY, Things};

fn key() -> SealKey {
    SealKey::from_seed(&[7; 32])
}

async fn events(store: &Store, which: Which) -> Vec<(u64, Actor, Event)> {
    let entries = store.audit_entries(which, None, 100).await.unwrap();
    entries.into_iter().map(|entry| (entry.number, entry.by, entry.event)).collect()
}

pub async fn a_change_and_its_entry_come_together(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(130));
    let staff = StaffId::random(&mut things.0);
    let new = NewStaff {
        staff,
        login: "petra@example.org".to_owned(),
        roles: Roles::new(),
        invitation: SecretHash::random(&mut things.0),
        valid_until: TODAY + 7,
    };
    store.invite_staff(new.clone(), OPERATOR).await.unwrap().unwrap();
    store.invite_staff(new.clone(), OPERATOR).await.unwrap().unwrap_err();
    let later = Timestamp(NOW.0 + 77);
    let registration = StaffRegistration {
        invitation: new.invitation,
        record: vec![1; 192],
        key: vec![2; 1216],
        step: 3,
        now: later,
    };
    store.register_staff(registration.clone()).await.unwrap().unwrap();
    assert_eq!(store.register_staff(registration).await, Ok(None));
    assert!(store.remove_staff("petra@example.org", OPERATOR).await.unwrap());
    assert!(!store.remove_staff("petra@example.org", OPERATOR).await.unwrap());
    let doctor = things.doctor(&store).await;
    assert!(store.set_accepting(doctor, false, OPERATOR).await.unwrap());
    let by_staff = Actor::Staff(staff);
    let all = [
        (6, Actor::Operator, Event::DoctorPaused { doctor }),
        (5, Actor::Doctor(doctor), Event::DoctorRegistered),
        (4, Actor::Operator, Event::DoctorInvited { doctor }),
        (3, Actor::Operator, Event::StaffRemoved { staff }),
        (2, by_staff, Event::StaffRegistered),
        (1, Actor::Operator, Event::StaffInvited { staff, roles: Roles::new() }),
    ];
    assert_eq!(events(&store, Which::All).await, all, "what was refused is not noted");
    assert_eq!(events(&store, Which::Of(Actor::Doctor(doctor))).await, all[..3]);
    assert_eq!(events(&store, Which::Of(by_staff)).await, all[3..]);
    let one = store.audit_entries(Which::All, Some(3), 1).await.unwrap();
    assert_eq!((one[0].number, one[0].at, one.len()), (2, later.0, 1));
    let names = store.audit_names(&store.audit_entries(Which::All, None, 9).await.unwrap()).await.unwrap();
    assert_eq!(
        (names.staff.len(), names.doctors.contains_key(&doctor)),
        (0, true),
        "who is gone has no name"
    );
}

pub async fn what_somebody_should_look_at_is_found_alone(place: &impl Place) {
    let store = place.store().await;
    let alert = Event::Alert(Alert::ClockSetBack);
    for event in [Event::StaffLoggedIn, alert.clone(), Event::StaffLoggedIn] {
        store.note(Stamp::service(NOW), event).await.unwrap();
    }
    assert_eq!(events(&store, Which::Alerts).await, [(2, Actor::Service, alert)]);
}

/// Of several services on one database each entry follows the one before it.
pub async fn entries_that_come_at_once_are_one_chain(place: &impl Place) {
    let options = place.fresh().await;
    let stores = [Store::open(&options).await.unwrap(), Store::open(&options).await.unwrap()];
    let many = (0..40).map(|number| {
        let store = stores[number % 2].clone();
        tokio::spawn(async move { store.note(OPERATOR, Event::SupportRekeyed).await.unwrap() })
    });
    for one in Vec::from_iter(many) {
        one.await.unwrap();
    }
    let whole = verify(&stores[0], &key().public(), &[], NOW).await.unwrap().unwrap();
    assert_eq!((whole.entries, whole.head.number), (40, 40));
}

pub async fn the_end_is_sealed_each_night_and_what_is_old_is_forgotten(place: &impl Place) {
    let store = place.store().await;
    let night = |days: u32| Timestamp::beginning(TODAY + days);
    assert_eq!(store.seal_audit(&key(), NOW).await, Ok(Head::NONE), "there is nothing to seal");
    assert_eq!(store.audit_seals().await, Ok(vec![]));
    for days in [0, 1, 2] {
        store.note(Stamp::operator(night(days)), Event::SupportRekeyed).await.unwrap();
        let end = store.seal_audit(&key(), night(days)).await.unwrap();
        assert_eq!(store.seal_audit(&key(), night(days)).await, Ok(end), "again");
    }
    let seals = store.audit_seals().await.unwrap();
    assert_eq!(seals.iter().map(|seal| seal.head.number).collect::<Vec<_>>(), [1, 2, 3]);
    let verified = async |days| verify(&store, &key().public(), &[], night(days)).await.unwrap();
    assert_eq!(verified(2).await.unwrap().sealed, Some(3));
    let other = SealKey::from_seed(&[8; 32]).public();
    assert_eq!(verify(&store, &other, &[], NOW).await, Ok(Err(Broken::Forged(1))));

    store.seal_audit(&key(), night(KEPT_DAYS)).await.unwrap();
    assert_eq!(verified(KEPT_DAYS).await.unwrap().entries, 3, "on the last day");
    store.seal_audit(&key(), night(KEPT_DAYS + 2)).await.unwrap();
    let whole = verified(KEPT_DAYS + 2).await.unwrap();
    assert_eq!((whole.entries, whole.seals, whole.head.number), (1, 2, 3));
    store.seal_audit(&key(), night(KEPT_DAYS + 9)).await.unwrap();
    assert_eq!(verified(KEPT_DAYS + 9).await.unwrap().entries, 0);
    store.note(Stamp::operator(night(KEPT_DAYS + 9)), Event::SupportRekeyed).await.unwrap();
    let end = verified(KEPT_DAYS + 9).await.unwrap().head;
    assert_eq!((end.number, store.audit_ends(4).await), (4, Ok((Some(end), end))), "it goes on from there");
}
