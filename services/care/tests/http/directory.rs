//! The public directory.

use secondok_api::{
    directory::{Directory, SpecialtyKeys},
    path,
    problem::Kind,
};

use crate::app::{App, first_day};

#[tokio::test]
async fn the_directory_lists_who_has_registered() {
    let mut app = App::start().await;
    app.invite("zoe").await;
    let (ada, bob) = (app.doctor("ada").await, app.doctor("bob").await);
    app.care.store().set_accepting(bob.id, false, app.operator()).await.unwrap();
    let directory: Directory = app.get(path::DIRECTORY, None).await.read();
    assert_eq!((directory.today, directory.demonstration, directory.accept_within), (first_day(), false, 3));
    let listed: Vec<_> = directory.doctors.iter().map(|entry| (entry.id, entry.available)).collect();
    assert_eq!(listed, [(ada.id, true), (bob.id, false)]);
}

#[tokio::test]
async fn keys_come_by_whole_specialties() {
    let mut app = App::start().await;
    let (ada, bob) = (app.doctor("ada").await, app.doctor("bob").await);
    let keys: SpecialtyKeys = app.get(&path::specialty_keys("cardiology"), None).await.read();
    let mut listed: Vec<_> = keys.doctors.iter().map(|keys| keys.id).collect();
    listed.sort();
    let mut expected = [ada.id, bob.id];
    expected.sort();
    assert_eq!(listed, expected);
    assert_eq!(
        keys.doctors.iter().find(|keys| keys.id == ada.id).unwrap().identity.0,
        ada.identity.public().as_bytes()
    );
    for unknown in ["astrology", "%00", "Cardiology", "%ff"] {
        let reply = app.get(&path::specialty_keys(unknown), None).await;
        assert!(
            reply.problem().is(Kind::UNKNOWN_SPECIALTY) || reply.problem().is(Kind::MALFORMED),
            "{unknown}"
        );
    }
}
