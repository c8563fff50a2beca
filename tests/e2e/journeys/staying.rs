//! What somebody is in the middle of stays as it is, whatever happens meanwhile.

use secondok_e2e::{Look, Person, WITHIN, until};
use secondok_tests::people;

use crate::{
    patient::{Intake, begins, shown_words},
    scene::Scene,
};

#[test]
fn what_a_patient_writes_and_a_dialog_stay_while_the_consultation_goes_on() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-in-the-middle", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());

    // A dialog with something written into it, when the doctor takes the request.
    anna.writes(&anna.text("say"), "One more thing");
    anna.presses("end-title");
    anna.presses("withdraw");
    anna.sees("withdraw-title");
    anna.writes(&anna.text("withdraw-note"), "It has become better");
    scene.doctor.accepts("I take it.");
    anna.reads_text("I take it.");
    anna.sees("state-accepted");
    assert!(is(&anna, "document.querySelector('dialog[open]') !== null"), "the dialog is open");
    assert_eq!(value(&anna, "#note"), "It has become better");
    anna.presses("withdraw-no");

    // The caret in the middle of a text, when the opinion comes and the field is for a follow-up question from now on.
    let put =
        "(document.querySelector('#compose').focus(), document.activeElement.setSelectionRange(3, 3), true)";
    assert!(is(&anna, put));
    scene.doctor.gives(people::written().1);
    anna.sees("opinion-title");
    anna.finds(&["textbox"], &anna.text("say-follow-up"));
    assert_eq!(value(&anna, "#compose"), "One more thing");
    let stays = "document.activeElement.id === 'compose' && document.activeElement.selectionStart === 3";
    assert!(is(&anna, stays), "the caret is where it was");

    // Sending brings a new state, and the field is empty.
    anna.presses("send");
    anna.sees("state-follow-up");
    anna.finds(&["textbox"], &anna.text("say"));
    let emptied = until(WITHIN, || match value(&anna, "#compose").as_str() {
        "" => Ok(()),
        left => Err(left.to_owned()),
    });
    assert_eq!(emptied, Ok(()));
}

#[test]
fn words_that_are_being_confirmed_stay_while_a_request_is_begun_in_another_window() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-confirms", Look::DESK);
    anna.goes_to("/app/#/words");
    anna.comes_to("words-title");
    anna.presses("words-make");
    let words = shown_words(&anna);
    let asked = "document.querySelector('main form input').id.replace('confirm-', '')";
    let asked = anna.evaluate(asked).ok().and_then(|number| number.as_str().map(str::to_owned));
    let asked = asked.expect("a word is asked for");
    let number: usize = asked.parse().expect("by its number");
    anna.writes(&anna.text_with("words-number", &[("number", number.into())]), &words[number - 1]);

    let first = anna.opens_beside("/app/#/doctors");
    anna.comes_to("doctors-title");
    anna.presses_named(&format!("{}: {}", anna.text("ask-this-doctor"), scene.doctor.name()));
    let kept =
        until(
            WITHIN,
            || {
                if is(&anna, "location.hash.startsWith('#/ask')") { Ok(()) } else { Err(anna.url()) }
            },
        );
    assert_eq!(kept, Ok(()));
    anna.turns_to(first).close();
    // The first window has learnt of it: it leads on to the request.
    let learnt = until(WITHIN, || {
        let leads = "document.querySelector('main form a.button').getAttribute('href').startsWith('#/ask')";
        if is(&anna, leads) { Ok(()) } else { Err("the window does not know of the request".to_owned()) }
    });
    assert_eq!(learnt, Ok(()));
    assert_eq!(value(&anna, &format!("#confirm-{number}")), words[number - 1]);
}

fn is(person: &Person, script: &str) -> bool {
    person.evaluate(script).is_ok_and(|answer| answer == true)
}

fn value(person: &Person, field: &str) -> String {
    let value = person.evaluate(&format!("document.querySelector('{field}').value"));
    value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}
