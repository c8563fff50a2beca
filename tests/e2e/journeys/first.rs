//! The first screen, which stands before the app runs.

use secondok_e2e::{Book, Look, Person, Seen, WITHIN, until};
use secondok_l10n::Language;
use secondok_testkit::Server;
use serde_json::{Value, json};

use crate::{
    patient::{Intake, begins},
    scene::{self, Scene},
    storage::waits_until_installed,
};

/// The app's program for the page.
const PROGRAM: &str = "*/page.*.wasm";
/// And for the worker.
const WORKER: &str = "*/worker.*.wasm";
/// What it says in Ukrainian.
const UKRAINIAN: &str = "*/texts-uk.*.ftl";
/// And what its first screen says.
const FIRST_UKRAINIAN: &str = "*/first-texts-uk.*.ftl";
/// What starts it.
const START: &str = "*/start.*.js";
/// What stands in the page in case that the app does not come: a line for each language.
const FAILED: &str = include_str!("../../../apps/browser/web/_failed.html");
/// What stands there where a browser cannot run the app: a line for each language.
const UNABLE: &str = include_str!("../../../apps/patient/web/_unable.html");

/// Everything in the page, one line each: what it is, what it says, where it stands.
const PAGE: &str = "(() => {
    const lines = [];
    const look = (node, depth) => {
        if (node.nodeType === Node.TEXT_NODE && node.data.trim()) lines.push(`${depth} ${node.data.trim()}`);
        if (node.nodeType !== Node.ELEMENT_NODE) return;
        const said = [...node.attributes].filter((one) => one.value || one.name !== 'class');
        const { x, y, width, height } = node.getBoundingClientRect();
        lines.push(`${depth} <${node.localName} ${said.map((one) => `${one.name}=${one.value}`).sort().join(' ')}> `
            + [x, y, width, height].join(' '));
        node.childNodes.forEach((child) => look(child, depth + 1));
    };
    look(document.body, 0);
    return [document.documentElement.lang, document.documentElement.dir, document.title, ...lines];
})()";

/// How much has moved since the page was there, but for what somebody unfolded (Layout Instability: cumulative shift).
const SHIFT: &str = "new Promise((done) => {
    let sum = 0;
    new PerformanceObserver((list) => list.getEntries()
        .filter((entry) => !entry.hadRecentInput).forEach((entry) => { sum += entry.value; }))
        .observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 200);
})";

/// What this gives in their page.
pub(crate) fn asks(person: &Person, expression: &str) -> Value {
    person.evaluate(expression).unwrap_or_else(|fault| panic!("{expression}: {fault}"))
}

/// Opens the app, whose program does not come before [`Browser::gives_answers`](secondok_e2e::Browser::gives_answers).
fn opens_without_its_program(person: &mut Person, server: &Server) {
    person.browser().withholds_answers(PROGRAM);
    let url = format!("{}/app/", server.url());
    // The page is whole only when the program is there: that is not waited for.
    person.call("Page.navigate", &json!({ "url": url })).unwrap_or_else(|fault| panic!("{url}: {fault}"));
    person.comes_to("first-title");
    assert!(!runs(person), "the app does not run yet");
}

/// Whether the app has taken its place in the page.
fn runs(person: &Person) -> bool {
    asks(person, "document.documentElement.hasAttribute('data-first')") == false
}

pub(crate) fn waits_until_it_runs(person: &mut Person) {
    person.browser().gives_answers();
    let running =
        until(WITHIN, || runs(person).then_some(()).ok_or_else(|| "the app does not run".to_owned()));
    running.unwrap_or_else(|why| panic!("{why}"));
}

