//! What the doctor can open tells nothing of the patient's device: two patients with other languages, time zones, homes
//! and names of their computers, who say the same, leave the same bytes inside their messages.

use std::{
    collections::BTreeMap,
    process::{Command, Output},
};

use secondok_client::intake::Terms;
use secondok_demo::vault::MemoryVault;
use secondok_protocol::id::MailboxAddress;
use secondok_testkit::{Server, rng, server::client_binary};
use serde_json::Value;

use super::opened::Keys;
use crate::people;

const DEVICES: [[(&str, &str); 8]; 2] = [
    [
        ("LANG", "uk_UA.UTF-8"),
        ("LC_ALL", "uk_UA.UTF-8"),
        ("LANGUAGE", "uk"),
        ("TZ", "Europe/Kyiv"),
        ("USER", "olena"),
        ("HOSTNAME", "olenas-phone"),
        ("TERM", "xterm-256color"),
        ("COLUMNS", "60"),
    ],
    [
        ("LANG", "en_US.UTF-8"),
        ("LC_ALL", "C"),
        ("LANGUAGE", "en"),
        ("TZ", "America/New_York"),
        ("USER", "john"),
        ("HOSTNAME", "JOHNS-LAPTOP"),
        ("TERM", "dumb"),
        ("COLUMNS", "200"),
    ],
];

#[tokio::test]
async fn two_devices_leave_the_same_bytes_inside_their_messages() {
    let server = Server::start();
    let (desk, rng) = (MemoryVault::default(), &mut rng(6));
    let (transport, today) = (people::transport(&server), people::today());
    let mut doctor = people::doctor(&server, &desk, rng).await;
    let answers = server.home().join("answers.json");
    let request = people::request();
    let file = serde_json::json!({
        "questions": request.questions,
        "answers": given(&serde_json::to_value(&request.intake.given).unwrap()),
        "consent": Terms::current().statements.iter().map(|it| (it.id.clone(), true)).collect::<BTreeMap<_, _>>(),
    });
    std::fs::write(&answers, file.to_string()).unwrap();

    let mut seen: Vec<MailboxAddress> = Vec::new();
    let mut said = Vec::new();
    for environment in &DEVICES {
        let device = Device { server: &server, environment };
        device.run(&["patient", "new", "--yes"]);
        let slug = people::written().0.doctor;
        device.run(&["patient", "ask", "--doctor", &slug, "--answers", answers.to_str().unwrap(), "--yes"]);
        device.run(&["patient", "say", "1", "Так, двічі. Twice, on the 3rd and at 04:30."]);
        let queue = doctor.queue(today, rng).await.unwrap();
        let new =
            queue.items.iter().map(|item| item.mailbox).find(|mailbox| !seen.contains(mailbox)).unwrap();
        seen.push(new);
        doctor.accept(new, "", rng).await.unwrap();
        said.push(Keys::of(&desk).await.contents(&transport, new).await);
    }
    assert_eq!(said[0].len(), 3);
    for (first, second) in said[0].iter().zip(&said[1]) {
        assert_eq!(String::from_utf8_lossy(first), String::from_utf8_lossy(second));
    }
}

/// Answers as a file of the client has them.
fn given(answers: &Value) -> Value {
    let plain = |(id, answer): (&String, &Value)| (id.clone(), answer["value"].clone());
    answers.as_object().unwrap().iter().map(plain).collect()
}

/// A computer of a patient.
struct Device<'a> {
    server: &'a Server,
    environment: &'a [(&'a str, &'a str)],
}

impl Device<'_> {
    fn run(&self, arguments: &[&str]) -> Output {
        let home = self.server.home().join(self.environment[4].1);
        let output = Command::new(client_binary())
            .args(["--server", &self.server.url(), "--home"])
            .arg(home.join("secondok"))
            .args(arguments)
            .env_clear()
            .envs(self.environment.iter().copied())
            .env("HOME", &home)
            .output()
            .unwrap();
        assert!(output.status.success(), "{arguments:?}: {output:?}");
        output
    }
}
