//! Doctors.

use secondok_care::{
    clock::Timestamp,
    store::{InviteError, LoginRow, NewDoctor, RegisterError, Registration, SessionRow, Store, VaultRow},
};
use secondok_protocol::{
    Day,
    id::{DoctorId, KeyId, SecretHash},
};

use crate::things::{NOW, OPERATOR, Place, TODAY, Things};

fn invited(things: &mut Things, slug: &str) -> NewDoctor {
    NewDoctor {
        doctor: DoctorId::random(&mut things.0),
        login: format!("{slug}@example.org"),
        profile: things.profile(slug, 3),
        invitation: SecretHash::random(&mut things.0),
        valid_until: TODAY + 7,
    }
}

fn registration(things: &mut Things, new: &NewDoctor, today: Day) -> Registration {
    Registration {
        invitation: new.invitation,
        now: Timestamp::beginning(today),
        record: vec![1; 192],
        identity: [2; 32],
        vault: vec![3; 500],
        prekeys: vec![things.prekey(TODAY)],
    }
}

async fn is_listed(store: &Store, new: &NewDoctor) -> bool {
    store.directory(TODAY).await.unwrap().iter().any(|entry| entry.doctor == new.doctor)
}

pub async fn an_invitation_is_good_once_and_until_its_day(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(40));
    let new = invited(&mut things, "anna");
    store.invite_doctor(new.clone(), OPERATOR).await.unwrap();
    let found = store.invitation(new.invitation, TODAY + 7).await.unwrap().unwrap();
    assert_eq!((found.doctor, found.login.as_str()), (new.doctor, "anna@example.org"));
    assert_eq!(store.invitation(new.invitation, TODAY + 8).await, Ok(None));
    assert_eq!(store.invitation(SecretHash::random(&mut things.0), TODAY).await, Ok(None));
    let doctor = store.doctor(new.doctor).await.unwrap().unwrap();
    assert_eq!((doctor.identity, &doctor.profile), (None, &new.profile));
    assert_eq!(store.login("anna@example.org").await, Ok(None));
    let nobody = LoginRow { account: DoctorId::from_bytes([0; DoctorId::LEN]), record: vec![7; 192] };
    assert_eq!(store.login_or("anna@example.org", nobody.clone()).await.as_ref(), Ok(&nobody));
    assert!(!is_listed(&store, &new).await);

    let late = registration(&mut things, &new, TODAY + 8);
    assert_eq!(store.register_doctor(late).await, Err(RegisterError::UnknownInvitation));
    let in_time = registration(&mut things, &new, TODAY + 7);
    assert_eq!(store.register_doctor(in_time.clone()).await, Ok(new.doctor));
    assert_eq!(store.register_doctor(in_time).await, Err(RegisterError::UnknownInvitation), "once");

    assert!(is_listed(&store, &new).await);
    let login = store.login("anna@example.org").await.unwrap().unwrap();
    assert_eq!(store.login_or("anna@example.org", nobody).await.as_ref(), Ok(&login));
    assert_eq!((login.account, login.record), (new.doctor, vec![1; 192]));
    assert_eq!(store.vault(new.doctor).await, Ok(Some(VaultRow { version: 1, sealed: vec![3; 500] })));
    assert_eq!(store.doctor(new.doctor).await.unwrap().unwrap().identity, Some([2; 32]));
}

pub async fn names_are_taken_once(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(41));
    let anna = invited(&mut things, "anna");
    store.invite_doctor(anna.clone(), OPERATOR).await.unwrap();
    let same_login = NewDoctor { login: anna.login.clone(), ..invited(&mut things, "berta") };
    assert_eq!(store.invite_doctor(same_login.clone(), OPERATOR).await, Err(InviteError::LoginTaken));
    let same_slug = NewDoctor { login: "other@example.org".to_owned(), ..invited(&mut things, "anna") };
    assert_eq!(store.invite_doctor(same_slug, OPERATOR).await, Err(InviteError::SlugTaken));
    let registered = registration(&mut things, &anna, TODAY);
    store.register_doctor(registered).await.unwrap();
    assert_eq!(
        store.invite_doctor(same_login, OPERATOR).await,
        Err(InviteError::LoginTaken),
        "also when registered"
    );
}

pub async fn a_session_ends(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(42));
    let doctor = things.doctor(&store).await;
    let mut session =
        || SessionRow { token: SecretHash::random(&mut things.0), doctor, valid_until: TODAY + 2 };
    let (first, second) = (session(), session());
    store.create_session(first, NOW).await.unwrap();
    store.create_session(second, NOW).await.unwrap();
    assert_eq!(store.session(first.token, TODAY + 2).await, Ok(Some(first)));
    assert_eq!(store.session(first.token, TODAY + 3).await, Ok(None), "after its last day");
    store.delete_session(first.token).await.unwrap();
    store.delete_session(first.token).await.unwrap();
    assert_eq!(store.session(first.token, TODAY).await, Ok(None), "logged out");
    assert_eq!(store.session(second.token, TODAY).await, Ok(Some(second)), "and nobody else");
    assert_eq!(store.delete_ended_sessions(TODAY + 2).await, Ok(0));
    assert_eq!(store.delete_ended_sessions(TODAY + 3).await, Ok(1));
}

