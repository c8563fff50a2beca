//! Why something was not done, as people are told: the stable name of a message, values for it, and the way on. The texts
//! are the apps' own; an app that has a message for each name has one for whatever can go wrong here.

mod attach;
mod desk;
mod doctor;
mod patient;

use secondok_api::problem::Kind;
use secondok_protocol::Day;
use serde::{Deserialize, Serialize};

use crate::{
    content::ContentError, send::SendError, service::ServiceError, transport::TransportError,
    vault::VaultError, way_on::WayOn,
};

/// Why it could not be done: a message, which says what happened and what was kept, and the way on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its identifier; the way on in words has the same with `-next`.
    pub message: String,
    /// Values for both.
    pub args: Vec<(String, Value)>,
    /// The way on, which decides what is offered to press.
    pub way_on: WayOn,
    /// Whether what was written is out of the writer's hands: kept as a draft, on its way, or gone with its consultation.
    pub taken_over: bool,
    /// Whether no answer came from the service.
    pub unreached: bool,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Value {
    /// A number.
    Number(i64),
    /// A text.
    Text(String),
    /// A day.
    Day(Day),
}

impl Trouble {
    /// With this message and this way on.
    pub fn new(message: impl Into<String>, way_on: WayOn) -> Self {
        Self { message: message.into(), args: Vec::new(), way_on, taken_over: false, unreached: false }
    }

    /// Of something that was only to be read: whether the service got the request matters to nobody.
    pub fn of_reading(error: ServiceError) -> Self {
        match error {
            ServiceError::Transport(TransportError::Timeout | TransportError::Cut) => {
                Self { message: "failure-offline".to_owned(), ..error.into() }
            }
            _ => error.into(),
        }
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.args.push((name.to_owned(), value));
        self
    }

    /// With a number.
    #[must_use]
    pub fn number(self, name: &str, number: impl TryInto<i64>) -> Self {
        self.with(name, Value::Number(number.try_into().unwrap_or(i64::MAX)))
    }

    /// With a text.
    #[must_use]
    pub fn text_of(self, name: &str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// With a day.
    #[must_use]
    pub fn day(self, name: &str, day: Day) -> Self {
        self.with(name, Value::Day(day))
    }

    /// Because of what the service did, which is not what is told.
    fn because(self, cause: ServiceError) -> Self {
        Self { unreached: Self::from(cause).unreached, ..self }
    }

    /// Whether what was asked for is no more. Only a patient's app has words to miss.
    pub fn is_gone(&self) -> bool {
        matches!(self.message.strip_prefix("failure-"), Some("gone" | "no-such-number" | "no-words"))
    }

    /// A value by its name.
    pub fn argument(&self, name: &str) -> Option<&Value> {
        self.args.iter().find(|(has, _)| has == name).map(|(_, value)| value)
    }
}

impl From<ServiceError> for Trouble {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Transport(error) => {
                let (message, way_on) = match error {
                    TransportError::Offline => ("failure-offline", WayOn::CheckConnection),
                    TransportError::Timeout => ("failure-timeout", WayOn::TryAgain),
                    TransportError::Cut => ("failure-cut", WayOn::TryAgain),
                    TransportError::Insecure => ("failure-insecure", WayOn::CheckConnection),
                    TransportError::TooLong => ("failure-too-long", WayOn::TryAgain),
                };
                Self { unreached: true, ..Self::new(message, way_on) }
            }
            ServiceError::NotUnderstood { status } => {
                Self::new("failure-not-understood", WayOn::CheckServiceOrUpdate)
                    .text_of("status", status.to_string())
            }
            ServiceError::Refused(kind) => Self::new(format!("problem-{}", kind.name), after(kind)),
        }
    }
}

