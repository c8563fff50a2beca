//! The public pages: everybody can read all of them, and nothing stays in the browser; that includes cookies, which are looked for when somebody leaves.

use std::collections::BTreeSet;

use secondok_e2e::{Book, Look, Person};
use secondok_l10n::Language;

use crate::{
    scene::{self, Scene},
    storage::names,
};

/// The pages of this service that the page leads to.
fn leads_to(person: &Person, home: &str) -> Vec<String> {
    let links = "Array.from(document.links, ({ href }) => href.split('#')[0])";
    let links = person.evaluate(links).unwrap_or_else(|fault| panic!("{fault}"));
    let links = links.as_array().cloned().unwrap_or_default();
    let own = links.iter().filter_map(|link| link.as_str()?.strip_prefix(home));
    // The app has journeys of its own; what speaks to programs is no page.
    own.filter(|path| !path.starts_with("/app/") && !path.ends_with(".json")).map(str::to_owned).collect()
}

#[test]
fn everybody_can_read_every_page_and_nothing_is_kept_of_it() {
    let Some(server) = scene::server() else { return };
    let home = server.url();
    let anna = Person::new("anna-reads-everything", &home, Look::PHONE).expect("there is a browser");
    let (mut read, mut open) = (BTreeSet::new(), vec!["/".to_owned()]);
    while let Some(path) = open.pop() {
        if !read.insert(path.clone()) {
            continue;
        }
        anna.goes_to(&path);
        anna.finds_no_obstacle();
        open.extend(leads_to(&anna, &home));
    }
    for path in [
        "/uk/",
        "/uk/statistics",
        "/support",
        "/uk/support/answer",
        "/policy",
        "/uk/policy",
        "/policy/versions/1",
        "/uk/policy/clauses/cookies",
        "/uk/policy/record/column",
    ] {
        assert!(read.contains(path), "{path} is not led to: {read:?}");
    }
    assert!(names(&anna).is_empty(), "{:?}", names(&anna));
    let elsewhere: Vec<_> =
        anna.seen().requests.into_iter().filter(|it| !it.url.starts_with(&home)).collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn somebody_finds_a_doctor_by_a_mistyped_name_and_goes_on_where_nobody_fits() {
    let Some(scene) = Scene::new() else { return };
    let doctor = scene.doctor.name();
    // Two letters in the middle, swapped.
    let name = doctor.split(" (").next().unwrap_or(doctor);
    let mut letters: Vec<char> = name.chars().collect();
    let at = letters.len() - 3;
    letters.swap(at, at - 1);
    let mistyped: String = letters.into_iter().collect();
    for language in Language::ALL {
        let name = format!("anna-looks-for-a-doctor-{language}");
        let mut anna = scene.person(&name, Look::PHONE.speaking(language));
        anna.reads(Book::Site);
        anna.goes_to(if language == Language::En { "/doctors" } else { "/uk/doctors" });
        let text = |id: &str| Book::Site.texts(language).text(id);
        anna.writes(&text("search-label"), &mistyped);
        anna.presses("filter-show");
        anna.comes_to_named(doctor);
        anna.finds_no_obstacle();
        anna.writes(&text("search-label"), "astronaut");
        anna.presses("filter-more");
        anna.chooses(&text("filter-available"));
        anna.presses("filter-show");
        anna.comes_to("empty-filtered-title");
        anna.finds_no_obstacle();
        anna.presses("filter-clear");
        anna.comes_to_named(doctor);
    }
}

#[test]
fn a_worried_person_finds_what_is_promised_and_how_it_stands() {
    let Some(server) = scene::server() else { return };
    for language in Language::ALL {
        let look = Look::PHONE.speaking(language);
        let name = format!("anna-reads-the-policy-{language}");
        let anna = Person::new(&name, &server.url(), look).expect("there is a browser");
        let text = |id: &str| Book::Site.texts(language).text(id);
        anna.goes_to(if language == Language::En { "/" } else { "/uk/" });
        anna.presses_named(&text("policy-title"));
        anna.comes_to_named(&text("policy-title"));
        anna.reads_text(&text("policy-not-built"));
        anna.presses_named(&text("versions-title"));
        anna.comes_to_named(&text("versions-title"));
        anna.presses_named(&text("policy-back"));
        anna.presses_named(&text("record-title"));
        anna.comes_to_named(&text("record-title"));
        anna.presses_named(&text("record-browser"));
        anna.reads_text("localStorage/language");
    }
}
