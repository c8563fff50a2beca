//! The public pages: home, directory, a doctor, who is responsible, the privacy policy. Made on the server, without JavaScript and without cookies.
//!
//! English stands at `/`, every other language under its code, such as `/uk/doctors`. Of a doctor a page shows
//! nothing but [`secondok_api::directory::DoctorEntry`], which has no private field; nothing about the visitor is read, not even
//! the language wished for, and nothing is loaded from elsewhere.

mod contact;
mod directory;
mod doctor;
mod failure;
mod home;
mod page;
mod policy;
mod responsible;
mod stylesheet;
#[cfg(test)]
mod tests;
mod texts;

use axum::{Router, extract::State, routing::get};
use secondok_l10n::Language;

pub use self::texts::SPECIALTIES;
pub(crate) use self::{
    failure::not_found,
    page::{Service, Site},
};
use crate::Care;

/// Every page in every language, and the stylesheet. A demonstration has the pseudo-language too, which no page leads to.
pub(crate) fn router(demonstration: bool) -> Router<Care> {
    let mut router = Router::new().route(stylesheet::ROUTE, get(stylesheet::handle));
    for language in Language::ALL.into_iter().chain(demonstration.then_some(Language::Pseudo)) {
        let prefix = page::prefix(language);
        let home = move |care: State<Care>| home::handle(care, language);
        let directory =
            move |care: State<Care>, filter: directory::Asked| directory::handle(care, filter, language);
        let doctor = move |care: State<Care>, slug: doctor::Asked| doctor::handle(care, slug, language);
        let contact = move |care: State<Care>| contact::handle(care, language);
        router = router
            .route(&format!("{prefix}/"), get(home))
            .route(&format!("{prefix}{}", contact::PATH), get(contact))
            .route(&format!("{prefix}/doctors"), get(directory))
            .route(&format!("{prefix}/doctors/{{slug}}"), get(doctor))
            .merge(policy::router(language));
        if !prefix.is_empty() {
            router = router.route(prefix, get(home));
        }
    }
    router
}
