//! Texts that were not sent: shown, sent after all, removed; and what nobody has typed is none.

use secondok_testkit::Server;

use super::person::{ANSWERS, PASSWORD, Person};

#[test]
fn what_was_not_sent_is_shown_with_what_can_be_done() {
    let mut server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    server.kill();
    patient.run(&["patient", "say", "1", "Is it urgent?"]).failed(5, "kept on this device");
    // Without the service there are no messages; what is kept is there all the same.
    let told = patient.run(&["patient", "read", "1"]).failed(5, "messages are not kept on this device");
    told.says("Is it urgent?");
    server.restart();
    let told =
        patient.run(&["patient", "read", "1"]).ok().says("Is it urgent?").says("patient say 1 --draft");
    told.says("patient discard 1");
    patient.run(&["patient", "say", "1", "--draft"]).ok().says("patient watch 1");
    assert_eq!(patient.texts("patient", "1", "patient"), ["Is it urgent?"]);
    patient.run(&["patient", "say", "1", "--draft"]).failed(1, "no such text");

    // In an ended consultation nothing leads round in a circle.
    doctor.run(&["doctor", "queue"]).ok();
    doctor.run(&["doctor", "decline", "1", "--reason", "no-time", "--yes"]).ok();
    let told = patient.run(&["patient", "say", "1", "Too late."]);
    told.failed(1, "patient discard 1 removes it");
    let told =
        patient.run(&["patient", "read", "1"]).ok().says("cannot be sent in this consultation any more");
    assert!(!told.out.contains("--draft"), "{}", told.out);
    patient.run(&["patient", "discard", "1"]).failed(1, "nobody to ask").says("Too late.");
    patient.run(&["patient", "discard", "1", "--yes"]).ok();
    assert_eq!(patient.standing("patient", 1)["drafts"], 0);
}

#[test]
fn what_is_not_possible_is_said_first_and_leaves_no_draft() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "queue"]).ok().says("doctor accept 1");
    let told = doctor.run(&["doctor", "close", "1"]).failed(1, "doctor accept 1");
    assert!(!told.out.contains("Finish it?"), "{}", told.out);
    doctor.run(&["doctor", "opinion", "1"]).failed(1, "doctor accept 1");
    doctor.run(&["doctor", "decline", "1", "--reason", "no-time"]).failed(1, "nobody to ask");
    doctor.run(&["doctor", "accept", "1"]).ok().says("doctor opinion 1");
    doctor.run(&["doctor", "accept", "1"]).failed(1, "You have taken this consultation already");
    assert_eq!(doctor.standing("doctor", 1)["drafts"], 0);

    // An opinion is kept as it is written, and gone on with.
    let told = doctor.typing("No.\n.\nYes.\n", &["doctor", "opinion", "1"]);
    told.failed(1, "The input ended");
    let rest = "yes\n2\n2\nNot now.\n.\nFainting.\n.\n\nNobody has looked.\n.\nno\n\n";
    let told = doctor.typing(rest, &["doctor", "opinion", "1"]).failed(1, "What you have written is kept");
    told.says("How sure are you?").says("1. Do I need the operation? → No.");
    doctor.run(&["doctor", "logout"]).failed(1, "Texts of yours were not sent");
    let told = doctor.typing("yes\nno\n1\nNever.\n.\nyes\n", &["doctor", "opinion", "1"]).ok();
    told.says("→ Never.");
    patient.run(&["patient", "read", "1"]).ok().says("→ Never.");
    let told = patient.run(&["patient", "withdraw", "1"]).failed(1, "patient say 1");
    assert!(!told.out.contains("Take it back?"), "{}", told.out);
    patient.run(&["patient", "say", "1", "And swimming?"]).ok();
    let told = doctor.typing("", &["doctor", "opinion", "1"]);
    told.says("goes as the reply to it");
}

#[test]
fn a_doctor_who_logs_out_leaves_nothing_behind() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "queue"]).ok();
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known", "numbers"]);
    doctor.run(&["doctor", "logout"]).ok();
    assert_eq!(doctor.keeps("doctor"), ["known"], "that somebody has logged in here");
}

#[test]
fn an_opinion_that_was_begun_goes_with_its_consultation() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "accept", "1"]).ok();
    doctor.typing("No.\n.\n", &["doctor", "opinion", "1"]).failed(1, "The input ended");
    doctor.run(&["doctor", "queue"]).ok();
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known", "numbers", "writing"]);
    patient.run(&["patient", "withdraw", "1", "--yes"]).ok();
    doctor.run(&["doctor", "queue"]).ok();
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known", "numbers"]);
}

#[test]
fn another_doctor_neither_removes_what_was_begun_nor_gets_what_was_seen() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    Person::doctor(&server, "oleh");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "accept", "1"]).ok();
    doctor.typing("No.\n.\n", &["doctor", "opinion", "1"]).failed(1, "The input ended");
    let other = ["doctor", "login", "--login", "oleh@example.org"];
    doctor.typing(PASSWORD, &other).failed(1, "are not finished");
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known", "numbers", "writing"]);

    // Whoever it is that logs in again goes on where they were.
    doctor.typing(PASSWORD, &["doctor", "login", "--login", "Vera@example.org"]).ok();
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known", "numbers", "writing"]);
    doctor.run(&["doctor", "logout", "--discard"]).ok();
    doctor.typing(PASSWORD, &["doctor", "login", "--login", "vera@example.org"]).ok();
    doctor.run(&["doctor", "queue"]).ok();
    doctor.typing(PASSWORD, &other).ok();
    assert_eq!(doctor.keeps("doctor"), ["doctor", "known"]);
}

#[test]
fn danger_stands_first_in_the_queue() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "queue"]).ok();
    let affirmed = ANSWERS.replace("chest-pain-now = false", "chest-pain-now = true");
    let answers = patient.answers(&format!("go-on-despite-red-flags = true\n{affirmed}"));
    patient.run(&["patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"]).ok();
    let queue = doctor.json(&["doctor", "queue"]);
    let seen: Vec<_> = queue.iter().map(|item| (item["number"].clone(), item["danger"].clone())).collect();
    assert_eq!(seen, [(2.into(), true.into()), (1.into(), false.into())]);
    doctor.run(&["doctor", "queue"]).ok().says("A SIGN OF DANGER");
}
