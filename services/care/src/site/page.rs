//! What all pages share.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use secondok_l10n::{Arg, Language, Texts};

use super::{stylesheet, texts::texts};

/// The pages' policy: their own stylesheet, their own forms, nothing else.
pub(super) const POLICY: &str =
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Where the pages of a language stand: nothing for English, `/` and the code for the others, of which demonstrations
/// alone have the pseudo-language.
pub(super) const fn prefix(language: Language) -> &'static str {
    match language {
        Language::En => "",
        Language::Uk => "/uk",
        Language::Pseudo => "/en-XB",
    }
}

/// What pages say of the service as a whole.
#[derive(Debug, Clone, Default)]
pub(crate) struct Service {
    /// Whether everything here is invented.
    pub(crate) demonstration: bool,
    /// Where on this service the patient's app lies, if it has one.
    pub(crate) app: Option<&'static str>,
    /// The address of the doctors' app, if there is one: an origin of its own.
    pub(crate) doctors: Option<String>,
}

/// The frame around a page's content.
pub(super) struct Page {
    /// Its title, without the product's name.
    pub(super) title: String,
    /// Its path without the language, with its query.
    here: String,
    /// The same page in each language: autonym, code, path, whether it is this one.
    pub(super) languages: Vec<Translation>,
    /// Path of the stylesheet.
    pub(super) stylesheet: String,
    /// Whether everything here is invented.
    pub(super) demonstration: bool,
    /// Where the patient's app lies, if there is one, to be opened in this page's language.
    pub(super) app: Option<String>,
    /// Where doctors log in, if they can in a browser.
    pub(super) doctors: Option<String>,
    texts: Texts<'static>,
}

/// The same page in one language.
pub(super) struct Translation {
    pub(super) autonym: &'static str,
    pub(super) code: &'static str,
    pub(super) path: String,
    pub(super) current: bool,
}

impl Page {
    /// The frame of the page at `here` (a path without the language, with its query), titled `title`.
    pub(super) fn new(language: Language, here: &str, title: String, service: &Service) -> Self {
        let languages = Language::ALL
            .into_iter()
            .map(|other| Translation {
                autonym: other.autonym(),
                code: other.code(),
                path: format!("{}{here}", prefix(other)),
                current: other == language,
            })
            .collect();
        Self {
            title,
            here: here.to_owned(),
            languages,
            stylesheet: stylesheet::path(),
            demonstration: service.demonstration,
            // Read by apps/browser/web/first.js.
            app: service.app.map(|app| format!("{app}?language={}", language.code())),
            doctors: service.doctors.clone(),
            texts: texts(language),
        }
    }

    /// A text.
    pub(super) fn text(&self, id: &str) -> String {
        self.texts.text(id)
    }

    /// A text with its values.
    pub(super) fn text_with(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        self.texts.text_with(id, args)
    }

    /// The texts themselves.
    pub(super) fn texts(&self) -> Texts<'static> {
        self.texts
    }

    /// The path of another page in this language.
    pub(super) fn path(&self, to: &str) -> String {
        format!("{}{to}", prefix(self.texts.language()))
    }

    /// Whether it is the directory itself, with or without wishes.
    pub(super) fn in_directory(&self) -> bool {
        self.here.split('?').next() == Some("/doctors")
    }

    /// ISO 639-1 code.
    pub(super) fn lang(&self) -> &'static str {
        self.texts.language().code()
    }

    /// Value of `dir`.
    pub(super) fn dir(&self) -> &'static str {
        self.texts.language().direction().html()
    }
}

/// A page as an answer.
pub(super) fn answer(status: StatusCode, template: &impl Template) -> Response {
    let html = template.render().expect("writing into a string does not fail");
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (status, headers, html).into_response()
}
