//! The home page: what this is, what it never asks, what is not protected.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::Language;

use super::{
    page::{Page, Site, answer},
    texts::texts,
    visit::Visit,
};
use crate::consultations::rules;

#[derive(Template)]
#[template(path = "home.html")]
pub(super) struct Home {
    page: Page,
    accept: String,
    erase: String,
}

impl Home {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, "/", texts(language).text("home-title"), site);
        Self {
            accept: page.text_with("step-3-text", &[("days", rules::ACCEPT_WITHIN.into())]),
            erase: page.text_with("step-4-text", &[("days", rules::ERASE_AFTER_MAX.into())]),
            page,
        }
    }
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Home::new(language, visit.site()))
}
