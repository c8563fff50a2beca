//! Words for what comes as codes.

use secondok_client::api::consultation::State;

use super::app::App;
use crate::view::{Item, News};

/// What a patient is called.
pub(super) fn patient(app: App, nickname: Option<&str>) -> String {
    nickname.map_or_else(|| app.text("patient-unnamed"), str::to_owned)
}

/// The specialty of a consultation.
pub(super) fn specialty(app: App, item: &Item) -> String {
    item.specialty.as_ref().map_or_else(|| app.text("specialty-unknown"), |specialty| app.of(specialty))
}

/// Where a consultation stands, in two or three words.
pub(super) fn state(app: App, state: State) -> String {
    app.text(&format!("state-{}", state.name()))
}

/// What is due, in a sentence.
pub(super) fn due(app: App, item: &Item) -> String {
    let date = item.due.map(|day| app.date(day)).unwrap_or_default();
    let days = item.days_left.unwrap_or_default();
    let id = format!("due-{}", item.state.name());
    app.text_with(&id, &[("date", date.into()), ("days", days.into())])
}

/// What became of something that was left waiting.
pub(super) fn news(app: App, news: News) -> String {
    let (id, number) = match news {
        News::Sent(number) => ("news-sent", number),
        News::Waits(number) => ("news-waits", number),
        News::Draft(number) => ("news-draft", number),
    };
    app.text_with(id, &[("number", number.into())])
}