#[test]
fn the_first_screen_stands_before_the_app_runs_and_nobody_sees_the_app_take_its_place() {
    let Some(server) = scene::server() else { return };
    for look in [Look::PHONE, Look::PHONE.dark().speaking(Language::Uk)] {
        let name = format!("anna-comes-first-{}", look.language);
        let mut anna = Person::new(&name, &server.url(), look).expect("there is a browser");
        opens_without_its_program(&mut anna, &server);
        anna.finds_no_obstacle();
        // She reads on, unfolds something, and stands on a link of the footer.
        anna.presses("limits-title");
        let link = anna.text("this-device");
        anna.tab_to(|thing| thing.name == link)
            .unwrap_or_else(|stops| panic!("{link:?} is no stop: {stops}"));
        let (before, scrolled, shift) = (asks(&anna, PAGE), asks(&anna, "scrollY"), asks(&anna, SHIFT));
        assert!(scrolled.as_f64() > Some(0.0), "a phone is not as long as the screen: {scrolled}");

        waits_until_it_runs(&mut anna);
        assert_eq!(asks(&anna, PAGE), before);
        assert_eq!(asks(&anna, "scrollY"), scrolled);
        assert_eq!(anna.focused().map(|thing| thing.name), Some(link));
        assert_eq!(asks(&anna, SHIFT), shift);
        // What the worker finds on the device changes nothing for somebody who is new.
        anna.presses("choose-doctor");
        anna.comes_to("doctors-title");
    }
}

#[test]
fn what_is_pressed_before_the_app_runs_is_not_lost() {
    let Some(server) = scene::server() else { return };
    let mut anna = Person::new("anna-is-quick", &server.url(), Look::PHONE).expect("there is a browser");
    opens_without_its_program(&mut anna, &server);
    // The way past everything that is the same on every screen.
    anna.key("Tab").expect("a key");
    anna.key("Enter").expect("a key");
    assert_eq!(asks(&anna, "document.activeElement.id"), "main");
    assert_eq!(asks(&anna, "location.hash"), "");

    let ukrainian = Language::Uk.autonym();
    anna.presses_named(ukrainian);
    anna.looks(Look::PHONE.speaking(Language::Uk));
    anna.comes_to("first-title");
    assert!(!runs(&anna));
    assert_eq!(anna.focused().map(|thing| thing.name).as_deref(), Some(ukrainian), "the focus stays");
    anna.finds_no_obstacle();

    anna.presses("choose-doctor");
    anna.sees_no("first-title");
    anna.comes_to("choose-doctor");
    assert!(!runs(&anna), "the app comes to where she wants to go, and she sees that it was heard");
    anna.finds_no_obstacle();
    waits_until_it_runs(&mut anna);
    anna.comes_to("doctors-title");
    assert_eq!(anna.focused().map(|thing| thing.name), Some(anna.text("doctors-title")));
    anna.reload();
    anna.comes_to("doctors-title");
}

#[test]
fn the_app_opens_in_the_language_of_the_page_that_leads_to_it() {
    let Some(server) = scene::server() else { return };
    let mut anna =
        Person::new("anna-reads-ukrainian", &server.url(), Look::PHONE).expect("there is a browser");
    let ukrainian = |book: Book, id: &str| book.texts(Language::Uk).text(id);
    anna.goes_to("/uk/");
    anna.presses_named(&ukrainian(Book::Site, "home-open-app"));
    anna.finds(&["heading"], &ukrainian(Book::Patient, "first-title"));
    waits_until_it_runs(&mut anna);
    anna.finds(&["heading"], &ukrainian(Book::Patient, "first-title"));
    anna.finds_no_obstacle();
    assert_eq!(asks(&anna, "localStorage.length"), 0, "a link chooses for this time");

    // What she chose herself counts more.
    anna.presses_named(Language::En.autonym());
    anna.comes_to("first-title");
    anna.goes_to("/app/?language=uk");
    anna.comes_to("first-title");
}

