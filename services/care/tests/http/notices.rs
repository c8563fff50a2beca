//! Notices: for programs, above the public pages, on their own page; and the one cookie.

use std::collections::{BTreeMap, BTreeSet};

use axum::body::Body;
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::BodyExt;
use secondok_api::{
    notice::{
        Audience::{self, Doctors, Patients, Site},
        Draft, NoticeText, Notices,
        Severity::{self, Important, Info},
    },
    path,
};
use secondok_care::{PolicyVersions, clock::Timestamp, notices::rules};
use secondok_l10n::Language;
use secondok_protocol::{
    Day,
    id::{NoticeId, StaffId},
};
use secondok_testkit::parts;
use sha2::{Digest, Sha256};
use tower::ServiceExt;

use crate::app::{App, first_day, request};

const FORM: &str = "application/x-www-form-urlencoded";
const PAGES: [&str; 6] = ["/", "/uk/", "/doctors", "/notices", "/policy", "/nothing"];

/// A notice that stands from today on for so many days more.
fn draft(app: &App, title: &str, severity: Severity, audiences: &[Audience], days: u32) -> Draft {
    let text = |language: &str| {
        let (title, body) =
            (format!("{title} ({language})"), format!("First of {title}.\n\nSecond of {title}."));
        (language.to_owned(), NoticeText { title, body })
    };
    Draft {
        severity,
        audiences: BTreeSet::from_iter(audiences.iter().copied()),
        from: app.today(),
        until: app.today() + days,
        texts: BTreeMap::from(["en", "uk"].map(text)),
    }
}

impl App {
    /// Has two of the staff write and release it.
    async fn tells(&mut self, draft: Draft) -> (NoticeId, u32) {
        let [writer, releaser] = [(); 2].map(|()| StaffId::random(&mut self.rng));
        let (notice, today) = (NoticeId::random(&mut self.rng), self.today());
        let store = self.care.store();
        store.write_notice(notice, rules::check(draft, today).unwrap(), writer).await.unwrap();
        (notice, store.release_notice(notice, 1, releaser, Timestamp::beginning(today)).await.unwrap())
    }

    /// An important notice on the pages, of which every part is as long as can be.
    pub async fn tells_the_longest(&mut self) {
        let mut draft = draft(self, "", Important, &[Site], 3);
        for (language, letter) in [("en", "w"), ("uk", "щ")] {
            let (title, body) = (letter.repeat(rules::TITLE_MAX), letter.repeat(rules::BODY_MAX));
            draft.texts.insert(language.to_owned(), NoticeText { title, body });
        }
        self.tells(draft).await;
    }

    async fn tells_on_pages(&mut self, title: &str, days: u32) -> u32 {
        let draft = draft(self, title, Important, &[Site], days);
        self.tells(draft).await.1
    }
}

/// A page as a browser with this cookie gets it.
async fn page(app: &App, path: &str, cookie: Option<&str>) -> String {
    let mut request = request(Method::GET, path, None);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let response = app.care.router().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert!(!response.headers().contains_key(header::SET_COOKIE), "{path}: nobody asked for it");
    assert_eq!(response.headers()[header::CACHE_CONTROL], "no-store");
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert!(body.len() <= 40_000, "{path}: {} bytes", body.len());
    String::from_utf8(body.to_vec()).unwrap()
}

/// Sends a form.
async fn post(
    app: &App,
    path: &str,
    media: &str,
    body: String,
    cookie: Option<&str>,
) -> (StatusCode, HeaderMap, String) {
    let mut request = request(Method::POST, path, None).header(header::CONTENT_TYPE, media);
    if let Some(cookie) = cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let response = app.care.router().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
    (parts.status, parts.headers, text)
}

/// Presses the button of a page; the whole `Set-Cookie`, if there is one.
async fn read(app: &App, number: u32, cookie: Option<&str>) -> Option<String> {
    let form = format!("number={number}&back=%2Fdoctors%3Flanguage%3Den");
    let (status, headers, _) = post(app, "/notices/seen", FORM, form, cookie).await;
    assert_eq!(
        (status, &headers[header::LOCATION]),
        (StatusCode::SEE_OTHER, &"/doctors?language=en".try_into().unwrap())
    );
    assert!(headers.get_all(header::SET_COOKIE).iter().count() <= 1);
    headers.get(header::SET_COOKIE).map(|value| value.to_str().unwrap().to_owned())
}

