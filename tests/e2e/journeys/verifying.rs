//! A doctor applies, two verifiers look, one proposes and the other approves; and what they do at the same time.

use secondok_e2e::{Book, Look, Person, WITHIN, until};
use secondok_testkit::Server;
use secondok_tests::applicant::{Applicant, MINISTRY, NAME, UNIVERSITY};

use crate::{
    desk::joins_as,
    files::{beside, sees_picture},
    scene,
    storage::changes,
};

const PHOTO: &[u8] = include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg");

/// Somebody who has joined the staff and set the verifiers' account up.
pub(crate) fn sets_up(server: &Server, name: &str) -> Person {
    let (ada, _) = joins_as(server, name, "verifier", "doctors-title");
    ada.sees("doctors-waiting-none");
    ada.finds_no_obstacle();
    ada.presses("verification-staff-title");
    ada.comes_to("verification-staff-title");
    ada.finds_no_obstacle();
    ada.presses("verification-set-up");
    ada.comes_to("verification-printed-title");
    ada.finds_no_obstacle();
    ada.presses("printed-kept");
    ada.sees("verification-let-in");
    ada
}

/// Two verifiers: the first has let the second in.
fn two(server: &Server) -> [Person; 2] {
    let ada = sets_up(server, "ada");
    let (bohdan, _) = joins_as(server, "bohdan", "verifier", "doctors-title");
    bohdan.goes_to("/#/doctors/staff");
    bohdan.sees("staff-wait");
    bohdan.finds_no_obstacle();
    ada.goes_to("/#/session");
    ada.comes_to("session-title");
    ada.goes_to("/#/doctors/staff");
    ada.presses_named(&ada.text_with("let-in-whom", &[("login", "bohdan@example.org".into())]));
    ada.finds_no_obstacle();
    ada.presses("let-in");
    ada.sees_no("staff-not-let-in");
    [ada, bohdan]
}

/// A doctor applies with a photo of her diploma.
pub(crate) fn applies(server: &Server) -> Applicant {
    let olena = Applicant::registered(server, "olena");
    olena.applies(PHOTO);
    olena
}

/// Opens the first application of the queue.
fn opens_the_first(person: &Person) {
    person.goes_to("/#/session");
    person.comes_to("session-title");
    person.goes_to("/#/doctors");
    person.comes_to("doctors-title");
    let press = "(() => { const row = document.querySelector('.rows a'); row?.click(); return !!row; })()";
    let opened = until(WITHIN, || {
        if person.evaluate(press).is_ok_and(|is| is == true) { Ok(()) } else { Err("no row".to_owned()) }
    });
    opened.unwrap_or_else(|why| panic!("{why}"));
    person.comes_to_named(NAME);
    person.sees("credentials-title");
    person.reads_text("My diploma.");
}

/// Takes the first application, begins to ask the doctor for more, and waits until that is kept on this device.
pub(crate) fn begins_to_ask(person: &Person, text: &str) {
    opens_the_first(person);
    person.presses("step-take");
    person.sees("reviewer-me");
    let field = person.text("ask-label");
    person.finds(&["textbox"], &field);
    changes(person, "secondok-desk", "asked", || person.writes(&field, text));
}

/// Looks at the document in the browser.
fn looks_at_the_document(person: &Person) {
    person.presses_named(&beside(person, "file-show", "photo", 1));
    sees_picture(person);
    person.finds_no_obstacle();
    person.presses("close");
}

/// Records that a credential was confirmed.
fn records(person: &Person, kind: &str, issuer: &str) {
    let credential = person.text(&format!("credential-kind-{kind}"));
    let args = [("credential", credential.as_str().into()), ("issuer", issuer.into())];
    person.presses_named(&person.text_with("check-begin-of", &args));
    person.presses("check-record");
    person.sees("check-lacks-how");
    person.finds_no_obstacle();
    person.chooses(&person.text("check-how-register"));
    person.writes(&person.text("check-source"), "The ministry's public register");
    person.chooses(&person.text("check-is-confirmed"));
    person.presses("check-record");
    person.sees("check-recorded");
    person.sees_no("check-stays");
}

