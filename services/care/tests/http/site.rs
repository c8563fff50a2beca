//! The public pages, over the router, with doctors from the database.

use axum::body::Body;
use http::{HeaderMap, Method, StatusCode, header};
use http_body_util::BodyExt;
use secondok_care::http::{ALLOWED, COMMON};
use tower::ServiceExt;

use crate::app::{App, request};

/// A page: its status, its headers, its text.
async fn page(app: &App, path: &str) -> (StatusCode, HeaderMap, String) {
    let request = request(Method::GET, path, None).body(Body::empty()).unwrap();
    let response = app.care.router().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let text = String::from_utf8(body.collect().await.unwrap().to_bytes().to_vec()).unwrap();
    for name in parts.headers.keys() {
        assert!(ALLOWED.contains(&name.as_str()), "a header that is not declared: {name}");
    }
    for (name, _) in COMMON {
        assert!(parts.headers.contains_key(&name), "{path}: {name}");
    }
    (parts.status, parts.headers, text)
}

#[tokio::test]
async fn the_directory_shows_the_registered_and_nothing_private() {
    let mut app = App::start().await;
    let (_, invited, _) = app.invite("zoe").await;
    let ada = app.doctor("ada").await;
    for path in [
        "/",
        "/uk",
        "/uk/",
        "/doctors",
        "/uk/doctors",
        "/doctors?q=cardiologist&specialty=cardiology&available=yes&page=1",
        "/doctors/ada",
        "/uk/doctors/ada",
        "/robots.txt",
        "/sitemap.xml",
        "/sitemap/1",
    ] {
        let (status, headers, text) = page(&app, path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        let is_page = !path.contains("robots") && !path.contains("sitemap");
        assert_eq!(headers[header::CONTENT_TYPE] == "text/html; charset=utf-8", is_page);
        let shows = text.contains("/doctors/ada\"") || text.contains("/doctors/ada<");
        assert_eq!(shows, path.contains("doctors") || path == "/sitemap/1", "{path}");
        assert!(!text.contains("/doctors/zoe"), "{path}");
        let keys = String::from_utf8_lossy(ada.identity.public().as_bytes()).into_owned();
        for private in ["ada@example.org", "@example", invited.as_str(), &ada.id.to_text(), &keys, &ada.auth]
        {
            assert!(!text.contains(private), "{path} shows {private}");
        }
    }
}

#[tokio::test]
async fn who_takes_nothing_new_is_shown_as_such() {
    let mut app = App::start().await;
    let ada = app.doctor("ada").await;
    let away = "Takes no new consultations today";
    assert!(!page(&app, "/doctors/ada").await.2.contains(away));
    app.care.store().set_accepting(ada.id, false, app.operator()).await.unwrap();
    assert!(page(&app, "/doctors/ada").await.2.contains(away));
    assert!(page(&app, "/doctors").await.2.contains(away));
}

/// A change is shown by the next page, also one that another program made in the same database, a few seconds later.
#[tokio::test]
async fn what_changes_is_shown_at_once_and_what_others_change_within_seconds() {
    let mut app = App::start().await;
    let away = "Takes no new consultations today";
    let shown = async |app: &App| page(app, "/doctors").await.2;
    let ada = app.doctor("ada").await;
    assert!(shown(&app).await.contains("/doctors/ada\""));
    app.doctor("bob").await;
    assert!(shown(&app).await.contains("/doctors/bob\""), "somebody registered");
    app.care.store().set_accepting(ada.id, false, app.operator()).await.unwrap();
    assert!(shown(&app).await.contains(away), "somebody was paused");
    app.damage("UPDATE doctor SET accepting = 1").await;
    app.clock.advance_seconds(5);
    assert!(!shown(&app).await.contains(away), "somebody goes on");
    app.clock.advance_days(60);
    assert_eq!(shown(&app).await.matches(away).count(), 2, "their keys are over");
}

/// Whatever an address says, there is a page, and nothing of it acts there.
#[tokio::test]
async fn no_query_of_the_directory_breaks_it() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let (long, many) = ("a".repeat(10_000), "&specialty=x".repeat(1_000));
    for query in [
        format!("q={long}"),
        format!("q={}", "%D1%8F".repeat(2_000)),
        format!("specialty={long}&price={long}&page={long}"),
        format!("x{many}"),
        "q=%00%0D%0ASet-Cookie:a=b%1B%5B2J&specialty=%00".to_owned(),
        "q=%E2%80%AEevil%E2%80%AC%E2%81%A6&language=%E2%80%AE".to_owned(),
        "q=%FF%FE%C3&licence=%FF".to_owned(),
        "q=%3Cscript%3Ealert(1)%3C/script%3E&available=%3Cb%3E".to_owned(),
        "q=a&q=b&page=1&page=2&price=0&price=9".to_owned(),
        "%q=&&==&q".to_owned(),
        "page=18446744073709551615&price=4294967295&days=0".to_owned(),
    ] {
        for path in ["/doctors", "/uk/doctors"] {
            let (status, headers, text) = page(&app, &format!("{path}?{query}")).await;
            let short: String = query.chars().take(40).collect();
            assert_eq!(status, StatusCode::OK, "{short}");
            assert!(!headers.contains_key(header::SET_COOKIE), "{short}");
            assert!(text.len() < 20_000, "{short}: {} bytes", text.len());
            for never in
                ["<script", "<b>\"", "\u{202e}", "\u{2066}", "\u{1b}", "\0", "\u{fffd}", "aaaaaaaaaa"]
            {
                assert!(!text.contains(never), "{short} brings {never:?} into the page");
            }
        }
    }
}