fn set(number: u32, days: u32) -> Option<String> {
    let seconds = days * 86_400;
    Some(format!("notice={number}; Path=/; Max-Age={seconds}; SameSite=Strict; HttpOnly"))
}

#[tokio::test]
async fn programs_get_all_that_is_in_force_and_nothing_else() {
    let mut app = App::start().await;
    let empty: Notices = app.get(path::NOTICES, None).await.read();
    assert_eq!((empty.today, empty.notices), (app.today(), vec![]));
    let first = draft(&app, "For patients", Important, &[Patients], 3);
    let second = draft(&app, "For doctors", Info, &[Doctors, Site], 5);
    let (_, one) = app.tells(first.clone()).await;
    let (withdrawn, two) = app.tells(second.clone()).await;
    let late = Draft { from: app.today() + 1, ..first.clone() };
    app.tells(late).await;
    let waits = rules::check(first.clone(), app.today()).unwrap();
    let (notice, by) = (NoticeId::random(&mut app.rng), StaffId::random(&mut app.rng));
    app.care.store().write_notice(notice, waits, by).await.unwrap();
    let reply = app.get(path::NOTICES, None).await;
    let told: Notices = reply.read();
    let told: Vec<_> =
        told.notices.into_iter().map(|it| (it.number, it.severity, it.audiences, it.texts)).collect();
    let said = |number, draft: Draft| (number, draft.severity, draft.audiences, draft.texts);
    assert_eq!(told, [said(one, first), said(two, second)]);
    let text = String::from_utf8(reply.body.to_vec()).unwrap();
    assert!(!text.contains(&by.to_text()) && !text.contains("writer"), "{text}");
    app.care.store().withdraw_notice(withdrawn, StaffId::from_bytes([7; 16]), app.now()).await.unwrap();
    let told: Notices = app.get(path::NOTICES, None).await.read();
    assert_eq!(told.notices.len(), 1);
}

#[tokio::test]
async fn an_important_notice_stands_on_every_page_until_it_was_read() {
    let mut app = App::start().await;
    let one = app.tells_on_pages("A pause", 3).await;
    let two = app.tells_on_pages("Another pause", 1).await;
    for path in PAGES {
        let html = page(&app, path, None).await;
        let language = if path.starts_with("/uk") { "uk" } else { "en" };
        assert!(html.contains(&format!("<strong>A pause ({language})</strong>")), "{path}: {html}");
        assert!(
            html.contains("<p>First of A pause.</p>") && html.contains("<p>Second of A pause.</p>"),
            "{path}"
        );
        assert!(
            html.contains(&format!("name=\"number\" value=\"{two}\"")),
            "{path}: to have read the last is to have read all"
        );
    }
    assert_eq!(read(&app, two, None).await, set(two, 4), "for as long as any that it stands for");
    for path in PAGES {
        let html = page(&app, path, Some(&format!("notice={two}"))).await;
        assert!(!html.contains("<strong>A pause"), "{path}");
        assert!(!html.contains("/notices/seen"), "{path}");
    }
    // One that comes after it is shown again, alone.
    let three = app.tells_on_pages("A third", 1).await;
    let html = page(&app, "/", Some(&format!("notice={two}"))).await;
    assert!(html.contains("A third (en)") && !html.contains("Another pause"), "{html}");
    // A page that was left open, where an earlier one is read last, brings no later one back.
    assert_eq!(read(&app, one, Some(&format!("notice={three}"))).await, set(three, 4));
    app.clock.advance_days(2);
    let html = page(&app, "/", None).await;
    assert!(
        html.contains("A pause (en)") && !html.contains("Another pause"),
        "what is over is not shown: {html}"
    );
}

#[tokio::test]
async fn what_a_cookie_says_besides_is_as_if_it_were_not_there() {
    let mut app = App::start().await;
    let one = app.tells_on_pages("A pause", 3).await;
    let lower = one - 1;
    for cookie in
        ["notice=", "notice=x", "notice=-1", &format!("other={one}"), &format!("notice={lower}"), "\u{fffd}"]
    {
        let html = page(&app, "/", Some(cookie)).await;
        assert!(html.contains("A pause (en)"), "{cookie}");
    }
    assert_eq!(read(&app, one, Some("notice=x")).await, set(one, 4));
    assert_eq!(
        read(&app, one, Some("notice=4294967295; theme=dark")).await,
        set(one, 4),
        "nothing that was sent"
    );
}