pub async fn a_vault_is_replaced_only_in_the_version_that_was_read(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(43));
    let doctor = things.doctor(&store).await;
    assert_eq!(store.replace_vault(doctor, 1, vec![4]).await, Ok(Some(2)));
    assert_eq!(store.replace_vault(doctor, 1, vec![4]).await, Ok(Some(2)), "a retry gets the same answer");
    assert_eq!(store.replace_vault(doctor, 1, vec![5]).await, Ok(None), "another device was faster");
    assert_eq!(store.replace_vault(doctor, 7, vec![5]).await, Ok(None));
    assert_eq!(store.replace_vault(doctor, u64::MAX, vec![5]).await, Ok(None));
    assert_eq!(store.vault(doctor).await, Ok(Some(VaultRow { version: 2, sealed: vec![4] })));
    let nobody = DoctorId::random(&mut things.0);
    assert_eq!(store.replace_vault(nobody, 1, vec![5]).await, Ok(None));
    assert_eq!(store.vault(nobody).await, Ok(None));
}

pub async fn prekeys_are_current_between_their_days(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(44));
    let doctor = things.doctor(&store).await;
    let (old, new) = (things.prekey(TODAY), things.prekey(TODAY + 7));
    assert_eq!(store.replace_prekeys(doctor, 2, vec![]).await, Ok(false), "of another vault");
    assert_eq!(store.replace_prekeys(doctor, 1, vec![old.clone(), new.clone()]).await, Ok(true));
    for (day, prekey, current) in [
        (TODAY - 1, &old, false),
        (TODAY, &old, true),
        (TODAY + 14, &old, true),
        (TODAY + 15, &old, false),
        (TODAY + 6, &new, false),
        (TODAY + 7, &new, true),
    ] {
        assert_eq!(store.is_current_prekey(doctor, prekey.key, day).await, Ok(current), "{day}");
    }
    let unknown = KeyId::random(&mut things.0);
    assert_eq!(store.is_current_prekey(doctor, unknown, TODAY).await, Ok(false));

    let colleague = things.doctor(&store).await;
    assert_eq!(store.is_current_prekey(colleague, old.key, TODAY).await, Ok(false), "not a colleague's");
    for (day, newest) in [(TODAY + 6, &old), (TODAY + 7, &new), (TODAY + 20, &new)] {
        let keys = store.specialty_keys("cardiology", day).await.unwrap();
        let found = keys.iter().find(|keys| keys.doctor == doctor).unwrap();
        assert_eq!((found.identity, &found.prekey), ([2; 32], &newest.encoded), "{day}");
        assert!(keys.is_sorted_by_key(|keys| keys.doctor));
    }
    assert_eq!(store.specialty_keys("cardiology", TODAY + 99).await, Ok(Vec::new()));
    assert_eq!(store.specialty_keys("alchemy", TODAY).await, Ok(Vec::new()));
    store.set_accepting(doctor, false, OPERATOR).await.unwrap();
    store.set_accepting(colleague, false, OPERATOR).await.unwrap();
    assert_eq!(store.specialty_keys("cardiology", TODAY).await, Ok(Vec::new()));
}

pub async fn the_directory_lists_who_is_registered(place: &impl Place) {
    let (store, mut things) = (place.store().await, Things::new(45));
    let mut registered = Vec::new();
    for slug in ["zoe", "anna", "berta"] {
        let new = invited(&mut things, slug);
        store.invite_doctor(new.clone(), OPERATOR).await.unwrap();
        let registration = registration(&mut things, &new, TODAY);
        store.register_doctor(registration).await.unwrap();
        registered.push(new);
    }
    store.invite_doctor(invited(&mut things, "invited-only"), OPERATOR).await.unwrap();
    store.set_accepting(registered[2].doctor, false, OPERATOR).await.unwrap();

    let directory = store.directory(TODAY).await.unwrap();
    let found: Vec<_> = directory.iter().map(|it| (it.profile.slug.as_str(), it.available)).collect();
    assert_eq!(found, [("anna", true), ("berta", false), ("zoe", true)], "by name");
    let later = store.directory(TODAY + 15).await.unwrap();
    assert!(later.iter().all(|entry| !entry.available), "nobody can be asked without a current prekey");
    let page = store.doctor_by_slug("anna", TODAY).await.unwrap().unwrap();
    assert_eq!((page.doctor, page.available), (registered[1].doctor, true));
    assert_eq!(store.doctor_by_slug("invited-only", TODAY).await, Ok(None));
}
