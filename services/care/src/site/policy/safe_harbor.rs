//! The eighteen identifiers of HIPAA, and what is done about each.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::Language;
use secondok_policy::safe_harbor;

use super::{
    super::{
        page::{Page, Site, answer},
        texts::texts,
        visit::Visit,
    },
    PATH,
    standing::Standing,
};

#[derive(Template)]
#[template(path = "policy/safe-harbor.html")]
pub(super) struct SafeHarbor {
    page: Page,
    identifiers: Vec<Row>,
}

/// One identifier.
struct Row {
    name: String,
    how: String,
    standing: Standing,
}

impl SafeHarbor {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let title = texts(language).text("safe-harbor-title");
        let page = Page::new(language, &format!("{PATH}/safe-harbor"), title, site);
        let words = safe_harbor::texts(language);
        let identifiers = safe_harbor::all().iter().map(|identifier| Row {
            name: words.text(&identifier.id),
            how: words.text(&format!("{}_how", identifier.id)),
            standing: Standing::new(&page, identifier),
        });
        Self { identifiers: identifiers.collect(), page }
    }
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &SafeHarbor::new(language, visit.site()))
}
