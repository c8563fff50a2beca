//! What a screen reader finds on the main screens, and how they bear being zoomed in.

use secondok_e2e::{Look, Person};

use crate::{
    patient::{Intake, begins},
    scene::Scene,
};

/// Every line that must stand in the outline, in this order.
fn hears(person: &Person, wanted: &[String]) {
    let outline = person.outline().unwrap_or_else(|fault| panic!("{fault}"));
    let mut rest = outline.iter();
    for line in wanted {
        assert!(rest.any(|found| found == line), "{line:?} is missing, or out of its place, in {outline:#?}");
    }
}

/// Two steps of zoom on a desk: 200 %, and 400 %, where the window is as narrow as a small phone (WCAG 2.2, 1.4.10).
fn bears_zoom(person: &mut Person) {
    for times in [2, 4] {
        person.looks(Look::DESK.zoomed(times));
        person.scrolls_no_way_but_down();
    }
    person.looks(Look::DESK);
}

#[test]
fn a_screen_reader_finds_its_way_and_zooming_hides_nothing() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-listens", Look::DESK);
    anna.goes_to("/app/");
    anna.comes_to("first-title");
    let text = |person: &Person, role: &str, id: &str| format!("{role} {}", person.text(id));
    hears(
        &anna,
        &[
            text(&anna, "link", "skip"),
            "banner".to_owned(),
            "main".to_owned(),
            text(&anna, "heading", "first-title"),
            text(&anna, "link", "choose-doctor"),
            text(&anna, "heading", "emergency-title"),
            text(&anna, "region", "never-title"),
            "contentinfo".to_owned(),
            text(&anna, "navigation", "everywhere"),
            // What was just done is read out here.
            "status live=polite".to_owned(),
        ],
    );
    bears_zoom(&mut anna);
    anna.presses("choose-doctor");
    anna.comes_to("doctors-title");
    anna.reads_text(scene.doctor.name());
    hears(
        &anna,
        &[
            text(&anna, "heading", "doctors-title"),
            text(&anna, "combobox", "filter-specialty"),
            text(&anna, "combobox", "filter-language"),
            format!("heading {}", scene.doctor.name()),
        ],
    );
    bears_zoom(&mut anna);

    begins(&mut anna, scene.doctor.name());
    let intake = Intake::new();
    anna.finds(&["heading"], &intake.questions[0].text.en);
    hears(&anna, &[format!("heading {}", intake.questions[0].text.en), text(&anna, "radio", "yes")]);
    bears_zoom(&mut anna);
    // Nothing was chosen: it is said at once.
    anna.presses("continue");
    anna.sees("answer-needed");
    hears(&anna, &["alert live=assertive".to_owned()]);
    intake.fills_in(&anna, scene.doctor.licensed_in());
    bears_zoom(&mut anna);
    anna.presses("send-request");
    anna.sees("state-requested");
    hears(
        &anna,
        &[
            format!("heading {}", scene.doctor.name()),
            text(&anna, "list", "thread"),
            text(&anna, "textbox", "say"),
            text(&anna, "button", "send"),
        ],
    );
    bears_zoom(&mut anna);
    scene.doctor.accepts("Taken.");
    anna.reads_text("Taken.");
}
