//! What the command-line client keeps on a person's device.

use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead as _, BufReader, Write},
    path::Path,
    process::{Command, Output, Stdio},
    sync::atomic::Ordering,
};

use secondok_client::intake::Answer;
use secondok_testkit::{Server, server::client_binary};
use secondok_tests::inventory::{compare, read};
use serde_json::{Value, json};

use super::story;
use crate::story_cli::{applying::applicant, desk::Member, way::Way};

struct Person<'a> {
    server: String,
    home: &'a Path,
}

impl Person<'_> {
    fn run(&self, arguments: &[&str]) -> Output {
        let done = Command::new(client_binary())
            .args(["--server", &self.server, "--home"])
            .arg(self.home)
            .args(arguments)
            .output()
            .unwrap();
        assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
        done
    }

    /// Answers only so much, and then no more.
    fn leave(&self, arguments: &[&str], typed: &str) {
        let mut running = Command::new(client_binary())
            .args(["--server", &self.server, "--home"])
            .arg(self.home)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        running.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        assert!(!running.wait().unwrap().success(), "{arguments:?}: there is more to be answered");
    }

    /// Attaches this file, and is killed when its upload has begun.
    fn attach_and_die(&self, number: &str, file: &str, text: &str) {
        let mut running = Command::new(client_binary())
            .args(["--json", "--server", &self.server, "--home"])
            .arg(self.home)
            .args(["patient", "attach", number, file, "--seen", "--yes", "--text", text])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(running.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(told.any(|line| line.contains("progress")), "nothing was uploaded");
        running.kill().unwrap();
        running.wait().unwrap();
    }
}

#[test]
fn what_the_client_keeps() {
    let server = Server::start();
    let home = server.home().join("home");
    let person = Person { server: server.url(), home: &home };
    let code = story::invited(&server, "vera").to_text();
    let file = |name: &str, text: &str| {
        let path = server.home().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let password = file("password", story::PASSWORD);
    person.run(&["doctor", "register", "--invitation", &code, "--password-file", &password]);
    let login = ["doctor", "login", "--login", "vera@example.org", "--password-file", &password];
    person.run(&login);
    person.run(&["patient", "new", "--yes"]);
    let answers = file("answers.json", &answers());
    person.run(&["patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"]);
    person.run(&["doctor", "queue"]);
    person.run(&["doctor", "accept", "1"]);
    person.run(&["patient", "say", "1", "Thank you."]);
    person.run(&["patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"]);
    // What is asked question by question, and left in the middle.
    person.leave(&["patient", "ask", "--doctor", "vera"], "no\n");
    person.leave(&["doctor", "opinion", "1"], "It is not urgent.\n.\n");
    // One attachment that is on its way, and one that was given up without a connection.
    let photo = server.home().join("photo.jpg");
    fs::write(&photo, include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg"))
        .unwrap();
    let way = Way::to(&server);
    way.fault.carries.store(16_384, Ordering::SeqCst);
    way.fault.stalls.store(true, Ordering::SeqCst);
    let shaky = Person { server: way.url(), home: &home };
    for (number, text) in [("1", "My hand."), ("2", "")] {
        shaky.attach_and_die(number, photo.to_str().unwrap(), text);
    }
    let nowhere = Person { server: "http://127.0.0.1:1".to_owned(), home: &home };
    nowhere.run(&["patient", "discard", "2", "--yes"]);

    // Somebody of the staff, who answers for support.
    let ada = Member::registered(&server, "ada", "support");
    ada.log_in();
    ada.person.run(&["desk", "support", "set-up"]).ok();
    person.run(&["patient", "support", "How long are images kept?"]);
    ada.person.run(&["desk", "support", "queue"]).ok();
    // Two who check doctors' credentials, and one of whom lets the other in.
    let [olha, _petro] = ["olha", "petro"].map(|name| Member::registered(&server, name, "verifier"));
    olha.log_in();
    olha.person.run(&["desk", "verification", "set-up"]).ok();
    olha.person.run(&["desk", "verification", "let-in", "petro@example.org", "--yes"]).ok();

    // A doctor who applies, and shows them a document.
    let code = server.invitation(&["desk", "invite-doctor", "--login", "nina@example.org"]).to_text();
    let nina = applicant(&server, "nina", &code);
    nina.run(&["doctor", "application", "documents", photo.to_str().unwrap(), "--seen", "--yes"]).ok();

    let mut there = BTreeSet::new();
    for home in [&home, ada.person.home(), olha.person.home(), nina.home()] {
        walk(home, home, &mut there);
    }
    compare("client", read().client.keys(), &there);
}

/// A whole intake of the doctor's specialty, as a file of the client.
fn answers() -> String {
    let consultations = secondok_demo::data::load().unwrap().consultations;
    let request = consultations
        .into_iter()
        .map(|it| it.request)
        .find(|it| it.intake.specialty == "cardiology")
        .unwrap();
    let given = request.intake.given.into_iter().map(|(id, answer)| {
        let answer = match answer {
            Answer::Choice(choice) => Value::from(choice),
            Answer::Choices(choices) => Value::from(choices),
            Answer::YesNo(yes) => Value::from(yes),
            Answer::Number(number) => Value::from(number.to_string()),
            Answer::Text(text) => Value::from(text),
        };
        (id, answer)
    });
    let consent = request.consent.agreed.into_iter().map(|statement| (statement, Value::from(true)));
    json!({
        "questions": request.questions,
        "answers": given.collect::<serde_json::Map<_, _>>(),
        "consent": consent.collect::<serde_json::Map<_, _>>(),
    })
    .to_string()
}

/// Files by their path in the home; of JSON files every key, by its way.
fn walk(home: &Path, folder: &Path, there: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(home, &path, there);
            continue;
        }
        let name: Vec<&str> =
            path.strip_prefix(home).unwrap().iter().map(|part| kind(part.to_str().unwrap())).collect();
        let name = name.join("/");
        match serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) {
            Ok(value @ Value::Object(_)) => keys(&name, &value, there),
            _ => drop(there.insert(name)),
        }
    }
}

/// A folder's or file's name, unless it is an attachment's identifier or a part's number.
fn kind(name: &str) -> &str {
    let is_number = name.bytes().all(|byte| byte.is_ascii_digit());
    if name.len() == 64 {
        "ID"
    } else if is_number {
        "NUMBER"
    } else {
        name
    }
}

fn keys(way: &str, value: &Value, there: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) if !object.is_empty() => {
            for (key, value) in object {
                // Numbers and identifiers of consultations are no names.
                let is_name = key.len() < 22 && !key.bytes().all(|byte| byte.is_ascii_digit());
                keys(&format!("{way}.{}", if is_name { key } else { "ID" }), value, there);
            }
        }
        Value::Array(values) if !values.is_empty() => values.iter().for_each(|value| keys(way, value, there)),
        _ => drop(there.insert(way.to_owned())),
    }
}
