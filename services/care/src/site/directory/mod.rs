//! The directory: everybody who can be asked, found by name or specialty, chosen by what a person needs, page by page.
//!
//! Every state is an address, and nothing else holds it: no script, no cookie, nothing on the service. What was wished for is
//! neither logged nor counted.

mod form;
#[cfg(test)]
mod tests;
mod wishes;

use askama::Template;
use axum::{
    http::{StatusCode, Uri},
    response::Response,
};
use secondok_api::directory::Profile;
use secondok_l10n::{Language, Texts, codes};

pub(super) use self::wishes::{Asked, LeftOut, TEXT_MAX};
use self::{
    form::{Chosen, Form},
    wishes::Wishes,
};
use super::{
    failure,
    page::{Page, Site, answer},
    texts::texts,
    visit::Visit,
};
use crate::directory::published::{Listed, Published};

pub(super) const PATH: &str = "/doctors";
/// Doctors on a page: with the longest names that there can be it keeps below 40,000 bytes.
const ON_A_PAGE: usize = 20;
/// So many specialties and languages a doctor's entry names; the doctor's page has all.
const NAMED_MAX: usize = 4;

#[derive(Template)]
#[template(path = "doctors.html")]
pub(super) struct Directory {
    page: Page,
    form: Form,
    text_max: usize,
    chosen: Vec<Chosen>,
    /// What of the address was left out.
    left_out: Option<String>,
    /// What the text was read as.
    read_as: Option<String>,
    found: String,
    doctors: Vec<Card>,
    /// Where nobody fits: what to take back so that somebody does.
    looser: Vec<Looser>,
    pages: Option<Pages>,
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

/// A wish without which somebody fits.
struct Looser {
    text: String,
    path: String,
    found: String,
}

/// Where in the list the page is, if it takes several.
struct Pages {
    here: String,
    previous: Option<String>,
    next: Option<String>,
}

impl Directory {
    /// The page about these doctors.
    pub(super) fn new(language: Language, site: Site<'_>, published: &Published, asked: &Asked) -> Self {
        let Asked { wishes, left_out, .. } = asked;
        let named = Named::of(published, &wishes.text);
        let found = named.wished(published, wishes);
        let pages = found.len().div_ceil(ON_A_PAGE).max(1);
        // Whoever kept the address of a page that the list no longer reaches sees its last one.
        let number = asked.page.min(pages);
        let title = texts(language).text("doctors-title");
        let page = Page::new(language, &wishes.path(number), title, site);
        let at = |number: usize| page.path(&wishes.path(number));
        let shown = found.iter().skip((number - 1) * ON_A_PAGE).take(ON_A_PAGE);
        let looser = |wishes: &Wishes| {
            let without = wishes.every().into_iter().filter_map(|wish| {
                let rest = wishes.without(wish);
                let every = Named::everybody(published);
                let named = if rest.text.is_empty() { &every } else { &named };
                let count = named.wished(published, &rest).len();
                let name = form::name(&page, wishes, wish);
                (count > 0).then(|| Looser {
                    text: page.text_with("empty-without", &[("wish", name.into())]),
                    path: page.path(&rest.path(1)),
                    found: count_of(&page, count),
                })
            });
            without.collect()
        };
        Self {
            form: Form::new(&page, published, wishes),
            text_max: TEXT_MAX,
            chosen: Chosen::every(&page, wishes),
            left_out: left_out.map(|left_out| match left_out {
                LeftOut::Long => page.text_with("search-long", &[("most", TEXT_MAX.into())]),
                LeftOut::Unknown => page.text("filter-left-out"),
            }),
            read_as: named
                .read_as
                .as_ref()
                .map(|text| page.text_with("search-read-as", &[("text", text.as_str().into())])),
            found: count_of(&page, found.len()),
            doctors: shown.map(|doctor| Card::new(&page, &published.doctors()[*doctor])).collect(),
            looser: if found.is_empty() && !wishes.is_empty() { looser(wishes) } else { Vec::new() },
            pages: (pages > 1).then(|| Pages {
                here: page.text_with("pages-here", &[("page", number.into()), ("pages", pages.into())]),
                previous: (number > 1).then(|| at(number - 1)),
                next: (number < pages).then(|| at(number + 1)),
            }),
            page,
        }
    }
}

/// Who fits the text, in the order in which they are shown.
struct Named {
    /// Places in the list.
    doctors: Vec<usize>,
    read_as: Option<String>,
}

impl Named {
    fn of(published: &Published, text: &str) -> Self {
        if text.is_empty() {
            return Self::everybody(published);
        }
        let found = published.find(text);
        Self { doctors: found.doctors, read_as: found.read_as }
    }

    fn everybody(published: &Published) -> Self {
        Self { doctors: (0..published.doctors().len()).collect(), read_as: None }
    }

    /// Those of them who are as wished otherwise.
    fn wished(&self, published: &Published, wishes: &Wishes) -> Vec<usize> {
        self.doctors.iter().copied().filter(|doctor| wishes.takes(&published.doctors()[*doctor])).collect()
    }
}

impl Card {
    fn new(page: &Page, Listed { profile, available }: &Listed) -> Self {
        let texts = page.texts();
        let names = |kind: &str, codes: &[String]| {
            let named = codes::names(texts, kind, &codes[..codes.len().min(NAMED_MAX)]);
            match codes.len().saturating_sub(NAMED_MAX) {
                0 => named,
                more => page.text_with("and-more", &[("named", named.into()), ("more", more.into())]),
            }
        };
        Self {
            path: page.path(&format!("{PATH}/{}", profile.slug)),
            name: profile.full_name(),
            specialties: names("specialty", &profile.specialties),
            languages: names("language", &profile.languages),
            answer: answer_days(texts, profile),
            price: price(texts, profile),
            available: *available,
        }
    }
}

fn count_of(page: &Page, count: usize) -> String {
    page.text_with("doctors-found", &[("count", count.into())])
}

pub(super) fn answer_days(texts: Texts<'_>, profile: &Profile) -> String {
    texts.text_with("answer-days", &[("days", profile.answer_days.into())])
}

pub(super) fn price(texts: Texts<'_>, profile: &Profile) -> String {
    texts.text_with("price-units", &[("units", profile.price_units.into())])
}

/// "Within three days", as something to wish for.
fn answer_within(page: &Page, days: u32) -> String {
    page.text_with("wish-days", &[("days", days.into())])
}

/// "At most three units", as something to wish for.
fn price_at_most(page: &Page, units: u32) -> String {
    page.text_with("wish-price", &[("units", units.into())])
}

/// Whether somebody has this code, or it has a name: then it can be wished for, though nobody may have it today.
pub(super) fn is_known(published: &Published, kind: &str, code: &str) -> bool {
    let theirs = match kind {
        "specialty" => published.specialties(),
        "language" => published.languages(),
        _ => published.countries(),
    };
    let is_written_so = match kind {
        "country" => code.bytes().all(|byte| byte.is_ascii_uppercase()),
        _ => code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
    };
    theirs.contains(code)
        || (is_written_so && texts(Language::En).has(&format!("{kind}-{}", code.to_ascii_lowercase())))
}

/// `GET`: the page.
pub(super) async fn handle(visit: Visit, uri: Uri, language: Language) -> Response {
    match visit.care().published().await {
        Ok(published) => {
            let query = uri.query().unwrap_or_default();
            let asked = Asked::read(query, |kind, code| is_known(&published, kind, code));
            answer(StatusCode::OK, &Directory::new(language, visit.site(), &published, &asked))
        }
        Err(error) => failure::of_store(language, PATH, visit.site(), &error),
    }
}