/// What search engines are told of is what links lead to, no more and no less.
#[tokio::test]
async fn the_list_of_pages_has_every_page_that_links_lead_to() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    let (mut seen, mut open) = (std::collections::BTreeSet::new(), vec!["/".to_owned()]);
    while let Some(path) = open.pop() {
        if path.contains('?') || seen.contains(&path) {
            continue;
        }
        let (_, headers, text) = page(&app, &path).await;
        if headers[header::CONTENT_TYPE] == "text/html; charset=utf-8" {
            open.extend(leads_to(&text));
            seen.insert(path);
        }
    }
    let robots = page(&app, "/robots.txt").await.2;
    let list = robots.split_once("Sitemap: https://care.example").unwrap().1.trim();
    let addresses = async |path: &str| {
        let text = page(&app, path).await.2;
        let locations = text.split("<loc>https://care.example").skip(1);
        locations.map(|rest| rest.split_once("</loc>").unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    let mut listed = Vec::new();
    for part in addresses(list).await {
        listed.extend(addresses(&part).await);
    }
    let listed_once: std::collections::BTreeSet<_> = listed.iter().cloned().collect();
    assert_eq!(listed_once.len(), listed.len());
    assert_eq!(listed_once, seen);
    assert_eq!(page(&app, "/sitemap/2").await.0, StatusCode::NOT_FOUND);
    assert_eq!(page(&app, "/sitemap/0").await.0, StatusCode::NOT_FOUND);
    assert_eq!(page(&app, "/sitemap/x").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_stylesheet_may_be_kept_and_pages_may_not() {
    let app = App::start().await;
    let (_, headers, text) = page(&app, "/").await;
    assert_eq!(headers[header::CACHE_CONTROL], "no-store");
    let path = text.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap();
    let (status, headers, _) = page(&app, path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(headers[header::CONTENT_TYPE], "text/css; charset=utf-8");
    assert_eq!(headers[header::CACHE_CONTROL], "public, max-age=31536000, immutable");
    assert_eq!(page(&app, "/static/site-0000000000000000.css").await.0, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_not_there_is_a_page_for_people() {
    let app = App::start().await;
    for (path, title) in [
        ("/nothing", "There is no such page"),
        ("/doctors/nobody", "There is no such page"),
        ("/doctors/%ff", "There is no such page"),
        // What only demonstrations have, to look at screens in.
        ("/en-XB/", "There is no such page"),
        ("/policy/versions/2000", "There is no such page"),
        ("/policy/versions/first", "There is no such page"),
        ("/policy/changes", "There is no such page"),
        ("/policy/changes?from=1", "There is no such page"),
        ("/policy/changes?from=1&to=99999999999", "There is no such page"),
        ("/policy/record/nobody", "There is no such page"),
        ("/policy/record/column/1", "There is no such page"),
        ("/policy/record/column/99", "There is no such page"),
        ("/policy/clauses/nothing", "There is no such page"),
        ("/policy/clauses/cookies_none", "There is no such page"),
        ("/policy/asvs/18", "There is no such page"),
        ("/uk/policy/asvs/%ff", "Такої сторінки немає"),
        ("/uk/nothing", "Такої сторінки немає"),
        ("/uk/doctors/nobody", "Такої сторінки немає"),
    ] {
        let (status, headers, text) = page(&app, path).await;
        assert_eq!(status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(headers[header::CONTENT_TYPE], "text/html; charset=utf-8");
        assert!(text.contains(title), "{path}");
        assert!(!text.contains("nobody"), "{path} repeats what was asked for");
    }
    let twice = page(&app, "/doctors?specialty=a&specialty=b").await;
    assert_eq!(twice.0, StatusCode::OK, "a query that cannot be read is no wish");
}

/// Where a page leads on this service, without the app.
fn leads_to(html: &str) -> Vec<String> {
    let targets = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let own = targets.filter(|target| target.starts_with('/') && !target.starts_with("/app/"));
    own.map(|target| target.split('#').next().unwrap().replace("&#38;", "&")).collect()
}

/// Every page that any page leads to, with the longest notice above it: by itself small enough for a slow telephone, with no script, no
/// style of its own, and no cookie: the one there is comes only to who says that they have read a notice.
#[tokio::test]
async fn whatever_a_page_leads_to_is_there_and_keeps_the_rules() {
    let mut app = App::start().await;
    app.doctor("ada").await;
    app.tells_the_longest().await;
    let (mut seen, mut open) = (std::collections::BTreeSet::new(), vec!["/".to_owned()]);
    while let Some(path) = open.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let (status, headers, text) = page(&app, &path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        assert!(!headers.contains_key(header::SET_COOKIE), "{path}");
        if headers[header::CONTENT_TYPE] == "text/html; charset=utf-8" {
            let (before, notices) = text.split_once("<aside class=\"notices\"").expect(&path);
            let (notices, after) = notices.split_once("</aside>").unwrap();
            assert!(
                notices.contains("/notices/seen\"") && notices.len() <= 8_000,
                "{path}: {}",
                notices.len()
            );
            let alone = before.len() + after.len();
            assert!(alone <= 40_000, "{path}: {alone} bytes");
            assert!(
                text.contains("<link rel=\"alternate\" hreflang=\"uk\" href=\"https://care.example/uk/"),
                "{path}: whoever looks for the page in another language needs its whole address"
            );
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.starts_with("default-src 'none'; style-src 'self'; "), "{path}: {policy}");
            for never in ["<script", "<style", " style=\"", " onclick=", "<iframe", "<img", "javascript:"] {
                assert!(!text.contains(never), "{path} has {never}");
            }
            open.extend(leads_to(&text));
        }
    }
    for path in [
        "/uk/doctors/ada",
        "/uk/notices",
        "/uk/statistics",
        "/policy/evidence.json",
        "/policy/clauses/cookies",
        "/uk/policy/clauses/device-lock",
        "/policy/record/browser",
        "/policy/record/column/2",
        "/uk/policy/versions/1",
    ] {
        assert!(seen.contains(path), "{path} is not led to: {seen:?}");
    }
}
