//! A device with the words is lost: a copy is saved, what the words open is destroyed or left behind, and new words are made.

use secondok_e2e::{Look, Person, saved};

use crate::{
    patient::{Intake, begins, shown_words, types_words},
    scene::Scene,
    storage::{names, writes_and_it_is_kept},
};

fn goes_over(anna: &Person, how: &str) {
    anna.presses(how);
    anna.sees(&format!("{how}-sure"));
    anna.presses(how);
}

#[test]
fn new_words_close_what_follows_to_whoever_has_the_ones_before() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-lost-a-phone", Look::PHONE);
    let lost = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    writes_and_it_is_kept(&anna, &anna.text("say"), "Half a sentence", "composing");

    anna.goes_to("/app/#/words");
    anna.presses("words-lost");
    anna.comes_to("renew-title");
    anna.sees("renew-leave-text");
    anna.finds_no_obstacle();
    anna.presses("copy-title");
    anna.sees("copy-what");
    anna.reads_text(scene.doctor.name());
    anna.finds_no_obstacle();
    let folder = tempfile::tempdir().expect("a temporary folder");
    anna.browser().saves_in(folder.path());
    anna.presses("copy-save");
    let copy = saved(folder.path(), "consultations.json");
    let copy = String::from_utf8(copy).expect("JSON is text");
    assert!(copy.contains(scene.doctor.name()) && copy.contains("\"messages\""), "{copy}");
    assert!(!lost.iter().all(|word| copy.contains(word.as_str())), "no word is in it");

    // Without deciding about them, nothing is destroyed and nothing left.
    anna.goes_to("/app/#/new-words");
    goes_over(&anna, "renew-destroy");
    anna.sees("renew-none");
    anna.finds_no_obstacle();
    goes_over(&anna, "renew-make");
    anna.comes_to("words-title");
    anna.goes_to("/app/#/consultations");
    anna.sees("words-reminder");
    assert!(
        !names(&anna).iter().any(|name| name.ends_with("/composing") || name.ends_with("/words-confirmed"))
    );
    anna.presses("words-reminder-link");
    anna.presses("words-show");
    let words = shown_words(&anna);
    assert_ne!(words, lost);

    // Whoever finds the phone reads nothing.
    let finder = scene.person("somebody-finds-it", Look::PHONE);
    finder.goes_to("/app/#/restore");
    types_words(&finder, &lost);
    finder.sees("list-not-found");
}

#[test]
fn what_is_left_behind_opens_with_the_words_before_alone() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-leaves-behind", Look::PHONE);
    let before = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    anna.goes_to("/app/#/new-words");
    goes_over(&anna, "renew-leave");
    anna.comes_to("words-title");
    anna.goes_to("/app/#/consultations");
    anna.sees("list-none");
    let other = scene.person("anna-comes-back-to-it", Look::PHONE);
    other.goes_to("/app/#/restore");
    types_words(&other, &before);
    other.sees("state-requested");
}
