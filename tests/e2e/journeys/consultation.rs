//! The patient's whole way, on a phone.

use std::time::{Duration, Instant};

use secondok_client::content::{Content, DeclineReason};
use secondok_e2e::{Book, Look, Person};
use secondok_tests::people;

use crate::{
    patient::{Intake, begins},
    scene::Scene,
};

/// What the other side writes is there within this time, without a reload.
const SOON: Duration = Duration::from_secs(1);

#[test]
fn a_patient_asks_reads_asks_again_and_destroys_everything() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna", Look::PHONE);
    let intake = Intake::new();
    let licensed = scene.doctor.licensed_in().to_vec();

    // What this is, what it never asks for, what to do in an emergency.
    anna.reads(Book::Site);
    anna.goes_to("/");
    anna.comes_to("home-title");
    anna.finds_no_obstacle();
    anna.presses("home-open-app");
    anna.reads(Book::Patient);
    anna.comes_to("first-title");
    anna.sees("never-title");
    anna.sees("emergency-text");
    anna.finds(&["link"], &anna.text("call-112"));
    anna.finds_no_obstacle();

    anna.presses("choose-doctor");
    anna.comes_to("doctors-title");
    anna.reads_text(scene.doctor.name());
    anna.sees("doctor-available");
    anna.presses("doctor-more");
    anna.sees("limits-checked");
    anna.finds_no_obstacle();
    anna.presses_named(&format!("{}: {}", anna.text("ask-this-doctor"), scene.doctor.name()));
    anna.comes_to("words-title");
    anna.finds_no_obstacle();
    crate::patient::makes_words(&anna);
    anna.finds_no_obstacle();
    anna.presses("intake-go-on");

    // A sign of danger.
    let flag = &intake.questionnaire.red_flag_questions()[0];
    anna.finds(&["heading"], &flag.question.text.en);
    anna.finds_no_obstacle();
    anna.chooses(&anna.text("yes"));
    anna.sees("danger-title");
    anna.reads_text(&flag.advice.en);
    anna.finds_no_obstacle();
    anna.chooses(&anna.text("no"));
    anna.sees_no("danger-title");

    // In the middle the page is loaded anew.
    let middle = intake.questions.len() / 2;
    (0..middle).for_each(|place| intake.answers(&anna, place));
    anna.finds(&["heading"], &intake.questions[middle].text.en);
    anna.reload();
    intake.answers(&anna, middle);
    anna.finds_no_obstacle();
    intake.answers_from(&anna, middle + 1);
    anna.comes_to("own-title");
    anna.finds_no_obstacle();
    intake.asks(&anna);
    anna.comes_to("terms-title");
    anna.finds_no_obstacle();
    intake.agrees(&anna, &licensed);
    anna.comes_to("review-title");
    anna.finds_no_obstacle();
    anna.presses("send-request");

    anna.sees("ask-sent");
    anna.sees("state-requested");
    anna.finds_no_obstacle();
    let Some(Content::Request(request)) = scene.doctor.reads().into_iter().next() else {
        panic!("the first message is the request")
    };
    assert_eq!(request.questions, intake.request.questions);
    for (id, answer) in &intake.request.intake.given {
        assert_eq!(request.intake.given.get(id), Some(answer), "{id}");
    }

    // Taken and asked back: seen within a second.
    scene.doctor.accepts("I take it.");
    soon(&anna, "I take it.");
    anna.sees("state-accepted");
    // Nothing tells her outside the app, and where she waits it says so.
    assert!(standing(&anna).contains(&anna.text("look-daily")));
    scene.doctor.says("Since when exactly?");
    soon(&anna, "Since when exactly?");
    anna.writes(&anna.text("say"), "Since March.");
    anna.presses("send");
    anna.reads_text("Since March.");
    scene.doctor.gets(&Content::text("Since March."));

    // The opinion, in a layout made for reading.
    let opinion = people::written().1;
    scene.doctor.gives(opinion.clone());
    anna.sees("opinion-title");
    assert!(!standing(&anna).contains(&anna.text("look-daily")), "there is nothing to wait for");
    anna.reads_text(&opinion.summary);
    opinion.answers.iter().for_each(|answer| anna.reads_text(&answer.text));
    anna.sees("opinion-checked");
    anna.finds_no_obstacle();
    anna.writes(&anna.text("say-follow-up"), "And at night?");
    anna.presses("send");
    anna.sees("state-follow-up");
    anna.goes_to_what_is_new(|| scene.doctor.replies("At night as well."), "At night as well.");
    scene.doctor.closes("All the best.");
    anna.reads_text("All the best.");
    anna.sees("state-closed");
    anna.finds_no_obstacle();

    // Destroyed: asked once, and done.
    anna.presses("end-title-over");
    anna.presses("destroy");
    anna.sees("destroy-title");
    anna.finds_no_obstacle();
    anna.presses("destroy-no");
    anna.sees_no("destroy-title");
    anna.presses("destroy");
    anna.presses("destroy-yes");
    // What was done is said on the screen that it led to, and not on the next one.
    anna.sees("destroy-done");
    anna.sees("list-none");
    anna.presses("this-device");
    anna.comes_to("this-device");
    anna.does_not_see("destroy-done");
    anna.presses("my-consultations");
    anna.comes_to("my-consultations");
    anna.finds_no_obstacle();
    assert_eq!(scene.doctor.count(), 0);
}

