//! What an older version of the app has left in a browser.

use secondok_e2e::Look;

use crate::{
    patient::{Intake, begins},
    scene::Scene,
    storage::{holds_as_older_app, is_of_older_app},
};

#[test]
fn what_an_older_app_has_kept_is_gone_on_with() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-had-an-older-app", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());

    // Where no app runs.
    anna.goes_to("/");
    is_of_older_app(&anna);
    anna.goes_to("/app/#/consultations");
    anna.sees("state-requested");
    let stores = anna.evaluate(
        "new Promise((done, fail) => {
            const asked = indexedDB.open('secondok-patient');
            asked.onerror = fail;
            asked.onsuccess = () => {
                done([...asked.result.objectStoreNames].join(' '));
                asked.result.close();
            };
        })",
    );
    assert_eq!(stores.unwrap_or_else(|fault| panic!("{fault}")), "blobs keys parts");
}

#[test]
fn a_window_with_an_older_app_that_does_not_let_go_is_told_of_and_not_waited_for() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-has-an-older-window", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    Intake::new().sends(&anna, scene.doctor.licensed_in());

    anna.goes_to("/");
    is_of_older_app(&anna);
    holds_as_older_app(&anna);
    let older = anna.opens_beside("/app/#/consultations");
    anna.sees("failure-vault-in-use");
    anna.sees("failure-vault-in-use-next");
    anna.finds_no_obstacle();
    older.close();
    // Whatever else asks for the consultations then gets them too, and takes the button away.
    let again = serde_json::json!(anna.text("try-again"));
    let press =
        format!("[...document.querySelectorAll('button')].find((one) => one.innerText === {again})?.click()");
    anna.evaluate(&press).expect("the page is there");
    anna.sees("state-requested");
}
