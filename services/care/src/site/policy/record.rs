//! The record of processing activities (GDPR Art. 30), made from the inventory. What stands in the inventory is in English.

use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::{Path, rejection::PathRejection},
    http::StatusCode,
    response::Response,
};
use secondok_l10n::Language;
use secondok_policy::inventory::{Entry, read};

use super::{
    super::{
        failure,
        page::{Page, Site, answer},
        responsible::Responsible,
        texts::texts,
        visit::Visit,
    },
    PATH,
};

/// The record as a whole.
#[derive(Template)]
#[template(path = "policy/record.html")]
pub(super) struct Overview {
    page: Page,
    responsible: Responsible,
    bases: Vec<Meaning>,
    readers: Vec<Meaning>,
    ends: Vec<Meaning>,
    kinds: Vec<Link>,
}

/// What a word of the inventory means, and of how many entries it is said.
struct Meaning {
    word: &'static str,
    meaning: &'static str,
    count: String,
}

/// A page with all entries of a kind.
struct Link {
    path: String,
    title: String,
    count: String,
}

impl Overview {
    pub(super) fn new(language: Language, site: Site<'_>) -> Self {
        let page = Page::new(language, &format!("{PATH}/record"), texts(language).text("record-title"), site);
        let inventory = read();
        let entries = |count: usize| page.text_with("record-entries", &[("count", count.into())]);
        let meanings = |words: &'static BTreeMap<String, String>, said: fn(&Entry, &str) -> bool| {
            let one = |(word, meaning): (&'static String, &'static String)| Meaning {
                word,
                meaning,
                count: entries(inventory.entries().filter(|(_, entry)| said(entry, word)).count()),
            };
            words.iter().map(one).collect()
        };
        let kinds = inventory.kinds().map(|(kind, of)| Link {
            path: page.path(&format!("{PATH}/record/{kind}")),
            title: page.text(&format!("record-{kind}")),
            count: entries(of.len()),
        });
        Self {
            bases: meanings(&inventory.basis, |entry, word| entry.basis == word),
            readers: meanings(&inventory.readers, |entry, word| entry.readers.iter().any(|it| it == word)),
            ends: meanings(&inventory.until, |entry, word| entry.until == word),
            kinds: kinds.into(),
            responsible: Responsible::new(page.texts(), site.service),
            page,
        }
    }
}

/// So many entries stand on one page, so that it is small enough for a slow telephone.
const PART: usize = 48;

/// Everything of one kind, or a part of it.
#[derive(Template)]
#[template(path = "policy/record-kind.html")]
pub(super) struct Kind {
    page: Page,
    entries: Vec<Row>,
    /// The other parts, if there are any.
    parts: Vec<Part>,
}

/// A page with a part of the entries of a kind.
struct Part {
    path: String,
    title: String,
    current: bool,
}

/// One thing that is kept, logged or sent, in the words that the overview explains.
struct Row {
    name: &'static str,
    purpose: &'static str,
    basis: &'static str,
    readers: String,
    until: &'static str,
    links: &'static str,
}

impl Row {
    fn new(name: &'static str, entry: &'static Entry) -> Self {
        Self {
            name,
            purpose: &entry.r#for,
            basis: &entry.basis,
            readers: entry.readers.join(", "),
            until: &entry.until,
            links: &entry.links,
        }
    }
}

impl Kind {
    /// The part with this number, from 1. None where nothing of that kind is kept, or there is no such part.
    pub(super) fn new(language: Language, site: Site<'_>, kind: &str, part: usize) -> Option<Self> {
        let (kind, entries) = read().kinds().into_iter().find(|(name, _)| *name == kind)?;
        let title = texts(language).text(&format!("record-{kind}"));
        let path = |part: usize| path(kind, part);
        let rows = Vec::from_iter(entries.iter().map(|(name, entry)| Row::new(name, entry)));
        let count = rows.chunks(PART).len();
        let entries = rows.into_iter().skip(part.checked_sub(1)?.checked_mul(PART)?).take(PART);
        let page = Page::new(language, &path(part), title, site);
        let parts = (1..=count).filter(|_| count > 1).map(|number| Part {
            path: page.path(&path(number)),
            title: page.text_with("record-part", &[("number", number.into())]),
            current: number == part,
        });
        let (parts, entries) = (parts.collect(), Vec::from_iter(entries));
        (part == 1 || !entries.is_empty()).then_some(Self { entries, parts, page })
    }
}

/// Where a part of a kind stands, without the language.
fn path(kind: &str, part: usize) -> String {
    match part {
        1 => format!("{PATH}/record/{kind}"),
        part => format!("{PATH}/record/{kind}/{part}"),
    }
}

/// Where every part of every kind stands.
pub(super) fn paths() -> impl Iterator<Item = String> {
    let parts = |(kind, entries): (&'static str, usize)| {
        (1..=entries.div_ceil(PART).max(1)).map(move |part| path(kind, part))
    };
    read().kinds().map(|(kind, entries)| (kind, entries.len())).into_iter().flat_map(parts)
}

/// The kind in the address, and the part, if they can be read.
pub(super) type Asked<T> = Result<Path<T>, PathRejection>;

/// `GET`: the record as a whole.
pub(super) async fn overview(visit: Visit, language: Language) -> Response {
    answer(StatusCode::OK, &Overview::new(language, visit.site()))
}

/// `GET`: everything of a kind, or its first part.
pub(super) async fn handle(visit: Visit, kind: Asked<String>, language: Language) -> Response {
    let site = visit.site();
    let kind = kind.ok().and_then(|Path(kind)| Kind::new(language, site, &kind, 1));
    failure::found(language, site, kind)
}

/// `GET`: another part.
pub(super) async fn part(visit: Visit, asked: Asked<(String, usize)>, language: Language) -> Response {
    let site = visit.site();
    // The first one has an address already.
    let asked = asked.ok().filter(|Path((_, part))| *part > 1);
    let kind = asked.and_then(|Path((kind, part))| Kind::new(language, site, &kind, part));
    failure::found(language, site, kind)
}
