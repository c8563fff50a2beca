//! A newer version of the app on the service.

use std::collections::BTreeSet;

use secondok_e2e::{Look, Person};
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

    // The service has a newer app. The one that runs goes on as it was, also when it is loaded anew.
    front.renew();
    anna.reload();
    anna.sees("newer");
    assert_eq!(files(&anna), old, "the old version, whole");
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

/// Names of the files with a hash that make up the page that runs.
fn files(person: &Person) -> BTreeSet<String> {
    let asked = "performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)";
    let asked = person.evaluate(asked).unwrap_or_else(|fault| panic!("{fault}"));
    let asked = asked.as_array().cloned().unwrap_or_default();
    let names = asked.iter().filter_map(Value::as_str).filter_map(|path| path.strip_prefix("/app/"));
    names.filter(|name| name.split('.').count() == 3).map(str::to_owned).collect()
}