#[test]
fn what_does_not_load_is_said_where_it_is_missed_and_tried_again() {
    let Some(server) = scene::server() else { return };
    let ukrainian = Look::PHONE.speaking(Language::Uk);
    for (look, missing) in
        [(Look::PHONE, PROGRAM), (ukrainian, START), (ukrainian, FIRST_UKRAINIAN), (ukrainian, UKRAINIAN)]
    {
        let part = missing.split(['/', '.']).nth(1).unwrap_or_default();
        let name = format!("anna-has-a-bad-connection-{part}");
        let mut anna = Person::new(&name, &server.url(), look).expect("there is a browser");
        anna.expects_refusals(&["/start.", "/page.", "/first.", "texts-uk.", "/service-worker."]);
        let spoken = format!("lang=\"{}\"", look.language.code());
        let is_said = FAILED.lines().find(|line| line.contains(&spoken));
        let is_said = is_said.and_then(|line| line.split(['>', '<']).nth(2)).expect("a sentence");
        anna.browser().cuts_off(&[missing]);
        anna.goes_to("/app/");
        anna.reads_text(is_said);
        // What stands there already can be read on, and where she wants to go is not forgotten.
        anna.comes_to("first-title");
        anna.finds_no_obstacle();
        anna.presses("choose-doctor");
        if missing == UKRAINIAN {
            // The app runs, and has no other screen than the first.
            anna.sees_no("first-title");
        } else {
            anna.comes_to("choose-doctor");
        }
        anna.reads_text(is_said);
        assert_eq!(asks(&anna, "document.querySelector('.loading')"), Value::Null, "nothing comes by itself");
        anna.browser().cuts_off(&[]);
        anna.presses("try-again");
        anna.comes_to("doctors-title");
    }
}

#[test]
fn a_page_has_the_texts_of_one_language_and_another_is_spoken_once_its_own_are_there() {
    let Some(server) = scene::server() else { return };
    let mut anna =
        Person::new("anna-turns-to-ukrainian", &server.url(), Look::PHONE).expect("there is a browser");
    // Nothing is kept for the next time: what is there, this page has fetched.
    let keeps_nothing = "delete Navigator.prototype.serviceWorker";
    anna.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": keeps_nothing }))
        .expect("a script");
    let fetched_of = |person: &Person, language: Language, begin: &str| {
        let name = format!("/{begin}texts-{}.", language.code());
        person.seen().requests.iter().filter(|request| request.url.contains(&name)).count()
    };
    let fetched = |person: &Person, language: Language| fetched_of(person, language, "");
    let spoken = |person: &Person| asks(person, "document.documentElement.lang");
    anna.goes_to("/app/");
    waits_until_it_runs(&mut anna);
    anna.comes_to("first-title");
    // The worker is there, and asks for the directory: it comes after the first screen.
    let is_asked = |seen: &Seen| {
        seen.requests.iter().any(|request| request.url.contains("/api/v1/directory")).then_some(())
    };
    assert!(anna.browser().sees(WITHIN, is_asked).is_some(), "the worker runs");
    assert_eq!(Language::ALL.map(|language| fetched(&anna, language)), [1, 0]);
    assert_eq!(Language::ALL.map(|language| fetched_of(&anna, language, "first-")), [1, 0]);

    // What cannot be had is said, and the language stays.
    anna.browser().offline(true);
    anna.sees("offline");
    anna.presses_named(Language::Uk.autonym());
    anna.sees("not-spoken");
    anna.comes_to("first-title");
    anna.finds_no_obstacle();
    assert_eq!(spoken(&anna), "en");
    assert_eq!(asks(&anna, "localStorage.length"), 0, "nor is it kept");
    anna.browser().offline(false);
    anna.sees_no("offline");

    // While they are on their way, too; where she pressed, she sees that it was heard.
    let waits = "document.querySelector('.languages [aria-busy=\"true\"]')?.lang ?? null";
    anna.browser().withholds_answers(UKRAINIAN);
    anna.presses_named(Language::Uk.autonym());
    let is_heard = until(WITHIN, || match asks(&anna, waits) {
        said if said == "uk" => Ok(()),
        other => Err(format!("nothing is on its way: {other}")),
    });
    is_heard.unwrap_or_else(|why| panic!("{why}"));
    anna.comes_to("first-title");
    anna.finds_no_obstacle();
    assert_eq!(spoken(&anna), "en");
    anna.browser().gives_answers();
    anna.looks(Look::PHONE.speaking(Language::Uk));
    anna.comes_to("first-title");
    assert_eq!(spoken(&anna), "uk");
    assert_eq!(asks(&anna, waits), Value::Null);

    anna.presses_named(Language::En.autonym());
    anna.looks(Look::PHONE);
    anna.comes_to("first-title");
    assert_eq!(fetched(&anna, Language::En), 1, "what was fetched is there");
}

