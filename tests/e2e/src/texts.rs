//! What a person reads, by the identifiers of the message files.

use std::sync::LazyLock;

use secondok_l10n::{Language, Messages, Texts, audit, document};

/// Whose texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Book {
    /// The public pages.
    Site,
    /// The patient's app.
    Patient,
    /// The doctor's app.
    Doctor,
    /// The desk's app.
    Desk,
}

macro_rules! messages {
    ($($folder:literal $prefix:literal),+ $(; $more:expr)?) => {
        LazyLock::new(|| {
            let sources = [$(
                (Language::En, include_str!(concat!("../../../", $folder, "/locales/", $prefix, "en.ftl"))),
                (Language::Uk, include_str!(concat!("../../../", $folder, "/locales/", $prefix, "uk.ftl")))
            ),+];
            let sources: Vec<_> = sources.into_iter()$(.chain($more))?.collect();
            Messages::load(&sources).expect("the owner's own tests load them")
        })
    };
}

static SITE: LazyLock<Messages> = messages!("services/care" "site.");
static PATIENT: LazyLock<Messages> =
    messages!("apps/ui" "", "apps/patient" "", "apps/files" "", "crates/l10n" "codes.");

static DOCTOR: LazyLock<Messages> = messages!(
    "apps/ui" "", "apps/doctor" "", "apps/files" "", "crates/l10n" "codes."; document::SOURCES
);

static DESK: LazyLock<Messages> =
    messages!("apps/ui" "", "apps/desk" "", "apps/files" "", "crates/l10n" "codes."; audit::SOURCES);

impl Book {
    /// Its texts in this language.
    pub fn texts(self, language: Language) -> Texts<'static> {
        match self {
            Self::Site => SITE.of(language),
            Self::Patient => PATIENT.of(language),
            Self::Doctor => DOCTOR.of(language),
            Self::Desk => DESK.of(language),
        }
    }
}
