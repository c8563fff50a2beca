//! What is held of a doctor: got, corrected and erased at a terminal; and the copy that a patient takes along.

use std::fs;

use secondok_testkit::Server;
use secondok_tests::http::ask;
use serde_json::Value;

use super::person::{PASSWORD, Person};

/// A page that a stranger gets.
fn page(server: &Server, path: &str) -> (u16, String) {
    let answer = ask(server.address(), "GET", path, &[], &[]);
    (answer.status, String::from_utf8(answer.body).unwrap())
}

/// What the doctor's device keeps.
fn device(server: &Server) -> Value {
    let files = fs::read_dir(server.home().join("vera/doctor")).unwrap();
    let read = |path| serde_json::from_slice::<Value>(&fs::read(path).unwrap()).ok();
    let mut blobs = files.filter_map(|file| read(file.unwrap().path()));
    blobs.find(|blob| blob["token"].is_string()).unwrap()
}

#[test]
fn a_doctor_gets_corrects_and_erases_what_is_held_of_them() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    assert_eq!(patient.ask("vera"), 1);
    doctor.run(&["doctor", "accept", "1"]).ok();

    // To read, for programs, and on the terminal.
    let told = doctor.run(&["doctor", "account"]).ok();
    let told = told.says("Log-in name: vera@example.org").says("this service calls itself a demonstration");
    let told = told.says("Name: Dr Test vera").says("Running: 1").says("Licensed in: Ukraine, Poland");
    let ukrainian = doctor.run(&["--lang", "uk", "doctor", "account"]).ok();
    for told in [&told.out, &ukrainian.out] {
        assert!(!told.contains("document-"), "every text is there: {told}");
    }
    let html = server.home().join("account.html");
    doctor.run(&["doctor", "account", "--to", html.to_str().unwrap()]).ok();
    let html = fs::read_to_string(html).unwrap();
    assert!(html.contains("vera@example.org") && !html.contains("<script") && !html.contains("document-"));
    let json = server.home().join("account.json");
    let save = ["doctor", "account", "--to", json.to_str().unwrap()];
    doctor.run(&save).ok();
    let copy: Value = serde_json::from_str(&fs::read_to_string(&json).unwrap()).unwrap();
    assert_eq!(copy["held"]["consultations"][0]["state"], "accepted");
    assert_eq!(copy["vault"][0]["mailbox"], copy["held"]["consultations"][0]["mailbox"]);
    assert!(copy["device"]["numbers"][0]["nickname"].is_string());
    doctor.run(&save).failed(1, "account.json");
    let saved = html + &fs::read_to_string(json).unwrap();
    let device = device(&server);
    for secret in ["token", "key"] {
        let secret = device[secret].as_str().unwrap();
        assert!(secret.len() > 30 && !saved.contains(secret), "nothing that opens anything is in it");
    }

    // What is theirs they change; the page has it at once.
    let about = doctor.file("about.txt", "I <b>listen</b>.\n");
    let change = ["doctor", "account", "--about", &format!("en={about}"), "--price", "4", "--away"];
    doctor.run(&change).ok().says("Saved.");
    let (_, shown) = page(&server, "/doctors/vera");
    assert!(shown.contains("I &#60;b&#62;listen&#60;/b&#62;.") && shown.contains("Takes no new"), "{shown}");
    let hidden = doctor.file("hidden.txt", "a\u{202e}b");
    doctor.run(&["doctor", "account", "--about", &format!("uk={hidden}")]).failed(1, "text about you");
    doctor.run(&["doctor", "account", "--answer-days", "15"]).failed(1, "days for an opinion");
    doctor.run(&["doctor", "account", "--about", "nonsense"]).failed(2, "for which language");

    // Erased only when nobody waits, by who knows the name and the password.
    let erase = |confirm: &str, password: &str| {
        doctor.typing(password, &["doctor", "erase-account", "--confirm", confirm, "--password-file", "-"])
    };
    erase("vera@example.org", PASSWORD).failed(1, "One consultation is running");
    patient.run(&["patient", "withdraw", "1", "--yes"]).ok();
    erase("vera", PASSWORD).failed(1, "not your log-in name");
    erase("vera@example.org", "another password").failed(1, "password is wrong");
    assert_eq!(doctor.run(&["doctor", "account"]).status, 0, "what was refused changed nothing");
    let done = erase("vera@example.org", PASSWORD).ok();
    done.says("What stays").says("is erased");
    assert!(doctor.keeps("doctor").is_empty(), "nothing is left here");
    let login = ["doctor", "login", "--login", "vera@example.org", "--password-file", "-"];
    doctor.typing(PASSWORD, &login).failed(1, "Name or password is wrong");
    assert_eq!(page(&server, "/doctors/vera").0, 404);

    // The patient reads on, and is told; also where only the words are known.
    for device in [&patient, &patient.other_device(&server, "other")] {
        device.run(&["patient", "list"]).ok().says("no longer here");
        device.run(&["patient", "read", "1"]).ok().says("no longer here").says("Do I need the operation?");
    }
}

#[test]
fn a_patient_takes_a_copy_along_without_their_words() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    assert_eq!(patient.ask("vera"), 1);
    doctor.run(&["doctor", "accept", "1"]).ok();
    doctor.run(&["doctor", "say", "1", "<script>alert(1)</script>"]).ok();
    patient.run(&["patient", "say", "1", "1.3 square centimetres."]).ok();

    let read = |folder: &str| {
        let of = |name: &str| fs::read_to_string(server.home().join(folder).join(name)).unwrap();
        (of("consultations.html"), of("consultations.json"))
    };
    let to = |folder: &str| server.home().join(folder).to_str().unwrap().to_owned();
    patient.run(&["patient", "export", "--to", &to("copy")]).ok().says("consultations.html");
    let (html, json) = read("copy");
    for said in [
        "Dr Test vera",
        "Do I need the operation?",
        "1.3 square centimetres.",
        "Ramipril 5 mg",
        "&lt;script&gt;",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("<script") && !html.contains("document-"), "{html}");
    let copy: Value = serde_json::from_str(&json).unwrap();
    let messages = copy["consultations"][0]["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 4);
    assert_eq!(copy["consultations"][0]["state"], "accepted");
    let words = patient.words().join(" ");
    assert!(!html.contains(&words) && !json.contains(&words));
    patient.run(&["patient", "export", "--to", &to("copy")]).failed(1, "consultations.html");

    // The words only after a yes.
    let with = ["patient", "export", "--with-words", "--to", &to("words")];
    assert_ne!(patient.typing("no\n", &with).status, 0);
    assert!(!server.home().join("words").exists());
    patient.typing("yes\n", &with).ok();
    let (html, json) = read("words");
    assert!(html.contains(&words) && json.contains(&words));
    let ukrainian = ["--lang", "uk", "patient", "export", "--to", &to("uk")];
    patient.run(&ukrainian).ok();
    assert!(!read("uk").0.contains("document-"));
}
