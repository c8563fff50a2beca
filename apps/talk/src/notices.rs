//! Notices as a page shows them.

use std::collections::BTreeMap;

use secondok_client::{
    api::notice::{Notice, NoticeText, Severity},
    content::printable,
};
use serde::{Deserialize, Serialize};

use crate::Both;

/// A notice that was not read yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its number.
    pub number: u32,
    /// Whether it is shown before everything else.
    pub important: bool,
    /// One line.
    pub title: Both,
    /// Plain text; empty lines separate paragraphs.
    pub body: Both,
}

/// All of them, in the order in which they are shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Board(pub Vec<Told>);

impl From<Vec<Notice>> for Board {
    fn from(notices: Vec<Notice>) -> Self {
        Self(notices.iter().map(told).collect())
    }
}

fn told(notice: &Notice) -> Told {
    Told::of(notice.number, notice.severity, &notice.texts)
}

impl Told {
    /// As it is shown: nothing in it turns the reading direction around, whoever wrote it.
    pub fn of(number: u32, severity: Severity, texts: &BTreeMap<String, NoticeText>) -> Self {
        let both = |part: fn(&NoticeText) -> &String| {
            Both::of(|language| {
                texts.get(language).map(|text| printable(part(text)).into_owned()).unwrap_or_default()
            })
        };
        Self {
            number,
            important: severity == Severity::Important,
            title: both(|text| &text.title),
            body: both(|text| &text.body),
        }
    }
}