#[tokio::test]
async fn only_a_notice_that_stands_on_the_pages_is_remembered() {
    let mut app = App::start().await;
    let of_doctors = draft(&app, "For doctors", Important, &[Doctors], 3);
    let of_doctors = app.tells(of_doctors).await.1;
    let info = draft(&app, "Good to know", Info, &[Site], 3);
    let info = app.tells(info).await.1;
    let one = app.tells_on_pages("A pause", 3).await;
    for number in [0, one + 1, of_doctors, info] {
        assert_eq!(read(&app, number, None).await, None, "{number}");
    }
    assert!(
        !page(&app, "/", None).await.contains("Good to know"),
        "only the important ones stand above a page"
    );
    assert_eq!(read(&app, one, None).await, set(one, 4));
    app.clock.advance_days(4);
    assert_eq!(read(&app, one, None).await, None, "over");
}

#[tokio::test]
async fn a_form_that_is_none_of_ours_changes_nothing() {
    let mut app = App::start().await;
    let one = app.tells_on_pages("A pause", 3).await;
    let huge = format!("number={one}&back=%2F{}", "a".repeat(100_000));
    for (media, body, status) in [
        (FORM, format!("number={one}&back=https%3A%2F%2Fevil.example%2F"), 400),
        (FORM, format!("number={one}&back=%2F%2Fevil.example"), 400),
        // A host needs no dot.
        (FORM, format!("number={one}&back=%2F%2Fevil"), 400),
        (FORM, format!("number={one}&back=%2F%5Cevil.example"), 400),
        (FORM, format!("number={one}&back=%2F%0D%0Ax%3A+y"), 400),
        (FORM, "number=last&back=%2F".to_owned(), 400),
        (FORM, "number=99999999999999999999&back=%2F".to_owned(), 400),
        (FORM, format!("number={one}"), 400),
        (FORM, String::new(), 400),
        (FORM, huge, 413),
        ("text/plain", format!("number={one}&back=%2F"), 415),
        ("application/json", format!("{{\"number\":{one}}}"), 415),
    ] {
        let (got, headers, text) = post(&app, "/uk/notices/seen", media, body.clone(), None).await;
        assert_eq!(got.as_u16(), status, "{body}");
        assert!(
            !headers.contains_key(header::SET_COOKIE) && !headers.contains_key(header::LOCATION),
            "{body}"
        );
        assert!(text.contains("Це не вдалося зрозуміти") && !text.contains("evil"), "{body}: {text}");
    }
    let get = app.get("/notices/seen", None).await;
    assert_eq!(get.status, StatusCode::METHOD_NOT_ALLOWED);
}

#[tokio::test]
async fn what_a_notice_says_never_becomes_markup() {
    let mut app = App::start().await;
    let evil = "<script>alert(1)</script>\"' onload=\"x";
    app.tells_on_pages(evil, 3).await;
    for path in PAGES {
        let html = page(&app, path, None).await;
        assert!(html.contains("&#60;script&#62;alert(1)") && !html.contains("<script"), "{path}");
        assert!(!html.contains("\" onload=\""), "{path}");
    }
}

#[tokio::test]
async fn a_page_has_all_notices_also_those_that_were_read() {
    let mut app = App::start().await;
    assert!(page(&app, "/notices", None).await.contains("There is nothing to tell at the moment"));
    let one = app.tells_on_pages("A pause", 3).await;
    let info = draft(&app, "Good to know", Info, &[Site], 3);
    app.tells(info).await;
    let other = draft(&app, "For patients", Info, &[Patients], 3);
    app.tells(other).await;
    let html = page(&app, "/uk/notices", Some(&format!("notice={one}"))).await;
    let [told, before] =
        ["<h2>Good to know (uk)</h2>", "<h2>A pause (uk)</h2>"].map(|title| html.find(title).unwrap());
    assert!(told < before, "the latest first");
    assert!(!html.contains("For patients"));
    let home = page(&app, "/uk/doctors", None).await;
    assert!(home.contains("href=\"/uk/notices\""), "every page leads there");
}

#[tokio::test]
async fn of_many_notices_the_latest_stand_above_a_page_and_the_titles_of_the_others() {
    let mut app = App::start().await;
    for title in ["One", "Two", "Three", "Four"] {
        app.tells_on_pages(title, 3).await;
    }
    let html = page(&app, "/", None).await;
    assert!(
        html.contains("First of Four.") && html.contains("First of Two.") && !html.contains("First of One.")
    );
    assert!(html.contains("<a href=\"/notices\">One (en)</a>"), "{html}");
}

