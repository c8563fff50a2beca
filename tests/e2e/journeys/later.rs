//! What comes only when somebody needs it: the programs for files, and for scanning.

use std::collections::BTreeSet;

use secondok_e2e::{Look, Person, WITHIN, until};
use secondok_l10n::Language;
use serde_json::Value;

use crate::{
    first::{asks, waits_until_it_runs},
    scene,
    storage::{names, waits_until_installed},
};

/// What the names of their files begin with.
const LATER: [&str; 7] =
    ["files", "imaging", "start-files", "start-imaging", "scanner", "start-scanner", "start-reader"];
/// The program that has the screens.
const PROGRAM: &str = "*/files.*.wasm";

/// What it says first.
fn title(language: Language) -> &'static str {
    let texts = match language {
        Language::Uk => include_str!("../../../apps/files/locales/uk.ftl"),
        _ => include_str!("../../../apps/files/locales/en.ftl"),
    };
    texts.lines().find_map(|line| line.strip_prefix("files-title = ")).expect("it has a title")
}

/// Of these addresses, the names of such files, without their hashes.
fn later<'a>(paths: impl IntoIterator<Item = &'a String>) -> BTreeSet<String> {
    let names = paths.into_iter().filter_map(|path| path.rsplit('/').next());
    let names = names.map(|name| name.split('.').collect::<Vec<_>>());
    let ours = names.filter(|parts| LATER.iter().any(|one| parts[0].starts_with(one)));
    ours.map(|parts| format!("{}.{}", parts[0], parts.last().copied().unwrap_or_default())).collect()
}

/// The app's page opens the program in a new place: whether it comes.
fn opens(person: &Person) -> bool {
    let open = "(() => {
        window.place = document.createElement('div');
        document.getElementById('main').append(place);
        return openFiles(place, new MessageChannel().port1, 'send 1').then(() => true, () => false);
    })()";
    asks(person, open) == true
}

#[test]
fn what_few_people_need_comes_when_somebody_does_and_stays() {
    let Some(server) = scene::server() else { return };
    let mut anna = Person::new("anna-has-a-file", &server.url(), Look::PHONE).expect("there is a browser");
    anna.expects_refusals(&["/files."]);
    anna.goes_to("/app/");
    waits_until_installed(&anna);
    anna.reload();
    anna.comes_to("first-title");
    let nothing = BTreeSet::new();
    assert_eq!(later(&names(&anna)), nothing, "nothing of it is kept");
    assert_eq!(later(anna.seen().requests.iter().map(|request| &request.url)), nothing, "nor asked for");

    // It does not come; then it does.
    anna.browser().cuts_off(&[PROGRAM]);
    assert!(!opens(&anna));
    anna.browser().cuts_off(&[]);
    assert!(opens(&anna));
    anna.reads_text(title(Language::En));
    let needed = ["files-texts-en.ftl", "files.css", "files.js", "files.wasm", "start-files.js"];
    let needed: BTreeSet<String> = needed.map(str::to_owned).into();
    let kept = until(WITHIN, || match later(&names(&anna)) {
        kept if kept == needed => Ok(()),
        kept => Err(format!("{kept:?} is kept")),
    });
    kept.unwrap_or_else(|why| panic!("{why}"));

    // It speaks what the page speaks.
    for language in [Language::Uk, Language::En] {
        anna.presses_named(language.autonym());
        anna.reads_text(title(language));
    }

    // Without a connection it is there, as the app is.
    anna.browser().offline(true);
    anna.reload();
    // Chromium 148 tells a page that is loaded anew only when it is said again that there is no network.
    anna.browser().offline(true);
    anna.sees("offline");
    assert!(opens(&anna));
    anna.reads_text(title(Language::En));
    anna.browser().offline(false);
}

#[test]
fn a_guest_goes_with_its_place_and_leaves_once_it_has_none() {
    let Some(server) = scene::server() else { return };
    let mut anna =
        Person::new("anna-turns-the-page", &server.url(), Look::PHONE).expect("there is a browser");
    anna.goes_to("/app/");
    // Until then the app may make the screen anew around the place.
    waits_until_it_runs(&mut anna);
    assert!(opens(&anna));
    anna.reads_text(title(Language::En));
    // The screen is made anew around it.
    assert_eq!(
        asks(&anna, "window.guest = place.firstElementChild; place.remove(); guest.childElementCount > 0"),
        true
    );
    assert!(opens(&anna));
    let moved = || match asks(&anna, "place.firstElementChild === guest && guest.childElementCount > 0") {
        Value::Bool(true) => Ok(()),
        _ => Err("it is not where its place is".to_owned()),
    };
    until(WITHIN, moved).unwrap_or_else(|why| panic!("{why}"));
    // The screen is left.
    asks(&anna, "place.remove()");
    let left = || match asks(&anna, "guest.childElementCount") {
        Value::Number(none) if none.as_u64() == Some(0) => Ok(()),
        some => Err(format!("{some} of it is left")),
    };
    until(WITHIN, left).unwrap_or_else(|why| panic!("{why}"));
}
