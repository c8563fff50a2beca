//! The network cut in mid-send, the service away, the client killed: what was written is kept, and goes once.

use std::{sync::atomic::Ordering, time::Duration};

use secondok_testkit::Server;

use super::{
    person::{ANSWERS, Person},
    way::Way,
};

/// As an editor of another system writes it.
const TWO_LINES: &str = "\u{feff}First line\r\nSecond line\r\n";

#[test]
fn a_cut_in_mid_send_doubles_nothing() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    let way = Way::to(&server);
    let shaky = patient.at(&way.url());
    let answers = patient.answers(ANSWERS);
    let ask = ["patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"];

    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.run(&ask).failed(5, "Not confirmed: the connection failed").failed(5, "nothing will be sent twice");
    // Nobody is asked twenty questions while another request is still on its way.
    let told = shaky.run(&["patient", "ask", "--doctor", "vera"]).failed(5, "no other one can be sent");
    told.says("Your request from before: Not confirmed");
    // The same command again, with the way open, finds that it is there already.
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&ask).ok().says("your consultation number 1");
    assert_eq!(doctor.json(&["doctor", "queue"]).len(), 1);

    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.run(&["patient", "say", "1", "Once."]).failed(5, "Not confirmed");
    shaky.run(&["--lang", "uk", "patient", "say", "1", "Once."]).failed(5, "Не підтверджено");
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&["patient", "say", "1", "Once."]).ok().says("Sent and confirmed");
    // Nor a text that another system's editor has written: its line ends and its mark at the start are not sent.
    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.typing(TWO_LINES, &["patient", "say", "1", "-"]).failed(5, "Not confirmed");
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.typing(TWO_LINES, &["patient", "say", "1", "-"]).ok().says("Sent and confirmed");
    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.run(&["patient", "say", "1", "Twice."]).failed(5, "Not confirmed");
    // Any other command goes on with it, and says so.
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&["patient", "list"]).ok().says("in consultation 1, is with the service now");
    assert_eq!(doctor.texts("doctor", "1", "patient"), ["Once.", "First line\nSecond line", "Twice."]);
}

/// The doctor's side likewise.
#[test]
fn a_cut_in_a_doctors_mid_send_doubles_nothing() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    let way = Way::to(&server);
    let shaky = doctor.at(&way.url());
    assert_eq!(doctor.json(&["doctor", "queue"]).len(), 1);

    way.fault.swallows.store(true, Ordering::SeqCst);
    // A lost vault is told as such before anything is sealed; a lost message as kept.
    assert_eq!(shaky.run(&["doctor", "accept", "1"]).status, 5);
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&["doctor", "accept", "1"]).ok();
    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.run(&["doctor", "say", "1", "Good."]).failed(5, "Not confirmed");
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&["doctor", "say", "1", "Good."]).ok();
    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.typing(TWO_LINES, &["doctor", "say", "1", "-"]).failed(5, "Not confirmed");
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.typing(TWO_LINES, &["doctor", "say", "1", "-"]).ok();
    assert_eq!(patient.texts("patient", "1", "doctor"), ["Good.", "First line\nSecond line"]);

    // The opinion too, whose texts in a file end with the line.
    let opinion = doctor.file(
        "opinion.toml",
        "summary = \"\"\"\nNot now.\n\"\"\"\nanswers = [\"No.\\r\\n\", \"Yes.\"]\nagreement = 'partly'\n\
         confidence = 'medium'\nwould-change = 'A worse echo.'\nlimits = 'Nobody examined you.'\n",
    );
    let give = ["doctor", "opinion", "1", "--from", &opinion, "--yes"];
    way.fault.swallows.store(true, Ordering::SeqCst);
    shaky.run(&give).failed(5, "Not confirmed");
    way.fault.swallows.store(false, Ordering::SeqCst);
    shaky.run(&give).ok().says("Sent and confirmed");
    assert_eq!(patient.standing("patient", 1)["messages"]["doctor"], 4);
}

#[test]
fn away_and_back() {
    let mut server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    let watching = patient.watch(&["patient", "watch", "1"]);
    watching.event("connected");

    server.kill();
    watching.event("interrupted");
    patient.run(&["patient", "list"]).failed(5, "no connection to the service").failed(5, &server.url());
    patient.run(&["patient", "say", "1", "Are you there?"]).failed(5, "kept on this device");
    doctor.run(&["doctor", "queue"]).failed(5, "no connection to the service");

    server.restart();
    doctor.run(&["doctor", "accept", "1"]).ok();
    // The stream comes back by itself and tells what happened meanwhile.
    watching.event("connected");
    assert_eq!(watching.event("message")["content"]["kind"], "accepted");
    patient.run(&["patient", "say", "1", "Are you there?"]).ok();
    assert_eq!(doctor.texts("doctor", "1", "patient"), ["Are you there?"]);
}

#[test]
fn a_killed_client_leaves_nothing_half_done() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "accept", "1"]).ok();
    for kill in 0..8_u64 {
        let text = format!("text {kill}");
        let mut child = patient.start(&["patient", "say", "1", &text]);
        std::thread::sleep(Duration::from_millis(10 + kill * 12));
        let _ = child.kill();
        let _ = child.wait();
        // Looking sends what was sealed before the kill; what was not is given again. So it is there once, wherever the
        // kill came.
        if !patient.texts("patient", "1", "patient").contains(&text) {
            patient.run(&["patient", "say", "1", &text]).ok();
        }
    }
    let expected: Vec<String> = (0..8).map(|kill| format!("text {kill}")).collect();
    assert_eq!(doctor.texts("doctor", "1", "patient"), expected);
}
