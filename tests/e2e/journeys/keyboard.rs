//! A whole journey by keyboard alone.

use secondok_client::intake::{Answer, Kind};
use secondok_e2e::{Look, Person};

use crate::{
    patient::{Intake, number_field},
    scene::Scene,
};

/// What has the focus is named so, after going on by Tab.
fn tabs_to(person: &Person, name: &str) {
    person.tab_to(|thing| thing.name == name).unwrap_or_else(|stops| panic!("{name:?} is no stop: {stops}"));
}

/// Goes to a button or link by Tab, and presses Enter.
fn enters(person: &Person, name: &str) {
    tabs_to(person, name);
    press(person, "Enter");
}

fn press(person: &Person, key: &str) {
    person.key(key).unwrap_or_else(|fault| panic!("{fault}"));
}

fn types(person: &Person, label: &str, text: &str) {
    tabs_to(person, label);
    person.type_letters(text).unwrap_or_else(|fault| panic!("{fault}"));
}

/// Chooses one of several: Tab comes to the group, arrows go through it.
fn chooses(person: &Person, options: &[String], wanted: &str) {
    let at = person.tab_to(|thing| options.contains(&thing.name));
    let mut at = at.unwrap_or_else(|stops| panic!("none of {options:?} is a stop: {stops}")).name;
    // The first one that has the focus may be the one that is wanted: Space takes it.
    press(person, "Space");
    for _ in 0..options.len() {
        if at == wanted {
            return;
        }
        press(person, "ArrowDown");
        at = person.focused().map(|thing| thing.name).unwrap_or_default();
    }
    panic!("{wanted:?} is not reached by arrows among {options:?}");
}

/// Answers a question (see [`Intake::answers`]) without touching anything.
fn answers(person: &Person, intake: &Intake, place: usize) {
    let question = intake.questions[place];
    person.finds(&["heading"], &question.text.en);
    let texts: Vec<String> = question.choices().iter().map(|choice| choice.text.en.clone()).collect();
    let text = |id: &str| {
        let choice = question.choices().iter().find(|choice| choice.id == id);
        choice.expect("the answer is one of the choices").text.en.clone()
    };
    let yes_no = [person.text("yes"), person.text("no")];
    match (intake.request.intake.given.get(&question.id), &question.kind) {
        (None, Kind::YesNo) | (Some(Answer::YesNo(false)), _) => chooses(person, &yes_no, &yes_no[1]),
        (None, _) => {}
        (Some(Answer::YesNo(true)), _) => chooses(person, &yes_no, &yes_no[0]),
        (Some(Answer::Choice(id)), _) => chooses(person, &texts, &text(id)),
        (Some(Answer::Choices(ids)), _) => {
            // In the order in which they stand: Tab goes on.
            for choice in question.choices().iter().filter(|choice| ids.contains(&choice.id)) {
                tabs_to(person, &choice.text.en);
                press(person, "Space");
            }
        }
        (Some(Answer::Number(number)), _) => {
            types(person, &number_field(person, question), &number.to_string());
        }
        (Some(Answer::Text(typed)), _) => types(person, &question.text.en, typed),
    }
    enters(person, &person.text("continue"));
}

#[test]
fn a_patient_comes_all_the_way_by_keyboard_alone() {
    let Some(mut scene) = Scene::new() else { return };
    let anna = scene.person("anna-by-keyboard", Look::DESK);
    let intake = Intake::new();
    anna.goes_to("/app/");
    anna.comes_to("first-title");
    // The first stop leads past everything that is the same on every screen.
    press(&anna, "Tab");
    assert_eq!(anna.focused().map(|thing| thing.name), Some(anna.text("skip")));
    enters(&anna, &anna.text("choose-doctor"));
    anna.comes_to("doctors-title");
    enters(&anna, &format!("{}: {}", anna.text("ask-this-doctor"), scene.doctor.name()));
    anna.comes_to("words-title");
    enters(&anna, &anna.text("words-make"));
    anna.comes_to("words-confirm-title");
    enters(&anna, &anna.text("words-later"));

    (0..intake.questions.len()).for_each(|place| answers(&anna, &intake, place));
    anna.comes_to("own-title");
    let label = |number: usize| anna.text_with("own-question", &[("number", number.into())]);
    types(&anna, &label(1), &intake.request.questions[0]);
    enters(&anna, &anna.text("continue"));
    anna.comes_to("terms-title");
    for _ in &secondok_client::intake::Terms::current().statements {
        let box_ = anna.tab_to(|thing| thing.role == "checkbox" && !thing.is_chosen());
        box_.unwrap_or_else(|stops| panic!("no box is left: {stops}"));
        press(&anna, "Space");
    }
    enters(&anna, &anna.text("continue"));
    anna.comes_to("review-title");
    enters(&anna, &anna.text("send-request"));
    anna.sees("state-requested");
    scene.doctor.accepts("Taken.");
    anna.reads_text("Taken.");
    types(&anna, &anna.text("say"), "Thank you.");
    enters(&anna, &anna.text("send"));
    scene.doctor.gets(&secondok_client::content::Content::text("Thank you."));

    // A question that must be answered is asked in a dialog; Escape leaves everything as it was.
    enters(&anna, &anna.text("end-title"));
    enters(&anna, &anna.text("destroy"));
    anna.sees("destroy-title");
    press(&anna, "Escape");
    anna.sees_no("destroy-title");
    assert_eq!(anna.focused().map(|thing| thing.name), Some(anna.text("destroy")), "the focus comes back");
    press(&anna, "Enter");
    enters(&anna, &anna.text("destroy-yes"));
    anna.sees("destroy-done");
    assert_eq!(scene.doctor.count(), 0);
}
