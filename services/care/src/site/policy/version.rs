//! The text of one version, in force or not.

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    response::Response,
};
use secondok_l10n::Language;
use secondok_policy::versions::Version;

use super::{
    super::{
        failure,
        page::{Page, Site},
        texts::texts,
        visit::Visit,
    },
    PATH,
};

#[derive(Template)]
#[template(path = "policy/version.html")]
pub(super) struct WholeText {
    page: Page,
    days: String,
    texts: Vec<Text>,
}

/// A heading or a paragraph.
struct Text {
    heading: bool,
    text: String,
}

impl WholeText {
    pub(super) fn new(language: Language, site: Site<'_>, version: &Version) -> Self {
        let title = texts(language).text_with("version-name", &[("version", version.number.into())]);
        let page = Page::new(language, &format!("{PATH}/versions/{}", version.number), title, site);
        let words = version.texts(language);
        let texts = version.ids().iter().map(|id| Text { heading: is_heading(id), text: words.text(id) });
        Self {
            days: page.text_with(
                "version-days",
                &[
                    ("announced", page.date(version.announced).into()),
                    ("effective", page.date(version.effective).into()),
                ],
            ),
            texts: texts.collect(),
            page,
        }
    }
}

/// The text of a version that stands before everything else.
pub(super) const INTRO: &str = "intro";

/// Whether a text of a version is the heading of a promise.
pub(super) fn is_heading(id: &str) -> bool {
    id != INTRO && !id.contains('_')
}

/// The number in the address, if it can be read.
pub(super) type Asked = Result<Path<u16>, PathRejection>;

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, number: Asked, language: Language) -> Response {
    let site = visit.site();
    let version = number.ok().and_then(|Path(number)| site.versions.numbered(number, site.today));
    failure::found(language, site, version.map(|version| WholeText::new(language, site, version)))
}
