//! Of what somebody of the staff does.

use secondok_api::problem::Kind;

use super::Trouble;
use crate::{
    desk::{AskMoreError, LoginError, NoticeError, RegistrationError, SharedAccountError},
    doctor::{
        AnswerError, BLACKED_MAX, BlackOutError, PASSWORD_LEAST, REPLIES_MAX, REPLY_MAX, ReplyError,
        TITLE_MAX,
    },
    way_on::WayOn,
};

impl From<RegistrationError> for Trouble {
    fn from(error: RegistrationError) -> Self {
        match error {
            RegistrationError::ShortPassword => {
                Self::new("failure-password-short", WayOn::Change).number("least", PASSWORD_LEAST)
            }
            RegistrationError::PasswordIsName => Self::new("failure-password-is-name", WayOn::Change),
            RegistrationError::Service(error) => error.into(),
        }
    }
}

impl From<AskMoreError> for Trouble {
    fn from(error: AskMoreError) -> Self {
        match error {
            AskMoreError::Read(error) => error.into(),
            AskMoreError::Send(error) => error.into(),
            AskMoreError::Overtaken(_) => Self::new("failure-asked-overtaken", WayOn::LookWhereItStands),
            AskMoreError::Service(error) => error.into(),
        }
    }
}

impl From<LoginError> for Trouble {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::WrongLogin => Kind::WRONG_LOGIN.into(),
            LoginError::Service(error) => Self::of_reading(error),
            LoginError::Vault(error) => error.into(),
        }
    }
}

impl From<SharedAccountError> for Trouble {
    fn from(error: SharedAccountError) -> Self {
        match error {
            SharedAccountError::NotSetUp => Self::new("failure-shared-not-set-up", WayOn::Change),
            SharedAccountError::NotLetIn => Self::new("failure-shared-not-let-in", WayOn::Nothing),
            SharedAccountError::Damaged => Self::new("failure-shared-damaged", WayOn::Report),
            SharedAccountError::WrongCode => Self::new("failure-shared-wrong-code", WayOn::Change),
            SharedAccountError::Unknown => Self::new("failure-shared-unknown", WayOn::Change),
            SharedAccountError::Clock(clock) => Self::new("failure-shared-clock", WayOn::SetClock)
                .day("device", clock.device)
                .day("service", clock.service),
            SharedAccountError::SealedVault(error) => error.into(),
            SharedAccountError::Vault(error) => error.into(),
        }
    }
}

impl From<AnswerError> for Trouble {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::Held(_) => Self::new("failure-support-held", WayOn::LookWhereItStands),
            AnswerError::Send(error) => error.into(),
        }
    }
}

impl From<ReplyError> for Trouble {
    fn from(error: ReplyError) -> Self {
        match error {
            ReplyError::Empty => Self::new("failure-reply-empty", WayOn::Change),
            ReplyError::NotPlain => Self::new("failure-reply-not-plain", WayOn::Change),
            ReplyError::TooLong => Self::new("failure-reply-long", WayOn::Shorten)
                .number("title", TITLE_MAX)
                .number("text", REPLY_MAX),
            ReplyError::Full => Self::new("failure-replies-full", WayOn::Change).number("most", REPLIES_MAX),
            ReplyError::Changed => Self::new("failure-reply-changed", WayOn::LookWhereItStands),
            ReplyError::SealedVault(error) => error.into(),
        }
    }
}

impl From<BlackOutError> for Trouble {
    fn from(error: BlackOutError) -> Self {
        match error {
            BlackOutError::NotThere => Self::new("failure-black-out-not-there", WayOn::Change),
            BlackOutError::Full => {
                Self::new("failure-black-out-full", WayOn::Nothing).number("most", BLACKED_MAX)
            }
            BlackOutError::Read(error) => error.into(),
            BlackOutError::SealedVault(error) => error.into(),
        }
    }
}

impl From<NoticeError> for Trouble {
    fn from(error: NoticeError) -> Self {
        match error {
            NoticeError::Refused(why) => {
                Self::new("failure-notice-refused", WayOn::Change).text_of("why", why)
            }
            NoticeError::Service(error) => error.into(),
        }
    }
}
