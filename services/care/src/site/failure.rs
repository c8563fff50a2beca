//! Pages for what cannot be shown.

use askama::Template;
use axum::{
    http::{StatusCode, Uri},
    response::{IntoResponse, Response},
};
use secondok_api::problem::Kind;
use secondok_l10n::Language;

use super::{
    page::{Page, Site, answer, prefix},
    texts::texts,
    visit::Visit,
};
use crate::{http::Refusal, store::StoreError};

#[derive(Template)]
#[template(path = "failure.html")]
pub(super) struct Failure {
    page: Page,
    text: String,
}

impl Failure {
    /// There is no such page. The switch of languages leads to the home pages: nothing that was asked for is
    /// repeated.
    pub(super) fn missing(language: Language, site: Site<'_>) -> Self {
        let texts = texts(language);
        let page = Page::new(language, "/", texts.text("missing-title"), site);
        Self { page, text: texts.text("missing-text") }
    }

    /// The page at `here` cannot be shown at the moment.
    pub(super) fn unavailable(language: Language, here: &str, site: Site<'_>) -> Self {
        let texts = texts(language);
        let page = Page::new(language, here, texts.text("unavailable-title"), site);
        Self { page, text: texts.text("unavailable-text") }
    }
}

/// What a form of a page sent was refused with this status. Nothing of it is repeated.
pub(super) fn refused(status: StatusCode, language: Language, site: Site<'_>) -> Response {
    let texts = texts(language);
    let page = Page::new(language, "/", texts.text("refused-title"), site);
    answer(status, &Failure { page, text: texts.text("refused-text") })
}

pub(super) fn missing(language: Language, site: Site<'_>) -> Response {
    answer(StatusCode::NOT_FOUND, &Failure::missing(language, site))
}

/// This page, or that there is no such page.
pub(super) fn found(language: Language, site: Site<'_>, page: Option<impl Template>) -> Response {
    match page {
        Some(page) => answer(StatusCode::OK, &page),
        None => missing(language, site),
    }
}

/// The store did not answer.
pub(super) fn of_store(language: Language, here: &str, site: Site<'_>, error: &StoreError) -> Response {
    of_refusal(language, here, site, error.clone().into())
}

/// It could not be done at the moment. A fault travels with the answer, as it does with those to programs.
pub(super) fn of_refusal(language: Language, here: &str, site: Site<'_>, refusal: Refusal) -> Response {
    let mut refusal = refusal.into_response();
    let mut response = answer(refusal.status(), &Failure::unavailable(language, here, site));
    response.extensions_mut().extend(std::mem::take(refusal.extensions_mut()));
    response
}

/// What stands at no path.
pub(crate) async fn handle(visit: Visit, uri: Uri) -> Response {
    not_found(uri.path(), visit.site())
}

/// What stands at no path: a page for people, a problem document under `/api/`.
pub(super) fn not_found(path: &str, site: Site<'_>) -> Response {
    if path.starts_with("/api/") {
        return Refusal::from(Kind::NOT_FOUND).into_response();
    }
    let under = |language: &Language| {
        let prefix = prefix(*language);
        !prefix.is_empty()
            && (path == prefix || path.strip_prefix(prefix).is_some_and(|rest| rest.starts_with('/')))
    };
    missing(Language::ALL.into_iter().find(under).unwrap_or_default(), site)
}