/// The way on after the service's refusal.
fn after(kind: Kind) -> WayOn {
    match kind {
        Kind::BUSY | Kind::STORAGE_UNAVAILABLE | Kind::STORAGE_FULL | Kind::INTERNAL => WayOn::TryAgainLater,
        Kind::NOT_LOGGED_IN => WayOn::LogInAgain,
        Kind::DOCTOR_UNAVAILABLE | Kind::UNKNOWN_SPECIALTY => WayOn::ChooseAnotherDoctor,
        Kind::WRONG_STATE
        | Kind::SEQUENCE_TAKEN
        | Kind::UNKNOWN_MAILBOX
        | Kind::PROFILE_CHANGED
        | Kind::APPLICATION_CHANGED
        | Kind::APPLICATION_STANDING
        | Kind::UNKNOWN_APPLICATION
        | Kind::NOT_THE_REVIEWER
        | Kind::SAME_VERIFIER
        | Kind::NOT_SHOWN
        | Kind::UNKNOWN_NOTICE
        | Kind::NOTICE_CHANGED
        | Kind::OWN_NOTICE
        | Kind::NOTICE_RELEASED
        | Kind::NOTICE_WITHDRAWN
        | Kind::NOTICE_OVER
        | Kind::CONSULTATIONS_RUNNING => WayOn::LookWhereItStands,
        Kind::STALE_PREKEY
        | Kind::SEQUENCE_GAP
        | Kind::VAULT_CHANGED
        | Kind::UNKNOWN_ATTACHMENT
        | Kind::UPLOAD_OFFSET
        | Kind::UPLOAD_UNDER_WAY
        | Kind::UPLOAD_PIECE => WayOn::TryAgain,
        Kind::ATTACHMENTS_FULL
        | Kind::NOTICE_REFUSED
        | Kind::BAD_PROFILE
        | Kind::BAD_APPLICATION
        | Kind::NO_DOCUMENTS => WayOn::Change,
        Kind::MAILBOX_FULL => WayOn::StartNew,
        Kind::UNANSWERED => WayOn::WaitForDoctor,
        Kind::WRONG_LOGIN => WayOn::CheckNameAndPassword,
        Kind::WRONG_CODE => WayOn::TryAgain,
        Kind::TOO_MANY_CODES | Kind::TOO_MANY_LOG_INS | Kind::NO_INVITATIONS => WayOn::TryAgainLater,
        Kind::UNKNOWN_INVITATION => WayOn::AskForInvitation,
        _ => WayOn::CheckServiceOrUpdate,
    }
}

impl From<Kind> for Trouble {
    fn from(kind: Kind) -> Self {
        ServiceError::Refused(kind).into()
    }
}

impl From<VaultError> for Trouble {
    fn from(error: VaultError) -> Self {
        match error {
            VaultError::Locked => Self::new("failure-vault-locked", WayOn::SeeToDevice),
            VaultError::Full => Self::new("failure-vault-full", WayOn::SeeToDevice),
            VaultError::InUse => Self::new("failure-vault-in-use", WayOn::SeeToDevice),
            VaultError::Unavailable => Self::new("failure-vault-unavailable", WayOn::SetUpAnew),
            VaultError::Newer => Self::new("failure-vault-newer", WayOn::Update),
            VaultError::Damaged => Self::new("failure-vault-damaged", WayOn::SetUpAnew),
        }
    }
}

impl From<ContentError> for Trouble {
    fn from(error: ContentError) -> Self {
        let change = |message| Self::new(message, WayOn::Change);
        match error {
            ContentError::Empty(_) => change("failure-content-empty"),
            ContentError::TooMany { most, .. } => change("failure-content-too-many").number("most", most),
            ContentError::NotPlain(_) => change("failure-content-not-plain"),
            ContentError::NoConsent => change("failure-content-no-consent"),
            ContentError::NotEveryQuestion { questions } => {
                change("failure-content-not-every-question").number("questions", questions)
            }
            ContentError::NotOurs => Self::new("failure-content-not-ours", WayOn::Update),
            ContentError::TooLong { over } => {
                Self::new("failure-content-too-long", WayOn::Shorten).number("over", over)
            }
        }
    }
}

