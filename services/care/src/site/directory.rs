//! The directory: everybody who can be asked, by specialty and language.

use std::collections::BTreeSet;

use askama::Template;
use axum::{
    extract::{Query, rejection::QueryRejection},
    http::StatusCode,
    response::Response,
};
use secondok_api::directory::Profile;
use secondok_l10n::{Language, Texts, codes};
use serde::Deserialize;

use super::{
    failure,
    page::{Page, Site, answer},
    texts::texts,
    visit::Visit,
};
pub(super) const PATH: &str = "/doctors";

/// What is wished for; an empty wish is none.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Filter {
    #[serde(default)]
    pub(super) specialty: String,
    #[serde(default)]
    pub(super) language: String,
}

impl Filter {
    fn is_empty(&self) -> bool {
        self.specialty.is_empty() && self.language.is_empty()
    }

    /// The page's path with these wishes; only codes can be in it, as it stands in links.
    fn path(&self) -> String {
        let is_code = |wish: &&str| {
            !wish.is_empty() && wish.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let wish = |name: &str, wish: &str| Some(wish).filter(is_code).map(|wish| format!("{name}={wish}"));
        let wishes = [wish("specialty", &self.specialty), wish("language", &self.language)];
        let query = wishes.into_iter().flatten().collect::<Vec<_>>().join("&");
        if query.is_empty() { PATH.to_owned() } else { format!("{PATH}?{query}") }
    }

    fn takes(&self, profile: &Profile) -> bool {
        let has = |list: &[String], wish: &str| wish.is_empty() || list.iter().any(|entry| entry == wish);
        has(&profile.specialties, &self.specialty) && has(&profile.languages, &self.language)
    }
}

#[derive(Template)]
#[template(path = "doctors.html")]
pub(super) struct Directory {
    page: Page,
    specialties: Vec<Choice>,
    languages: Vec<Choice>,
    filtered: bool,
    found: String,
    doctors: Vec<Card>,
}

/// One entry of a selection.
struct Choice {
    code: String,
    name: String,
    selected: bool,
}

/// One doctor in the list.
struct Card {
    path: String,
    name: String,
    specialties: String,
    languages: String,
    answer: String,
    price: String,
    available: bool,
}

impl Directory {
    /// The page about these doctors (profile, and whether they can be asked today).
    pub(super) fn new(
        language: Language,
        site: Site<'_>,
        doctors: &[(Profile, bool)],
        filter: &Filter,
    ) -> Self {
        let page = Page::new(language, &filter.path(), texts(language).text("doctors-title"), site);
        let texts = page.texts();
        let choices = |kind: &str, codes: fn(&Profile) -> &Vec<String>, wish: &str| {
            let codes: BTreeSet<&String> = doctors.iter().flat_map(|(profile, _)| codes(profile)).collect();
            let mut choices: Vec<_> = codes
                .into_iter()
                .map(|code| Choice {
                    code: code.clone(),
                    name: codes::name(texts, kind, code),
                    selected: code == wish,
                })
                .collect();
            choices.sort_by_key(|choice| choice.name.to_lowercase());
            choices
        };
        let shown: Vec<_> = doctors
            .iter()
            .filter(|(profile, _)| filter.takes(profile))
            .map(|(profile, available)| Card::new(&page, profile, *available))
            .collect();
        Self {
            specialties: choices("specialty", |profile| &profile.specialties, &filter.specialty),
            languages: choices("language", |profile| &profile.languages, &filter.language),
            filtered: !filter.is_empty(),
            found: page.text_with("doctors-found", &[("count", shown.len().into())]),
            doctors: shown,
            page,
        }
    }
}

impl Card {
    fn new(page: &Page, profile: &Profile, available: bool) -> Self {
        let texts = page.texts();
        Self {
            path: page.path(&format!("{PATH}/{}", profile.slug)),
            name: profile.full_name(),
            specialties: codes::names(texts, "specialty", &profile.specialties),
            languages: codes::names(texts, "language", &profile.languages),
            answer: answer_days(texts, profile),
            price: price(texts, profile),
            available,
        }
    }
}

pub(super) fn answer_days(texts: Texts<'_>, profile: &Profile) -> String {
    texts.text_with("answer-days", &[("days", profile.answer_days.into())])
}

pub(super) fn price(texts: Texts<'_>, profile: &Profile) -> String {
    texts.text_with("price-units", &[("units", profile.price_units.into())])
}

/// The query, if it can be read.
pub(super) type Asked = Result<Query<Filter>, QueryRejection>;

/// `GET`: the page. A query that cannot be read is no wish.
pub(super) async fn handle(visit: Visit, filter: Asked, language: Language) -> Response {
    let care = visit.care();
    let filter = filter.map(|Query(filter)| filter).unwrap_or_default();
    match care.store().directory(care.today()).await {
        Ok(rows) => {
            let doctors: Vec<_> = rows.into_iter().map(|row| (row.profile, row.available)).collect();
            answer(StatusCode::OK, &Directory::new(language, visit.site(), &doctors, &filter))
        }
        Err(error) => failure::of_store(language, PATH, visit.site(), &error),
    }
}
