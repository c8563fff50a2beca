//! One doctor's page.

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use secondok_api::{
    directory::Profile,
    verification::{Check, Recorded},
};
use secondok_l10n::{Language, codes};

use super::{
    directory::{PATH, answer_days, price},
    failure,
    page::{Page, Site, answer, paragraphs},
    visit::Visit,
};
use crate::{consultations::rules, store::ApplicationRow};

#[derive(Template)]
#[template(path = "doctor.html")]
pub(super) struct Doctor {
    page: Page,
    slug: String,
    name: String,
    specialties: String,
    languages: String,
    licensed_in: String,
    experience: String,
    answer: String,
    accept: String,
    price: String,
    about: Vec<String>,
    about_lang: String,
    available: bool,
    marked: Option<Marked>,
    /// What two verifiers confirmed; none of whom the organisation took over without a record.
    checked: Vec<Checked>,
}

/// A credential that was confirmed, in words.
struct Checked {
    credential: String,
    how: String,
    next: Option<String>,
}

/// What programs read (schema.org, as microdata: attributes run nothing, and the pages' policy stays as it is). Nothing that the
/// page does not show, and none of an invented doctor.
struct Marked {
    /// In the page's language.
    specialties: Vec<String>,
    /// ISO 639-1.
    languages: Vec<String>,
}

impl Doctor {
    pub(super) fn new(language: Language, site: Site<'_>, profile: &Profile, available: bool) -> Self {
        let name = profile.full_name();
        let page = Page::new(language, &format!("{PATH}/{}", profile.slug), name.clone(), site);
        let texts = page.texts();
        // In the page's language, else in English, which every profile has.
        let (about_lang, about) = [language.code(), "en"]
            .into_iter()
            .find_map(|code| Some((code.to_owned(), profile.about.get(code)?)))
            .map(|(code, text)| (code, paragraphs(text)))
            .unwrap_or_default();
        Self {
            slug: profile.slug.clone(),
            specialties: codes::names(texts, "specialty", &profile.specialties),
            languages: codes::names(texts, "language", &profile.languages),
            licensed_in: codes::names(texts, "country", &profile.licensed_in),
            experience: page.text_with("experience-years", &[("years", profile.experience_years.into())]),
            answer: answer_days(texts, profile),
            accept: page.text_with("accept-days", &[("days", rules::ACCEPT_WITHIN.into())]),
            price: price(texts, profile),
            about,
            about_lang,
            available,
            marked: (!site.service.demonstration).then(|| Marked {
                specialties: profile
                    .specialties
                    .iter()
                    .map(|code| codes::name(texts, "specialty", code))
                    .collect(),
                languages: profile.languages.clone(),
            }),
            checked: Vec::new(),
            name,
            page,
        }
    }

    /// With what was confirmed of the doctor's credentials.
    pub(super) fn with_checks(mut self, confirmed: &[Recorded]) -> Self {
        self.checked = confirmed.iter().map(|one| checked(&self.page, one)).collect();
        self
    }
}

fn checked(page: &Page, recorded: &Recorded) -> Checked {
    let texts = page.texts();
    let Check { credential, how, source, next_due, .. } = &recorded.check;
    let until = credential.valid_until.map(|day| page.date(day.calendar()));
    let args = [
        ("kind", page.text(&format!("credential-{}", credential.kind.name())).into()),
        ("issuer", credential.issuer.as_str().into()),
        ("country", codes::name(texts, "country", &credential.country).into()),
        ("until", until.clone().unwrap_or_default().into()),
    ];
    let said = if until.is_some() { "checked-credential-until" } else { "checked-credential" };
    let how = [
        ("how", page.text(&format!("checked-by-{}", how.name())).into()),
        ("source", source.as_str().into()),
        ("date", page.date(recorded.day().calendar()).into()),
    ];
    Checked {
        credential: page.text_with(said, &args),
        how: page.text_with("checked-how", &how),
        next: next_due
            .map(|day| page.text_with("checked-next", &[("date", page.date(day.calendar()).into())])),
    }
}

/// The doctor's name in the address, if it can be read.
pub(super) type Asked = Result<Path<String>, PathRejection>;

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, slug: Asked, language: Language) -> Response {
    let (care, site) = (visit.care(), visit.site());
    let Ok(Path(slug)) = slug else { return failure::missing(language, site) };
    match care.store().doctor_by_slug(&slug, care.today()).await {
        Ok(Some(row)) => match care.store().application(row.doctor).await {
            Ok(application) => {
                let confirmed = application.as_ref().map(ApplicationRow::confirmed).unwrap_or_default();
                let page = Doctor::new(language, site, &row.profile, row.available).with_checks(&confirmed);
                answer(StatusCode::OK, &page)
            }
            Err(error) => failure::of_store(language, PATH, site, &error),
        },
        Ok(None) => failure::missing(language, site),
        Err(error) => failure::of_store(language, PATH, site, &error),
    }
}
