//! How a sentence stands, as people read it beside it.

use secondok_policy::{
    clauses::Sentence,
    evidence::{self, Proof},
};

use super::super::page::Page;

/// How a sentence stands.
pub(super) struct Standing {
    /// A class of the stylesheet: one of [`Standing::ALL`].
    pub(super) class: &'static str,
    pub(super) words: String,
}

impl Standing {
    /// Every class.
    pub(super) const ALL: [&str; 4] = ["holds", "open", "not-built", "limit"];

    pub(super) fn new(page: &Page, sentence: &Sentence) -> Self {
        let (class, words) = match evidence::proof(sentence) {
            Proof::Holds { attempts, since } => {
                let args = [("attempts", attempts.into()), ("date", day(since).into())];
                ("holds", page.text_with("policy-holds", &args))
            }
            Proof::Open { attempts, noticed } => {
                let args = [("attempts", attempts.into()), ("noticed", noticed.into())];
                ("open", page.text_with("policy-open", &args))
            }
            Proof::Limit => ("limit", page.text("policy-limit")),
            Proof::NotBuilt => ("not-built", page.text("policy-not-built")),
        };
        Self { class, words }
    }
}

/// A day in as few characters as it needs: it stands beside every sentence, and pages are small.
fn day((year, month, day): secondok_policy::Date) -> String {
    format!("{year}-{month:02}-{day:02}")
}
