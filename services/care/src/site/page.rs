//! What all pages share.

use askama::Template;
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use secondok_api::{notice::Notice, organisation::Organisation};
use secondok_l10n::{Arg, Language, Texts};
use secondok_policy::{Date, versions::Versions};

use super::{notices::Unseen, policy, stylesheet, texts::texts};

/// The pages' policy: their own stylesheet, their own forms, nothing else. What looks at a page, as search engines do, may ask the
/// service for more; the page itself has no script that could.
pub(super) const POLICY: &str = "default-src 'none'; style-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'";

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
    /// Whether weeks are counted for statistics.
    pub(crate) statistics: bool,
    /// Who is responsible; none where all is invented.
    pub(crate) organisation: Option<Organisation>,
    /// The address at which browsers reach the pages, if that is known.
    pub(crate) url: Option<String>,
    /// Where on this service the patient's app lies, if it has one.
    pub(crate) app: Option<&'static str>,
    /// The address of the doctors' app, if there is one: an origin of its own.
    pub(crate) doctors: Option<String>,
    /// Support's address for e-mail, if it has one of its own.
    pub(crate) mail: Option<String>,
    /// Whether support's answers can go by e-mail.
    pub(crate) mails: bool,
    /// Whether browsers reach the pages by https.
    pub(crate) https: bool,
}

/// The service on a day.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) service: &'a Service,
    pub(crate) today: Date,
    /// Of the privacy policy.
    pub(crate) versions: &'a Versions,
    /// The important notices of which who asks has not said that they read them, the latest first.
    pub(crate) notices: &'a [Notice],
}

/// The frame around a page's content.
pub(super) struct Page {
    /// Its title, without the product's name.
    pub(super) title: String,
    /// Its path without the language, with its query.
    here: String,
    /// The same page in each language: autonym, code, path, whether it is this one.
    pub(super) languages: Vec<Translation>,
    /// What stands before a path where the whole address is asked for, if that is known.
    pub(super) url: Option<String>,
    /// Path of the stylesheet.
    pub(super) stylesheet: String,
    /// Whether everything here is invented.
    pub(super) demonstration: bool,
    /// Where the patient's app lies, if there is one, to be opened in this page's language.
    pub(super) app: Option<String>,
    /// Where doctors log in, if they can in a browser.
    pub(super) doctors: Option<String>,
    /// The version of the privacy policy that is announced and not in force yet, if there is one.
    pub(super) coming: Option<Coming>,
    /// The notices that stand above the content, if there are any.
    pub(super) notices: Option<Unseen>,
    texts: Texts<'static>,
}

/// The same page in one language.
pub(super) struct Translation {
    pub(super) autonym: &'static str,
    pub(super) code: &'static str,
    pub(super) path: String,
    pub(super) current: bool,
}

/// A change of the privacy policy that is announced.
pub(super) struct Coming {
    pub(super) text: String,
    /// What changes.
    pub(super) path: String,
}

impl Coming {
    fn new(texts: Texts<'_>, Site { today, versions, .. }: Site<'_>) -> Option<Self> {
        let next = versions.announced(today)?;
        let now = versions.in_force(today);
        let date = texts.date(next.effective);
        Some(Self {
            text: texts.text_with("coming-text", &[("date", date.into())]),
            path: policy::changes_path(texts.language(), now.number, next.number),
        })
    }
}

impl Page {
    /// The frame of the page at `here` (a path without the language, with its query), titled `title`.
    pub(super) fn new(language: Language, here: &str, title: String, site: Site<'_>) -> Self {
        let service = site.service;
        let texts = texts(language);
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
            url: service.url.clone(),
            stylesheet: stylesheet::path(),
            demonstration: service.demonstration,
            // Read by apps/browser/web/first.js.
            app: service.app.map(|app| format!("{app}?language={}", language.code())),
            doctors: service.doctors.clone(),
            coming: Coming::new(texts, site),
            notices: Unseen::new(language, here, site.notices),
            texts,
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

    /// A day in words.
    pub(super) fn date(&self, date: Date) -> String {
        self.texts.date(date)
    }

    /// The texts themselves.
    pub(super) fn texts(&self) -> Texts<'static> {
        self.texts
    }

    /// The path of another page in this language.
    pub(super) fn path(&self, to: &str) -> String {
        format!("{}{to}", prefix(self.texts.language()))
    }

    /// Whether it is the page at this path, with or without a query.
    pub(super) fn is_at(&self, path: &str) -> bool {
        self.here.split('?').next() == Some(path)
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

/// What is said in the apps of a change that takes effect on this day: a title, and what to do.
pub(crate) fn change_of_policy(language: Language, effective: Date) -> (String, String) {
    let texts = texts(language);
    let date = texts.date(effective);
    (texts.text_with("coming-text", &[("date", date.into())]), texts.text("coming-where"))
}

/// The paragraphs of a plain text.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// A page as an answer.
pub(super) fn answer(status: StatusCode, template: &impl Template) -> Response {
    let html = template.render().expect("writing into a string does not fail");
    let headers =
        [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CONTENT_SECURITY_POLICY, POLICY)];
    (status, headers, html).into_response()
}
