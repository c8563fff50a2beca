//! The public pages: home, directory, a doctor, notices, support, statistics, who is responsible, the privacy policy. Made on the server, without JavaScript.
//!
//! English stands at `/`, every other language under its code, such as `/uk/doctors`. Of a doctor a page shows
//! nothing but [`secondok_api::directory::DoctorEntry`], which has no private field; nothing about the visitor is read, not even
//! the language wished for, but which important notice they have read last (`cookie.rs`); everything works without that. Nothing
//! is loaded from elsewhere.

mod contact;
mod cookie;
mod crawlers;
mod directory;
mod doctor;
mod failure;
mod home;
mod notices;
mod page;
mod policy;
mod responsible;
mod statistics;
mod stylesheet;
mod support;
#[cfg(test)]
mod tests;
mod texts;
mod visit;

use axum::{Router, http::Uri, routing::get};
use secondok_l10n::Language;

pub use self::texts::SPECIALTIES;
use self::visit::Visit;
pub(crate) use self::{
    failure::handle as not_found,
    page::{Service, Site, change_of_policy},
    texts::texts,
};
use crate::Care;

/// Every page in every language, and the stylesheet. A demonstration has the pseudo-language too, which no page leads to.
pub(crate) fn router(demonstration: bool) -> Router<Care> {
    let mut router = Router::new()
        .route(stylesheet::ROUTE, get(stylesheet::handle))
        .route(crawlers::ROBOTS, get(crawlers::robots))
        .route(crawlers::SITEMAP, get(crawlers::sitemap))
        .route(crawlers::PART, get(crawlers::sitemap_part));
    for language in Language::ALL.into_iter().chain(demonstration.then_some(Language::Pseudo)) {
        let prefix = page::prefix(language);
        let home = move |visit: Visit| home::handle(visit, language);
        let directory = move |visit: Visit, uri: Uri| directory::handle(visit, uri, language);
        let doctor = move |visit: Visit, slug: doctor::Asked| doctor::handle(visit, slug, language);
        let contact = move |visit: Visit| contact::handle(visit, language);
        let statistics = move |visit: Visit| statistics::handle(visit, language);
        router = router
            .route(&format!("{prefix}/"), get(home))
            .route(&format!("{prefix}{}", contact::PATH), get(contact))
            .route(&format!("{prefix}{}", statistics::PATH), get(statistics))
            .route(&format!("{prefix}/doctors"), get(directory))
            .route(&format!("{prefix}/doctors/{{slug}}"), get(doctor))
            .merge(notices::router(language))
            .merge(policy::router(language))
            .merge(support::router(language));
        if !prefix.is_empty() {
            router = router.route(prefix, get(home));
        }
    }
    router
}
