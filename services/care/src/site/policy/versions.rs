//! Every version that can be read, and a choice of two to compare.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::Language;
use secondok_policy::versions::Version;

use super::{
    super::{
        page::{Page, Site, answer},
        texts::texts,
        visit::Visit,
    },
    PATH,
};

#[derive(Template)]
#[template(path = "policy/versions.html")]
pub(super) struct Versions {
    page: Page,
    /// The newest first.
    versions: Vec<Row>,
}

/// A version in the list.
struct Row {
    number: u16,
    name: String,
    announced: String,
    effective: String,
    /// "in force", "announced", "until …".
    state: String,
}

impl Versions {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page =
            Page::new(language, &format!("{PATH}/versions"), texts(language).text("versions-title"), site);
        let readable: Vec<&Version> = site.versions.readable(site.today).collect();
        let in_force = site.versions.in_force(site.today).number;
        let rows = readable.iter().enumerate().map(|(place, version)| Row {
            number: version.number,
            name: name(&page, version),
            announced: page.date(version.announced),
            effective: page.date(version.effective),
            state: match readable.get(place + 1) {
                _ if version.number == in_force => page.text("version-in-force"),
                Some(next) if version.number < in_force => {
                    page.text_with("version-until", &[("date", page.date(next.effective).into())])
                }
                _ => page.text("version-announced"),
            },
        });
        let mut rows: Vec<Row> = rows.collect();
        rows.reverse();
        Self { versions: rows, page }
    }
}

/// What a version is called.
pub(super) fn name(page: &Page, version: &Version) -> String {
    page.text_with("version-name", &[("version", version.number.into())])
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Versions::new(language, visit.site()))
}
