//! The pages as they leave the service.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use askama::Template;
use axum::http::{StatusCode, header};
use secondok_api::{
    directory::Profile,
    notice::{Audience, Notice, NoticeText, Severity},
    organisation::Organisation,
    verification::{Check, Credential, CredentialKind, How, Recorded},
};
use secondok_l10n::{
    Language,
    check::{Code, findings},
    codes,
};

use secondok_policy::{Date, versions::Versions};
use secondok_protocol::Day;

use crate::directory::published::Published;
use crate::statistics::{
    CountedWeek,
    figure::Figure,
    measure::Measure,
    week::{KEPT, Week},
};

use super::{
    contact::Contact,
    directory::{self, Asked, Directory},
    doctor::Doctor,
    failure::{Failure, not_found},
    home::Home,
    notices::Notices,
    page::{Service, Site, answer},
    policy,
    statistics::Statistics,
    stylesheet, support,
    texts::{SOURCES, SPECIALTIES, texts},
};

const TEMPLATES: [&str; 23] = [
    include_str!("../../templates/_responsible.html"),
    include_str!("../../templates/contact.html"),
    include_str!("../../templates/base.html"),
    include_str!("../../templates/home.html"),
    include_str!("../../templates/doctors.html"),
    include_str!("../../templates/doctor.html"),
    include_str!("../../templates/failure.html"),
    include_str!("../../templates/notices.html"),
    include_str!("../../templates/support.html"),
    include_str!("../../templates/support-sent.html"),
    include_str!("../../templates/support-answer.html"),
    include_str!("../../templates/support-conversation.html"),
    include_str!("../../templates/statistics.html"),
    include_str!("../../templates/policy/current.html"),
    include_str!("../../templates/policy/clause.html"),
    include_str!("../../templates/policy/versions.html"),
    include_str!("../../templates/policy/version.html"),
    include_str!("../../templates/policy/changes.html"),
    include_str!("../../templates/policy/safe-harbor.html"),
    include_str!("../../templates/policy/asvs.html"),
    include_str!("../../templates/policy/asvs-chapter.html"),
    include_str!("../../templates/policy/record.html"),
    include_str!("../../templates/policy/record-kind.html"),
];
const RUST: [&str; 24] = [
    include_str!("../mail/letter.rs"),
    include_str!("../verification/invite.rs"),
    include_str!("contact.rs"),
    include_str!("responsible.rs"),
    include_str!("home.rs"),
    include_str!("directory/mod.rs"),
    include_str!("directory/form.rs"),
    include_str!("doctor.rs"),
    include_str!("failure.rs"),
    include_str!("notices.rs"),
    include_str!("support.rs"),
    include_str!("statistics.rs"),
    include_str!("texts.rs"),
    include_str!("page.rs"),
    include_str!("policy/current.rs"),
    include_str!("policy/versions.rs"),
    include_str!("policy/version.rs"),
    include_str!("policy/changes.rs"),
    include_str!("policy/record.rs"),
    include_str!("policy/asvs.rs"),
    include_str!("policy/safe_harbor.rs"),
    include_str!("policy/standing.rs"),
    include_str!("../mail/take.rs"),
    include_str!("../support/send.rs"),
];

const DOCTORS: &str = "https://doctors.opinion.example";

/// A service that has nothing but its pages, or says besides that all is invented.
pub(super) fn service(demonstration: bool) -> Service {
    Service { demonstration, ..Service::default() }
}

/// A service with both apps.
pub(super) fn with_apps() -> Service {
    Service { app: Some("/app/"), doctors: Some(DOCTORS.to_owned()), https: true, ..service(true) }
}

/// The pages' first day: that of the policy's first version.
const TODAY: Date = (2026, 11, 26);

pub(super) fn today(service: &Service) -> Site<'_> {
    Site { service, today: TODAY, versions: Versions::own(), notices: &[] }
}

fn evil(field: &str) -> String {
    format!("<script>{field}</script>\"' onload=\"{field}")
}

/// A doctor who tries to get markup into the page by every field.
pub(super) fn hostile() -> Profile {
    Profile {
        slug: "evil".to_owned(),
        name: evil("name"),
        title: evil("title"),
        specialties: vec!["cardiology".to_owned(), evil("specialty")],
        languages: vec!["uk".to_owned(), evil("language")],
        licensed_in: vec!["UA".to_owned(), evil("country")],
        experience_years: 21,
        about: [("en".to_owned(), evil("about"))].into(),
        price_units: 2,
        answer_days: 5,
    }
}

