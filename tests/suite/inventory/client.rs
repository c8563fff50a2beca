//! What the command-line client keeps on a person's device.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

use secondok_client::intake::Answer;
use secondok_testkit::{Server, server::client_binary};
use secondok_tests::inventory::{compare, read};
use serde_json::{Value, json};

use super::story;

struct Person<'a> {
    server: &'a Server,
    home: &'a Path,
}

impl Person<'_> {
    fn run(&self, arguments: &[&str]) -> Output {
        let done = Command::new(client_binary())
            .args(["--server", &self.server.url(), "--home"])
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
            .args(["--server", &self.server.url(), "--home"])
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
}

#[test]
fn what_the_client_keeps() {
    let server = Server::start();
    let home = server.home().join("home");
    let person = Person { server: &server, home: &home };
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
    // What is asked question by question, and left in the middle.
    person.leave(&["patient", "ask", "--doctor", "vera"], "no\n");
    person.leave(&["doctor", "opinion", "1"], "It is not urgent.\n.\n");

    let mut there = BTreeSet::new();
    walk(&home, &home, &mut there);
    compare("client", &read().client, &there);
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
        let name = path.strip_prefix(home).unwrap().display().to_string();
        match serde_json::from_slice::<Value>(&fs::read(&path).unwrap()) {
            Ok(value @ Value::Object(_)) => keys(&name, &value, there),
            _ => drop(there.insert(name)),
        }
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
