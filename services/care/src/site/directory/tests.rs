//! The directory as people choose from it.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use secondok_api::{directory::Profile, profile::LANGUAGES_MAX};
use secondok_l10n::Language;

use crate::directory::published::Published;

use super::super::{
    page::prefix,
    tests::{attributes, hostile, listed, page_of, plain, service, today},
    texts::{SPECIALTIES, texts},
};

/// The page in English.
fn shown(doctors: &[(Profile, bool)], query: &str) -> String {
    listed(Language::En, today(&service(false)), doctors, query)
}

/// Names in the addresses of the doctors that a page shows, in its order.
fn slugs(html: &str) -> Vec<&str> {
    let cards = html.split("<li class=\"card\">").skip(1);
    cards.map(|card| attributes(card, "href")[0].rsplit('/').next().unwrap()).collect()
}

/// Thousands, each of another name; one in seven is away.
fn many(count: usize) -> Vec<(Profile, bool)> {
    let doctor = |number: usize| {
        let profile = Profile {
            slug: format!("doctor-{number:05}"),
            name: format!("Name {number:05}"),
            specialties: vec![SPECIALTIES[number % SPECIALTIES.len()].to_owned()],
            price_units: number as u32 % 5,
            ..plain()
        };
        (profile, !number.is_multiple_of(7))
    };
    (0..count).map(doctor).collect()
}

#[test]
fn each_wish_is_met_and_all_of_them_together() {
    let cheap = Profile { slug: "cheap".to_owned(), price_units: 0, answer_days: 14, ..plain() };
    let doctors = [(cheap, false), (hostile(), true), (plain(), true)];
    for (query, expected) in [
        ("", &["cheap", "evil", "plain"][..]),
        ("specialty=neurology", &["cheap", "plain"]),
        ("language=uk", &["evil"]),
        ("licence=PL", &["cheap", "plain"]),
        ("price=0", &["cheap"]),
        ("price=1", &["cheap", "plain"]),
        ("days=5", &["evil", "plain"]),
        ("available=yes", &["evil", "plain"]),
        ("specialty=neurology&available=yes", &["plain"]),
        ("q=neurologist&price=0", &["cheap"]),
        ("specialty=neurology&language=uk", &[]),
        ("q=nobody", &[]),
    ] {
        let html = shown(&doctors, query);
        assert_eq!(slugs(&html), expected, "{query}");
        let said = texts(Language::En).text_with("doctors-found", &[("count", expected.len().into())]);
        assert!(expected.is_empty() || html.contains(&said), "{query}: {said}");
    }
}

#[test]
fn each_wish_can_be_taken_back() {
    let query = "q=plain&specialty=neurology&language=en&licence=PL&price=3&days=2&available=yes";
    let html = shown(&[(plain(), true)], query);
    let chosen = html.split_once("<ul class=\"chosen\"").unwrap().1.split_once("</ul>").unwrap().0;
    let paths: Vec<_> = attributes(chosen, "href").iter().map(|path| path.replace("&#38;", "&")).collect();
    let wishes: Vec<_> = query.split('&').collect();
    let without = |wish: &&str| {
        let rest: Vec<_> = wishes.iter().filter(|other| *other != wish).copied().collect();
        format!("/doctors?{}", rest.join("&"))
    };
    assert_eq!(paths, wishes.iter().map(without).collect::<Vec<_>>());
    assert!(html.contains("<details class=\"wide\" open>"), "what is wished for is not folded away");
    assert!(!shown(&[(plain(), true)], "").contains("<ul class=\"chosen\""));
}

#[test]
fn where_nobody_fits_it_is_said_what_to_leave_out() {
    let doctors = [(hostile(), true), (plain(), true)];
    let html = shown(&doctors, "specialty=neurology&language=uk");
    let looser = html.split_once("<ul class=\"looser\">").unwrap().1.split_once("</ul>").unwrap().0;
    assert_eq!(attributes(looser, "href"), ["/doctors?language=uk", "/doctors?specialty=neurology"]);
    assert_eq!(looser.matches("One doctor").count(), 2, "{looser}");
    let html = shown(&doctors, "q=nobody&specialty=oncology");
    assert!(
        !html.contains("<ul class=\"looser\">") && html.contains("Show all doctors"),
        "no one wish is to blame"
    );
}

