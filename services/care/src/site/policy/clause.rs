//! One promise of the policy in force, and beside each of its sentences what enforces it and what came of the attempts to
//! break it.

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    response::Response,
};
use secondok_l10n::{Language, Texts};
use secondok_policy::{clauses, versions::Version};

use super::{
    super::{
        failure,
        page::{Page, Site},
        visit::Visit,
    },
    PATH,
    standing::Standing,
    version,
};

#[derive(Template)]
#[template(path = "policy/clause.html")]
pub(super) struct Clause {
    page: Page,
    id: String,
    sentences: Vec<Line>,
}

/// A sentence as it is shown.
struct Line {
    text: String,
    /// Nothing where the version in force says what the newest one does not say any more.
    standing: Option<Standing>,
    enforced: Option<String>,
}

impl Clause {
    /// None where the version in force has no such promise.
    pub(super) fn new(language: Language, site: Site<'_>, id: &str) -> Option<Self> {
        let version = site.versions.in_force(site.today);
        let words = version.texts(language);
        let sentences = sentences(version, id)?;
        let page = Page::new(language, &path(id), words.text(id), site);
        let sentences = sentences.map(|sentence| Line::new(&page, sentence, words)).collect();
        Some(Self { id: id.to_owned(), sentences, page })
    }
}

impl Line {
    fn new(page: &Page, id: &str, words: Texts<'_>) -> Self {
        let enforced = clauses::enforced(words.language());
        Self {
            text: words.text(id),
            standing: clauses::sentence(id).map(|sentence| Standing::new(page, sentence)),
            enforced: enforced.has(id).then(|| enforced.text(id)),
        }
    }
}

/// Where it stands, without the language.
pub(super) fn path(id: &str) -> String {
    format!("{PATH}/clauses/{id}")
}

/// The promise's sentences in this version, if it has the promise.
fn sentences<'a>(version: &'a Version, id: &str) -> Option<impl Iterator<Item = &'a String>> {
    let at = version.ids().iter().position(|heading| version::is_heading(heading) && heading == id)?;
    Some(version.ids()[at + 1..].iter().take_while(|id| !version::is_heading(id)))
}

/// The promise's name in the address, if it can be read.
pub(super) type Asked = Result<Path<String>, PathRejection>;

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, id: Asked, language: Language) -> Response {
    let site = visit.site();
    let clause = id.ok().and_then(|Path(id)| Clause::new(language, site, &id));
    failure::found(language, site, clause)
}
