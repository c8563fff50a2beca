//! A doctor's second factor, at a terminal; and what the operator does when it is lost.

use std::io::{BufRead as _, BufReader, Write as _};

use secondok_testkit::Server;
use secondok_tests::staff;
use serde_json::Value;
use totp_rs::Totp;

use super::person::{PASSWORD, Person};

#[test]
fn a_doctor_sets_up_a_second_factor_and_whoever_lost_it_gets_in_again() {
    let mut server = Server::start();
    // That a second factor was removed is told.
    server.expect_faults();
    let vera = Person::doctor(&server, "vera");
    let mut child = vera.start(&["--json", "doctor", "factor", "add"]);
    let (mut typed, shown) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    writeln!(typed, "{PASSWORD}").unwrap();
    let mut lines = BufReader::new(shown).lines();
    let factor: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
    let authenticator = Totp::from_url(factor["second_factor"].as_str().unwrap()).unwrap();
    writeln!(typed, "000000\n{}", staff::code(&authenticator, 0, 0)).unwrap();
    assert_eq!(lines.next().unwrap().unwrap(), r#"{"factor":true}"#);
    assert!(child.wait().unwrap().success());
    vera.typing(&format!("{PASSWORD}\n"), &["doctor", "factor", "add"]).failed(1, "second factor already");

    let login = ["doctor", "login", "--login", "vera@example.org"];
    vera.typing(&format!("{PASSWORD}\n000000\n"), &login).failed(1, "six digits are wrong");
    let code = staff::code(&authenticator, 1, 0);
    vera.typing(&format!("{PASSWORD}\n{code}\n"), &login).ok().says("vera@example.org");
    let told = vera.run(&["doctor", "account"]).ok();
    told.says("Second factor: set up");
    vera.typing(&format!("{PASSWORD}\n{code}\n"), &["doctor", "factor", "remove"]).failed(1, "used before");

    // The phone is lost.
    let remove = ["desk", "remove-factor", "--login", "vera@example.org"];
    assert!(server.run(&remove).status.success());
    assert!(!server.run(&remove).status.success(), "there is none any more");
    vera.typing(&format!("{PASSWORD}\n"), &login).ok();
    let listed = server.run(&["audit", "list", "--alerts"]);
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(listed.contains("LOOK: The second factor of Test vera was removed"), "{listed}");
}
