//! What may tell who is writing: pointed out, asked about, and told on purpose.

use secondok_testkit::Server;

use super::person::{ANSWERS, Person};

#[test]
fn what_may_tell_who_is_writing_goes_only_if_that_is_said() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");

    // A request is looked at whole; without anybody to ask it is not sent.
    let named = ANSWERS.replace("Aortic stenosis.", "Aortic stenosis. My name is Olena Petrenko.");
    let named = named.replace("Can it wait?", "Will you write to olena@example.org?");
    let file = patient.answers(&named);
    let ask = ["patient", "ask", "--doctor", "vera", "--answers", &file, "--yes"];
    let told = patient.run(&ask).failed(1, "Not sent: something in it may tell the doctor who you are");
    told.says("“Olena Petrenko”: a name").says("“olena@example.org”: an e-mail address");
    assert!(patient.json(&["patient", "list"]).is_empty(), "nothing was sent");
    patient.run(&[&ask[..], &["--as-it-is"]].concat()).ok().says("“Olena Petrenko”: a name");
    doctor.run(&["doctor", "accept", "1"]).ok();

    let say = ["patient", "say", "1", "My name is Olena Petrenko, call 050 123 45 67."];
    let told = patient.run(&say).failed(1, "--as-it-is");
    told.says("“Olena Petrenko”: a name").says("a telephone number");
    assert_eq!(patient.standing("patient", 1)["drafts"], 0);
    patient.typing("1\n", &say).failed(1, "Not sent");
    assert!(doctor.texts("doctor", "1", "patient").is_empty());

    // In Ukrainian, and as objects.
    let lived = ["--lang", "uk", "patient", "say", "1", "Живу: вул. Лесі Українки, 5"];
    patient.run(&lived).failed(1, "Не надіслано").says("«вул. Лесі Українки, 5» — адреса");
    let told = patient.run(&[&["--json"], &say[..]].concat());
    assert_eq!(told.status, 1, "{}", told.out);
    let object: serde_json::Value = serde_json::from_str(told.out.lines().next().unwrap()).unwrap();
    assert_eq!(object["event"], "tells");
    assert_eq!(object["found"][0], serde_json::json!({ "class": "name", "words": "Olena Petrenko" }));
    assert_eq!(object["found"][1]["class"], "phone");

    // Whoever is sure sends it as an ordinary message.
    patient.typing("2\n", &say).ok();
    patient.run(&["patient", "say", "1", "Dr Iryna Bondarenko agrees.", "--as-it-is"]).ok();
    let read = doctor.json(&["doctor", "read", "1"]);
    let kinds: Vec<&str> = read.iter().filter_map(|object| object["content"]["kind"].as_str()).collect();
    assert_eq!(kinds, ["request", "accepted", "text", "text"]);
}

#[test]
fn telling_the_doctor_who_one_is_is_asked_about_and_marked_on_both_sides() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "accept", "1"]).ok();
    let reveal = ["patient", "reveal", "1", "I am Olena Petrenko."];
    let told = patient.run(&reveal).failed(1, "nobody to ask");
    told.says("It cannot be taken back").says("Tell the doctor who you are?");
    patient.typing("no\n", &reveal).failed(1, "you did not say yes");
    assert!(doctor.texts("doctor", "1", "patient").is_empty());

    // From an ordinary message that would have told it anyway; the question is asked all the same.
    let say = ["patient", "say", "1", "I am Olena Petrenko.", "--yes"];
    patient.typing("3\nno\n", &say).failed(1, "you did not say yes");
    assert!(doctor.texts("doctor", "1", "patient").is_empty());
    patient.typing("3\nyes\n", &say).ok().says("Sent and confirmed");
    let sent = patient.json(&["patient", "reveal", "1", "My telephone: 050 123 45 67", "--yes"]);
    assert_eq!(sent[0], serde_json::json!({ "number": 1, "sent": "revealed" }));
    for (person, side) in [(&doctor, "doctor"), (&patient, "patient")] {
        let read = person.json(&[side, "read", "1"]);
        let revealed: Vec<_> = read.iter().filter(|object| object["content"]["kind"] == "revealed").collect();
        assert_eq!(revealed.len(), 2, "{read:?}");
        person
            .run(&[side, "read", "1"])
            .ok()
            .says("*** The patient says on purpose who they are: *** I am Olena");
    }
    patient.run(&["--lang", "uk", "patient", "read", "1"]).ok().says("*** Пацієнт свідомо називає себе: ***");
}
