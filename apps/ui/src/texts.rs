//! The texts that all apps have in common, and how an app's texts are put together.

use std::sync::OnceLock;

use secondok_l10n::{Language, Messages, Texts};

/// The message files of the pieces: what they name themselves, and what went wrong in words that fit every app.
pub const SOURCES: [(Language, &str); 2] =
    [(Language::En, include_str!("../locales/en.ftl")), (Language::Uk, include_str!("../locales/uk.ftl"))];

/// The texts of an app in one language: its own and those of the pieces. They are loaded once, into `loaded`.
pub fn texts(
    loaded: &'static OnceLock<Messages>,
    own: &[(Language, &str)],
    language: Language,
) -> Texts<'static> {
    let load = || {
        let sources: Vec<_> = SOURCES.iter().chain(own).copied().collect();
        Messages::load(&sources).expect("the message files are well-formed: a test loads them")
    };
    loaded.get_or_init(load).of(language)
}
