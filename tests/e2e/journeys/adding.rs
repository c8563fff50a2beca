//! A device is added: one shows the words as a code, another one reads it with its camera.

use secondok_e2e::{
    Look, Person, WITHIN,
    camera::{printed_code, wall},
    until,
};
use secondok_l10n::Language;

use crate::{
    patient::{Intake, begins, shown_words, types_words},
    scene::Scene,
};

const CODE: &str = "svg.qr";
/// Remembers every camera that the page is given.
const REMEMBER: &str = "(() => {
    window.cameras = [];
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wanted) => {
        const stream = await ask(wanted);
        window.cameras.push(...stream.getTracks());
        return stream;
    };
})()";
/// A minute is a second.
const QUICK: &str = "window.setTimeout = ((set) => (run, wait, ...more) => set(run, wait === 60000 ? 1000 : wait, ...more))(setTimeout), true";

fn runs(person: &Person, script: &str) {
    person.evaluate(script).unwrap_or_else(|fault| panic!("{fault}"));
}

/// As many cameras were given so far, and so many of them are on.
fn cameras(person: &Person) -> [u64; 2] {
    let found =
        person.evaluate("[cameras.length, cameras.filter((one) => one.readyState === 'live').length]");
    let found = found.unwrap_or_else(|fault| panic!("{fault}"));
    [0, 1].map(|at| found[at].as_u64().unwrap_or_default())
}

fn has_cameras(person: &Person, expected: [u64; 2]) {
    let found = until(WITHIN, || match cameras(person) {
        found if found == expected => Ok(()),
        found => Err(format!("{found:?} cameras were given and are on, not {expected:?}")),
    });
    found.unwrap_or_else(|why| panic!("{why}"));
}

/// Somebody at the screen on which words are typed, with a camera that may be used.
fn with_camera(scene: &Scene, name: &str, look: Look) -> Person {
    let mut person = scene.person(name, look);
    person.browser().allows_camera(&scene.server.url(), true);
    person.goes_to("/app/#/restore");
    person.comes_to("restore-title");
    runs(&person, REMEMBER);
    person
}

/// The code is on the screen, or is there no more.
fn code_is_shown(person: &Person, is_shown: bool) {
    let name = person.text("add-code");
    let done = until(WITHIN, || match person.has("image", &name) {
        found if found == is_shown => Ok(()),
        found => Err(format!("a code is shown: {found}")),
    });
    done.unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn another_device_reads_the_words_off_the_first_ones_screen() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-adds-a-device", Look::PHONE);
    let words = begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());
    anna.goes_to("/app/#/device");
    anna.presses("add-title");
    anna.comes_to("add-title");
    anna.sees("add-warning");
    anna.finds_no_obstacle();
    // Nothing is shown unasked.
    code_is_shown(&anna, false);
    anna.presses("add-show");
    code_is_shown(&anna, true);
    anna.sees("add-shown");
    anna.finds_no_obstacle();
    let code = anna.picture_of_part(CODE);

    let look = Look::PHONE.dark().speaking(Language::Uk);
    let mut second = with_camera(&scene, "annas-second-device", look);
    second.browser().sees_by_camera(&code);
    second.presses("scan-start");
    second.sees("state-requested");
    has_cameras(&second, [1, 0]);
    second.goes_to("/app/#/words");
    second.presses("words-show");
    assert_eq!(shown_words(&second), words);
    for person in [&anna, &second] {
        let asked = person.seen().requests;
        let is_told = |url: &str| words.iter().any(|word| url.contains(&format!("{word}%20")));
        assert!(!asked.iter().any(|request| is_told(&request.url)), "no address tells the words");
    }
}

#[test]
fn the_code_goes_by_a_press_after_a_minute_and_with_the_window() {
    let Some(scene) = Scene::new() else { return };
    let anna = scene.person("anna-shows-her-code", Look::PHONE);
    anna.goes_to("/app/#/words");
    anna.presses("words-make");
    // Words that are on no paper are not given on.
    anna.goes_to("/app/#/add-device");
    anna.sees("add-not-yet");
    anna.finds_no_obstacle();
    let words = {
        anna.presses("words-reminder-link");
        anna.presses("words-show");
        shown_words(&anna)
    };
    let other = scene.person("anna-elsewhere", Look::PHONE);
    other.goes_to("/app/#/restore");
    types_words(&other, &words);
    other.sees("list-not-found");
    other.goes_to("/app/#/add-device");
    runs(&other, QUICK);

    other.presses("add-show");
    code_is_shown(&other, true);
    other.presses("add-hide");
    code_is_shown(&other, false);

    other.presses("add-show");
    code_is_shown(&other, true);
    code_is_shown(&other, false);

    other.reload();
    for left in [
        "dispatchEvent(new Event('blur'))",
        "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))",
    ] {
        other.presses("add-show");
        code_is_shown(&other, true);
        runs(&other, left);
        code_is_shown(&other, false);
    }
}

#[test]
fn another_code_is_refused_plainly() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = with_camera(&scene, "anna-cannot-scan", Look::PHONE);
    anna.browser().sees_by_camera(&printed_code("https://example.org"));
    // By the keyboard.
    anna.finds(&["button"], &anna.text("scan-start"))
        .ask("function () { this.focus(); }")
        .expect("it is there");
    anna.key("Enter").expect("there is a keyboard");
    anna.sees("failure-scan-other");
    anna.finds_no_obstacle();
    has_cameras(&anna, [1, 0]);
}

#[test]
fn the_camera_goes_off_by_a_press_and_with_the_screen() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = with_camera(&scene, "anna-turns-the-camera-off", Look::PHONE);
    anna.browser().sees_by_camera(&wall());
    anna.presses("scan-start");
    anna.sees("scan-hold");
    has_cameras(&anna, [1, 1]);
    anna.presses("scan-stop");
    has_cameras(&anna, [1, 0]);
    anna.sees_no("scan-hold");

    anna.presses("scan-start");
    has_cameras(&anna, [2, 1]);
    anna.goes_to("/app/#/doctors");
    anna.comes_to("doctors-title");
    has_cameras(&anna, [2, 0]);
}

#[test]
fn without_a_camera_the_words_are_typed() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = with_camera(&scene, "anna-has-no-camera", Look::PHONE);
    anna.presses("scan-start");
    anna.sees("failure-scan-no-camera");
    anna.sees("failure-scan-no-camera-next");
    anna.finds_no_obstacle();
    // It is looked for again, and found.
    anna.browser().sees_by_camera(&printed_code("https://example.org"));
    anna.presses("scan-start");
    anna.sees("failure-scan-other");
}

#[test]
fn whoever_gives_no_camera_is_told_how_and_types_the_words() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = with_camera(&scene, "anna-gives-no-camera", Look::PHONE);
    anna.browser().sees_by_camera(&wall());
    anna.browser().allows_camera(&scene.server.url(), false);
    anna.presses("scan-start");
    anna.sees("failure-scan-refused");
    anna.sees("failure-scan-refused-next");
    anna.finds_no_obstacle();
    // They change their mind.
    anna.browser().allows_camera(&scene.server.url(), true);
    anna.presses("scan-start");
    anna.sees("scan-hold");
    has_cameras(&anna, [1, 1]);
}
