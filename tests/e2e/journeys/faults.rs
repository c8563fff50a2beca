//! What goes wrong on the way: nothing is lost, nothing is doubled, and it is said plainly.

use std::time::Duration;

use secondok_client::content::Content;
use secondok_e2e::{Book, Look, Seen, WITHIN};
use secondok_l10n::Language;

use crate::{
    patient::{Intake, begins, types_words},
    scene::Scene,
    storage::{is_cleared, is_damaged, waits_until_installed, writes_and_it_is_kept},
};

/// After so long at rest nothing begins by itself.
const REST: Duration = Duration::from_secs(2);
/// Where consultations are written.
const MAILBOXES: &str = "*/api/v1/mailboxes/*";

#[test]
fn a_page_loaded_anew_in_mid_send_loses_nothing_and_doubles_nothing() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-reloads", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().fills_in(&anna, scene.doctor.licensed_in());
    // The service has it, and the app has not heard so.
    anna.browser().withholds_answers(MAILBOXES);
    anna.presses("send-request");
    anna.sees("sending");
    scene.doctor.finds_request();
    anna.reload();
    anna.browser().gives_answers();
    anna.sees("news-asked");
    anna.goes_to("/app/#/consultations");
    anna.sees("state-requested");
    assert_eq!(scene.doctor.count(), 1);

    scene.doctor.accepts("Taken.");
    anna.goes_to("/app/#/consultation/1");
    anna.reads_text("Taken.");
    // Nothing is on its way but the stream: what is asked now would wait for ever, and sending behind it.
    let is_quiet = |seen: &Seen| (seen.open("/api/v1/") == 1 && seen.open("/events") == 1).then_some(());
    let mut comes_to_rest = || anna.browser().sees(WITHIN, is_quiet).is_some();
    assert!(comes_to_rest(), "the app comes to rest");
    // Once the stream is open it reads once more.
    std::thread::sleep(REST);
    assert!(comes_to_rest(), "the app stays at rest");
    anna.browser().withholds_answers(MAILBOXES);
    anna.writes(&anna.text("say"), "Sent once.");
    anna.presses("send");
    let sent = |doctor: &mut crate::doctor::Doctor| {
        doctor.reads().into_iter().filter(|said| *said == Content::text("Sent once.")).count()
    };
    scene.doctor.gets(&Content::text("Sent once."));
    anna.reload();
    anna.browser().gives_answers();
    anna.reads_text("Sent once.");
    anna.sees_no("thread-waiting");
    assert_eq!(sent(&mut scene.doctor), 1);
    assert_eq!(
        anna.finds(&["textbox"], &anna.text("say")).written(),
        "",
        "it is not offered to be sent again"
    );
}

#[test]
fn offline_the_app_opens_keeps_what_is_sent_and_sends_it_when_the_connection_is_back() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-offline", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    scene.doctor.accepts("Taken.");
    anna.reads_text("Taken.");
    waits_until_installed(&anna);

    anna.browser().offline(true);
    anna.sees("offline");
    anna.finds_no_obstacle();
    anna.writes(&anna.text("say"), "Written in a tunnel.");
    anna.presses("send");
    anna.sees("failure-send-waiting");
    anna.sees("failure-send-waiting-next");
    // The app itself needs no connection, in none of its languages.
    anna.reload();
    anna.sees("offline");
    anna.finds_no_obstacle();
    for language in [Language::Uk, Language::En] {
        anna.presses_named(language.autonym());
        anna.reads_text(&Book::Patient.texts(language).text("offline"));
    }
    anna.goes_to("/app/#/");
    anna.comes_to("first-title");

    anna.browser().offline(false);
    anna.sees_no("offline");
    anna.goes_to("/app/#/consultation/1");
    anna.reads_text("Written in a tunnel.");
    scene.doctor.gets(&Content::text("Written in a tunnel."));
    let said = scene.doctor.reads();
    assert_eq!(said.iter().filter(|said| **said == Content::text("Written in a tunnel.")).count(), 1);
}

#[test]
fn storage_that_the_browser_cleared_is_missed_plainly_and_the_words_bring_everything_back() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-evicted", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    scene.doctor.accepts("Taken.");
    anna.reads_text("Taken.");

    is_cleared(&mut anna);
    anna.reload();
    anna.sees("failure-no-words");
    anna.finds_no_obstacle();
    anna.presses("have-words");
    types_words(&anna, &words);
    anna.comes_to("my-consultations");
    anna.sees("state-accepted");
}

#[test]
fn words_typed_while_the_service_cannot_be_reached_are_here_and_the_list_goes_on_with_them() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-before-the-tunnel", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());

    let mut elsewhere = scene.person("anna-in-the-tunnel", Look::PHONE);
    elsewhere.goes_to("/app/#/restore");
    elsewhere.browser().cuts_off(&[MAILBOXES]);
    types_words(&elsewhere, &words);
    elsewhere.sees("failure-restore-unfinished");
    elsewhere.finds_no_obstacle();
    elsewhere.presses("my-consultations");
    elsewhere.comes_to("my-consultations");
    elsewhere.sees("failure-offline");
    elsewhere.does_not_see("list-nobody");
    elsewhere.does_not_see("list-none");
    elsewhere.browser().cuts_off(&[]);
    elsewhere.presses("try-again");
    elsewhere.sees("state-requested");
}

#[test]
fn what_cannot_be_opened_is_said_and_can_be_removed() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-has-a-damaged-disk", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    scene.doctor.accepts("Taken.");
    anna.reads_text("Taken.");

    is_damaged(&anna);
    anna.reload();
    for screen in ["", "consultations", "words"] {
        anna.goes_to(&format!("/app/#/{screen}"));
        anna.sees("failure-vault-damaged");
        anna.sees("failure-vault-damaged-next");
        anna.finds_no_obstacle();
    }
    anna.presses("forget");
    anna.comes_to("this-device");
    anna.does_not_see("device-empty");
    anna.finds_no_obstacle();
    anna.presses("forget-yes");
    anna.sees("forget-title");
    anna.presses("forget-yes");
    anna.sees("forget-done");
    anna.presses("have-words");
    types_words(&anna, &words);
    anna.comes_to("my-consultations");
    anna.sees("state-accepted");
}

#[test]
fn what_is_written_survives_a_crash() {
    let Some(mut scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-crashes", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    let intake = Intake::new();
    (0..3).for_each(|place| intake.answers(&anna, place));
    anna.finds(&["heading"], &intake.questions[3].text.en);
    anna.crashes_and_opens("/app/");
    anna.presses("intake-go-on");
    intake.answers_from(&anna, 3);
    anna.comes_to("own-title");
    let label = anna.text_with("own-question", &[("number", 1.into())]);
    writes_and_it_is_kept(&anna, &label, "Half a quest", "intake");
    anna.crashes_and_opens("/app/");
    anna.presses("intake-go-on");
    anna.comes_to("own-title");
    assert!(anna.finds(&["textbox"], &label).written().starts_with("Half a quest"));
    assert_eq!(scene.doctor.count(), 0);
}
