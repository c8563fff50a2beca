//! The policy in force, and beside each sentence what enforces it.

use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use secondok_l10n::{Language, Texts};
use secondok_policy::{
    Date,
    clauses::{self, Clause, Sentence, Standing},
    evidence::{self, Proof},
};

use super::{
    super::{
        page::{Page, Site, answer},
        texts::texts,
    },
    PATH, version,
};
use crate::Care;

#[derive(Template)]
#[template(path = "policy/current.html")]
pub(super) struct Current {
    page: Page,
    intro: String,
    since: String,
    summary: Vec<String>,
    clauses: Vec<Shown>,
}

/// A promise as it is shown.
struct Shown {
    id: String,
    title: String,
    sentences: Vec<Line>,
}

/// A sentence as it is shown, with how it stands.
struct Line {
    text: String,
    /// A class of the stylesheet: "holds", "open", "limit", "not-built".
    state: &'static str,
    mark: String,
    enforced: Option<String>,
}

impl Current {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, PATH, texts(language).text("policy-title"), site);
        let version = site.versions.in_force(site.today);
        let words = version.texts(language);
        let clauses: Vec<Shown> = clauses::all()
            .iter()
            .filter(|clause| words.has(&clause.id))
            .map(|clause| Shown::new(&page, clause, words))
            .collect();
        let count = |state: &str| {
            clauses.iter().flat_map(|clause| &clause.sentences).filter(|line| line.state == state).count()
        };
        let summary = ["holds", "open", "not-built", "limit"]
            .into_iter()
            .map(|state| (state, count(state)))
            .filter(|(_, count)| *count > 0)
            .map(|(state, count)| {
                page.text_with(&format!("policy-count-{state}"), &[("count", count.into())])
            });
        Self {
            intro: words.text(version::INTRO),
            since: page.text_with(
                "policy-since",
                &[("version", version.number.into()), ("date", page.date(version.effective).into())],
            ),
            summary: summary.collect(),
            clauses,
            page,
        }
    }
}

impl Shown {
    fn new(page: &Page, clause: &Clause, words: Texts<'_>) -> Self {
        let said = clause.sentences.iter().filter(|sentence| words.has(&clause.text_id(sentence)));
        Self {
            id: clause.id.clone(),
            title: words.text(&clause.id),
            sentences: said.map(|sentence| Line::new(page, clause, sentence, words)).collect(),
        }
    }
}

impl Line {
    fn new(page: &Page, clause: &Clause, sentence: &Sentence, words: Texts<'_>) -> Self {
        let id = clause.text_id(sentence);
        let enforced = clauses::enforced(words.language());
        let (state, mark) = match evidence::proof(sentence) {
            Proof::Holds { attempts, since } => ("holds", holds(page, attempts, since)),
            Proof::Open { attempts, noticed } => (
                "open",
                page.text_with("policy-open", &[("attempts", attempts.into()), ("noticed", noticed.into())]),
            ),
            Proof::Limit => ("limit", page.text("policy-limit")),
            Proof::NotBuilt => ("not-built", page.text("policy-not-built")),
        };
        Self {
            text: words.text(&id),
            state,
            mark,
            enforced: (sentence.standing == Standing::Promise).then(|| enforced.text(&id)),
        }
    }
}

fn holds(page: &Page, attempts: usize, since: Date) -> String {
    page.text_with("policy-holds", &[("attempts", attempts.into()), ("date", page.date(since).into())])
}

/// `GET`: the page.
pub(super) async fn handle(State(care): State<Care>, language: Language) -> Response {
    answer(StatusCode::OK, &Current::new(language, care.site()))
}
