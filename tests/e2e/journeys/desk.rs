//! The staff's way: from the invitation to a notice that two of them have let out, and to the end of their session.

use secondok_client::{
    api::notice::{Audience, Severity},
    desk::Desk,
};
use secondok_demo::vault::MemoryVault;
use secondok_e2e::{Book, Look, Person};
use secondok_l10n::Language;
use secondok_testkit::{Server, rng};
use secondok_tests::{
    notices, people,
    people::PASSWORD,
    staff::{self, Totp, authenticator, code},
};

use crate::{
    scene,
    storage::{changes, leaves_a_ticket_alone},
};

/// A publisher of this name, who was invited, has registered and is logged in.
pub(crate) fn joins(server: &Server, name: &str) -> (Person, Totp) {
    joins_as(server, name, "publisher", "notices-title")
}

/// Somebody of this name and role, whose first screen has this title.
pub(crate) fn joins_as(server: &Server, name: &str, role: &str, first: &str) -> (Person, Totp) {
    let invitation = staff::invited(server, name, role);
    let mut person = Person::new(name, &server.desk_url(), Look::DESK).expect("the scene has a browser");
    person.reads(Book::Desk);
    // Before somebody is logged in; digits that are wrong.
    person.expects_refusals(&["/api/v1/desk/"]);
    person.goes_to("/#/register");
    person.comes_to("register-title");
    person.finds_no_obstacle();
    person.writes(&person.text("invitation"), &invitation.to_text());
    person.writes(&person.text("password-new"), PASSWORD);
    person.writes(&person.text("password-again"), PASSWORD);
    person.presses("register");
    person.comes_to("factor-title");
    person.finds(&["image", "img"], &person.text("factor-qr"));
    person.finds_no_obstacle();
    // Shown once: another language, or another screen and back, does not lose it.
    person.presses_named(Language::Uk.autonym());
    person.reads_text(&Book::Desk.texts(Language::Uk).text("factor-title"));
    person.presses_named(Language::En.autonym());
    let key = person.evaluate("document.querySelector('.code').innerText");
    let key = key.ok().and_then(|key| key.as_str().map(str::to_owned)).expect("the key is shown");
    let authenticator = authenticator(&key);
    person.writes(&person.text("factor-code"), "000000");
    person.presses("register");
    person.sees("problem-wrong-code");
    person.finds_no_obstacle();
    person.writes(&person.text("factor-code"), &code(&authenticator, 0, 0));
    person.presses("register");
    person.comes_to("login-title");
    person.sees("registered");
    person.finds_no_obstacle();
    let login = person.finds(&["textbox"], &person.text("login-name")).written();
    assert_eq!(login, format!("{name}@example.org"), "it is known who registered");
    person.writes(&person.text("password"), PASSWORD);
    person.writes(&person.text("login-code"), "000000");
    person.presses("login");
    person.sees("problem-wrong-code");
    person.finds_no_obstacle();
    person.writes(&person.text("login-code"), &code(&authenticator, 1, 0));
    person.presses("login");
    person.comes_to(first);
    (person, authenticator)
}

/// A field of a notice in a language.
fn label(person: &Person, id: &str, language: Language) -> String {
    person.text_with(id, &[("language", language.autonym().into())])
}

/// Begins to write a notice, and waits until that is kept on this device.
pub(crate) fn begins_a_notice(person: &Person, title: &str) {
    person.presses("notice-write");
    person.comes_to("notice-new-title");
    let field = label(person, "notice-title-in", Language::En);
    person.finds(&["textbox"], &field);
    changes(person, "secondok-desk", "writing", || person.writes(&field, title));
}

/// The rest of it.
fn writes_the_rest(person: &Person) {
    person.writes(&label(person, "notice-body-in", Language::En), "Nothing is lost.\n\nWait a little.");
    person.writes(&label(person, "notice-title-in", Language::Uk), "Перерва");
    person.writes(&label(person, "notice-body-in", Language::Uk), "Нічого не пропаде.\n\nТрохи зачекайте.");
    person.chooses(&format!("{} {}", person.text("notice-important"), person.text("notice-important-about")));
    person.chooses(&person.text("notice-audience-site"));
    person.chooses(&person.text("notice-audience-patients"));
}

