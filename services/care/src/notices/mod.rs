//! Notices: what people must know about the functioning of the service. Somebody of the staff writes one in every
//! language, somebody else releases it; it is shown until it was seen, on the public pages (`site/notices`) and in the apps.

pub(crate) mod change;
pub(crate) mod desk;
pub(crate) mod list;
mod policy;
pub(crate) mod release;
pub mod rules;
pub(crate) mod withdraw;
pub(crate) mod write;

use secondok_api::{
    notice::{DeskNotice, Notice},
    problem::Kind,
};
use secondok_protocol::Day;

use crate::{
    http::Refusal,
    store::{ChangeNoticeError, NoticeRow, ReleaseError, WithdrawError, WriteNoticeError},
};

impl NoticeRow {
    /// As everybody may see it; nothing of a draft.
    pub fn public(self) -> Option<Notice> {
        let number = self.number?;
        let secondok_api::notice::Draft { severity, audiences, from, until, texts } = self.draft;
        Some(Notice { number, severity, audiences, from, until, texts })
    }

    /// As the staff sees it on this day.
    pub fn for_desk(self, today: Day) -> DeskNotice {
        let state = rules::state(&self, today);
        let Self { notice, draft, revision, writer, releaser, number, withdrawn } = self;
        DeskNotice { id: notice, state, draft, revision, writer, releaser, number, withdrawn }
    }
}

/// What a publisher is told.
macro_rules! refusals {
    ($($error:ident: $($case:ident => $kind:ident),*;)*) => {$(
        impl From<$error> for Refusal {
            fn from(error: $error) -> Self {
                match error {
                    $error::Store(error) => error.into(),
                    $($error::$case => Kind::$kind.into(),)*
                    // What is wrong with it is said in the sentence of the error.
                    #[allow(unreachable_patterns, reason = "some have nothing else")]
                    other => Self::detailed(Kind::NOTICE_REFUSED, other.to_string()),
                }
            }
        }
    )*};
}

refusals! {
    WriteNoticeError: ;
    ChangeNoticeError: Unknown => UNKNOWN_NOTICE, Changed => NOTICE_CHANGED, Released => NOTICE_RELEASED,
        Withdrawn => NOTICE_WITHDRAWN;
    ReleaseError: Unknown => UNKNOWN_NOTICE, Changed => NOTICE_CHANGED, SamePerson => OWN_NOTICE,
        AlreadyReleased => NOTICE_RELEASED, Withdrawn => NOTICE_WITHDRAWN, Over => NOTICE_OVER;
    WithdrawError: Unknown => UNKNOWN_NOTICE;
}

impl From<rules::Refused> for Refusal {
    fn from(refused: rules::Refused) -> Self {
        Self::detailed(Kind::NOTICE_REFUSED, refused.to_string())
    }
}
