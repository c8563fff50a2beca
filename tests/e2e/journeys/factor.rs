//! A doctor's second factor, in the app: set up, asked for, and not removed with digits that are wrong.

use secondok_tests::{
    people::PASSWORD,
    staff::{authenticator, code},
};

use crate::{practice::at_work, scene::Scene};

#[test]
fn a_doctor_sets_up_a_second_factor_is_asked_for_it_and_needs_it_to_remove_it() {
    let Some(scene) = Scene::new() else { return };
    let _patient = crate::asking::Patient::asks(&scene.server);
    let mut vera = at_work(&scene, "vera-and-her-phone");
    // Digits that are wrong, and a log-in without any.
    vera.expects_refusals(&["/api/v1/doctor/"]);
    vera.goes_to("/#/account");
    vera.comes_to("document-account-title");
    vera.sees("factor-off");
    vera.presses("factor-begin");
    vera.finds(&["image", "img"], &vera.text("factor-qr"));
    vera.finds_no_obstacle();
    let key = vera.evaluate("document.querySelector('p.code code').innerText");
    let key = key.ok().and_then(|key| key.as_str().map(str::to_owned)).expect("the key is shown");
    let authenticator = authenticator(&key);
    let types = |digits: &str, button: &str| {
        vera.writes(&vera.text("password"), PASSWORD);
        vera.writes(&vera.text("login-code"), digits);
        vera.presses(button);
    };
    types("000000", "factor-add");
    vera.sees("problem-wrong-code");
    types(&code(&authenticator, 0, 0), "factor-add");
    vera.sees("factor-on");
    vera.finds_no_obstacle();

    vera.goes_to("/#/session");
    vera.comes_to("session-title");
    vera.presses("logout");
    vera.comes_to("login-title");
    vera.writes(&vera.text("login-name"), scene.doctor.login());
    vera.writes(&vera.text("password"), PASSWORD);
    vera.presses("login");
    vera.sees("problem-code-needed");
    vera.finds_no_obstacle();
    vera.writes(&vera.text("login-code"), &code(&authenticator, 1, 0));
    vera.presses("login");
    vera.comes_to("queue-title");

    vera.goes_to("/#/account");
    vera.sees("factor-on");
    vera.presses("factor-remove");
    vera.writes(&vera.text("password"), PASSWORD);
    vera.writes(&vera.text("login-code"), "000000");
    vera.presses("factor-remove-yes");
    vera.sees("problem-wrong-code");
    vera.finds_no_obstacle();
}
