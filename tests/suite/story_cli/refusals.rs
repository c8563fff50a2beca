//! What is refused: a clear sentence, the way on, and its own exit status.

use secondok_testkit::Server;

use super::person::{ANSWERS, PASSWORD, Person};

#[test]
fn each_failure_says_what_happened_and_the_way_on() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");

    assert_eq!(patient.run(&["patient", "read"]).status, 2);
    assert_eq!(patient.run(&["patient", "unknown"]).status, 2);
    patient
        .at("http://secondok.example")
        .run(&["patient", "list"])
        .failed(2, "unencrypted to another computer");
    patient.at("nonsense").run(&["patient", "list"]).failed(2, "not the address of a service");
    patient.run(&["patient", "read", "7"]).failed(4, "no consultation of this number");
    doctor.run(&["doctor", "read", "7"]).failed(4, "no consultation of this number");
    patient.run(&["doctor", "queue"]).failed(1, "not logged in");

    // A wrong password and an unknown name: the same answer.
    let login = |name: &str, password: &str| {
        patient.typing(password, &["doctor", "login", "--login", name, "--password-file", "-"])
    };
    let wrong = login("vera@example.org", "another password").failed(1, "Name or password is wrong");
    let unknown = login("nobody@example.org", PASSWORD).failed(1, "Name or password is wrong");
    assert_eq!(wrong.err, unknown.err);
    let register = |code: &str, password: &str| {
        patient.typing(password, &["doctor", "register", "--invitation", code, "--password-file", "-"])
    };
    register("nonsense", PASSWORD).failed(2, "not an invitation's code");
    register("-AAAAAAAAAAAAAAAAAAAAA", PASSWORD).failed(1, "unknown, used or has run out");
    register("AAAAAAAAAAAAAAAAAAAAAA", PASSWORD).failed(1, "unknown, used or has run out");
    register("AAAAAAAAAAAAAAAAAAAAAA", "short").failed(1, "12 characters at least");
}

#[test]
fn answers_that_do_not_fit_send_nothing() {
    let server = Server::start();
    let _doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let ask = |doctor: &str, answers: &str| {
        patient.run(&["patient", "ask", "--doctor", doctor, "--answers", &patient.answers(answers), "--yes"])
    };
    let with = |from: &str, to: &str| {
        assert!(ANSWERS.contains(from), "{from}");
        ask("vera", &ANSWERS.replace(from, to))
    };
    ask("nobody", ANSWERS).failed(1, "no doctor “nobody”");
    patient.run(&["patient", "doctors", "--specialty", "hearts"]).failed(1, "cardiology, dermatology");
    with("since = \"months\"\n", "").failed(1, "“since” needs an answer");
    with("since = \"months\"", "since = \"ages\"").failed(1, "“ages” is not one of the choices");
    with("systolic = 135", "systolic = 1350").failed(1, "between 60 and 260");
    with("allergies = false", "allergies = false\nhair = 'red'").failed(1, "no question “hair”");
    with("allergies = false", "allergies = false\nallergies-which = 'nuts'").failed(1, "does not apply");
    with("anonymity = true", "anonymity = false").failed(1, "Without agreeing to every term");
    with("anonymity = true", "").failed(1, "Nothing is said about the term “anonymity”");
    with("questions = [", "questions = []\n# [").failed(1, "no question to the doctor");
    with("[answers]", "[answers").failed(1, "(line 4)");
    let long = format!("questions = [\"{}\", ", "щ".repeat(7_500));
    with("questions = [", &long).failed(1, "bytes too long").failed(1, "Shorten it");
    patient
        .run(&["patient", "ask", "--doctor", "vera", "--answers", "/nonexistent"])
        .failed(1, "cannot be read");
    assert!(patient.json(&["patient", "list"]).is_empty());
}

#[test]
fn ctrl_c_ends_a_question_and_nothing_was_done() {
    let server = Server::start();
    let _doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let mut asking = patient.start(&["patient", "ask", "--doctor", "vera"]);
    let input = asking.stdin.take();
    std::thread::sleep(std::time::Duration::from_millis(700));
    // While it asks, other commands run: answering takes its time.
    patient.run(&["patient", "list"]).ok();
    let interrupted = std::process::Command::new("kill").args(["-INT", &asking.id().to_string()]).status();
    assert!(interrupted.unwrap().success());
    assert_eq!(asking.wait().unwrap().code(), Some(130));
    drop(input);
    patient.run(&["patient", "list"]).ok().says("There are no consultations");
}

#[test]
fn a_home_in_use_is_said() {
    let server = Server::start();
    let patient = Person::patient(&server, "patient");
    let lock = std::fs::File::open(server.home().join("patient/lock")).unwrap();
    lock.lock().unwrap();
    patient.run(&["patient", "list"]).failed(1, "Another secondok-cli is at work");
    drop(lock);
    patient.run(&["patient", "list"]).ok().says("There are no consultations");
}
