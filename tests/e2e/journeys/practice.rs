//! The doctor's whole way, at a desk: from the invitation to the finished consultation.

use secondok_client::content::{Content, Opinion};
use secondok_e2e::{Book, Look, Person};
use secondok_l10n::Language;
use secondok_tests::people::{self, PASSWORD};

use crate::{
    asking::Patient,
    scene::{self, Scene},
    storage::changes,
};

#[test]
fn a_doctor_registers_accepts_asks_back_and_gives_an_opinion_that_survives_a_crash() {
    let Some(server) = scene::server() else { return };
    let (login, invitation) = people::invited(&server);
    let mut vera = Person::new("vera", &server.doctors_url(), Look::DESK).expect("the scene has a browser");
    vera.reads(Book::Doctor);
    vera.goes_to("/#/register");
    vera.comes_to("register-title");
    vera.finds_no_obstacle();
    vera.writes(&vera.text("invitation"), &invitation.to_text());
    vera.writes(&vera.text("password-new"), PASSWORD);
    vera.writes(&vera.text("password-again"), PASSWORD);
    vera.presses("register");
    vera.comes_to("code-title");
    vera.finds_no_obstacle();
    does_not_lose_the_code(&vera);
    vera.chooses(&vera.text("code-kept"));
    vera.presses("login-go");

    vera.comes_to("login-title");
    vera.goes_to("/#/register");
    vera.comes_to("register-title");
    vera.goes_to("/#/");
    vera.comes_to("login-title");
    vera.finds_no_obstacle();
    logs_in(&vera, &login);
    vera.sees("queue-none");
    vera.finds_no_obstacle();

    // A new request appears by itself.
    let mut patient = Patient::asks(&server);
    vera.sees("state-requested");
    vera.finds_no_obstacle();
    vera.goes_to("/#/consultation/1");
    patient.request().questions.iter().for_each(|question| vera.reads_text(question));
    vera.finds_no_obstacle();
    vera.presses("accept");
    vera.sees("accept-done");
    vera.writes(&vera.text("say-label"), "Since when exactly?");
    vera.presses("send");
    vera.reads_text("Since when exactly?");
    assert!(patient.reads().contains(&Content::text("Since when exactly?")));
    patient.says("Since March.");
    vera.reads_text("Since March.");

    // The opinion: what is written survives a crash of the machine.
    let opinion = people::written().1;
    vera.comes_to("opinion-write");
    vera.finds_no_obstacle();
    let (last, first) = opinion.answers.split_last().expect("an opinion answers something");
    let label = |number: u32| format!("{number}. {}", patient.request().questions[number as usize - 1]);
    for answer in first {
        vera.writes(&label(answer.question), &answer.text);
    }
    changes(&vera, "secondok-doctor", "writing", || vera.writes(&label(last.question), &last.text));
    vera.crashes_and_opens("/#/consultation/1");
    for answer in &opinion.answers {
        assert_eq!(vera.finds(&["textbox"], &label(answer.question)).written(), answer.text);
    }
    // While choices are open none is shown, and nothing can be signed.
    vera.presses("opinion-look");
    vera.comes_to("preview-title");
    vera.sees("preview-lacks");
    vera.finds_no_obstacle();
    for id in ["agreement-cannot-say", "confidence-low", "opinion-checked", "preview-sign-title"] {
        vera.does_not_see(id);
    }
    vera.presses("preview-go-on");
    fills_in(&vera, &opinion);
    vera.presses("opinion-look");

    // As the patient will see it; signed and sent.
    vera.comes_to("preview-title");
    vera.reads_text(&opinion.summary);
    vera.does_not_see("opinion-checked");
    vera.finds_no_obstacle();
    vera.presses("preview-sign");
    vera.sees("opinion-sent");
    vera.sees("state-answered");
    assert!(patient.reads().contains(&Content::Opinion(opinion)));

    vera.goes_to_what_is_new(|| patient.follows_up("And at night?"), "And at night?");
    vera.writes(&vera.text("say-label"), "At night as well.");
    vera.presses("send");
    vera.reads_text("At night as well.");
    assert!(patient.reads().contains(&Content::text("At night as well.")));
    vera.presses("close-summary");
    vera.presses("close-it");
    vera.sees("close-title");
    vera.finds_no_obstacle();
    vera.presses("close-yes");
    vera.sees("close-done");
    vera.finds_no_obstacle();
    assert!(patient.reads().iter().any(|said| matches!(said, Content::Closed(_))));

    // What stays in the browser after logging out tells of nobody.
    vera.goes_to("/#/session");
    vera.comes_to("session-title");
    vera.finds_no_obstacle();
    vera.presses("logout");
    vera.sees("logout-done");
    let left = crate::storage::names(&vera);
    // Whether the language that was chosen is there is the crash's to say. The ticket, and the key that it is sealed under, say that
    // somebody has logged in here.
    let stays = [
        "localStorage/language",
        "indexedDB/secondok-doctor/keys/device",
        "indexedDB/secondok-doctor/blobs/known",
    ];
    let tells = |name: &&String| !name.starts_with("caches/") && !stays.contains(&name.as_str());
    let left: Vec<_> = left.iter().filter(tells).collect();
    assert!(left.is_empty(), "{left:?}");

    // That they logged out is not said to whoever logs in next.
    logs_in(&vera, &login);
    vera.does_not_see("logout-done");
}