#[test]
fn a_part_of_the_app_that_does_not_load_is_said_and_tried_again() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-misses-a-part", Look::PHONE);
    // What is kept for the next time is then not fetched either.
    anna.expects_refusals(&["/start-worker.", "/worker.", "/service-worker."]);
    anna.browser().cuts_off(&[WORKER]);
    anna.goes_to("/app/");
    anna.sees("app-broken");
    anna.finds_no_obstacle();
    anna.browser().cuts_off(&[]);
    anna.presses("reload");
    anna.sees_no("app-broken");
    // What is pressed in the moment in which the app takes the place is another element than the one that was touched.
    std::thread::sleep(std::time::Duration::from_secs(3));
    anna.presses("choose-doctor");
    anna.comes_to("doctors-title");
    anna.reads_text(scene.doctor.name());
}

#[test]
fn whoever_was_here_before_sees_nothing_of_what_strangers_see() {
    let Some(scene) = Scene::new() else { return };
    let mut anna = scene.person("anna-comes-again", Look::PHONE);
    begins(&mut anna, scene.doctor.name());
    waits_until_installed(&anna);
    let strangers = [anna.text("first-title"), anna.text("have-words")];
    let note = format!(
        "window.strange = [];
        new MutationObserver(() => {}.forEach((text) => {{
            const there = [...document.querySelectorAll('h1, main a')].some((one) => one.textContent === text);
            if (there) window.strange.push(text);
        }})).observe(document, {{ childList: true, subtree: true }});",
        json!(strangers)
    );
    anna.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": note })).expect("a script");
    let strange = |person: &Person| asks(person, "[...new Set(window.strange)]");

    // At a screen of hers, and at the app's own address, where what is hers is offered.
    anna.goes_to("/app/#/ask");
    anna.reload();
    anna.finds(&["heading"], &Intake::new().questions[0].text.en);
    assert_eq!(strange(&anna), json!([]));
    anna.goes_to("/app/?");
    anna.presses("intake-go-on");
    assert_eq!(strange(&anna), json!([strangers[0]]), "the first screen, with nothing for strangers on it");

    // Somebody with an address of the app, in a browser that knows nothing of it.
    let link = scene.person("anna-has-a-link", Look::PHONE);
    link.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": note })).expect("a script");
    link.goes_to("/app/#/doctors");
    link.comes_to("doctors-title");
    assert_eq!(strange(&link), json!([]));
}

#[test]
fn a_browser_that_cannot_run_the_app_is_told_what_it_needs() {
    let Some(server) = scene::server() else { return };
    let name = "anna-with-an-old-browser";
    let anna = Person::new(name, &server.url(), Look::PHONE).expect("a browser");
    let lacks =
        json!({ "source": "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined })" });
    anna.call("Page.addScriptToEvaluateOnNewDocument", &lacks).unwrap_or_else(|fault| panic!("{fault}"));
    anna.goes_to("/app/");
    for line in UNABLE.lines() {
        let words = line.split(['<', '>']).find(|part| part.len() > 40).unwrap_or("SeconDOK");
        anna.reads_text(words);
    }
    anna.finds_no_obstacle();
    anna.does_not_see("choose-doctor");
}
