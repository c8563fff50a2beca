//! What a request for a page brings.

use std::convert::Infallible;

use axum::{extract::FromRequestParts, http::request::Parts};
use secondok_api::notice::{Audience, Notice, Severity};

use super::{cookie, page::Site};
use crate::{Care, faults::Fault, store::NoticeRow};

/// A request for a page: the service, and the notices that are in force on its pages.
pub(crate) struct Visit {
    care: Care,
    /// Of every severity, the latest first.
    notices: Vec<Notice>,
    /// The important ones that were not read.
    unseen: Vec<Notice>,
    /// The number in the cookie.
    seen: Option<u32>,
}

impl FromRequestParts<Care> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, care: &Care) -> Result<Self, Infallible> {
        // A page is there also when its notices cannot be read.
        let rows = care.store().notices_in_force(care.today()).await.unwrap_or_else(|error| {
            Fault::of(&error).into_iter().for_each(|fault| care.faults().note(fault));
            Vec::new()
        });
        let mut notices: Vec<_> = rows.into_iter().filter_map(NoticeRow::public).collect();
        notices.retain(|notice| notice.audiences.contains(&Audience::Site));
        notices.reverse();
        let seen = cookie::read(&parts.headers);
        let unseen = notices.iter().filter(|notice| is_important(notice) && Some(notice.number) > seen);
        Ok(Self { care: care.clone(), unseen: unseen.cloned().collect(), notices, seen })
    }
}

impl Visit {
    /// The service.
    pub(super) fn care(&self) -> &Care {
        &self.care
    }

    /// What pages say of the service, to whom asks.
    pub(super) fn site(&self) -> Site<'_> {
        self.care.site(&self.unseen)
    }

    /// Every notice that is in force on the pages, also those that were read; the latest first.
    pub(super) fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The important notices that who asks has read once they have read the one of this number, the latest first; nothing if
    /// no such notice is in force.
    pub(super) fn read_with(&self, number: u32) -> Vec<&Notice> {
        let important = || self.notices.iter().filter(|notice| is_important(notice));
        if !important().any(|notice| notice.number == number) {
            return Vec::new();
        }
        // Who reads an earlier one after a later one, on a page that was left open, has read both.
        let last = self.seen.map_or(number, |seen| seen.max(number));
        important().filter(|notice| notice.number <= last).collect()
    }
}

fn is_important(notice: &Notice) -> bool {
    notice.severity == Severity::Important
}
