//! The policy in force, and beside each sentence how it stands. What enforces it has a page for each promise (`clause.rs`).

use askama::Template;
use axum::{http::StatusCode, response::Response};
use secondok_l10n::{Language, Texts};
use secondok_policy::clauses;

use super::{
    super::{
        page::{Page, Site, answer},
        texts::texts,
        visit::Visit,
    },
    PATH, clause,
    standing::Standing,
    version,
};

#[derive(Template)]
#[template(path = "policy/current.html")]
pub(super) struct Current {
    page: Page,
    intro: String,
    since: String,
    summary: Vec<String>,
    clauses: Vec<Section>,
}

/// A promise as it is shown.
struct Section {
    id: String,
    /// Of its own page.
    path: String,
    title: String,
    sentences: Vec<Line>,
}

/// A sentence as it is shown.
struct Line {
    text: String,
    /// Nothing where the version in force says what the newest one does not say any more.
    standing: Option<Standing>,
}

impl Current {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, PATH, texts(language).text("policy-title"), site);
        let version = site.versions.in_force(site.today);
        let words = version.texts(language);
        let mut clauses: Vec<Section> = Vec::new();
        for id in version.ids().iter().filter(|id| *id != version::INTRO) {
            if version::is_heading(id) {
                let path = page.path(&clause::path(id));
                clauses.push(Section { id: id.clone(), path, title: words.text(id), sentences: Vec::new() });
            } else if let Some(clause) = clauses.last_mut() {
                clause.sentences.push(Line::new(&page, id, words));
            }
        }
        let count = |state: &str| {
            let lines = clauses.iter().flat_map(|clause| &clause.sentences);
            lines.filter(|line| line.standing.as_ref().is_some_and(|it| it.class == state)).count()
        };
        let summary =
            Standing::ALL.into_iter().map(|state| (state, count(state))).filter(|(_, count)| *count > 0).map(
                |(state, count)| page.text_with(&format!("policy-count-{state}"), &[("count", count.into())]),
            );
        Self {
            intro: words.text(version::INTRO),
            since: page.text_with(
                "policy-since",
                &[("version", version.number.into()), ("date", page.date(version.effective).into())],
            ),
            summary: summary.collect(),
            clauses,
            page,
        }
    }
}

impl Line {
    fn new(page: &Page, id: &str, words: Texts<'_>) -> Self {
        Self {
            text: words.text(id),
            standing: clauses::sentence(id).map(|sentence| Standing::new(page, sentence)),
        }
    }
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Current::new(language, visit.site()))
}