pub(super) fn plain() -> Profile {
    Profile {
        slug: "plain".to_owned(),
        name: "Plain Name".to_owned(),
        title: String::new(),
        specialties: vec!["neurology".to_owned()],
        languages: vec!["en".to_owned()],
        licensed_in: vec!["PL".to_owned()],
        experience_years: 1,
        about: [
            ("en".to_owned(), "First.\n\nSecond.".to_owned()),
            ("uk".to_owned(), "Перше.\n\nДруге.".to_owned()),
        ]
        .into(),
        price_units: 1,
        answer_days: 1,
    }
}

/// An important notice with this title.
fn notice(number: u32, title: &str) -> Notice {
    let text = NoticeText { title: title.to_owned(), body: format!("{title}\n\nMore.") };
    Notice {
        number,
        severity: Severity::Important,
        audiences: [Audience::Site].into(),
        from: Day::from_number(20_779),
        until: Day::from_number(20_789),
        texts: Language::ALL.map(|language| (language.code().to_owned(), text.clone())).into(),
    }
}

/// The states of the page with the statistics: whether they are on, and the weeks that were counted.
fn statistics() -> [(&'static str, bool, Vec<CountedWeek>); 6] {
    let latest = Week::of(Day::from_number(20_770));
    let weeks = |many: u32, each: u32| -> Vec<_> {
        let week = |back: u32| {
            let buckets = |measure: Measure| measure.buckets().iter().map(move |bucket| (measure, *bucket));
            let figures = Measure::EVERY.into_iter().flat_map(buckets).zip(0..);
            let figure = |(key, at): (_, u32)| Some((key, Figure::of(&[each * (at + back); 4])?));
            CountedWeek {
                week: Week::of(latest.first() - 7 * back),
                figures: figures.filter_map(figure).collect(),
            }
        };
        (0..many).map(week).collect()
    };
    [
        ("statistics, off", false, Vec::new()),
        ("statistics, none yet", true, Vec::new()),
        ("statistics, one week", true, weeks(1, 3)),
        ("statistics, all there can be", true, weeks(KEPT, 90_000_000)),
        ("statistics, too few of everything", true, weeks(KEPT, 0)),
        ("statistics, off again", false, weeks(2, 3)),
    ]
}

/// The directory with these doctors, asked for by this query.
pub(super) fn listed(language: Language, site: Site<'_>, doctors: &[(Profile, bool)], query: &str) -> String {
    page_of(language, site, &Published::of(doctors.iter().cloned()), query)
}

/// The same of a directory that is there already.
pub(super) fn page_of(language: Language, site: Site<'_>, published: &Published, query: &str) -> String {
    let asked = Asked::read(query, |kind, code| directory::is_known(published, kind, code));
    Directory::new(language, site, published, &asked).render().unwrap()
}

/// Every page, in every language, with what it is.
fn pages() -> Vec<(String, Language, String)> {
    let doctors = [(hostile(), true), (plain(), false)];
    let mut pages = Vec::new();
    for language in Language::ALL {
        let mut add = |name: &str, html: askama::Result<String>| {
            pages.push((format!("{name} in {language}"), language, html.unwrap()));
        };
        add("home", Home::new(language, today(&service(true))).render());
        add("home with the apps", Home::new(language, today(&with_apps())).render());
        let shown = service(true);
        let many: Vec<_> = (0..50).map(|_| (plain(), true)).collect();
        for (name, query) in [
            ("doctors", ""),
            ("doctors, filtered", "specialty=neurology"),
            ("doctors, none fits", "specialty=neurology&language=uk&licence=PL"),
            (
                "doctors, everything wished",
                "q=x&specialty=neurology&language=en&licence=PL&price=3&days=2&available=yes",
            ),
            ("doctors, found", "q=plian"),
            ("doctors, typed with the other keyboard", "q=здфшт"),
            (
                "doctors, hostile text",
                "q=%3Cscript%3Ex%3C%2Fscript%3E%22'+onload%3D%22&specialty=%22%3E%3Cb%3E",
            ),
        ] {
            add(name, Ok(listed(language, today(&shown), &doctors, query)));
        }
        add("doctors with the apps", Ok(listed(language, today(&with_apps()), &doctors, "")));
        add("doctors, page by page", Ok(listed(language, today(&shown), &many, "page=2")));
        add("doctors, none", Ok(listed(language, today(&service(false)), &[], "")));
        add("hostile doctor", Doctor::new(language, today(&service(true)), &hostile(), true).render());
        add("doctor with the apps", Doctor::new(language, today(&with_apps()), &plain(), true).render());
        let checked = [None, Some(Day::from_number(21_000))].map(|valid_until| {
            let (issuer, country) = (evil("issuer"), "UA".to_owned());
            let credential = Credential { kind: CredentialKind::Licence, issuer, country, valid_until };
            let (how, source) = (How::Letter, evil("source"));
            let check = Check { credential, how, source, confirmed: true, next_due: valid_until };
            Recorded { check, at: 1_800_000_000 }
        });
        let doctor = Doctor::new(language, today(&service(true)), &plain(), true);
        add("doctor whose papers were checked", doctor.with_checks(&checked).render());
        add("contact", Contact::new(language, today(&service(true))).render());
        let organisation = Some(Organisation {
            name: evil("organisation"),
            address: evil("address"),
            contact: "privacy@clinic.example".to_owned(),
            authority: evil("authority"),
        });
        let run = Service { organisation, ..service(false) };
        add("contact of a hostile organisation", Contact::new(language, today(&run)).render());
        for (name, html) in policy::tests::pages(language, today(&run)) {
            add(&format!("{name} of a hostile organisation"), Ok(html));
        }
        add(
            "doctor, hostile and not invented",
            Doctor::new(language, today(&run), &hostile(), true).render(),
        );
        add("plain doctor", Doctor::new(language, today(&service(false)), &plain(), false).render());
        let two = policy::tests::two();
        let coming = Site { service: &service(true), today: (2026, 3, 1), versions: &two, notices: &[] };
        for site in [today(&service(true)), coming] {
            for (name, html) in policy::tests::pages(language, site) {
                add(name, Ok(html));
            }
        }
        add("home with a change to come", Home::new(language, coming).render());
        let told = [notice(2, &hostile().name), notice(1, "Plain")];
        let invented = service(true);
        let told = Site { notices: &told, ..today(&invented) };
        add("home with notices", Home::new(language, told).render());
        add("notices", Notices::new(language, told, told.notices).render());
        add("notices, none", Notices::new(language, today(&service(false)), &[]).render());
        for (name, is_on, weeks) in statistics() {
            let service = Service { statistics: is_on, ..service(false) };
            add(name, Statistics::new(language, today(&service), &weeks).render());
        }
        for (name, html) in support::tests::pages(language, today(&run)) {
            add(name, Ok(html));
        }
        add("missing", Failure::missing(language, today(&service(true))).render());
        add("unavailable", Failure::unavailable(language, "/doctors", today(&service(false))).render());
    }
    pages
}

/// Values of an attribute.
pub(super) fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!(" {name}=\"");
    html.split(&open).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn both_languages_have_every_text_and_none_is_left_over() {
    let files: Vec<&str> = TEMPLATES.into_iter().chain(RUST).collect();
    let code = Code {
        files: &files,
        composed: &[
            "checked-by-",
            "credential-",
            "specialty-",
            "language-",
            "country-",
            "policy-count-",
            "record-",
            "asvs-",
            "statistics-requested",
            "statistics-reply",
            "statistics-answer",
            "statistics-ended",
            "support-standing-",
        ],
    };
    assert_eq!(findings(SOURCES, code), [""; 0]);
    for language in Language::ALL {
        for specialty in SPECIALTIES {
            assert_ne!(codes::name(texts(language), "specialty", specialty), specialty, "{language}");
        }
    }
}

#[test]
fn nothing_that_a_doctor_or_an_address_says_becomes_markup() {
    for (name, _, html) in pages() {
        let html = html.replace("Secon<b>DOK</b>", "");
        for never in ["<script", "<b>", "\" onload=\""] {
            assert!(!html.contains(never), "{name} contains {never}");
        }
        assert!(!name.starts_with("hostile") || html.contains("&#60;script&#62;about"), "{name}");
    }
}

#[test]
fn pages_run_no_script_and_load_nothing_from_elsewhere() {
    for (name, _, html) in pages() {
        // The one address of another origin: only a link, never anything that is loaded.
        let html = html.replace(&format!("<a href=\"{DOCTORS}\">"), "");
        // A name that programs know, and nothing that anybody goes to.
        let html = html.replace(" itemtype=\"https://schema.org/Physician\"", "");
        for never in
            ["<script", "<style", " style=", "<iframe", "<img", "<object", "javascript:", "://", "=\"//"]
        {
            assert!(!html.contains(never), "{name} contains {never}");
        }
        for attribute in ["href", "action", "src"] {
            for target in attributes(&html, attribute) {
                let own = (target.starts_with('/') && !target.starts_with("//"))
                    || target.starts_with('#')
                    || target.starts_with("tel:")
                    || target.starts_with("mailto:");
                assert!(own, "{name} leads to {target}");
            }
        }
    }
    for never in ["url(", "@import", "://", "@font-face"] {
        assert!(!stylesheet::TEXT.contains(never), "the stylesheet contains {never}");
    }
}

#[test]
fn pages_are_well_built() {
    for (name, language, html) in pages() {
        assert!(html.contains(&format!("<html lang=\"{}\" dir=\"ltr\">", language.code())), "{name}");
        for once in ["<h1", "<main id=\"main\"", "<header", "<footer", "<title>", "href=\"#main\""] {
            assert_eq!(html.matches(once).count(), 1, "{name}: {once}");
        }
        let ids = attributes(&html, "id");
        for (place, id) in ids.iter().enumerate() {
            assert!(!ids[..place].contains(id), "{name}: id {id} stands twice");
        }
        for target in ["for", "aria-labelledby"].iter().flat_map(|attribute| attributes(&html, attribute)) {
            assert!(ids.contains(&target), "{name}: {target} is nowhere");
        }
        // A message that is missing would show its identifier.
        for id in ["-title<", "-text<", "menu-"] {
            assert!(!html.contains(id), "{name}: {id}");
        }
    }
}

#[test]
fn a_demonstration_says_so_on_every_page() {
    for language in Language::ALL {
        let banner = texts(language).text("demonstration-text");
        for (demonstration, says) in [(true, true), (false, false)] {
            let html = Home::new(language, today(&service(demonstration))).render().unwrap();
            assert_eq!(html.contains(&banner), says);
        }
        let invented = texts(language).text("doctor-invented");
        assert!(
            Doctor::new(language, today(&service(true)), &plain(), true)
                .render()
                .unwrap()
                .contains(&invented)
        );
        assert!(
            !Doctor::new(language, today(&service(false)), &plain(), true)
                .render()
                .unwrap()
                .contains(&invented)
        );
    }
}

#[test]
fn the_home_page_leads_to_the_app_where_there_is_one() {
    for language in Language::ALL {
        let html = |app| Home::new(language, today(&Service { app, ..service(false) })).render().unwrap();
        let (code, text) = (language.code(), texts(language).text("home-open-app"));
        let link = format!("<a class=\"button\" href=\"/app/?language={code}\">{text}</a>");
        assert!(html(Some("/app/")).contains(&link));
        assert!(!html(None).contains("/app/"));
    }
}

#[test]
fn a_doctors_page_leads_to_the_app_where_there_is_one() {
    for language in Language::ALL {
        let html = |app| {
            Doctor::new(language, today(&Service { app, ..service(false) }), &plain(), true).render().unwrap()
        };
        let [both, only] = ["ask-text", "ask-text-only"].map(|id| texts(language).text(id));
        let with = html(Some("/app/"));
        let (code, text) = (language.code(), texts(language).text("ask-in-app"));
        let link = format!("/app/?language={code}#/doctors/{}", plain().slug);
        assert!(with.contains(&format!("<a class=\"button\" href=\"{link}\">{text}</a>")));
        assert!(with.contains(&both) && !with.contains(&only));
        let without = html(None);
        assert!(!without.contains("/app/") && without.contains(&only) && !without.contains(&both));
    }
}

#[test]
fn pages_lead_doctors_to_their_own_address_where_there_is_one() {
    for language in Language::ALL {
        let link = format!("<a href=\"{DOCTORS}\">{}</a>", texts(language).text("menu-doctor-login"));
        for service in [with_apps(), service(true)] {
            let home = Home::new(language, today(&service)).render().unwrap();
            let directory = listed(language, today(&service), &[], "");
            for html in [home, directory] {
                assert_eq!(html.contains(&link), service.doctors.is_some());
            }
        }
    }
}

#[test]
fn who_is_responsible_is_named_on_the_contact_page_and_in_the_record() {
    let organisation = Organisation {
        name: "Example Clinic".to_owned(),
        address: "1 Example Street".to_owned(),
        contact: "privacy@clinic.example".to_owned(),
        authority: "The authority".to_owned(),
    };
    let named = Service { organisation: Some(organisation), ..service(false) };
    let said =
        ["Example Clinic", "1 Example Street", "href=\"mailto:privacy@clinic.example\"", "The authority"];
    for language in Language::ALL {
        let invented = texts(language).text("contact-invented-name");
        let of = |service: &Service| {
            let record = policy::tests::pages(language, today(service)).into_iter();
            let record = record.filter(|(name, _)| name.contains("record")).map(|(_, html)| html);
            let record = record.filter(|html| html.contains("id=\"controller\""));
            Vec::from_iter(record.chain([Contact::new(language, today(service)).render().unwrap()]))
        };
        assert_eq!(of(&named).len(), 2, "the record and the page");
        for html in of(&named) {
            for said in said {
                assert!(html.contains(said), "{said}");
            }
            assert!(!html.contains(&invented));
        }
        for html in of(&service(true)) {
            assert!(html.contains(&invented) && html.contains("nobody@invented.invalid"));
        }
        let link = format!("{}/contact\"", super::page::prefix(language));
        assert!(Home::new(language, today(&named)).render().unwrap().contains(&link));
    }
}

#[test]
fn a_doctor_is_shown_in_the_language_of_the_page() {
    let html = Doctor::new(Language::Uk, today(&service(false)), &plain(), true).render().unwrap();
    for shown in ["Неврологія", "Польща", "протягом 1 дня", "1 рік", "<p>Перше.</p>", "<p>Друге.</p>"]
    {
        assert!(html.contains(shown), "{shown}");
    }
    let fallback = Doctor::new(Language::Uk, today(&service(false)), &hostile(), true).render().unwrap();
    assert!(fallback.contains("<div lang=\"en\" dir=\"auto\""));
}

/// What programs read of a doctor is what people see of them.
#[test]
fn a_doctors_page_says_to_programs_what_it_says_to_people() {
    let html = Doctor::new(Language::Uk, today(&service(false)), &plain(), true).render().unwrap();
    let (_, article) =
        html.split_once("<article itemscope itemtype=\"https://schema.org/Physician\">").unwrap();
    for said in [
        "<bdi itemprop=\"name\">Plain Name</bdi>",
        "<meta itemprop=\"medicalSpecialty\" content=\"Неврологія\">",
        "<meta itemprop=\"knowsLanguage\" content=\"en\">",
        "itemprop=\"description\">\n<p>Перше.</p>",
    ] {
        assert!(article.contains(said), "{said} in {article}");
    }
    assert_eq!(article.matches("itemprop").count(), 4, "and nothing else");
    let invented = Doctor::new(Language::Uk, today(&service(true)), &plain(), true).render().unwrap();
    assert!(!invented.contains("item"), "an invented doctor is told to people alone");
}

#[test]
fn pages_allow_their_own_stylesheet_and_forms_only() {
    let response = answer(StatusCode::OK, &Home::new(Language::En, today(&service(false))));
    let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe") && !policy.contains("script"), "{policy}");
    assert!(response.headers().get(header::SET_COOKIE).is_none());
}

#[test]
fn what_is_not_there_is_told_to_people_and_programs() {
    let kind = |path: &str| {
        let response = not_found(path, today(&service(true)));
        assert_eq!(response.status(), StatusCode::NOT_FOUND);
        response.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned()
    };
    assert_eq!(kind("/nothing"), "text/html; charset=utf-8");
    assert_eq!(kind("/uk/nothing"), "text/html; charset=utf-8");
    assert_eq!(kind("/api/v1/nothing"), "application/problem+json");
}
