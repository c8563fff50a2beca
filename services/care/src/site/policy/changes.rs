//! What changed between two versions.

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    response::Response,
};
use secondok_l10n::Language;
use secondok_policy::{
    changes::{Change, Part, between},
    versions::Version,
};
use serde::Deserialize;

use super::{
    super::{
        failure,
        page::{Page, Site},
        texts::texts,
        visit::Visit,
    },
    PATH,
    version::is_heading,
};

#[derive(Template)]
#[template(path = "policy/changes.html")]
pub(super) struct Changes {
    page: Page,
    changes: Vec<Changed>,
}

/// A text that changed.
struct Changed {
    heading: bool,
    parts: Vec<Part>,
}

impl Changes {
    pub(super) fn new(language: Language, site: Site<'_>, from: &Version, to: &Version) -> Self {
        let title = texts(language)
            .text_with("changes-title", &[("from", from.number.into()), ("to", to.number.into())]);
        let page = Page::new(language, &path(from.number, to.number), title, site);
        Self { changes: shown(between(from, to, language)), page }
    }
}

/// The path of the page, without the language.
pub(super) fn path(from: u16, to: u16) -> String {
    format!("{PATH}/changes?from={from}&to={to}")
}

/// What changed, each sentence below the heading under which it stands.
fn shown(changes: Vec<Change>) -> Vec<Changed> {
    let mut shown = Vec::new();
    let mut heading = None;
    for change in changes {
        let is_heading = is_heading(&change.id);
        if is_heading && change.is_none() {
            heading = Some(change.parts);
        } else if !change.is_none() {
            if is_heading {
                heading = None;
            }
            shown.extend(heading.take().map(|parts| Changed { heading: true, parts }));
            shown.push(Changed { heading: is_heading, parts: change.parts });
        }
    }
    shown
}

/// Numbers of two versions, the earlier first or not.
#[derive(Deserialize)]
pub(super) struct Wish {
    from: u16,
    to: u16,
}

/// The query, if it can be read.
pub(super) type Asked = Result<Query<Wish>, QueryRejection>;

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, asked: Asked, language: Language) -> Response {
    let site = visit.site();
    let wish = asked.ok().map(|Query(wish)| wish);
    let version = |number| site.versions.numbered(number, site.today);
    let both = wish.and_then(|Wish { from, to }| Some((version(from)?, version(to)?)));
    failure::found(language, site, both.map(|(from, to)| Changes::new(language, site, from, to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(id: &str, part: Part) -> Change {
        Change { id: id.to_owned(), parts: vec![part] }
    }

    /// A change that nobody sees is none that was announced.
    #[test]
    fn every_change_is_shown_below_its_heading_and_nothing_else_is() {
        let kept = || Part::Kept("as it was".to_owned());
        let added = || Part::Added("new".to_owned());
        let changes = vec![
            change("intro", kept()),
            change("a", kept()),
            change("a_1", kept()),
            change("b", kept()),
            change("b_1", kept()),
            change("b_2", Part::Removed("gone".to_owned())),
            change("b_3", added()),
            change("c", added()),
            change("c_1", added()),
        ];
        let shown = shown(changes);
        let parts: Vec<(bool, &Part)> = shown.iter().map(|text| (text.heading, &text.parts[0])).collect();
        assert_eq!(
            parts,
            [
                (true, &kept()),
                (false, &Part::Removed("gone".to_owned())),
                (false, &added()),
                (true, &added()),
                (false, &added())
            ]
        );
    }
}