impl From<SendError> for Trouble {
    fn from(error: SendError) -> Self {
        let taken_over = error.has_taken_over();
        let trouble = match error {
            SendError::Content(error) => error.into(),
            SendError::Unknown => Self::new("failure-no-such-number", WayOn::LookWhereItStands),
            SendError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            SendError::Waiting(error) => {
                Self::new("failure-send-waiting", Self::from(error).way_on).because(error)
            }
            SendError::NotSent(error) => {
                Self::new("failure-send-not-sent", Self::from(error).way_on).because(error)
            }
            SendError::WrongState { state: Some(state) } => {
                Self::new(format!("failure-state-{}", state.name()), WayOn::LookWhereItStands)
            }
            SendError::WrongState { state: None } => Kind::WRONG_STATE.into(),
            SendError::NoKey => Self::new("failure-doctor-no-key", WayOn::TryAgainLater),
            SendError::KeyLog(_) => Self::new("failure-key-log", WayOn::Report),
            SendError::Full => Kind::MAILBOX_FULL.into(),
            SendError::Unanswered => Kind::UNANSWERED.into(),
            SendError::NothingAttached => Self::new("failure-nothing-attached", WayOn::LookWhereItStands),
            SendError::NotUploaded => Self::new("failure-attach-not-uploaded", WayOn::TryAgain),
            SendError::OpinionCame => Self::new("failure-attach-opinion-came", WayOn::LookWhereItStands),
            SendError::OutOfStep => Self::new("failure-out-of-step", WayOn::Report),
            SendError::Broken(_) => Self::new("failure-broken", WayOn::Report),
            SendError::Vault(error) => error.into(),
            SendError::SealedVault(error) => error.into(),
        };
        Self { taken_over, ..trouble }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::SealedVaultError;

    fn offline() -> ServiceError {
        ServiceError::Transport(TransportError::Offline)
    }

    #[test]
    fn what_was_removed_with_everything_else_is_gone() {
        let is_gone = |name: &str| Trouble::new(format!("failure-{name}"), WayOn::Nothing).is_gone();
        assert!(is_gone("gone") && is_gone("no-words"));
        assert!(!is_gone("offline"));
    }

    #[test]
    fn a_text_that_nothing_has_kept_stays_where_it_was_written() {
        let full = Trouble::from(SendError::Vault(VaultError::Full));
        let unknown = Trouble::from(SendError::Unknown);
        // The same words as of a draft that could not be sent; but nothing was to be sent.
        let unread = Trouble::from(SealedVaultError::Service(offline()));
        let not_possible = Trouble::from(SendError::Content(ContentError::NoConsent));
        for kept_by_nobody in [full, unknown, unread, not_possible] {
            assert!(!kept_by_nobody.taken_over, "{kept_by_nobody:?}");
        }
        let draft = Trouble::from(SendError::NotSent(offline()));
        let sealed = Trouble::from(SendError::SealedVault(SealedVaultError::Service(offline())));
        for kept in [draft, sealed, Trouble::from(SendError::Waiting(offline()))] {
            assert!(kept.taken_over, "{kept:?}");
        }
    }

    #[test]
    fn whatever_is_said_of_it_it_shows_that_no_answer_came() {
        assert!(Trouble::from(offline()).unreached);
        assert!(Trouble::from(SendError::NotSent(offline())).unreached);
        assert!(!Trouble::from(SendError::NotSent(ServiceError::Refused(Kind::BUSY))).unreached);
    }

    #[test]
    fn of_what_was_only_to_be_read_nobody_is_told_that_it_may_have_been_done() {
        let said = |error| Trouble::of_reading(ServiceError::Transport(error)).message;
        for error in [TransportError::Offline, TransportError::Timeout, TransportError::Cut] {
            assert_eq!(said(error), "failure-offline");
        }
        assert_eq!(said(TransportError::Insecure), "failure-insecure");
    }
}
