#![expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::sync::Arc;

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_care::{
    Care, Parts,
    store::{Store, StoreOptions},
};
use secondok_testkit::{ManualClock, parts};

use super::*;

#[tokio::test]
async fn everything_is_played_to_today_and_the_shown_words_bring_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("care.sqlite").display());
    let today = Day::from_number(20_000);
    let clock = Arc::new(MovableClock::new(Arc::new(ManualClock::on(today))));
    let care = Care::new(Parts {
        demonstration: true,
        ..parts(Store::open(&StoreOptions::new(url)).await.unwrap(), clock.clone())
    });
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let played = play(&care, &clock, &mut rng).await.unwrap();

    assert_eq!(clock.today(), today);
    assert_eq!(played.doctors.len(), 8);
    assert_eq!(played.states.len(), 8, "every state: {:?}", played.states);
    let directory = care.store().directory(today).await.unwrap();
    let told = care.store().notices_in_force(today).await.unwrap();
    assert_eq!(told.len(), 2, "one for patients and the pages, one for doctors");
    assert!(directory.len() == 8 && directory.iter().all(|doctor| doctor.available), "{directory:?}");

    // Who tries the desk out logs in with the code of now; the other one finds a draft to release.
    let [petra, orest] = &played.staff;
    let at_desk = InProcess::new(care.desk_router(axum::Router::new()));
    for one in [petra, orest] {
        let code = one.code(care.clock().now().0);
        let (at_desk, vault) = (at_desk.clone(), MemoryVault::default());
        let here =
            secondok_client::desk::Desk::login(at_desk, vault, &one.login, &played.password, &code, &mut rng);
        let notices = here.await.unwrap().notices().await.unwrap().notices;
        assert_eq!(notices.iter().filter(|notice| notice.number.is_none()).count(), 1, "{}", one.login);
    }

    let transport = InProcess::new(care.router());
    let words = played.words.join(" ");
    let mut patient = DemoPatient::restore(transport.clone(), MemoryVault::default(), &words).await.unwrap();
    let consultations = patient.consultations(today, &mut rng).await.unwrap().list;
    let states: std::collections::BTreeSet<String> =
        consultations.iter().map(|one| format!("{:?}", one.state)).collect();
    assert_eq!(states.len(), 6, "whoever looks sees most of what can become of a request: {states:?}");
    let account = played.doctors.iter().find(|account| account.waiting > 0).unwrap();
    let login = DemoDoctor::login(
        transport,
        MemoryVault::default(),
        &account.login,
        &*played.password,
        today,
        &mut rng,
    );
    let queue = login.await.unwrap().doctor.queue(today, &mut rng).await.unwrap();
    assert!(queue.items.len() >= account.waiting, "{queue:?}");
}
