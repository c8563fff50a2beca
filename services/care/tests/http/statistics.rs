//! The page with the statistics: off, on, and weeks of a service that runs.

use std::sync::Arc;

use axum::body::Body;
use http::{Method, StatusCode};
use http_body_util::BodyExt;
use secondok_care::{Care, Parts};
use secondok_testkit::parts;
use sqlx::Row;
use tower::ServiceExt;

use crate::app::{App, request};

/// A page of this service.
async fn page(care: &Care, path: &str) -> String {
    let request = request(Method::GET, path, None).body(Body::empty()).unwrap();
    let response = care.router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK, "{path}");
    let body = response.into_body().collect().await.unwrap().to_bytes();
    assert!(body.len() <= 40_000, "{path}: {} bytes", body.len());
    String::from_utf8(body.to_vec()).unwrap()
}

/// A service on which statistics are on since the night of its first day, a Sunday.
async fn counting() -> App {
    let app = App::put_together(|_| (), |parts| parts.statistics = true).await;
    app.care.nightly(app.today()).await.unwrap();
    app
}

#[tokio::test]
async fn the_page_says_whether_anything_is_counted_and_what() {
    let (off, on) = (App::start().await, counting().await);
    off.care.nightly(off.today()).await.unwrap();
    for (path, [says_off, says_on], named) in [
        ("/statistics", ["Off: the organisation", "On. There are no figures yet"], "How consultations ended"),
        (
            "/uk/statistics",
            ["Вимкнено: організація", "Увімкнено. Чисел ще немає"],
            "Як завершилися консультації",
        ),
    ] {
        let (off, on) = (page(&off.care, path).await, page(&on.care, path).await);
        assert!(off.contains(says_off) && !off.contains(says_on), "{path}");
        assert!(on.contains(says_on) && !on.contains(says_off), "{path}");
        for html in [off, on] {
            assert!(html.contains(named) && !html.contains("<table"), "{path}: what is counted stands there");
        }
    }
    for path in ["/", "/doctors", "/policy"] {
        assert!(page(&off.care, path).await.contains("href=\"/statistics\""), "{path}");
    }
}

#[tokio::test]
async fn everybody_is_shown_every_figure_and_nothing_of_few() {
    let mut app = counting().await;
    app.clock.advance_days(1);
    for (slug, asked) in [("ada", 9), ("bo", 5), ("cy", 6)] {
        let doctor = app.doctor(slug).await;
        for _ in 0..asked {
            app.open(&doctor).await;
        }
    }
    // Nobody takes them: they end on Friday.
    for _ in 0..7 {
        app.clock.advance_days(1);
        app.care.nightly(app.today()).await.unwrap();
    }
    let html = page(&app.care, "/statistics").await;
    assert!(html.contains(
        "On. The last week that was counted: 23\u{a0}November\u{a0}2026 to 29\u{a0}November\u{a0}2026."
    ));
    let rows = sqlx::query("SELECT bucket, figure FROM statistic WHERE figure IS NOT NULL ORDER BY measure")
        .fetch_all(&mut app.connect().await)
        .await
        .unwrap();
    let figures: Vec<(String, i64)> = rows.iter().map(|row| (row.get("bucket"), row.get("figure"))).collect();
    assert_eq!(figures, [("expired".to_owned(), 20), ("all".to_owned(), 20)]);
    let begins = "23\u{a0}November\u{a0}2026";
    for label in [begins, "Not taken or not answered in time"] {
        let row = format!("<tr><th scope=\"row\">{label}</th><td>20<svg class=\"bar-of\"");
        assert!(html.contains(&row), "{label}: {html}");
    }
    // Every other bucket has too few, also those in which nobody is.
    assert_eq!(html.matches("<td>too few</td>").count(), 4 + 5 + 3);
    assert_eq!(html.matches("<svg").count(), 2);

    // The week after has too few of everything.
    app.clock.advance_days(7);
    app.care.nightly(app.today()).await.unwrap();
    let html = page(&app.care, "/statistics").await;
    assert!(html.contains("<summary>All weeks</summary>"));
    assert!(!html.contains("In none of these weeks"), "there is one with figures");

    // Turned off: what was shown stays, and it says so.
    let store = app.care.store().clone();
    let off = Care::new(Parts { statistics: false, ..parts(store, Arc::clone(&app.clock) as _) });
    app.clock.advance_days(7);
    off.nightly(app.today()).await.unwrap();
    let html = page(&off, "/statistics").await;
    assert!(html.contains("Off again. Nothing is counted any more.") && html.contains("<td>20</td>"));
    assert!(!html.contains("7\u{a0}December\u{a0}2026"), "the third week is not counted");
}

#[tokio::test]
async fn where_everything_is_too_few_the_page_says_so() {
    let mut app = counting().await;
    let doctor = app.doctor("ada").await;
    app.clock.advance_days(1);
    for _ in 0..30 {
        app.open(&doctor).await;
    }
    app.clock.advance_days(7);
    app.care.nightly(app.today()).await.unwrap();
    let html = page(&app.care, "/statistics").await;
    assert!(html.contains("In none of these weeks"), "of one doctor alone nothing is shown");
    assert!(!html.contains("<svg") && !html.contains("<td>30"), "{html}");
}

#[tokio::test]
async fn what_cannot_be_read_is_told_to_people_and_to_whoever_runs_the_service() {
    let app = counting().await;
    app.damage("DROP TABLE statistic").await;
    let request = request(Method::GET, "/uk/statistics", None).body(Body::empty()).unwrap();
    let response = app.care.router().oneshot(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    assert!(!app.care.faults().take().is_empty(), "whoever runs the service is told");
}
