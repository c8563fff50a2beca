//! Words for what comes as codes.

use secondok_l10n::codes;

use super::app::App;
use crate::view::{Doctor, News, Summary};

/// Languages (ISO 639-1), in words.
pub(super) fn languages(app: App, codes: &[String]) -> String {
    codes::names(app.texts(), "language", codes)
}

/// Countries (ISO 3166-1 alpha-2), in words.
pub(super) fn countries(app: App, codes: &[String]) -> String {
    codes::names(app.texts(), "country", codes)
}

/// A language, in words.
pub(super) fn language(app: App, code: &str) -> String {
    codes::name(app.texts(), "language", code)
}

/// What whoever was asked is called.
pub(super) fn doctor(app: App, doctor: &Doctor) -> String {
    if doctor.is_support() {
        return app.text("support");
    }
    doctor.name.clone().unwrap_or_else(|| app.text("doctor-not-listed"))
}

/// What the texts of whoever was asked begin with.
fn of(doctor: &Doctor) -> &'static str {
    if doctor.is_support() { "support-" } else { "" }
}

/// Where a consultation stands.
pub(super) fn state(app: App, summary: &Summary) -> String {
    app.text(&format!("{}state-{}", of(&summary.doctor), summary.state.name()))
}

/// What comes next, in a sentence or two.
pub(super) fn next(app: App, summary: &Summary) -> String {
    let date = summary.next_day.map(|day| app.date(day)).unwrap_or_default();
    let days = summary.days_left.unwrap_or_default();
    app.text_with(
        &format!("{}next-{}", of(&summary.doctor), summary.next),
        &[("date", date.into()), ("days", days.into())],
    )
}

/// What became of something that was left waiting.
pub(super) fn news(app: App, news: News) -> String {
    let (id, number) = match news {
        News::Asked(number) => ("news-asked", number),
        News::AskWaits => ("news-ask-waits", 0),
        News::AskRefused => ("news-ask-refused", 0),
        News::Sent(number) => ("news-sent", number),
        News::Waits(number) => ("news-waits", number),
        News::Draft(number) => ("news-draft", number),
    };
    app.text_with(id, &[("number", number.into())])
}