#[test]
fn a_hurried_hand_neither_declines_nor_gives_back_nor_throws_away_by_mistake() {
    let Some(mut scene) = Scene::new() else { return };
    let _patient = Patient::asks(&scene.server);
    let mut vera = at_work(&scene, "vera-hurries");

    // No reason is chosen for the doctor, and without one nothing is declined.
    vera.presses("decline");
    vera.sees("decline-title");
    vera.presses("decline-yes");
    vera.sees("decline-lacks");
    vera.finds_no_obstacle();
    vera.presses("decline-no");
    vera.presses("accept");
    vera.sees("accept-done");

    vera.writes(&vera.text("opinion-summary"), "Not now.");
    vera.presses("end-title");
    vera.presses("give-back");
    vera.sees("give-back-title");
    vera.sees("opinion-lost");
    vera.finds_no_obstacle();
    vera.presses("decline-no");

    // Sent without a connection, and another device was first: it is kept here, and thrown away only for sure.
    vera.browser().offline(true);
    vera.writes(&vera.text("say-label"), "Since when exactly?");
    vera.presses("send");
    vera.sees("failure-send-waiting");
    scene.doctor.says("Where does it hurt?");
    vera.browser().offline(false);
    vera.sees("thread-unsent");
    vera.presses("discard");
    vera.sees("discard-title");
    vera.finds_no_obstacle();
    vera.presses("discard-no");
    vera.sees_no("discard-title");
    vera.sees("thread-unsent");
    vera.presses("discard");
    vera.presses("discard-yes");
    vera.sees_no("thread-unsent");
    vera.reads_text("Where does it hurt?");
}

/// The doctor, logged in and at the only consultation.
pub(crate) fn at_work(scene: &Scene, name: &str) -> Person {
    let mut vera = Person::new(name, &scene.server.doctors_url(), Look::DESK).expect("a browser");
    vera.reads(Book::Doctor);
    // What was written from another device first.
    vera.expects_refusals(&["/api/v1/mailboxes/"]);
    vera.goes_to("/");
    logs_in(&vera, scene.doctor.login());
    vera.sees("state-requested");
    vera.goes_to("/#/consultation/1");
    vera
}

/// With the password that all doctors of the tests have.
pub(crate) fn logs_in(vera: &Person, login: &str) {
    vera.writes(&vera.text("login-name"), login);
    vera.writes(&vera.text("password"), PASSWORD);
    vera.presses("login");
    vera.comes_to("queue-title");
}

/// The recovery code is shown once: another language, or another screen and back, does not lose it.
fn does_not_lose_the_code(vera: &Person) {
    let code = vera.evaluate("document.querySelector('.code').innerText");
    let code = code.ok().and_then(|code| code.as_str().map(str::to_owned)).expect("the code is shown");
    vera.presses_named(Language::Uk.autonym());
    vera.reads_text(&Book::Doctor.texts(Language::Uk).text("code-title"));
    vera.reads_text(&code);
    vera.presses_named(Language::En.autonym());
    vera.comes_to("code-title");
    assert!(!vera.has("link", &vera.text("back")), "no way back stands above the code");
    vera.goes_to("/#/");
    vera.comes_to("login-title");
    vera.goes_to("/#/register");
    vera.comes_to("code-title");
    vera.reads_text(&code);
}

/// What is left of the opinion.
fn fills_in(vera: &Person, opinion: &Opinion) {
    let choose = |group: &str, name: &str| {
        let (label, about) = (format!("{group}-{name}"), format!("about-{group}-{name}"));
        vera.chooses(&format!("{} {}", vera.text(&label), vera.text(&about)));
    };
    choose("agreement", opinion.agreement.name());
    choose("confidence", opinion.confidence.name());
    vera.writes(&vera.text("opinion-summary"), &opinion.summary);
    vera.writes(&vera.text("opinion-ask-would-change"), &opinion.would_change);
    let missing = format!("{} {}", vera.text("opinion-ask-missing"), vera.text("may-be-left-out"));
    vera.writes(&missing, &opinion.missing);
    vera.writes(&vera.text("opinion-ask-limits"), &opinion.limits);
}
