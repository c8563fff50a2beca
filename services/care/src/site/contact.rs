//! Who is responsible, and how everybody gets, corrects and erases what is theirs (GDPR Art. 13 and 14).

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::Language;

use super::{
    page::{Page, Site, answer},
    responsible::Responsible,
    texts::texts,
    visit::Visit,
};
use crate::consultations::rules;

pub(super) const PATH: &str = "/contact";

#[derive(Template)]
#[template(path = "contact.html")]
pub(super) struct Contact {
    page: Page,
    responsible: Responsible,
    erase: String,
}

impl Contact {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, PATH, texts(language).text("contact-title"), site);
        Self {
            responsible: Responsible::new(page.texts(), site.service),
            erase: page.text_with("contact-patient-erase", &[("days", rules::ERASE_AFTER_MAX.into())]),
            page,
        }
    }
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Contact::new(language, visit.site()))
}
