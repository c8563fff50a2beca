//! What may tell who the patient is: pointed out while it is typed, asked about before it is sent, and told on purpose.

use secondok_client::content::{Content, Revealed, Text};
use secondok_e2e::{Look, Person};

use crate::{
    asking::Patient,
    patient::{Intake, begins},
    scene::Scene,
};

const NAME: &str = "Olena Petrenko";
const NAMED: &str = "My name is Olena Petrenko.";

/// The words and what they are, as they are pointed out.
fn pointed_out(person: &Person, class: &str, words: &str) -> String {
    person.text_with("tells-one", &[("class", class.into()), ("words", words.into())])
}

/// What the patient wrote besides the request.
fn written(scene: &mut Scene) -> Vec<Content> {
    let said = scene.doctor.reads().into_iter();
    said.filter(|content| matches!(content, Content::Text(_) | Content::Revealed(_) | Content::Withdrawn(_)))
        .collect()
}

#[test]
fn what_may_tell_who_she_is_is_pointed_out_and_goes_as_she_says() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-names-herself", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    scene.doctor.accepts("I take it.");
    anna.sees("state-accepted");

    // Beside the field, while she types.
    let field = anna.text("say");
    anna.writes(&field, NAMED);
    anna.reads_text(&pointed_out(&anna, "name", NAME));
    anna.finds(&["status"], "");
    anna.finds_no_obstacle();
    anna.does_not_see("failure-tells");
    // Asked once; the first way is back.
    anna.presses("send");
    anna.sees("failure-tells");
    anna.finds_no_obstacle();
    assert_eq!(
        anna.evaluate("document.activeElement.innerText").ok(),
        Some(anna.text("tells-change").into())
    );
    anna.presses("tells-change");
    anna.sees_no("failure-tells");
    assert_eq!(anna.finds(&["textbox"], &field).written(), NAMED);
    assert_eq!(written(&mut scene), []);
    // An ordinary message, marked as nothing.
    anna.presses("send");
    anna.presses("tells-send");
    scene.doctor.gets(&Content::Text(Text { text: NAMED.to_owned() }));
    anna.sees_no("tells");
    anna.does_not_see("content-revealed");

    // On purpose: from such a message, or from where there is nothing to send yet.
    anna.writes(&field, "Write to olena@example.org.");
    anna.presses("send");
    anna.sees("failure-tells");
    anna.presses("reveal");
    anna.sees("reveal-what");
    anna.finds_no_obstacle();
    anna.presses("reveal-no");
    anna.sees_no("reveal-what");
    assert_eq!(written(&mut scene).len(), 1);
    anna.presses("send");
    anna.presses("reveal");
    anna.presses("reveal-yes");
    anna.sees("content-revealed");
    scene.doctor.gets(&Content::Revealed(Revealed { text: "Write to olena@example.org.".to_owned() }));
    assert_eq!(anna.finds(&["textbox"], &field).written(), "");
    anna.sees_no("tells");
    anna.finds_no_obstacle();
    anna.presses("end-title");
    anna.sees("reveal-short");
    anna.finds_no_obstacle();
    anna.presses("reveal");
    anna.presses("reveal-yes");
    anna.sees("answer-needed");
    anna.writes(&anna.text("reveal-text"), NAMED);
    anna.presses("reveal-yes");
    scene.doctor.gets(&Content::Revealed(Revealed { text: NAMED.to_owned() }));

    // The note beside which a request is taken back.
    anna.presses("withdraw");
    anna.writes(&anna.text("withdraw-note"), "Goodbye, Iryna Bondarenko");
    anna.reads_text(&pointed_out(&anna, "name", "Iryna Bondarenko"));
    anna.presses("withdraw-yes");
    anna.sees("failure-tells");
    assert_eq!(written(&mut scene).len(), 3);
    anna.presses("tells-send");
    anna.sees("state-withdrawn");
    assert!(matches!(written(&mut scene).last(), Some(Content::Withdrawn(_))));
}

#[test]
fn a_request_is_looked_at_whole_before_it_is_sent() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-asks-by-name", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    let mut intake = Intake::new();
    intake.request.questions[0] = format!("Can {NAME} wait?");
    intake.fills_in(&anna, scene.doctor.licensed_in());
    anna.reads_text(&pointed_out(&anna, "name", NAME));
    anna.finds_no_obstacle();
    anna.presses("send-request");
    anna.sees("failure-tells");
    anna.finds_no_obstacle();
    assert!(!anna.has("button", &anna.text("reveal")), "a request tells nobody on purpose");
    assert_eq!(scene.doctor.count(), 0);
    anna.presses("tells-change");
    anna.sees_no("failure-tells");
    anna.presses("send-request");
    anna.presses("tells-send");
    anna.sees("state-requested");
    assert_eq!(scene.doctor.count(), 1);
}

#[test]
fn a_doctor_sees_that_a_patient_says_who_they_are() {
    let Some(scene) = Scene::new() else { return };
    let mut patient = Patient::asks(&scene.server);
    let vera = crate::practice::at_work(&scene, "vera-is-told");
    vera.sees("name-made-up");
    vera.does_not_see("content-revealed");
    patient.reveals(NAMED);
    vera.sees("content-revealed");
    vera.reads_text(NAMED);
    vera.sees_no("name-made-up");
    vera.finds_no_obstacle();
}