#[tokio::test]
async fn pages_are_there_when_their_notices_cannot_be_read() {
    let mut app = App::start().await;
    app.tells_on_pages("A pause", 3).await;
    app.damage("UPDATE notice SET writer = x'00'").await;
    for path in ["/", "/policy"] {
        // Whoever stops for it is caught, and answers something else.
        let html = page(&app, path, None).await;
        assert!(html.contains("</html>") && !html.contains("A pause"), "{path}: {html}");
    }
    assert!(!app.care.faults().take().is_empty(), "and whoever runs the service is told");
}

#[tokio::test]
async fn over_https_the_cookie_is_never_sent_in_clear() {
    let mut app = App::start().await;
    let one = app.tells_on_pages("A pause", 3).await;
    let https = secondok_care::Parts {
        https: secondok_care::http::Https { patients: true, ..Default::default() },
        ..parts(app.care.store().clone(), app.clock.clone())
    };
    let form = Body::from(format!("number={one}&back=%2F"));
    let request =
        request(Method::POST, "/notices/seen", None).header(header::CONTENT_TYPE, FORM).body(form).unwrap();
    let response = secondok_care::Care::new(https).router().oneshot(request).await.unwrap();
    assert_eq!(response.headers()[header::SET_COOKIE].to_str().unwrap(), set(one, 4).unwrap() + "; Secure");
}

/// A service whose privacy policy changes in forty days, and everybody is told from today on.
async fn with_a_change() -> App {
    let texts = ["intro = Hello.\ncookies = None.\n", "intro = Hello.\ncookies = One.\n"];
    let sha256 =
        texts.map(|text| Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect::<String>());
    let today = first_day();
    let row = |number: usize, announced: Day, effective: Day| {
        let hash = &sha256[number - 1];
        format!(
            "[[version]]\nnumber = {number}\nannounced = {announced}\neffective = {effective}\n\
             sha256 = {{ en = \"{hash}\", uk = \"{hash}\" }}\n"
        )
    };
    let before = Day::from_number(today.number() - 60);
    let list = row(1, before, before + 1) + &row(2, today, today + 40);
    let sources = [1, 2]
        .into_iter()
        .flat_map(|number| Language::ALL.map(|one| (number, one, texts[usize::from(number) - 1])));
    let versions = PolicyVersions::load(&list, &Vec::from_iter(sources)).unwrap();
    App::put_together(|_| (), |parts| parts.policy = Box::leak(Box::new(versions))).await
}

#[tokio::test]
async fn the_apps_are_told_of_a_change_of_the_policy_until_it_is_in_force() {
    let mut app = with_a_change().await;
    app.tells_on_pages("A pause", 3).await;
    let told = |found: &Notices| found.notices.iter().map(|notice| notice.number).collect::<Vec<_>>();
    let found: Notices = app.get(path::NOTICES, None).await.read();
    let change = &found.notices[0];
    assert_eq!(change.audiences, [Patients, Doctors].into(), "the pages have a line of their own");
    assert!(change.texts["en"].title.contains("new version of our privacy policy"));
    assert!(change.texts["uk"].body.contains("слово за словом"));
    assert_eq!((change.from, change.until), (app.today(), app.today() + 39));
    assert!(told(&found).is_sorted() && told(&found).len() == 2, "{:?}", told(&found));
    app.clock.advance_days(39);
    let found: Notices = app.get(path::NOTICES, None).await.read();
    assert_eq!(found.notices.len(), 1, "on the last day before it");
    app.clock.advance_days(1);
    let found: Notices = app.get(path::NOTICES, None).await.read();
    assert_eq!(found.notices, [], "then it is the policy");
}

#[tokio::test]
async fn which_apps_are_broken_is_told_whole_to_whoever_asks() {
    let app = App::start().await;
    let none: Notices = app.get(path::NOTICES, None).await.read();
    assert_eq!(none.broken_apps, []);
    let broken: BTreeSet<_> = ["0.2.0", "0.1.0"].map(|version| version.parse().unwrap()).into();
    let told = secondok_care::Parts {
        broken_apps: broken.clone(),
        ..parts(app.care.store().clone(), app.clock.clone())
    };
    let request = request(Method::GET, path::NOTICES, None).body(Body::empty()).unwrap();
    let response = secondok_care::Care::new(told).router().oneshot(request).await.unwrap();
    let body = response.into_body().collect().await.unwrap().to_bytes();
    let notices: Notices = serde_json::from_slice(&body).unwrap();
    assert_eq!(notices.broken_apps, Vec::from_iter(broken));
}