#[test]
fn a_doctor_whom_one_verifier_checks_and_another_approves_can_be_asked() {
    let Some(server) = scene::server() else { return };
    let [ada, bohdan] = two(&server);
    let _olena = applies(&server);

    opens_the_first(&ada);
    ada.sees("credential-unchecked");
    ada.finds_no_obstacle();
    ada.scrolls_no_way_but_down();
    ada.presses("step-take");
    ada.sees("reviewer-me");
    ada.sees("missing-check");
    looks_at_the_document(&ada);
    records(&ada, "diploma", UNIVERSITY);
    records(&ada, "licence", MINISTRY);
    ada.sees_no("missing-check");
    ada.finds_no_obstacle();
    ada.leaves_no_text_to_the_browser();
    ada.presses("step-propose");
    ada.sees("decide-other");
    ada.does_not_see("step-approve");
    ada.finds_no_obstacle();

    opens_the_first(&bohdan);
    bohdan.reads_text(&bohdan.text_with("proposer", &[("login", "ada@example.org".into())]));
    bohdan.sees("decide-second");
    looks_at_the_document(&bohdan);
    bohdan.presses("step-approve");
    bohdan.sees("step-approve-title");
    bohdan.finds_no_obstacle();
    bohdan.presses("step-no");
    bohdan.presses("step-approve");
    bohdan.presses("step-approve");
    bohdan.sees("step-approve-done");
    bohdan.sees("step-propose-revocation");
    bohdan.finds_no_obstacle();
    bohdan.goes_to("/#/doctors/verified");
    bohdan.reads_text(NAME);
    bohdan.finds_no_obstacle();

    let mut anna = Person::new("anna-looks-for-a-doctor", &server.url(), Look::PHONE.refusing_cookies())
        .expect("the scene has a browser");
    anna.reads(Book::Site);
    anna.goes_to("/doctors/olena-koval");
    anna.reads_text(NAME);
    anna.reads_text("Valves, and whether they need an operation.");
}

#[test]
fn what_was_typed_stays_when_a_colleague_was_first_and_the_doctor_is_asked_for_more() {
    let Some(server) = scene::server() else { return };
    let [ada, bohdan] = two(&server);
    let olena = applies(&server);
    let (field, asked) = (ada.text("ask-label"), "Please show the second page.");
    begins_to_ask(&ada, asked);

    opens_the_first(&bohdan);
    bohdan.presses("step-take-over");
    bohdan.sees("step-take-over-title");
    bohdan.finds_no_obstacle();
    bohdan.presses("step-take-over");
    bohdan.sees("reviewer-me");

    ada.presses("ask-send");
    ada.sees("problem-application-changed");
    ada.reads_text(&ada.text_with("reviewer", &[("login", "bohdan@example.org".into())]));
    ada.finds_no_obstacle();
    ada.presses("step-take-over");
    ada.presses("step-take-over");
    ada.sees("reviewer-me");
    let there = until(WITHIN, || match ada.finds(&["textbox"], &field).written() {
        text if text == asked => Ok(()),
        text => Err(format!("the field says {text:?}")),
    });
    there.unwrap_or_else(|why| panic!("{why}"));
    ada.presses("ask-send");
    ada.sees("asked");
    ada.sees("doctor-waits");
    ada.finds_no_obstacle();
    assert!(olena.runs(&["doctor", "application", "read"]).contains(asked), "it has come to her");
    ada.goes_to("/#/doctors/with-the-doctor");
    ada.reads_text(NAME);

    // What she wrote is sealed for them alone: whoever leaves this browser leaves nothing.
    ada.goes_to("/#/session");
    ada.sees("staff-role-verifier");
    ada.presses("logout");
    ada.comes_to("login-title");
}
