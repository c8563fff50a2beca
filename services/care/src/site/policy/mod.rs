//! The privacy policy: what is in force, with what enforces it; its versions and what changed between them; the record of
//! processing; the evidence.

mod asvs;
mod changes;
mod current;
mod evidence;
mod record;
mod safe_harbor;
mod standing;
mod version;
mod versions;

use axum::{Router, extract::State, routing::get};
use secondok_l10n::Language;

use super::page::prefix;
use crate::Care;

/// The policy's path, without the language.
pub(super) const PATH: &str = "/policy";

/// Where stands what changed from one version to another.
pub(super) fn changes_path(language: Language, from: u16, to: u16) -> String {
    format!("{}{}", prefix(language), changes::path(from, to))
}

/// Every page in this language. The evidence, which speaks to programs, stands under English only.
pub(super) fn router(language: Language) -> Router<Care> {
    let at = |path: &str| format!("{}{PATH}{path}", prefix(language));
    let router = Router::new()
        .route(&at(""), get(move |care: State<Care>| current::handle(care, language)))
        .route(&at("/versions"), get(move |care: State<Care>| versions::handle(care, language)))
        .route(
            &at("/versions/{number}"),
            get(move |care: State<Care>, number: version::Asked| version::handle(care, number, language)),
        )
        .route(
            &at("/changes"),
            get(move |care: State<Care>, asked: changes::Asked| changes::handle(care, asked, language)),
        )
        .route(&at("/safe-harbor"), get(move |care: State<Care>| safe_harbor::handle(care, language)))
        .route(&at("/asvs"), get(move |care: State<Care>| asvs::overview(care, language)))
        .route(
            &at("/asvs/{number}"),
            get(move |care: State<Care>, number: asvs::Asked| asvs::handle(care, number, language)),
        )
        .route(&at("/record"), get(move |care: State<Care>| record::overview(care, language)))
        .route(
            &at("/record/{kind}"),
            get(move |care: State<Care>, kind: record::Asked| record::handle(care, kind, language)),
        );
    if prefix(language).is_empty() {
        return router.route(&at("/evidence.json"), get(evidence::handle));
    }
    router
}

#[cfg(test)]
pub(super) mod tests;
