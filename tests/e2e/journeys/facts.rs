//! Facts about a device: off until they are granted, held as their person says, gone at once, told to nobody.

use std::collections::BTreeSet;

use secondok_client::facts::own_version;
use secondok_e2e::{Look, Person, WITHIN, until};
use secondok_testkit::server::Settings;

use crate::{
    asking::Patient,
    doctor::Doctor,
    practice::at_work,
    scene::{self, Scene},
    storage::{is_sealed, names},
};

const FACTS: &str = "indexedDB/secondok-patient/blobs/facts";
const COLUMNS: &str =
    "getComputedStyle(document.querySelector('.columns')).gridTemplateColumns.split(' ').length";

/// A switch is called by what it grants and what for.
fn switch(person: &Person, fact: &str) -> String {
    format!("{} {}", person.text(&format!("fact-{fact}")), person.text(&format!("fact-{fact}-use")))
}

pub(crate) fn grants(person: &Person, fact: &str) {
    person.chooses(&switch(person, fact));
}

fn revokes(person: &Person, fact: &str) {
    let switch = person.finds(&["checkbox"], &switch(person, fact));
    assert!(switch.is_chosen(), "{fact} was granted");
    switch.press().unwrap_or_else(|fault| panic!("{fault}"));
}

/// Waits until something is kept, or is not any more.
fn keeps(person: &Person, name: &str, kept: bool) {
    let done = until(WITHIN, || match names(person) {
        names if names.contains(name) == kept => Ok(()),
        names => Err(format!("{names:?}")),
    });
    done.unwrap_or_else(|why| panic!("{name} kept: {kept}; {why}"));
}

/// Everything that was asked of the service, but for whose and in what order.
fn asked(person: &Person) -> BTreeSet<(String, String)> {
    let asked = person.seen().requests.into_iter().filter(|request| request.url.starts_with("http"));
    asked.map(|request| (request.method, request.url)).collect()
}

/// A service that says that the apps of this version are broken.
fn broken() -> Option<Scene> {
    let environment = vec![("SECONDOK_BROKEN_APPS".to_owned(), own_version().to_string())];
    let server = scene::server_with(Settings { environment, ..Settings::default() })?;
    Some(Scene { doctor: Doctor::new(&server), server })
}

#[test]
fn of_switches_turned_at_once_none_is_lost() {
    let Some(scene) = Scene::new() else { return };
    let anna = scene.person("anna-turns-all-switches", Look::PHONE);
    anna.goes_to("/app/#/device");
    anna.comes_to("facts-title");
    let all = "document.querySelectorAll('[name=facts]').forEach((one) => one.click())";
    anna.evaluate(all).unwrap_or_else(|fault| panic!("{fault}"));
    anna.reads_text(&anna.text_with("fact-version-held", &[("version", own_version().to_string().into())]));
    anna.finds(&["radio"], &anna.text("platform-android"));
    let room = anna.text_with("fact-room-held", &[("count", 0.into())]);
    anna.reads_text(room.split('0').next().unwrap_or_default());
}

#[test]
fn what_a_patient_grants_is_used_and_corrected_here_told_to_nobody_and_gone_when_revoked() {
    let Some(scene) = broken() else { return };
    let anna = scene.person("anna-grants-facts", Look::PHONE);
    anna.goes_to("/app/#/device");
    anna.comes_to("facts-title");
    anna.does_not_see("version-broken");
    anna.reload();
    anna.comes_to("facts-title");
    anna.finds_no_obstacle();
    keeps(&anna, FACTS, false);
    let before = asked(&anna);

    grants(&anna, "version");
    anna.reads_text(&anna.text_with("fact-version-held", &[("version", own_version().to_string().into())]));
    anna.sees("version-broken");
    grants(&anna, "platform");
    anna.chooses(&anna.text("platform-android"));
    grants(&anna, "room");
    let room = anna.text_with("fact-room-held", &[("count", 0.into())]);
    anna.reads_text(room.split('0').next().unwrap_or_default());
    keeps(&anna, FACTS, true);
    is_sealed(&anna, "secondok-patient", "facts", "android");
    anna.finds_no_obstacle();
    anna.presses("help-title");
    anna.sees("help-android");
    anna.does_not_see("help-ios");

    anna.reload();
    anna.sees("version-broken");
    let android = anna.finds(&["radio"], &anna.text("platform-android"));
    assert!(android.is_chosen(), "what was corrected stays");
    let after = asked(&anna);
    let more: Vec<_> = after.difference(&before).collect();
    assert!(more.is_empty(), "nothing is asked that was not before: {more:?}");

    revokes(&anna, "version");
    anna.sees_no("version-broken");
    revokes(&anna, "platform");
    anna.presses("help-title");
    anna.sees("help-ios");
    revokes(&anna, "room");
    keeps(&anna, FACTS, false);
    anna.reload();
    anna.comes_to("facts-title");
    anna.does_not_see("version-broken");

    // The language is held because it was chosen.
    anna.presses_named("Українська");
    anna.presses_named("English");
    anna.comes_to("facts-title");
    keeps(&anna, "localStorage/language", true);
    revokes(&anna, "language");
    keeps(&anna, "localStorage/language", false);
    grants(&anna, "language");
    keeps(&anna, "localStorage/language", true);
}

#[test]
fn what_is_held_of_a_device_is_removed_with_everything_else() {
    let Some(scene) = Scene::new() else { return };
    let anna = scene.person("anna-forgets-facts", Look::PHONE);
    anna.goes_to("/app/#/device");
    anna.sees("device-empty");
    grants(&anna, "version");
    anna.sees_no("device-empty");
    keeps(&anna, FACTS, true);
    anna.presses("forget-yes");
    anna.sees("forget-title");
    anna.presses("forget-yes");
    anna.sees("forget-done");
    keeps(&anna, FACTS, false);
    anna.goes_to("/app/#/device");
    assert!(!anna.finds(&["checkbox"], &switch(&anna, "version")).is_chosen());
}

#[test]
fn a_doctor_chooses_how_a_case_stands_on_their_screen() {
    let Some(scene) = Scene::new() else { return };
    let _patient = Patient::asks(&scene.server);
    let vera = at_work(&scene, "vera-on-a-small-desk");
    let case = vera.url();
    let stands = |columns: u64| {
        let done = until(WITHIN, || match vera.evaluate(COLUMNS) {
            Ok(found) if found == columns => Ok(()),
            other => Err(format!("{other:?}")),
        });
        done.unwrap_or_else(|why| panic!("{columns} columns: {why}"));
    };
    let goes_back = || drop(vera.evaluate(&format!("location.href = '{case}', true")));
    stands(2);
    for (choice, columns) in [("screen-narrow", 1), ("screen-wide", 2)] {
        vera.goes_to("/#/session");
        vera.comes_to("facts-title");
        if choice == "screen-narrow" {
            vera.finds_no_obstacle();
            keeps(&vera, "indexedDB/secondok-doctor/blobs/facts", false);
            grants(&vera, "screen");
        }
        vera.chooses(&vera.text(choice));
        keeps(&vera, "indexedDB/secondok-doctor/blobs/facts", true);
        goes_back();
        stands(columns);
    }
    vera.goes_to("/#/session");
    revokes(&vera, "screen");
    keeps(&vera, "indexedDB/secondok-doctor/blobs/facts", false);
}
