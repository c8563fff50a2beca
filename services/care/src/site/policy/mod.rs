//! The privacy policy: what is in force, with how it stands; what enforces each promise; its versions and what changed between them; the record of
//! processing; the evidence.

mod asvs;
mod changes;
mod clause;
mod current;
mod evidence;
mod record;
mod safe_harbor;
mod standing;
mod version;
mod versions;

use axum::{Router, routing::get};
use secondok_l10n::Language;

use super::{
    page::{Site, prefix},
    visit::Visit,
};
use crate::Care;

/// The policy's path, without the language.
pub(super) const PATH: &str = "/policy";

/// Where stands what changed from one version to another.
pub(super) fn changes_path(language: Language, from: u16, to: u16) -> String {
    format!("{}{}", prefix(language), changes::path(from, to))
}

/// Every page of the policy by its path, without the language.
pub(super) fn paths(site: Site<'_>) -> Vec<String> {
    let plain = ["", "/versions", "/safe-harbor", "/asvs", "/record"].map(|path| format!("{PATH}{path}"));
    let clauses = site.versions.in_force(site.today).ids().iter().filter(|id| version::is_heading(id));
    let versions =
        site.versions.readable(site.today).map(|version| format!("{PATH}/versions/{}", version.number));
    let chapters =
        (1..=secondok_policy::asvs::read().chapters.len()).map(|number| format!("{PATH}/asvs/{number}"));
    let every = plain.into_iter().chain(clauses.map(|id| clause::path(id)));
    every.chain(versions).chain(chapters).chain(record::paths()).collect()
}

/// Every page in this language. The evidence, which speaks to programs, stands under English only.
pub(super) fn router(language: Language) -> Router<Care> {
    let at = |path: &str| format!("{}{PATH}{path}", prefix(language));
    let router = Router::new()
        .route(&at(""), get(move |visit: Visit| current::handle(visit, language)))
        .route(
            &at("/clauses/{id}"),
            get(move |visit: Visit, id: clause::Asked| clause::handle(visit, id, language)),
        )
        .route(&at("/versions"), get(move |visit: Visit| versions::handle(visit, language)))
        .route(
            &at("/versions/{number}"),
            get(move |visit: Visit, number: version::Asked| version::handle(visit, number, language)),
        )
        .route(
            &at("/changes"),
            get(move |visit: Visit, asked: changes::Asked| changes::handle(visit, asked, language)),
        )
        .route(&at("/safe-harbor"), get(move |visit: Visit| safe_harbor::handle(visit, language)))
        .route(&at("/asvs"), get(move |visit: Visit| asvs::overview(visit, language)))
        .route(
            &at("/asvs/{number}"),
            get(move |visit: Visit, number: asvs::Asked| asvs::handle(visit, number, language)),
        )
        .route(&at("/record"), get(move |visit: Visit| record::overview(visit, language)))
        .route(
            &at("/record/{kind}"),
            get(move |visit: Visit, kind: record::Asked<String>| record::handle(visit, kind, language)),
        )
        .route(
            &at("/record/{kind}/{part}"),
            get(move |visit: Visit, asked: record::Asked<(String, usize)>| {
                record::part(visit, asked, language)
            }),
        );
    if prefix(language).is_empty() {
        return router.route(&at("/evidence.json"), get(evidence::handle));
    }
    router
}

#[cfg(test)]
pub(super) mod tests;
