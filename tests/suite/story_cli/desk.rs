//! The desk at a terminal: joining the staff, and a notice from its writing to its end.

use std::io::{BufRead as _, BufReader, Write as _};

use secondok_api::path;
use secondok_testkit::Server;
use secondok_tests::{http::ask, staff};
use serde_json::Value;
use totp_rs::Totp;

use super::person::{PASSWORD, Person};
use crate::people;

/// Somebody of the staff, with an authenticator.
pub(crate) struct Member {
    pub(crate) person: Person,
    pub(crate) login: String,
    authenticator: Totp,
}

impl Member {
    /// Invited on the machine of the service, registered at a terminal; types a wrong code first.
    pub(crate) fn registered(server: &Server, name: &str, role: &str) -> Self {
        let login = format!("{name}@example.org");
        let invitation = staff::invited(server, name, role).to_text();
        let person = Person::new(server, name).at(&server.desk_url());
        let mut child = person.start(&["--json", "desk", "register", "--invitation", &invitation]);
        let (mut typed, shown) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
        writeln!(typed, "{PASSWORD}").unwrap();
        let mut lines = BufReader::new(shown).lines();
        let factor: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        let authenticator = Totp::from_url(factor["second_factor"].as_str().unwrap()).unwrap();
        writeln!(typed, "000000\n{}", staff::code(&authenticator, 0, 0)).unwrap();
        let registered: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(registered["registered"], login.as_str());
        assert!(child.wait().unwrap().success());
        Self { person, login, authenticator }
    }

    /// Logs in with the code after the one that the registration took.
    pub(crate) fn log_in(&self) {
        let typed = format!("{PASSWORD}\n{}\n", staff::code(&self.authenticator, 1, 0));
        self.person.typing(&typed, &["desk", "login", "--login", &self.login]).ok().says(&self.login);
    }
}

const NOTICE: &str = r#"
severity = "important"
audiences = ["site", "patients"]
from = "FROM"
until = "UNTIL"

[texts.en]
title = "The service rests on Sunday"
body = "From six to seven nothing can be sent. What is begun stays."

[texts.uk]
title = "У неділю сервіс відпочиває"
body = "Із шостої до сьомої нічого не можна надіслати. Почате лишиться."
"#;

#[test]
fn a_notice_goes_from_one_publisher_over_another_to_everybody_and_is_taken_back() {
    let server = Server::start();
    let [petra, orest] = ["petra", "orest"].map(|name| Member::registered(&server, name, "publisher"));
    petra.person.run(&["desk", "notice", "list"]).failed(1, "not logged in");
    let wrong = format!("{PASSWORD}\n000000\n");
    petra.person.typing(&wrong, &["desk", "login", "--login", &petra.login]).failed(1, "digits are wrong");
    petra.log_in();
    orest.log_in();

    let today = people::today();
    let notice = NOTICE.replace("FROM", &today.to_string()).replace("UNTIL", &(today + 3).to_string());
    let half = petra.person.file("half.toml", notice.split("[texts.uk]").next().unwrap());
    petra.person.run(&["desk", "notice", "write", &half]).failed(1, "\"uk\" is missing");
    let file = petra.person.file("notice.toml", &notice);
    let id =
        petra.person.json(&["desk", "notice", "write", &file]).remove(0)["id"].as_str().unwrap().to_owned();
    petra.person.run(&["desk", "notice", "release", &id, "--yes"]).failed(1, "Ask another publisher");
    let released = orest.person.typing("yes\n", &["desk", "notice", "release", &id]).ok();
    released.says("У неділю сервіс відпочиває").says("Released.");
    let public = || String::from_utf8(ask(server.address(), "GET", path::NOTICES, &[], &[]).body).unwrap();
    assert!(public().contains("The service rests on Sunday"));
    petra.person.run(&["desk", "notice", "withdraw", &id, "--yes"]).ok();
    assert!(!public().contains("The service rests on Sunday"));

    petra.person.run(&["desk", "logout"]).ok();
    assert_eq!(petra.person.keeps("desk"), ["known"], "nothing is left of the session");
    petra.person.run(&["desk", "notice", "list"]).failed(1, "not logged in");
    let removed = server.run(&["desk", "remove-staff", "--login", &orest.login]);
    assert!(removed.status.success());
    orest.person.run(&["desk", "notice", "list"]).failed(1, "not logged in");
}
