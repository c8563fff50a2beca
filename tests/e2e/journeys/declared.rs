//! What a browser keeps stands in `policy/inventory.toml`.

use std::collections::BTreeSet;

use secondok_client::api::notice::{Audience, Severity};
use secondok_e2e::Look;
use secondok_tests::inventory::{compare, read};

use crate::{
    answering::{Asker, begins_an_answer, opens_the_question, sets_up},
    applying,
    asking::Patient,
    desk::{begins_a_notice, joins},
    facts::grants,
    lock::{PhoneLock, locks, person},
    notices::tells,
    patient::{Intake, begins},
    practice::at_work,
    scene::{Scene, server},
    storage::{changes, is_sealed, names, sends_an_attachment, waits_until_installed, writes_and_it_is_kept},
    verifying,
};

#[test]
fn what_the_browser_keeps() {
    let Some(scene) = Scene::new() else { return };
    tells(&scene, "A pause", Severity::Important, &[Audience::Patients]);
    let mut anna = person(&scene, "anna-looks-at-storage", Look::PHONE);
    let _phone = PhoneLock::of(&anna);
    begins(&mut anna, scene.doctor.name());
    anna.presses_named("Українська");
    anna.presses_named("English");
    Intake::new().answers(&anna, 0);
    waits_until_installed(&anna);
    let mut there = names(&anna);
    anna.goes_to("/app/#/ask");
    Intake::new().answers_from(&anna, 1);
    Intake::new().asks(&anna);
    Intake::new().agrees(&anna, scene.doctor.licensed_in());
    anna.presses("send-request");
    anna.sees("state-requested");
    writes_and_it_is_kept(&anna, &anna.text("say"), "Half a sentence", "composing");
    is_sealed(&anna, "secondok-patient", "composing", "Half a sentence");
    sends_an_attachment(&anna, "secondok-patient");
    there.append(&mut names(&anna));
    anna.goes_to("/app/#/device");
    changes(&anna, "secondok-patient", "facts", || grants(&anna, "version"));
    locks(&anna);
    there.append(&mut names(&anna));
    is_declared("patient", &there);

    // Removed from this device: what stays tells of nobody.
    anna.goes_to("/app/#/device");
    anna.presses("forget-yes");
    anna.sees("forget-title");
    anna.presses("forget-yes");
    anna.sees("forget-done");
    let left = names(&anna);
    let left = left.iter().filter(|name| !name.starts_with("caches/")).collect::<Vec<_>>();
    assert_eq!(left, ["localStorage/language"]);
}

#[test]
fn what_a_doctors_browser_keeps() {
    let Some(scene) = Scene::new() else { return };
    let _patient = Patient::asks(&scene.server);
    tells(&scene, "A pause", Severity::Important, &[Audience::Doctors]);
    let vera = at_work(&scene, "vera-looks-at-storage");
    vera.presses_named("Українська");
    vera.presses_named("English");
    waits_until_installed(&vera);
    vera.presses("accept");
    vera.sees("accept-done");
    let summary = vera.text("opinion-summary");
    changes(&vera, "secondok-doctor", "writing", || vera.writes(&summary, "Half an opinion"));
    is_sealed(&vera, "secondok-doctor", "writing", "Half an opinion");
    vera.goes_to("/#/session");
    changes(&vera, "secondok-doctor", "facts", || grants(&vera, "version"));
    let mut there = names(&vera);

    // Somebody who applies, with a document on its way to the verifiers.
    let Some((mut post, server, _verifier)) = applying::scene() else { return };
    let folder = tempfile::tempdir().expect("a temporary folder");
    let olena = applying::registers(&mut post, &server, "olena-looks-at-storage", Look::PHONE);
    olena.goes_to("/#/application/documents");
    olena.comes_to("step-documents");
    applying::chooses_a_photo(&olena, applying::photo(&folder));
    sends_an_attachment(&olena, "secondok-doctor");
    there.append(&mut names(&olena));
    is_declared("doctor", &there);
}

#[test]
fn what_the_browser_of_the_staff_keeps() {
    let Some(server) = server() else { return };
    let (petra, _) = joins(&server, "petra");
    petra.presses_named("Українська");
    petra.presses_named("English");
    waits_until_installed(&petra);
    begins_a_notice(&petra, "Half a title");
    is_sealed(&petra, "secondok-desk", "writing", "Half a title");
    let mut there = names(&petra);
    let ada = sets_up(&server, "ada-looks-at-storage");
    Asker::asks(&server, "Who reads this?");
    opens_the_question(&ada);
    begins_an_answer(&ada, "Half an answer");
    is_sealed(&ada, "secondok-desk", "answers", "Half an answer");
    there.append(&mut names(&ada));
    let vira = verifying::sets_up(&server, "vira-looks-at-storage");
    let _olena = verifying::applies(&server);
    verifying::begins_to_ask(&vira, "Half a request");
    is_sealed(&vira, "secondok-desk", "asked", "Half a request");
    there.append(&mut names(&vira));
    is_declared("desk", &there);
}

/// What this app keeps in a browser is what is declared of it.
fn is_declared(app: &str, there: &BTreeSet<String>) {
    let declared = read().browser.keys().filter(|name| name.starts_with(&format!("{app}/")));
    let there = there.iter().map(|name| format!("{app}/{}", declared_as(name)));
    compare("browser", declared, &there.collect());
}

/// The store of the app's files is called by their hash, a part of an attachment by the attachment.
fn declared_as(name: &str) -> String {
    match name.rsplit_once('/') {
        _ if name.starts_with("caches/") => "caches/VERSION".to_owned(),
        Some((store, _)) if store.ends_with("/parts") => format!("{store}/PART"),
        _ => name.to_owned(),
    }
}