/// Opens the first notice of the list.
fn opens_the_first(person: &Person) {
    person.goes_to("/#/notices");
    person.comes_to("notices-title");
    let opened = secondok_e2e::until(secondok_e2e::WITHIN, || {
        let press =
            "(() => { const row = document.querySelector('.rows a'); row?.click(); return !!row; })()";
        if person.evaluate(press).is_ok_and(|is| is == true) { Ok(()) } else { Err("no row".to_owned()) }
    });
    opened.unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn what_one_writes_another_releases_and_the_site_shows_it_until_it_is_taken_back() {
    let Some(server) = scene::server() else { return };
    let (mut petra, _) = joins(&server, "petra");
    petra.sees("notices-none");
    petra.finds_no_obstacle();

    // What is missing is said in every language; a crash loses nothing.
    begins_a_notice(&petra, "A pause");
    petra.sees("notice-missing");
    petra.finds_no_obstacle();
    petra.presses("notice-keep");
    petra.sees("fault-audience");
    petra.finds_no_obstacle();
    petra.crashes_and_opens("/#/notice/new");
    let title = label(&petra, "notice-title-in", Language::En);
    assert_eq!(petra.finds(&["textbox"], &title).written(), "A pause");
    writes_the_rest(&petra);
    petra.sees_no("notice-missing");
    petra.sees("preview-above-pages");
    petra.sees("preview-in-apps");
    petra.finds_no_obstacle();

    // Without a connection it stays where it was written.
    petra.browser().offline(true);
    petra.presses("notice-keep");
    petra.sees("failure-offline");
    petra.browser().offline(false);
    assert_eq!(petra.finds(&["textbox"], &title).written(), "A pause");
    petra.presses("notice-keep");
    petra.sees("notice-kept");
    petra.comes_to_named("A pause");
    // Who wrote it cannot release it, and is told why.
    petra.sees("release-own");
    petra.finds_no_obstacle();

    let mut anna =
        Person::new("anna-reads-the-site", &server.url(), Look::PHONE.refusing_cookies()).expect("a browser");
    anna.reads(Book::Site);
    anna.goes_to("/");
    assert!(
        !anna.reads_within(std::time::Duration::from_millis(300), "A pause"),
        "a draft is told to nobody"
    );

    let (orest, _) = joins(&server, "orest");
    orest.sees("notice-state-waits");
    orest.finds_no_obstacle();
    opens_the_first(&orest);
    orest.comes_to_named("A pause");
    orest.finds_no_obstacle();
    orest.presses("release");
    orest.sees("release-title");
    orest.finds_no_obstacle();
    orest.presses("release");
    orest.sees("released");
    orest.sees("notice-state-in-force");
    orest.finds_no_obstacle();
    anna.goes_to("/uk/");
    anna.reads_text("Нічого не пропаде.");
    anna.goes_to("/");
    anna.reads_text("A pause");

    // Taken back, with a deliberate second press.
    opens_the_first(&petra);
    petra.sees("notice-state-in-force");
    petra.presses("withdraw");
    petra.sees("withdraw-title");
    petra.finds_no_obstacle();
    petra.presses("withdraw-no");
    petra.sees("notice-state-in-force");
    petra.presses("withdraw");
    petra.presses("withdraw-yes");
    petra.sees("withdrawn");
    petra.sees("notice-state-withdrawn");
    anna.goes_to("/");
    assert!(!anna.reads_within(std::time::Duration::from_millis(300), "A pause"), "nobody is shown it");

    petra.goes_to("/#/session");
    petra.sees("staff-role-publisher");
    petra.finds_no_obstacle();
    petra.presses("logout");
    petra.comes_to("login-title");
    leaves_a_ticket_alone(&petra, "secondok-desk");
}

#[test]
fn who_comes_too_late_or_has_lost_a_role_is_told_the_truth() {
    let Some(server) = scene::server() else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let (rng, today) = (&mut rng(31), people::today());
    let draft = |title: &str| notices::draft(title, Severity::Info, &[Audience::Site], today, today + 3);
    let iryna = runtime.block_on(staff::registered(&server, "iryna", "publisher", rng));
    let (orest, _) = joins(&server, "orest");

    // Two release at once: the second is told so, and sees how it stands.
    let first = runtime.block_on(notices::written(&server, draft("First"), today, rng));
    opens_the_first(&orest);
    orest.comes_to_named("First (en)");
    runtime.block_on(async {
        let vault = MemoryVault::default();
        let (desk, _) = staff::logged_in(&server, &vault, ("iryna", &iryna), 0, rng).await;
        Desk::release_notice(&desk, first, 1).await.expect("she is the first");
    });
    orest.presses("release");
    orest.presses("release");
    orest.sees("problem-notice-released");
    orest.sees("notice-state-in-force");
    orest.finds_no_obstacle();

    // A role that was just taken: nothing is done, what they had open is put away, and it is said why.
    runtime.block_on(staff::loses_every_role(&server, "orest"));
    orest.presses("withdraw");
    orest.presses("withdraw-yes");
    orest.comes_to("closed-title");
    orest.finds_no_obstacle();
    orest.goes_to("/#/session");
    orest.sees("roles-none");
    orest.finds_no_obstacle();

    // Removed from the staff, somewhere else.
    let gone = server.run(&["desk", "remove-staff", "--login", "orest@example.org"]);
    assert!(gone.status.success(), "{gone:?}");
    orest.goes_to("/#/notices");
    orest.goes_to("/#/session");
    orest.sees("session-ended");
    orest.finds_no_obstacle();
    orest.presses("forget-title");
    orest.presses("forget-yes");
    orest.presses("forget-yes");
    orest.sees("forget-done");
}

#[test]
fn who_lets_the_site_keep_nothing_at_all_is_told_so() {
    let Some(server) = scene::server() else { return };
    let look = Look::PHONE.refusing_cookies();
    let mut petra = Person::new("petra-keeps-nothing", &server.desk_url(), look).expect("a browser");
    petra.reads(Book::Desk);
    petra.goes_to("/");
    petra.sees("failure-vault-unavailable");
    petra.sees("failure-vault-unavailable-next");
    petra.finds_no_obstacle();
}
