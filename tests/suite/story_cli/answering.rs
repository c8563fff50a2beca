//! Answering by hand: stopped anywhere and gone on with, looked through and corrected.

use secondok_testkit::Server;

use super::person::Person;

/// No sign of danger, then yes to every term.
const BEGIN: &str = "no\nno\nno\nno\nyes\nyes\nyes\nyes\nyes\nyes\n";
/// Whom it is about, age range.
const FIRST: &str = "1\n8\n";
/// Everything after it, and one question to the doctor.
const REST: &str =
    "\n1\nRamipril.\n\nAt night nothing.\n.\nno\n2\n3\n2\n\n\n\n8\n4\n2\n\nMust I be operated on?\n\n";
const ASK: [&str; 4] = ["patient", "ask", "--doctor", "vera"];

#[test]
fn stopping_anywhere_loses_no_answer() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let told = patient.typing(&format!("{BEGIN}{FIRST}"), &ASK);
    told.failed(1, "The input ended").says("6 of ");
    // Gone on with: neither the terms nor what was answered is asked again. Then stopped at the very end.
    let told = patient.typing(&format!("yes\n{REST}4\n"), &ASK);
    let told = told.failed(1, "What you have answered is kept").says("6 answers");
    assert!(!told.out.contains("Do you agree?"), "{}", told.out);
    told.says("At night nothing.");
    // An answer about danger can be corrected; its advice is given then.
    patient
        .typing("yes\n2\n2\nyes\nyes\n1\n", &ASK)
        .ok()
        .says("IMPORTANT, NOW")
        .says("consultation number 1");
    let read = doctor.json(&["doctor", "queue"]).len();
    assert_eq!(read, 1);
    let told = doctor.run(&["doctor", "read", "1"]).ok();
    told.says("! Did you faint").says("→ Yes").says("→ No").says("At night nothing.");
    // What was sent is not offered again; and who begins anew begins with nothing.
    let told = patient.typing(BEGIN, &ASK).failed(1, "The input ended");
    assert!(!told.out.contains("begun a request"), "{}", told.out);
    let told = patient.typing("no\n", &ASK).failed(1, "The input ended");
    assert!(told.out.contains("begun a request"), "{}", told.out);
    told.says("1 of ");
}

#[test]
fn what_steers_a_screen_is_told_at_its_question() {
    let server = Server::start();
    let _doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let rest = REST.replace("Must I", "M\u{1b}[Dust I\nMust I").replace("Ramipril.", "Rami\u{1b}[Cpril.");
    let rest = rest.replace("nothing.\n.\n", "nothing.\n.\nyes\n");
    let told = patient.typing(&format!("{BEGIN}{FIRST}{rest}1\n"), &ASK).ok();
    told.says("→ Ramipril. At night nothing.").says("Please type it again");
}
