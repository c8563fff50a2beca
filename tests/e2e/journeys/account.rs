//! The doctor's account: read, saved, corrected, erased.

use secondok_tests::people::PASSWORD;

use crate::{asking::Patient, practice::at_work, scene::Scene};

#[test]
fn a_doctor_reads_corrects_and_erases_their_account() {
    let Some(scene) = Scene::new() else { return };
    let patient = Patient::asks(&scene.server);
    let mut vera = at_work(&scene, "vera-and-her-account");
    // A name that nobody has any more is told so; so is a profile that is not possible.
    vera.expects_refusals(&["/api/v1/doctor/"]);
    vera.goes_to("/#/session");
    vera.comes_to("session-title");
    vera.presses("document-account-title");
    vera.comes_to("document-account-title");
    vera.sees("document-verified-text");
    vera.finds_no_obstacle();
    vera.presses("account-all");
    vera.reads_text(scene.doctor.login());
    vera.sees("document-kept-text");
    vera.finds_no_obstacle();
    vera.presses("account-save");
    vera.sees("account-saved");
    vera.presses("account-save-json");

    // What is theirs they change; what is not possible is said, and changes nothing.
    vera.writes(&vera.text("document-price"), "7");
    vera.writes(&vera.text("document-answer-days"), "15");
    vera.presses("account-change");
    vera.sees("failure-profile-answer-days");
    vera.writes(&vera.text("document-answer-days"), "9");
    // Its name is all that stands beside it.
    let away = format!("{} {}", vera.text("account-away"), vera.text("account-away-about"));
    vera.chooses(&away);
    vera.presses("account-change");
    vera.sees("account-changed");
    vera.goes_to("/#/session");
    vera.comes_to("session-title");
    vera.goes_to("/#/account");
    vera.comes_to("document-own");
    assert_eq!(vera.finds(&["textbox"], &vera.text("document-price")).written(), "7");
    assert!(vera.finds(&["checkbox"], &away).is_chosen());

    // While a patient waits there is nothing to press.
    vera.sees("failure-erase-running-next");
    assert!(!vera.has("button", &vera.text("erase-yes")));
    vera.goes_to("/#/consultation/1");
    vera.presses("decline");
    vera.chooses(&vera.text("reason-no-time"));
    vera.presses("decline-yes");
    vera.sees("decline-done");

    vera.goes_to("/#/account");
    let name = vera.text_with("erase-confirm", &[("login", scene.doctor.login().into())]);
    vera.writes(&name, "somebody else");
    vera.writes(&vera.text("password"), PASSWORD);
    vera.presses("erase-yes");
    vera.sees("failure-erase-confirm");
    vera.finds_no_obstacle();
    vera.writes(&name, scene.doctor.login());
    vera.presses("erase-yes");
    vera.sees("erase-no");
    vera.finds_no_obstacle();
    vera.presses("erase-yes");
    vera.comes_to("login-title");
    vera.sees("erase-done");
    drop(patient);
}
