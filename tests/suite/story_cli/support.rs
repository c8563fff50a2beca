//! Support at a terminal: a question without a name, answered by one of several, until one of them leaves.

use secondok_testkit::Server;

use super::{desk::Member, person::Person};

#[test]
fn a_question_is_answered_by_whoever_was_let_in() {
    let server = Server::start();
    let [ada, bob] = ["ada", "bob"].map(|name| Member::registered(&server, name, "support"));
    let patient = Person::new(&server, "patient");
    patient.run(&["patient", "new", "--yes"]).ok();
    patient.run(&["patient", "support", "How long are images kept?"]).failed(1, "Nobody answers for support");

    ada.log_in();
    ada.person.run(&["desk", "support", "queue"]).failed(1, "has not been set up");
    let set_up = ada.person.json(&["desk", "support", "set-up"]).remove(0);
    let code = set_up["recovery_code"].as_str().unwrap().to_owned();
    ada.person.run(&["desk", "support", "set-up"]).failed(1, "set up already");
    ada.person.run(&["desk", "support", "queue"]).ok().says("Nobody has asked anything.");

    let telling = "My name is Olena Shevchenko, how long are images kept?";
    patient.run(&["patient", "support", telling]).failed(1, "who you are");
    patient.run(&["patient", "support", "How long are images kept?"]).ok().says("patient read 1");
    patient.run(&["patient", "list"]).ok().says("Support: waiting for an answer");
    bob.log_in();
    bob.person.run(&["desk", "support", "queue"]).failed(1, "let you in");
    ada.person.run(&["desk", "support", "staff"]).ok().says("let-in bob@example.org");
    ada.person
        .run(&["desk", "support", "let-in", "nobody@example.org", "--yes"])
        .failed(1, "Nobody of this name");
    ada.person.run(&["desk", "support", "let-in", "bob@example.org", "--yes"]).ok();
    bob.person.run(&["desk", "support", "queue"]).ok().says("to be answered by").says("answer 1");
    bob.person.run(&["desk", "support", "read", "1"]).ok().says("How long are images kept?");
    bob.person.run(&["desk", "support", "answer", "1", "Until you destroy them."]).ok();

    patient.run(&["patient", "read", "1"]).ok().says("Until you destroy them.").says("Support: answered");
    patient.run(&["patient", "say", "1", "Thank you. And backups?"]).ok();
    // Bob has the question since he answered it.
    ada.person.typing("Two weeks.\n.\nyes\n", &["desk", "support", "answer", "1"]).failed(1, "hand 1");
    ada.person.run(&["desk", "support", "hand", "1", "ada@example.org"]).ok();
    ada.person.run(&["desk", "support", "read", "1"]).ok().says("And backups?");
    ada.person.typing("Two weeks.\n.\nyes\n", &["desk", "support", "answer", "1"]).ok();
    patient.run(&["patient", "read", "1"]).ok().says("Two weeks.");
    ada.person.run(&["desk", "support", "close", "1", "--yes"]).ok();

    // Both leave; somebody new comes in by the printed code.
    for member in [&ada, &bob] {
        assert!(server.run(&["desk", "remove-staff", "--login", &member.login]).status.success());
        member.person.run(&["desk", "support", "queue"]).failed(1, "not logged in");
    }
    let eve = Member::registered(&server, "eve", "support");
    eve.log_in();
    eve.person.run(&["desk", "support", "queue"]).failed(1, "let you in");
    eve.person.typing("0000-0000\n", &["desk", "support", "recover"]).failed(1, "does not open");
    eve.person.typing(&format!("{code}\n"), &["desk", "support", "recover"]).ok();
    eve.person.run(&["desk", "support", "read", "1"]).ok().says("Two weeks.");
    eve.person.run(&["desk", "logout"]).ok();
    assert!(eve.person.keeps("support").is_empty() && eve.person.keeps("desk") == ["known"]);
}
