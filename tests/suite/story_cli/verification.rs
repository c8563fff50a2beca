//! The verifiers' account at a terminal: set up, colleagues let in, opened by the printed code, and apart from support's.

use std::fs;

use secondok_testkit::Server;

use super::{
    desk::Member,
    person::{PASSWORD, Person},
};

#[test]
fn the_verifiers_let_one_another_in_and_nobody_else() {
    let server = Server::start();
    let [ada, bob] = ["ada", "bob"].map(|name| Member::registered(&server, name, "verifier"));
    let sam = Member::registered(&server, "sam", "support");
    ada.log_in();
    ada.person.run(&["desk", "verification", "staff"]).ok().says("secondok-cli desk verification set-up");
    let set_up = ada.person.json(&["desk", "verification", "set-up"]).remove(0);
    let code = set_up["recovery_code"].as_str().unwrap().to_owned();
    ada.person.run(&["desk", "verification", "set-up"]).failed(1, "set up already");
    // Each role opens its own account.
    ada.person.run(&["desk", "support", "set-up"]).failed(1, "does not have the right");
    sam.log_in();
    sam.person.run(&["desk", "verification", "staff"]).failed(1, "does not have the right");
    sam.person.run(&["desk", "support", "set-up"]).ok();

    ada.person.run(&["desk", "verification", "staff"]).ok().says("desk verification let-in bob@example.org");
    ada.person
        .run(&["desk", "verification", "let-in", "sam@example.org", "--yes"])
        .failed(1, "Nobody of this name");
    bob.log_in();
    bob.person.run(&["desk", "verification", "let-in", "ada@example.org", "--yes"]).failed(1, "let you in");
    ada.person.run(&["desk", "verification", "let-in", "bob@example.org", "--yes"]).ok();
    bob.person.run(&["desk", "verification", "staff"]).ok().says("bob@example.org: reads what doctors show");

    // Both leave; somebody new comes in by the printed code.
    for member in [&ada, &bob] {
        assert!(server.run(&["desk", "remove-staff", "--login", &member.login]).status.success());
        member.person.run(&["desk", "verification", "staff"]).failed(1, "not logged in");
    }
    let eve = Member::registered(&server, "eve", "verifier");
    eve.log_in();
    eve.person.typing("0000-0000\n", &["desk", "verification", "recover"]).failed(1, "does not open");
    eve.person.typing(&format!("{code}\n"), &["desk", "verification", "recover"]).ok();
    eve.person.run(&["desk", "verification", "staff"]).ok().says("eve@example.org: reads what doctors show");
    assert!(!eve.person.keeps("verification").is_empty());
    eve.person.run(&["desk", "logout"]).ok();
    assert!(eve.person.keeps("verification").is_empty());
    assert_eq!(eve.person.keeps("desk"), ["known"]);
}

#[test]
fn what_a_doctor_sends_goes_on_before_the_verifiers_have_answered() {
    let server = Server::start();
    let ada = Member::registered(&server, "ada", "verifier");
    ada.log_in();
    ada.person.run(&["desk", "verification", "set-up"]).ok();
    let login = "olena@mail.example";
    let code = server.invitation(&["desk", "invite-doctor", "--login", login]).to_text();
    let olena = Person::new(&server, "olena").at(&server.doctors_url());
    olena.typing(PASSWORD, &["doctor", "register", "--invitation", &code, "--password-file", "-"]).ok();
    olena.typing(PASSWORD, &["doctor", "login", "--login", login]).ok();
    let photo = server.home().join("photo.jpg");
    fs::write(&photo, include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg"))
        .unwrap();
    let photo = photo.to_str().unwrap();
    olena.run(&["doctor", "application", "documents", photo, "--seen", "--yes"]).ok();
    // Begun anew each time, and nobody of the verifiers has a key in it yet.
    olena.run(&["doctor", "application", "say", "It is the licence.", "--yes"]).ok();
    olena.run(&["doctor", "application", "read"]).ok().says("It is the licence.");
}
