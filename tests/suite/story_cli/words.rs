//! Twelve words, as people type them.

use secondok_testkit::Server;

use super::person::Person;

#[test]
fn what_is_not_the_words_is_said_and_changes_nothing() {
    let server = Server::start();
    let person = Person::new(&server, "person");
    let restore = |typed: &str| person.typing(typed, &["patient", "restore"]);
    let zoo = ["zoo"; 11].join(" ");
    restore(&zoo).failed(1, "has 12 words; these are 11");
    restore(&format!("{zoo} wronk")).failed(1, "Word 12, “wronk”").failed(1, "wrong");
    restore(&format!("{zoo} zoo")).failed(1, "one is wrong, or two have changed places");
    let ukrainian = "абетка абзац абонент абсурд автобус автор агент адреса азарт аксіома актор акула";
    restore(ukrainian).failed(1, "belong to something else");
    restore("").failed(1, "The input ended");
    let told = person.typing(&zoo, &["--lang", "uk", "patient", "restore"]);
    told.failed(1, "має 12 слів; тут їх 11");
    let told = person.typing(&zoo, &["--json", "patient", "restore"]);
    let object: serde_json::Value = serde_json::from_str(told.err.lines().last().unwrap()).unwrap();
    assert_eq!((&object["type"], &object["exit"]), (&"urn:secondok:cli:words-count".into(), &1.into()));
    person.run(&["patient", "words"]).failed(1, "no words of a patient");

    let forgiving = format!("1. ZOO,\n 2) zoo; {} Wron", ["zoo"; 9].join("  "));
    restore(&forgiving).ok().says("No consultation belongs to them yet");
    assert_eq!(person.words().last().unwrap(), "wrong");
}

#[test]
fn words_are_not_overwritten_and_can_be_forgotten() {
    let server = Server::start();
    let person = Person::patient(&server, "person");
    let words = person.words();
    assert_eq!(words.len(), 12);
    person.run(&["patient", "new"]).failed(1, "not overwritten");
    let others = format!("{} wrong", ["zoo"; 11].join(" "));
    person.typing(&others, &["patient", "restore"]).failed(1, "other words");
    assert_eq!(person.words(), words);
    person.typing("no\n", &["patient", "forget"]).failed(1, "Left as it was");
    person.run(&["patient", "forget", "--yes"]).ok().says("Removed from this device");
    person.run(&["patient", "list"]).failed(1, "no words of a patient");
    person.typing(&others, &["patient", "restore"]).ok();
}
