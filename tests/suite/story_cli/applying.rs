//! A doctor whom nobody knows registers by themselves, shows their papers to verifiers alone, and is asked once two have approved.

use std::fs;

use secondok_testkit::Server;
use secondok_tests::{http::ask, post::Post};
use serde_json::Value;

use super::{
    desk::Member,
    person::{PASSWORD, Person},
};

const DIPLOMA: &[u8] = include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg");
const FORM: &str = r#"
name = "Olena Koval"
title = "Dr. med."
specialties = ["cardiology"]
experience_years = 20
languages = ["uk", "en"]
about.en = "Twenty years of listening to hearts."
price_units = 2
answer_days = 5

[[credentials]]
kind = "diploma"
issuer = "Bogomolets University"
country = "UA"

[[credentials]]
kind = "licence"
issuer = "Ministry of Health"
country = "UA"
"#;

/// A doctor who has registered and logged in with an invitation to apply.
pub(crate) fn applicant(server: &Server, name: &str, code: &str) -> Person {
    let doctor = Person::new(server, name).at(&server.doctors_url());
    let register = ["doctor", "register", "--invitation", code, "--password-file", "-"];
    doctor.typing(PASSWORD, &register).ok();
    let login = format!("{name}@example.org");
    doctor.typing(PASSWORD, &["doctor", "login", "--login", &login]).ok();
    doctor
}

/// Two verifiers who can open what doctors show.
fn verifiers(server: &Server) -> [Member; 2] {
    let both = ["ada", "ben"].map(|name| Member::registered(server, name, "verifier"));
    both.iter().for_each(Member::log_in);
    both[0].person.run(&["desk", "verification", "set-up"]).ok();
    both[0].person.run(&["desk", "verification", "let-in", "ben@example.org", "--yes"]).ok();
    both
}

fn standing(doctor: &Person) -> Value {
    doctor.json(&["doctor", "application", "show"]).remove(0)["standing"].clone()
}

/// The code in the mail that came last.
fn code(post: &mut Post) -> String {
    let mail = post.taken().pop().expect("a mail");
    assert_eq!(mail["to"], serde_json::json!(["olena@example.org"]));
    let text = mail["text"].as_str().unwrap().to_owned();
    let line = text.lines().find(|line| line.len() == 22 || line.contains("#/register/")).expect("a code");
    line.rsplit('/').next().unwrap().trim().to_owned()
}

/// What the doctor was written, once it is there.
fn letter(post: &mut Post) -> (String, String) {
    let begun = std::time::Instant::now();
    let mail = loop {
        match post.taken().as_slice() {
            [] if begun.elapsed().as_secs() < 30 => std::thread::sleep(std::time::Duration::from_millis(100)),
            [mail] => break mail.clone(),
            other => panic!("{} mails", other.len()),
        }
    };
    assert_eq!(mail["to"], serde_json::json!(["olena@example.org"]));
    let (subject, text) = (mail["headers"]["Subject"].as_str().unwrap(), mail["text"].as_str().unwrap());
    assert!(text.contains("Something awaits you") && text.contains("на вас дещо чекає"), "{text}");
    (subject.to_owned(), text.to_owned())
}

