//! Notices on the public pages: the important ones above the content of every page until who reads says so, and all of them
//! on a page of their own.

use askama::Template;
use axum::{
    Router,
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use secondok_api::notice::{Notice, NoticeText, Severity};
use secondok_l10n::Language;

use super::{
    cookie, failure,
    page::{Page, Site, answer, paragraphs, prefix},
    texts::texts,
    visit::Visit,
};
use crate::{
    Care,
    http::{Refusal, body},
};

/// The path of the page with all of them.
pub(super) const PATH: &str = "/notices";
/// So many stand above a page's content in full, the latest ones; of more than that, their titles.
const WHOLE_MAX: usize = 3;
/// Longest body of the form, and longest path in it.
const FORM_MAX: usize = 2_048;
const BACK_MAX: usize = 800;

/// The page in this language, and where its form goes.
pub(super) fn router(language: Language) -> Router<Care> {
    let at = |path: &str| format!("{}{PATH}{path}", prefix(language));
    let seen = move |visit: Visit, headers: HeaderMap, body: Body| seen(visit, headers, body, language);
    Router::new()
        .route(&at(""), get(move |visit: Visit| handle(visit, language)))
        .route(&at("/seen"), post(seen))
}

/// One notice in a page's language.
pub(super) struct Said {
    pub(super) title: String,
    pub(super) paragraphs: Vec<String>,
    pub(super) important: bool,
}

impl Said {
    fn new(language: Language, notice: &Notice) -> Option<Self> {
        let NoticeText { title, body } = notice.texts.get(language.written_in().code())?;
        let important = notice.severity == Severity::Important;
        Some(Self { title: title.clone(), paragraphs: paragraphs(body), important })
    }
}

/// What stands above the content of a page.
pub(super) struct Unseen {
    pub(super) whole: Vec<Said>,
    /// Titles of those that stand on the notices' own page only.
    pub(super) titles: Vec<String>,
    /// The greatest number: to have read it is to have read the others.
    pub(super) number: u32,
    pub(super) action: String,
    /// The page that is shown again.
    pub(super) back: String,
}

impl Unseen {
    /// Of the page at `here` in this language; nothing where there are no notices.
    pub(super) fn new(language: Language, here: &str, notices: &[Notice]) -> Option<Self> {
        let number = notices.first()?.number;
        let (whole, more) = notices.split_at(notices.len().min(WHOLE_MAX));
        let said = |notice: &Notice| Said::new(language, notice);
        Some(Self {
            whole: whole.iter().filter_map(said).collect(),
            titles: more.iter().filter_map(said).map(|said| said.title).collect(),
            number,
            action: format!("{}{PATH}/seen", prefix(language)),
            back: back(&format!("{}{here}", prefix(language))),
        })
    }
}

#[derive(Template)]
#[template(path = "notices.html")]
pub(super) struct Notices {
    page: Page,
    notices: Vec<Said>,
}

impl Notices {
    /// The page with these notices.
    pub(super) fn new(language: Language, site: Site<'_>, notices: &[Notice]) -> Self {
        // They stand on this page anyway: once, and with what is said of them above the others.
        let page = Page::new(language, PATH, texts(language).text("notices-title"), site);
        Self { page, notices: notices.iter().filter_map(|notice| Said::new(language, notice)).collect() }
    }
}

/// `GET`: the page.
async fn handle(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Notices::new(language, visit.site(), visit.notices()))
}

/// What the form sends.
#[derive(Debug, PartialEq, Eq)]
struct Form {
    number: u32,
    back: String,
}

impl Form {
    /// Both fields, once each, and nothing else.
    fn read(body: &[u8]) -> Option<Self> {
        let fields: Vec<_> = form_urlencoded::parse(body).collect();
        let [(first, number), (second, back)] = &fields[..] else { return None };
        let named = first == "number" && second == "back";
        (named && is_own(back)).then_some(())?;
        Some(Self { number: cookie::number(number)?, back: back.clone().into_owned() })
    }
}

/// The page to go back to. Where its query is longer than the form takes, the page without it.
fn back(page: &str) -> String {
    let path = page.split('?').next().unwrap_or_default();
    (if is_own(page) { page } else { path }).to_owned()
}

/// Whether it is a path of this service, as the pages write them: nothing that a browser could take for another origin, for a
/// header's end or for a script.
fn is_own(path: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_/?=&".contains(&byte);
    // In a query a browser reads nothing but a query, whatever is written in it as `%2F`.
    let (before, query) = path.split_once('?').unwrap_or((path, ""));
    let written = |byte: u8| plain(byte) || b"%+.*".contains(&byte);
    path.len() <= BACK_MAX
        && path.starts_with('/')
        && !path.contains("//")
        && before.bytes().all(plain)
        && query.bytes().all(written)
}

/// `POST`: a person has read what stands above a page. Their browser is asked to remember the number of it, for as long as it
/// stands, and goes back to the page. A browser that refuses to remember shows the notice again, and everything else.
///
/// There is no token against forged requests: the cookie gives nobody the right to anything. Another site that made
/// somebody's browser send this form would hide from them a notice that stands on the notices' own page all the same.
async fn seen(visit: Visit, headers: HeaderMap, body: Body, language: Language) -> Response {
    let site = visit.site();
    let refused = |refusal: Refusal| failure::refused(refusal.into_response().status(), language, site);
    let form = match body::read(&headers, body, "application/x-www-form-urlencoded", FORM_MAX).await {
        Ok(form) => form,
        Err(refusal) => return refused(refusal),
    };
    let Some(Form { number, back }) = Form::read(&form) else {
        return failure::refused(StatusCode::BAD_REQUEST, language, site);
    };
    let back = HeaderValue::try_from(back).expect("a path of plain letters");
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, back)]).into_response();
    // Of one that is no longer in force there is nothing to remember.
    let read = visit.read_with(number);
    if let (Some(last), Some(until)) = (read.first(), read.iter().map(|notice| notice.until).max()) {
        let days = until.days_since(visit.care().today()) + 1;
        let days = u32::try_from(days).unwrap_or(1);
        let cookie = cookie::header(last.number, days, site.service.https);
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn a_form_goes_back_to_a_page_of_this_service_and_nowhere_else() {
        for own in [
            "/",
            "/uk/",
            "/doctors?specialty=neurology&language=en",
            "/policy/asvs/3",
            "/notices",
            "/uk/doctors?q=%D0%AF+%26.*-_&page=2",
        ] {
            assert!(is_own(own), "{own}");
        }
        let long = format!("/{}", "a".repeat(BACK_MAX));
        for other in [
            "",
            "doctors",
            "//evil.example",
            "/\\evil.example",
            "/%2f/evil",
            "https://evil.example",
            "/a//b",
            "/.",
            "/a\r\nx: y",
            "/a#b",
            "/a?q=//evil.example",
            "/a?q=\\evil",
            "/a?q=x y",
            "/a\tb",
            "/é",
            "javascript:1",
            &long,
        ] {
            assert!(!is_own(other), "{other:?}");
        }
    }

    #[test]
    fn a_form_has_its_two_fields_and_no_other() {
        let read = |text: &str| Form::read(text.as_bytes());
        assert_eq!(read("number=7&back=%2Fuk%2F").unwrap(), Form { number: 7, back: "/uk/".to_owned() });
        for bad in [
            "",
            "number=7",
            "back=%2F",
            "number=x&back=%2F",
            "number=7&back=%2F&more=1",
            "number=-7&back=%2F",
            "number=7&number=8&back=%2F",
            "number=7&back=%2F%2Fevil.example",
            "number=99999999999&back=%2F",
            "back=%2F&number=7",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