#[test]
fn what_was_left_out_of_an_address_is_said() {
    let doctors = [(plain(), true)];
    for language in Language::ALL {
        let says = |query: &str, id: &str| {
            let html = listed(language, today(&service(false)), &doctors, query);
            let text = texts(language).text_with(id, &[("most", super::TEXT_MAX.into())]);
            assert_eq!(slugs(&html).len(), 1, "everybody is shown");
            html.contains(&text)
        };
        assert!(says("specialty=astrology", "filter-left-out"));
        assert!(says("price=0001&price=2", "filter-left-out"));
        assert!(says(&format!("q={}", "я".repeat(10_000)), "search-long"));
        assert!(!says("specialty=neurology", "filter-left-out"));
    }
}

#[test]
fn the_switch_of_languages_keeps_the_wishes_and_repeats_nothing_else() {
    let switch = |query: &str| {
        let html = shown(&[(plain(), true)], query);
        let paths = attributes(&html, "href");
        paths
            .into_iter()
            .rfind(|path| path.starts_with("/uk/doctors?") || *path == "/uk/doctors")
            .unwrap()
            .to_owned()
    };
    assert_eq!(switch("specialty=neurology"), "/uk/doctors?specialty=neurology");
    assert_eq!(switch("language=en&specialty=neurology"), "/uk/doctors?specialty=neurology&#38;language=en");
    assert_eq!(switch("q=%22%3E%3Cb%3E"), "/uk/doctors?q=%22%3E%3Cb%3E");
    assert_eq!(switch("specialty=%22%3E%3Cb%3E&language=x+y&utm_source=z"), "/uk/doctors");
}

#[test]
fn page_by_page_everybody_is_shown_once_and_always_in_the_same_order() {
    let doctors = many(95);
    let (mut seen, mut path) = (Vec::new(), "/doctors".to_owned());
    loop {
        let html = shown(&doctors, path.split_once('?').map_or("", |(_, query)| query));
        seen.extend(slugs(&html).into_iter().map(str::to_owned));
        let next: Vec<_> = html.split("rel=\"next\" href=\"").skip(1).collect();
        let Some(next) = next.first() else { break };
        assert_eq!(html.matches("rel=\"next\"").count(), 2, "in the head and below the list");
        path = next.split('"').next().unwrap().replace("&#38;", "&");
    }
    assert_eq!(path, "/doctors?page=5");
    let all: Vec<_> = doctors.iter().map(|(profile, _)| profile.slug.clone()).collect();
    assert_eq!(seen, all);
    let last = shown(&doctors, "page=5");
    assert!(last.contains("<link rel=\"prev\" href=\"/doctors?page=4\">"));
    assert_eq!(slugs(&shown(&doctors, "page=1000")), slugs(&last), "the list became shorter");
    let wished = shown(&doctors, "available=yes&page=2");
    assert!(wished.contains("href=\"/doctors?available=yes&#38;page=3\""), "pages keep the wishes");
    assert!(!shown(&many(20), "").contains("rel=\"next\""));
}

/// Ten thousand doctors, each with the longest of everything that a profile may have, in the language with the longest letters.
#[test]
fn a_page_is_small_among_ten_thousand_doctors() {
    let languages: Vec<_> =
        ["uk", "en", "pl", "de", "fr", "es", "it", "ro", "hu", "cs"].map(str::to_owned).into();
    assert_eq!(languages.len(), LANGUAGES_MAX);
    let countries =
        ["UA", "PL", "DE", "FR", "GB", "US", "IT", "RO", "HU", "CZ", "SK", "ES", "PT", "NL", "BE"];
    let longest = |(profile, _): (Profile, bool)| {
        let profile = Profile {
            name: format!("{} {}", "Ж".repeat(89), profile.name),
            title: "Ж".repeat(60),
            slug: format!("{:a<60}", profile.slug),
            specialties: SPECIALTIES.map(str::to_owned).into(),
            languages: languages.clone(),
            licensed_in: countries.map(str::to_owned).into(),
            ..profile
        };
        (profile, false)
    };
    let published = Published::of(many(10_000).into_iter().map(longest));
    for language in Language::ALL {
        for query in ["", "page=250", "q=name&language=uk&licence=UA&price=1&days=5&page=2"] {
            let html = page_of(language, today(&service(true)), &published, query);
            assert!(html.len() <= 40_000, "{language}, {query}: {} bytes", html.len());
            assert_eq!(slugs(&html).len(), 20, "{language}, {query}");
            assert!(html.contains(&format!("action=\"{}/doctors\"", prefix(language))));
        }
    }
}