#[test]
fn a_doctor_applies_two_verifiers_decide_and_a_patient_asks() {
    let Some(mut post) = Post::start() else { return };
    let server = Server::with(post.settings());
    let [ada, ben] = verifiers(&server);

    let stranger = Person::new(&server, "olena").at(&server.doctors_url());
    stranger.run(&["doctor", "ask-invitation", "olena"]).failed(1, "");
    stranger.run(&["doctor", "ask-invitation", "Olena@example.org"]).ok().says("letter with an invitation");
    let first = code(&mut post);
    stranger.run(&["doctor", "ask-invitation", "olena@example.org"]).ok();
    let second = code(&mut post);
    let register = ["doctor", "register", "--invitation", &first, "--password-file", "-"];
    stranger.typing(PASSWORD, &register).failed(1, "");
    let doctor = applicant(&server, "olena", &second);
    // Whoever asks for it again is told the same; the mail says more.
    stranger.run(&["doctor", "ask-invitation", "olena@example.org"]).ok().says("letter with an invitation");
    let known = post.taken().pop().expect("a mail")["text"].as_str().unwrap().to_owned();
    assert!(known.contains("already"), "{known}");

    assert_eq!(standing(&doctor), "draft");
    doctor.run(&["doctor", "application", "submit"]).failed(1, "not complete");
    let form = doctor.file("form.toml", FORM);
    doctor.run(&["doctor", "application", "form", &form]).ok().says("Bogomolets University");
    doctor.run(&["doctor", "application", "submit"]).failed(1, "No document");
    let diploma = server.home().join("diploma.jpg");
    fs::write(&diploma, DIPLOMA).unwrap();
    let documents = ["doctor", "application", "documents", diploma.to_str().unwrap(), "--seen", "--yes"];
    doctor.run(&[&documents[..], &["--text", "My diploma."]].concat()).ok().says("for the verifiers alone");
    doctor.run(&["doctor", "application", "submit"]).ok().says("waits for a verifier");
    doctor.run(&["doctor", "application", "recall"]).ok();
    doctor.run(&["doctor", "application", "submit"]).ok();

    let id =
        ada.person.json(&["desk", "application", "list"]).remove(0)["doctor"].as_str().unwrap().to_owned();
    let step =
        |who: &Member, step: &str| who.person.run(&["desk", "application", "step", &id, step, "--yes"]);
    step(&ada, "take").ok().says("being checked");
    ada.person.run(&["desk", "application", "read", &id]).ok().says("My diploma.");
    let folder = server.home().join("seen");
    let save = ["desk", "application", "save", &id, "--yes", "--to", folder.to_str().unwrap()];
    ada.person.run(&save).ok();
    let saved = fs::read_dir(&folder).unwrap().count();
    assert_eq!(saved, 1, "the document, as it was cleaned");
    ada.person
        .run(&["desk", "application", "ask", &id, "The second page of the licence, please.", "--yes"])
        .ok();

    assert_eq!(standing(&doctor), "info-requested");
    let asked = letter(&mut post);
    doctor.run(&["doctor", "application", "read"]).ok().says("The second page of the licence, please.");
    doctor.run(&documents).ok();
    doctor.run(&["doctor", "application", "submit"]).ok();

    for credential in ["1", "2"] {
        let check = ["--credential", credential, "--how", "register", "--source", "Register of physicians"];
        ada.person
            .run(&[&["desk", "application", "check", &id][..], &check].concat())
            .ok()
            .says("confirmed on");
    }
    step(&ada, "propose").ok().says("waits for a second verifier");
    step(&ada, "approve").failed(1, "cannot decide it as well");
    let patient = Person::patient(&server, "patient");
    let page = |path: &str| ask(server.address(), "GET", path, &[], &[]).status;
    assert_eq!(page("/doctors/olena-koval"), 404);
    ben.person.run(&["desk", "application", "read", &id]).ok().says("My diploma.");
    step(&ben, "approve").ok().says("approved");

    assert_eq!(standing(&doctor), "verified");
    assert_eq!(letter(&mut post), asked, "a letter tells nothing of what it is about");
    assert_eq!(page("/doctors/olena-koval"), 200);
    patient.run(&["keys", "show"]).ok().says("as the service shows it now");
    let number = patient.ask("olena-koval");
    patient.run(&["keys", "show"]).ok().says("when it last fetched doctors' keys");
    doctor.run(&["doctor", "queue"]).ok();
    doctor.run(&["doctor", "accept", "1"]).ok();
    assert_eq!(patient.standing("patient", number)["state"], "accepted");
    // What was shown is not shown any more: it was for the decision.
    doctor.run(&["doctor", "logout", "--discard"]).ok();
    assert!(doctor.keeps("documents").is_empty());
    assert_eq!(doctor.keeps("doctor"), ["known"]);
}
