//! Several devices with the same words, also at the same time.

use secondok_testkit::Server;

use super::person::Person;

#[test]
fn the_words_bring_everything_back_also_past_what_was_destroyed() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let first = Person::patient(&server, "first");
    for number in 1..=4 {
        assert_eq!(first.ask("vera"), number);
    }
    first.run(&["patient", "destroy", "2"]).failed(1, "nobody to ask").says("goes from the service at once");
    for number in ["1", "2", "3"] {
        first.run(&["patient", "destroy", number, "--yes"]).ok();
    }
    first.run(&["patient", "read", "2"]).failed(4, "no consultation of this number");

    let second = first.other_device(&server, "second");
    let there: Vec<_> = second.json(&["patient", "list"]).iter().map(|it| it["number"].clone()).collect();
    assert_eq!(there, [4]);
    // A number is never used twice, on whichever device.
    assert_eq!(second.ask("vera"), 5);
    first.run(&["patient", "read", "5"]).failed(4, "no consultation of this number");
    assert_eq!(first.json(&["patient", "list"]).len(), 2);

    // Destroyed on one device, gone on the other and for the doctor, keys and all.
    assert_eq!(doctor.json(&["doctor", "queue"]).len(), 2);
    for object in doctor.json(&["doctor", "queue"]) {
        doctor.run(&["doctor", "accept", &object["number"].to_string()]).ok();
    }
    first.run(&["patient", "destroy", "4", "--yes"]).ok();
    second.run(&["patient", "read", "4"]).failed(4, "has been erased");
    first.run(&["patient", "destroy", "5", "--yes"]).ok();
    second.run(&["patient", "list"]).ok().says("Consultation 5 has been erased");
    doctor
        .run(&["doctor", "queue"])
        .ok()
        .says("Nothing waits for you")
        .says("2 consultations have been erased");
    let third = first.other_device(&server, "third");
    assert!(third.json(&["patient", "list"]).is_empty());
}

#[test]
fn two_at_once_lose_nothing_and_double_nothing() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let first = Person::patient(&server, "first");
    first.ask("vera");
    doctor.run(&["doctor", "accept", "1"]).ok();
    let second = first.other_device(&server, "second");

    for round in 0..4 {
        let texts = [format!("first {round}"), format!("second {round}")];
        let running = [
            first.start(&["patient", "say", "1", &texts[0]]),
            second.start(&["patient", "say", "1", &texts[1]]),
        ];
        let done = running.map(|child| super::person::Done::from(child.wait_with_output().unwrap()));
        for ((person, text), done) in [&first, &second].into_iter().zip(&texts).zip(done) {
            if done.status != 0 {
                // What came first is shown; the same command again sends it after all.
                done.failed(1, "was written from another device").says("You,");
                person.run(&["patient", "say", "1", text]).ok();
            }
        }
    }
    let read = doctor.texts("doctor", "1", "patient");
    let mut sorted = read.clone();
    sorted.sort();
    let mut expected: Vec<String> =
        (0..4).flat_map(|round| [format!("first {round}"), format!("second {round}")]).collect();
    expected.sort();
    assert_eq!(sorted, expected, "as it arrived: {read:?}");

    let asking = [&first, &second].map(|person| {
        let answers = person.answers(super::person::ANSWERS);
        person.start(&["--json", "patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"])
    });
    let mut numbers = asking.map(|child| {
        let done = super::person::Done::from(child.wait_with_output().unwrap()).ok();
        serde_json::from_str::<serde_json::Value>(&done.out).unwrap()["number"].as_u64().unwrap()
    });
    numbers.sort_unstable();
    assert_eq!(numbers, [2, 3]);
    assert_eq!(doctor.json(&["doctor", "queue"]).len(), 3);
}

#[test]
fn a_clock_two_days_off_is_said() {
    let mut server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    server.restart_days_ahead(2);
    // The doctor's key is two days old by the service's day: within what is tolerated either way.
    let answers = patient.answers(super::person::ANSWERS);
    let asked = patient.run(&["patient", "ask", "--doctor", "vera", "--answers", &answers, "--yes"]).ok();
    asked.says("This device's date,").says("is wrong: at the service it is").says("(3 days left)");
    patient.run(&["--lang", "uk", "patient", "list"]).ok().says("Дата цього пристрою");
    doctor.run(&["doctor", "queue"]).ok().says("This device's date,");
}

#[test]
fn new_words_open_nothing_of_the_ones_before_nor_the_other_way_round() {
    let server = Server::start();
    let _doctor = Person::doctor(&server, "vera");
    let first = Person::patient(&server, "first");
    first.ask("vera");
    let lost = first.other_device(&server, "lost");
    lost.ask("vera");
    first.run(&["patient", "renew"]).failed(1, "2 consultations of your words are there still");
    first.run(&["patient", "renew", "--destroy"]).failed(1, "nobody to ask").says("Save a copy");
    assert_eq!(first.json(&["patient", "list"]).len(), 2);
    let words = &first.json(&["patient", "renew", "--destroy", "--yes"])[0]["words"];
    assert_eq!(words.as_array().map(Vec::len), Some(12));
    assert_eq!(words, &first.json(&["patient", "words"])[0]["words"]);
    lost.run(&["patient", "list"]).ok().says("Consultation 1 has been erased");
    assert_eq!(first.ask("vera"), 1);
    assert!(lost.json(&["patient", "list"]).is_empty(), "it learns nothing of what follows");
    // What is left behind stays for the words before.
    let other = first.other_device(&server, "other");
    first.run(&["patient", "renew", "--leave", "--yes"]).ok();
    assert!(first.json(&["patient", "list"]).is_empty());
    assert_eq!(other.json(&["patient", "list"]).len(), 1);
}
