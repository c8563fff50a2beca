//! The texts that all apps have in common, and how an app's texts are had.
//!
//! In a browser a page fetches the texts of the language that it speaks, those of the first screen before the others; and all of
//! another language when it is chosen. Elsewhere a program has those of every language in it.

#[cfg(not(target_arch = "wasm32"))]
use std::sync::OnceLock;

use secondok_browser::texts::{coming, first, first_coming, there};
use secondok_l10n::{Language, Messages, Texts};

/// The message files of the pieces: what they name themselves, and what went wrong in words that fit every app.
#[cfg(not(target_arch = "wasm32"))]
pub const SOURCES: [(Language, &str); 2] =
    [(Language::En, include_str!("../locales/en.ftl")), (Language::Uk, include_str!("../locales/uk.ftl"))];

/// What this page has fetched so far.
static FETCHED: Messages = Messages::new();
/// Before that: what the first screen says.
static FIRST: Messages = Messages::new();

/// The texts of an app in one language, of those that this page has fetched: in the one that is spoken, as long as this one
/// is not there.
pub fn fetched(language: Language) -> Texts<'static> {
    if FIRST.has(language) && !FETCHED.has(language) { FIRST.of(language) } else { FETCHED.of(language) }
}

/// Whether the first screen can be shown in this language; its texts are on their way then at least.
pub(crate) fn has_first(language: Language) -> bool {
    FIRST.has(language) || first(language.code()).is_some_and(|text| FIRST.add(language, &[&text]).is_ok())
}

/// Waits for the first screen's texts: whether it can be shown now.
pub(crate) async fn first_comes(language: Language) -> bool {
    has_first(language)
        || first_coming(language.code()).await.is_some_and(|text| FIRST.add(language, &[&text]).is_ok())
}

/// Whether every text of this language is there already.
pub(crate) fn is_whole(language: Language) -> bool {
    FETCHED.has(language)
}

/// Whether this language can be spoken; its texts are on their way then at least.
pub(crate) fn is_there(language: Language) -> bool {
    FETCHED.has(language) || there(language.code()).is_some_and(|text| take(language, &text))
}

/// Waits for a language's texts: whether it can be spoken now.
pub(crate) async fn comes(language: Language) -> bool {
    is_there(language) || coming(language.code()).await.is_some_and(|text| take(language, &text))
}

/// Whether it is a language's texts that came: on its way anything can have been put in their place.
fn take(language: Language, text: &str) -> bool {
    FETCHED.add(language, &[text]).is_ok()
}

/// The texts of an app in one language, of those in the program: its own and those of the pieces. They are loaded once, into
/// `loaded`.
#[cfg(not(target_arch = "wasm32"))]
pub fn embedded(
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
