//! Notices: above the public pages and in the apps, until they were read.

use secondok_client::api::notice::{Audience, Severity};
use secondok_e2e::{Book, Look, Person, Tab, WITHIN, until};
use secondok_testkit::{Server, rng};
use secondok_tests::{notices, people};

use crate::{
    asking::Patient,
    patient::begins,
    practice::at_work,
    scene::{self, Scene},
};

/// A notice is written and released, and stands for three days more; its number.
pub(crate) fn tells(scene: &Scene, title: &str, severity: Severity, audiences: &[Audience]) -> u32 {
    released(&scene.server, title, severity, audiences)
}

fn released(server: &Server, title: &str, severity: Severity, audiences: &[Audience]) -> u32 {
    let today = people::today();
    let draft = notices::draft(title, severity, audiences, today, today + 3);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let seed = title.bytes().map(u64::from).sum();
    runtime
        .unwrap_or_else(|fault| panic!("{fault}"))
        .block_on(notices::released(server, draft, today, &mut rng(seed)))
        .1
}

/// Does not read these words, now that everything is there.
fn reads_no(person: &Person, words: &str) {
    let tab: &Tab = person;
    let gone = until(WITHIN, || {
        let text = tab.text();
        if text.contains(words) { Err(text) } else { Ok(()) }
    });
    gone.unwrap_or_else(|text| panic!("{words:?} stays: {text}"));
}

#[test]
fn what_is_important_stands_above_every_page_until_it_was_read() {
    let Some(server) = scene::server() else { return };
    let mut anna =
        Person::new("anna-reads-a-notice", &server.url(), Look::PHONE).expect("there is a browser");
    anna.reads(Book::Site);
    let one = released(&server, "A pause", Severity::Important, &[Audience::Site]);
    released(&server, "Good to know", Severity::Info, &[Audience::Site]);
    for path in ["/", "/policy", "/doctors?language=en"] {
        anna.goes_to(path);
        anna.reads_text("A pause (en)");
        anna.reads_text("What to do.");
    }
    anna.finds_no_obstacle();
    anna.presses("notices-read");
    anna.has_read_notice(one);
    reads_no(&anna, "A pause (en)");
    assert!(anna.url().ends_with("/doctors?language=en"), "{}", anna.url());
    anna.goes_to("/uk/");
    reads_no(&anna, "A pause (uk)");
    anna.goes_to("/");
    anna.presses("notices-title");
    anna.comes_to_named("Good to know (en)");
    anna.reads_text("A pause (en)");
    anna.finds_no_obstacle();
    let two = released(&server, "Another pause", Severity::Important, &[Audience::Site]);
    anna.goes_to("/");
    anna.reads_text("Another pause (en)");
    reads_no(&anna, "A pause (en)");
    anna.presses("notices-read");
    anna.has_read_notice(two);
    reads_no(&anna, "Another pause (en)");
}

#[test]
fn who_refuses_cookies_misses_nothing() {
    let Some(server) = scene::server() else { return };
    let look = Look::PHONE.refusing_cookies();
    let mut anna = Person::new("anna-refuses-cookies", &server.url(), look).expect("there is a browser");
    anna.reads(Book::Site);
    released(&server, "A pause", Severity::Important, &[Audience::Site]);
    anna.goes_to("/doctors");
    anna.presses("filter-show");
    anna.comes_to("doctors-title");
    anna.presses("notices-read");
    anna.comes_to("doctors-title");
    anna.reads_text("A pause (en)");
    anna.presses("policy-title");
    anna.comes_to("policy-title");
    anna.reads_text("A pause (en)");
}

#[test]
fn a_patients_app_tells_until_it_was_read_in_one_of_its_windows() {
    let Some(scene) = Scene::new() else { return };
    tells(&scene, "A pause", Severity::Important, &[Audience::Patients, Audience::Site]);
    tells(&scene, "Good to know", Severity::Info, &[Audience::Patients]);
    tells(&scene, "For others", Severity::Important, &[Audience::Doctors]);
    let mut anna = scene.person("anna-is-told", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    anna.goes_to("/app/");
    anna.reads_text("A pause (en)");
    anna.reads_text("Good to know (en)");
    reads_no(&anna, "For others");
    anna.finds_no_obstacle();
    let first = anna.opens_beside("/app/#/device");
    anna.reads_text("A pause (en)");
    // The first of them is the important one.
    anna.presses("notice-read");
    reads_no(&anna, "A pause (en)");
    let second = anna.turns_to(first);
    reads_no(&anna, "A pause (en)");
    anna.reads_text("Good to know (en)");
    anna.turns_to(second);
    anna.presses_named("Українська");
    anna.reads_text("Good to know (uk)");
    anna.presses_named("English");
    anna.crashes_and_opens("/app/#/device");
    anna.reads_text("Good to know (en)");
    reads_no(&anna, "A pause (en)");
    anna.presses("notice-read");
    reads_no(&anna, "Good to know (en)");
}

#[test]
fn a_doctors_app_tells_doctors() {
    let Some(scene) = Scene::new() else { return };
    let _patient = Patient::asks(&scene.server);
    tells(&scene, "For patients", Severity::Important, &[Audience::Patients]);
    tells(&scene, "A pause", Severity::Important, &[Audience::Doctors]);
    let vera = at_work(&scene, "vera-is-told");
    vera.reads_text("A pause (en)");
    reads_no(&vera, "For patients");
    vera.finds_no_obstacle();
    vera.presses("notice-read");
    reads_no(&vera, "A pause (en)");
}
