//! A newer version of the app on the service.

use std::collections::BTreeSet;

use secondok_e2e::{Look, Person, WITHIN, until};
use serde_json::Value;

use crate::{
    front::Front,
    patient::{Intake, begins},
    scene::Scene,
    storage::{waits_until_installed, writes_and_it_is_kept},
};

#[test]
fn a_newer_app_takes_over_whole_when_the_person_says_so_and_versions_never_mix() {
    let Some(scene) = Scene::new() else { return };
    let front = Front::of(scene.server.address());
    let mut anna = scene.person_at("anna-updates", &front.url(), Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    let intake = Intake::new();
    intake.answers_from(&anna, 0);
    anna.comes_to("own-title");
    waits_until_installed(&anna);
    let old = files(&anna);
    let label = anna.text_with("own-question", &[("number", 1.into())]);
    writes_and_it_is_kept(&anna, &label, "Is it safe to wait?", "intake");

    // The service has a newer app. The one that runs goes on as it was, also when it is loaded anew, and again once the
    // newer one is at hand.
    front.renew();
    for _ in 0..2 {
        anna.reload();
        anna.sees("newer");
        is_made_of(&anna, &old);
    }
    anna.comes_to("own-title");
    anna.finds_no_obstacle();

    // The person says so: the newer one, whole, with what was written.
    anna.presses("reload");
    anna.sees_no("newer");
    anna.comes_to("own-title");
    assert!(anna.finds(&["textbox"], &label).written().starts_with("Is it safe to wait?"));
    let new = files(&anna);
    assert_eq!(new, old.iter().map(|name| front.renewed(name)).collect(), "the new version, whole");
    anna.reload();
    anna.comes_to("own-title");
    assert_eq!(files(&anna), new);
}

#[test]
fn every_window_hears_of_a_newer_app_and_can_go_over_to_it_after_another_one_has() {
    let Some(scene) = Scene::new() else { return };
    let front = Front::of(scene.server.address());
    let mut anna = scene.person_at("anna-updates-three-windows", &front.url(), Look::PHONE);
    // The first window came from the service, the others from what the browser has kept since.
    anna.goes_to("/app/");
    anna.presses("choose-doctor");
    anna.reads_text(scene.doctor.name());
    waits_until_installed(&anna);
    let old = files(&anna);
    let uncontrolled = anna.opens_beside("/app/");
    is_made_of(&anna, &old);
    let controlled = anna.opens_beside("/app/");
    is_made_of(&anna, &old);

    front.renew();
    anna.reload();
    anna.sees("newer");
    anna.presses("reload");
    anna.sees_no("newer");
    let new: BTreeSet<String> = old.iter().map(|name| front.renewed(name)).collect();
    is_made_of(&anna, &new);
    for window in [controlled, uncontrolled] {
        anna.turns_to(window);
        anna.sees("newer");
        is_made_of(&anna, &old);
        anna.presses("reload");
        anna.sees_no("newer");
        is_made_of(&anna, &new);
    }
}

/// Waits until the page that runs is made up of these files, whole.
fn is_made_of(person: &Person, wanted: &BTreeSet<String>) {
    let made = until(WITHIN, || match asked_for(person)? {
        found if found == *wanted => Ok(()),
        found => Err(format!("the page is made of {found:?}, not of {wanted:?}")),
    });
    made.unwrap_or_else(|why| panic!("{why}"));
}

/// Names of the files with a hash that make up the page that runs.
fn files(person: &Person) -> BTreeSet<String> {
    asked_for(person).unwrap_or_else(|why| panic!("{why}"))
}

/// The same, or why it cannot be told now: another page may be coming.
fn asked_for(person: &Person) -> Result<BTreeSet<String>, String> {
    let asked = "performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)";
    let asked = person.evaluate(asked).map_err(|fault| fault.to_string())?;
    let asked = asked.as_array().cloned().unwrap_or_default();
    let names = asked.iter().filter_map(Value::as_str).filter_map(|path| path.strip_prefix("/app/"));
    Ok(names.filter(|name| name.split('.').count() == 3).map(str::to_owned).collect())
}
