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
    /// With the attempts, where there are any.
    pub(super) words: String,
    /// The same in few words.
    pub(super) short: String,
}

impl Standing {
    /// Every class.
    pub(super) const ALL: [&str; 4] = ["holds", "open", "not-built", "limit"];

    pub(super) fn new(page: &Page, sentence: &Sentence) -> Self {
        let (class, words, short) = match evidence::proof(sentence) {
            Proof::Holds { attempts, since } => {
                let args = [("attempts", attempts.into()), ("date", day(since).into())];
                ("holds", page.text_with("policy-holds", &args), page.text("policy-holds-short"))
            }
            Proof::Open { attempts, noticed } => {
                let args = [("attempts", attempts.into()), ("noticed", noticed.into())];
                ("open", page.text_with("policy-open", &args), page.text("policy-open-short"))
            }
            Proof::Limit => ("limit", page.text("policy-limit"), page.text("policy-limit")),
            Proof::NotBuilt => ("not-built", page.text("policy-not-built"), page.text("policy-not-built")),
        };
        Self { class, words, short }
    }
}

/// A day in as few characters as it needs: it stands beside every sentence, and pages are small.
fn day((year, month, day): secondok_policy::Date) -> String {
    format!("{year}-{month:02}-{day:02}")
}