/// What is said of where the consultation stands.
fn standing(person: &Person) -> String {
    let said = person.evaluate("document.querySelector('.standing').innerText");
    said.ok().and_then(|said| said.as_str().map(str::to_owned)).unwrap_or_default()
}

/// It stands there within a second of the service's having it.
fn soon(person: &Person, words: &str) {
    let since = Instant::now();
    person.reads_text(words);
    let passed = since.elapsed();
    assert!(passed <= SOON, "{words:?} took {passed:?}");
}

#[test]
fn a_request_that_is_declined_leads_on_to_another_doctor() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-is-declined", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    assert!(!anna.has("link", &anna.text("ask-another")), "while it waits there is nothing else to ask");
    scene.doctor.declines(DeclineReason::OutsideField, "A colleague knows more of this.");
    anna.sees("state-declined");
    anna.reads_text("A colleague knows more of this.");
    anna.finds_no_obstacle();
    anna.presses("ask-another");
    anna.comes_to("doctors-title");
}

#[test]
fn words_typed_elsewhere_bring_everything_back() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-at-home", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    scene.doctor.accepts("Taken, for both devices.");
    anna.reads_text("Taken, for both devices.");

    let elsewhere = scene.person("anna-elsewhere", Look::DESK.dark());
    elsewhere.goes_to("/app/#/restore");
    let mut mistyped = words.clone();
    mistyped[3] = "xylophonist".to_owned();
    crate::patient::types_words(&elsewhere, &mistyped);
    elsewhere.finds(&["alert"], "");
    elsewhere.finds_no_obstacle();
    crate::patient::types_words(&elsewhere, &words);
    elsewhere.comes_to("my-consultations");
    elsewhere.sees("state-accepted");
    elsewhere.finds_no_obstacle();
    elsewhere.goes_to("/app/#/consultation/1");
    elsewhere.reads_text("Taken, for both devices.");
    elsewhere.writes(&elsewhere.text("say"), "From my other device.");
    elsewhere.presses("send");
    elsewhere.reads_text("From my other device.");
    anna.reads_text("From my other device.");
}

#[test]
fn what_is_changed_at_the_review_leads_back_to_it() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-changes-her-mind", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    let intake = Intake::new();
    intake.fills_in(&anna, scene.doctor.licensed_in());
    let sex = intake.questionnaire.question("sex").expect("every specialty asks it");
    let change = format!("{}: {}", anna.text("change"), sex.text.en);
    anna.presses_named(&change);
    anna.finds(&["heading"], &sex.text.en);
    // Whoever may leave something out can do so afterwards too.
    anna.chooses(&anna.text("leave-out"));
    anna.finds_no_obstacle();
    anna.presses("save-and-go-back");
    anna.comes_to("review-title");
    assert!(!anna.has("link", &change), "it is not sent");
    // "None" goes with nothing else.
    let conditions = intake.questionnaire.question("conditions").expect("every specialty asks it");
    let [none, other] = [0, 1].map(|place| conditions.choices()[place].text.en.as_str());
    anna.presses_named(&format!("{}: {}", anna.text("change"), conditions.text.en));
    anna.finds(&["heading"], &conditions.text.en);
    anna.chooses(other);
    anna.chooses(none);
    assert!(!anna.finds(&["checkbox"], other).is_chosen());
    anna.chooses(other);
    assert!(!anna.finds(&["checkbox"], none).is_chosen());
    anna.presses("save-and-go-back");
    anna.comes_to("review-title");
    anna.presses("send-request");
    anna.sees("state-requested");
    let Some(Content::Request(request)) = scene.doctor.reads().into_iter().next() else {
        panic!("the first message is the request")
    };
    for id in ["sex", "pregnancy"] {
        assert_eq!(request.intake.given.get(id), None, "{id}");
    }
}

#[test]
fn a_request_is_thrown_away_only_after_a_second_word() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-throws-away", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    let intake = Intake::new();
    intake.answers_from(&anna, 0);
    anna.comes_to("own-title");
    anna.goes_to("/app/#/ask/99");
    anna.comes_to("review-title");
    anna.presses("intake-drop");
    anna.sees("discard-title");
    anna.sees("discard-text");
    anna.finds_no_obstacle();
    anna.presses("discard-no");
    anna.sees_no("discard-title");
    anna.does_not_see("intake-dropped");
    anna.comes_to("review-title");
    anna.presses("intake-drop");
    anna.presses("discard-yes");
    anna.sees("intake-dropped");
    anna.goes_to("/app/#/ask");
    anna.comes_to("intake-none");
}

#[test]
fn words_that_have_nothing_here_are_told_so() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-has-only-words", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    let elsewhere = scene.person("anna-finds-nothing", Look::PHONE);
    elsewhere.goes_to("/app/#/restore");
    crate::patient::types_words(&elsewhere, &words);
    elsewhere.comes_to("list-not-found");
    elsewhere.sees("list-not-found-text");
    elsewhere.does_not_see("list-none");
    elsewhere.finds_no_obstacle();
}
