//! Signed prekeys: any bytes, and a valid one with changes; only what the doctor signed is believed.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use secondok_fuzz::{Edits, Scene};
use secondok_protocol::{Day, prekey::UnverifiedPrekey};

static SCENE: LazyLock<Scene> = LazyLock::new(Scene::play);

fuzz_target!(|input: (u32, u32, Edits, &[u8])| {
    let (today, tolerance, edits, bytes) = input;
    let identity = SCENE.identity.public();
    if let Ok(prekey) = UnverifiedPrekey::parse(bytes) {
        assert!(prekey.signed_by(identity).is_err());
    }
    if let Some(edited) = edits.of(&SCENE.prekey)
        && let Ok(prekey) = UnverifiedPrekey::parse(&edited)
    {
        assert!(prekey.signed_by(identity).is_err());
    }
    let today = Day::from_number(today);
    let signed = UnverifiedPrekey::parse(&SCENE.prekey)
        .and_then(|prekey| prekey.signed_by(identity))
        .expect("the unchanged one is signed");
    let (first, last) = (signed.not_before(), signed.not_after());
    let tolerated =
        today.days_since(last) <= i64::from(tolerance) && first.days_since(today) <= i64::from(tolerance);
    // At the end of the calendar, days are no longer told apart.
    if today < Day::MAX {
        assert_eq!(signed.current_on(today, tolerance).is_ok(), tolerated);
    }
});
