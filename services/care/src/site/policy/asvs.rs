//! Where each requirement of OWASP ASVS stands: a page for the whole, and one for each chapter. What is said of a requirement
//! is in English, as the standard is.

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use secondok_l10n::Language;
use secondok_policy::{
    asvs::{self, Requirement, Said},
    evidence::Proof,
};

use super::{
    super::{
        failure,
        page::{Page, Site, answer},
        texts::texts,
        visit::Visit,
    },
    PATH,
};

/// What can be said of a requirement: names of texts, and classes of the stylesheet.
const STATES: [&str; 6] = ["tested", "built", "absent", "exception", "failing", "open"];

fn state(requirement: &Requirement) -> &'static str {
    match (requirement.said, requirement.proof()) {
        (None, _) => "open",
        (_, Some(Proof::Holds { .. })) => "tested",
        (Some(Said::Attempts(_)), _) => "failing",
        (Some(Said::Built(_)), _) => "built",
        (Some(Said::Absent(_)), _) => "absent",
        (Some(Said::Exception(_)), _) => "exception",
    }
}

/// How many requirements stand how.
struct Counts {
    name: String,
    path: Option<String>,
    all: usize,
    /// Of how many something is said that shows or explains them.
    shown: usize,
    summary: String,
    /// In the order of [`STATES`].
    counts: Vec<usize>,
}

impl Counts {
    fn new(page: &Page, name: String, path: Option<String>, requirements: &[&Requirement]) -> Self {
        let of =
            |wanted: &str| requirements.iter().filter(|requirement| state(requirement) == wanted).count();
        let all = requirements.len();
        let shown = all - of("failing") - of("open");
        let summary = page.text_with("asvs-shown", &[("shown", shown.into()), ("all", all.into())]);
        Self { name, path, all, shown, summary, counts: STATES.map(of).into() }
    }
}

/// The whole.
#[derive(Template)]
#[template(path = "policy/asvs.html")]
pub(super) struct Overview {
    page: Page,
    states: Vec<String>,
    rows: Vec<Counts>,
}

impl Overview {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, &format!("{PATH}/asvs"), texts(language).text("asvs-title"), site);
        let chapters: Vec<Vec<Requirement>> =
            (1..=asvs::read().chapters.len()).map(|number| asvs::read().requirements(number)).collect();
        let all: Vec<&Requirement> = chapters.iter().flatten().collect();
        let levels = ['1', '2', '3'].map(|level| {
            let of: Vec<&Requirement> = all.iter().copied().filter(|it| it.level == level).collect();
            let name = page.text_with("asvs-level", &[("level", level.to_string().into())]);
            Counts::new(&page, name, None, &of)
        });
        let chapters = (1..).zip(&asvs::read().chapters).zip(&chapters).map(|((number, chapter), of)| {
            let path = page.path(&format!("{PATH}/asvs/{number}"));
            let name = format!("V{number} {}", chapter.name);
            Counts::new(&page, name, Some(path), &of.iter().collect::<Vec<_>>())
        });
        let total = Counts::new(&page, page.text("asvs-all"), None, &all);
        Self {
            states: STATES.map(|state| page.text(&format!("asvs-{state}"))).into(),
            rows: std::iter::once(total).chain(levels).chain(chapters).collect(),
            page,
        }
    }
}

/// One chapter.
#[derive(Template)]
#[template(path = "policy/asvs-chapter.html")]
pub(super) struct Chapter {
    page: Page,
    rows: Vec<Row>,
}

/// One requirement.
struct Row {
    number: String,
    level: char,
    class: &'static str,
    state: String,
    /// Why, in English.
    why: Option<&'static str>,
    attempts: Option<String>,
}

impl Row {
    fn new(page: &Page, requirement: Requirement) -> Self {
        let class = state(&requirement);
        let (why, attempts) = match requirement.said {
            Some(Said::Built(why) | Said::Absent(why) | Said::Exception(why)) => (Some(why.as_str()), None),
            Some(Said::Attempts(attempts)) => (None, Some(attempts.join(", "))),
            None => (None, None),
        };
        let Requirement { number, level, .. } = requirement;
        Self { number, level, class, state: page.text(&format!("asvs-{class}")), why, attempts }
    }
}

impl Chapter {
    /// None where there is no such chapter.
    pub(super) fn new(language: Language, site: Site<'_>, number: usize) -> Option<Self> {
        let chapter = number.checked_sub(1).and_then(|at| asvs::read().chapters.get(at))?;
        let title = format!("ASVS V{number} {}", chapter.name);
        let page = Page::new(language, &format!("{PATH}/asvs/{number}"), title, site);
        let requirements = asvs::read().requirements(number);
        Some(Self { rows: requirements.into_iter().map(|it| Row::new(&page, it)).collect(), page })
    }
}

/// The chapter's number in the address, if it can be read.
pub(super) type Asked = Result<Path<usize>, PathRejection>;

/// `GET`: the whole.
pub(super) async fn overview(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Overview::new(language, visit.site()))
}

/// `GET`: a chapter.
pub(super) async fn handle(visit: Visit, number: Asked, language: Language) -> Response {
    let site = visit.site();
    let chapter = number.ok().and_then(|Path(number)| Chapter::new(language, site, number));
    failure::found(language, site, chapter)
}
