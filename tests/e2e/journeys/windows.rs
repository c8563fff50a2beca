//! Two windows of one browser.

use secondok_e2e::{Look, WITHIN};

use crate::{
    patient::{Intake, begins},
    scene::Scene,
};

/// Part of the address of a stream.
const STREAM: &str = "/events";

#[test]
fn two_windows_share_one_stream_and_both_show_what_comes() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-with-two-windows", Look::DESK);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    let streams = |seen: &secondok_e2e::Seen| (seen.open(STREAM) == 1).then_some(());
    assert!(anna.browser().sees(WITHIN, streams).is_some(), "the consultation is followed");

    let first = anna.opens_beside("/app/#/consultation/1");
    anna.sees("state-requested");
    scene.doctor.accepts("For both windows.");
    anna.reads_text("For both windows.");
    let second = anna.turns_to(first);
    anna.reads_text("For both windows.");
    // What is written in one window is there in the other.
    anna.writes(&anna.text("say"), "From the first window.");
    anna.presses("send");
    anna.reads_text("From the first window.");
    let first = anna.turns_to(second);
    anna.reads_text("From the first window.");
    assert_eq!(anna.seen().open(STREAM), 1, "one stream for the browser");

    // The window that had the stream goes: the other one takes over.
    first.close();
    assert!(anna.browser().sees(WITHIN, streams).is_some(), "the other window follows");
    scene.doctor.says("Are you still there?");
    anna.reads_text("Are you still there?");
    assert_eq!(anna.seen().most_open(STREAM), 1, "never two at once");
}

#[test]
fn a_request_sent_in_two_windows_at_once_is_sent_once() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-sends-twice", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().fills_in(&anna, scene.doctor.licensed_in());
    let here = anna.url();
    let path = here.split_once("/app/").map(|(_, path)| format!("/app/{path}")).unwrap_or_default();
    let first = anna.opens_beside(&path);
    anna.comes_to("review-title");
    anna.presses("send-request");
    let second = anna.turns_to(first);
    // The first window may have learnt of it already.
    if anna.has("button", &anna.text("send-request")) {
        let pressed = anna.things(Some("button"), Some(&anna.text("send-request")));
        if let Some(button) = pressed.ok().and_then(|found| found.into_iter().next()) {
            let _ = button.press();
        }
    }
    anna.turns_to(second);
    anna.sees("state-requested");
    scene.doctor.finds_request();
    assert_eq!(scene.doctor.count(), 1);
}
