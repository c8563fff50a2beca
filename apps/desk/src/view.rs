//! What the page shows, as the worker tells it. No token and no wires.

mod account;
mod doctors;
mod support;

use std::collections::{BTreeMap, BTreeSet};

use secondok_client::{
    api::{
        desk::Roles,
        notice::{Audience, DeskNotices, Draft, NoticeText, Severity, rules},
    },
    protocol::{
        Day,
        id::{NoticeId, StaffId},
    },
};
use secondok_l10n::Language;
use secondok_talk::LoggedIn;
use serde::{Deserialize, Serialize};

pub use account::{AccountStaff, Colleague, Printed};
pub use doctors::{Application, Applications, Documents};
pub use support::{Aside, Asked, Blacked, ByMail, Holder, Proposed, Question, Questions, Replies};

/// What is known of the service before anybody logs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Whether everybody here is invented.
    pub demonstration: bool,
}

pub use secondok_client::api::audit::AuditLog;

/// Every notice, for publishers.
pub type Notices = DeskNotices;

/// Who is logged in on this device.
pub type Here = secondok_talk::Here<Session>;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Who it is.
    pub staff: StaffId,
    /// The name that was logged in with.
    pub login: String,
    /// What they may do, as the service said it last.
    pub roles: Roles,
    /// Notices and answers that were begun on this device and not sent.
    pub begun: usize,
}

impl LoggedIn for Session {
    fn login(&self) -> &str {
        &self.login
    }
}

/// The second factor of somebody who registers: shown once, kept nowhere.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Factor {
    /// The name that they will log in with.
    pub login: String,
    /// As authenticator apps take it: `otpauth://totp/…`.
    pub address: String,
    /// Its key, as it is typed.
    pub key: String,
}

impl std::fmt::Debug for Factor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Factor(redacted)")
    }
}

/// A notice that is being written, as its fields stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Writing {
    /// The notice: drawn when it was begun, so that to send it again is to send the same.
    pub notice: NoticeId,
    /// The revision that was read; none of a new one.
    pub revision: Option<u32>,
    /// How much it matters.
    pub severity: Severity,
    /// Where it will be shown.
    pub audiences: BTreeSet<Audience>,
    /// The first day, as it was typed.
    pub from: String,
    /// The last day, as it was typed.
    pub until: String,
    /// What it says, by language.
    pub texts: BTreeMap<String, NoticeText>,
}

/// A notice that is being written, and what it is held to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Begun {
    /// As it was left.
    pub writing: Writing,
    /// The service's own day.
    pub today: Day,
}

/// Why what was written cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The first day is none.
    From,
    /// The last day is none.
    Until,
    /// The service would refuse it.
    Refused(rules::Refused),
}

impl Writing {
    /// A new one, for a week from this day on.
    pub fn new(notice: NoticeId, today: Day) -> Self {
        let empty = NoticeText { title: String::new(), body: String::new() };
        Self {
            notice,
            revision: None,
            severity: Severity::Info,
            audiences: BTreeSet::new(),
            from: today.to_string(),
            until: (today + 7).to_string(),
            texts: languages().into_iter().map(|language| (language.to_owned(), empty.clone())).collect(),
        }
    }

    /// Of a draft that is changed.
    pub fn of(notice: NoticeId, revision: u32, draft: &Draft) -> Self {
        let Draft { severity, audiences, from, until, texts } = draft.clone();
        let (from, until) = (from.to_string(), until.to_string());
        Self { notice, revision: Some(revision), severity, audiences, from, until, texts }
    }

    /// The draft, if its days are days.
    ///
    /// # Errors
    /// Which of them is none.
    pub fn draft(&self) -> Result<Draft, Fault> {
        Ok(Draft {
            severity: self.severity,
            audiences: self.audiences.clone(),
            from: self.from.trim().parse().map_err(|_| Fault::From)?,
            until: self.until.trim().parse().map_err(|_| Fault::Until)?,
            texts: self.texts.iter().map(|(language, text)| (language.clone(), tidy(text))).collect(),
        })
    }

    /// Everything for which the service would not take it on this day.
    pub fn faults(&self, today: Day) -> Vec<Fault> {
        match self.draft() {
            Ok(draft) => rules::faults(&draft, today, &languages()).into_iter().map(Fault::Refused).collect(),
            Err(fault) => vec![fault],
        }
    }
}

/// What was put around a text by pasting it is no part of it; a browser's lines end in one way.
fn tidy(text: &NoticeText) -> NoticeText {
    let body = text.body.replace("\r\n", "\n");
    NoticeText { title: text.title.trim().to_owned(), body: body.trim().to_owned() }
}

/// Every language of the service, ISO 639-1.
pub fn languages() -> [&'static str; Language::ALL.len()] {
    Language::ALL.map(Language::code)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::from_number(20_784);

    #[test]
    fn what_was_just_begun_says_everything_that_is_missing() {
        let writing = Writing::new(NoticeId::from_bytes([1; 16]), TODAY);
        let faults = writing.faults(TODAY);
        assert_eq!(faults.len(), 1 + 2 * languages().len(), "where, and every text: {faults:?}");
        let wrong = Writing { until: "tomorrow".to_owned(), ..writing };
        assert_eq!(wrong.faults(TODAY), [Fault::Until]);
    }

    #[test]
    fn a_pasted_text_is_sent_without_what_is_around_it() {
        let mut writing = Writing::new(NoticeId::from_bytes([1; 16]), TODAY);
        let text = NoticeText { title: " A pause ".to_owned(), body: "One.\r\n\r\nTwo.\n".to_owned() };
        writing.texts.insert("en".to_owned(), text);
        let sent = writing.draft().expect("its days are days").texts["en"].clone();
        assert_eq!((sent.title.as_str(), sent.body.as_str()), ("A pause", "One.\n\nTwo."));
    }
}
