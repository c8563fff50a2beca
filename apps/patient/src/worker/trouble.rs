//! From the client's errors to what is said about them.

use secondok_client::{
    content::ContentError,
    intake::AnswerError,
    patient::{AskError, CreateError, DestroyError, ReadError, RestoreError},
    protocol::{Day, phrase::PhraseError},
    send::SendError,
    service::ServiceError,
    transport::TransportError,
    vault::VaultError,
    way_on::WayOn,
};

use super::views::state_name;
use crate::talk::{Trouble, Value};

impl Trouble {
    /// With this message and this way on.
    pub(super) fn new(message: impl Into<String>, way_on: WayOn) -> Self {
        Self { message: message.into(), args: Vec::new(), way_on: way_on.name().to_owned() }
    }

    /// Of something that was only to be read: whether the service got the request matters to nobody.
    pub(super) fn of_reading(error: ServiceError) -> Self {
        match error {
            ServiceError::Transport(
                TransportError::Offline | TransportError::Timeout | TransportError::Cut,
            ) => Self::new("failure-offline", error.way_on()),
            _ => error.into(),
        }
    }

    /// With a value.
    fn with(mut self, name: &str, value: Value) -> Self {
        self.args.push((name.to_owned(), value));
        self
    }

    /// With a number.
    pub(super) fn number(self, name: &str, number: impl TryInto<i64>) -> Self {
        self.with(name, Value::Number(number.try_into().unwrap_or(i64::MAX)))
    }

    /// With a text.
    pub(super) fn text_of(self, name: &str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// With a day.
    fn day(self, name: &str, day: Day) -> Self {
        self.with(name, Value::Day(day))
    }
}

impl From<ServiceError> for Trouble {
    fn from(error: ServiceError) -> Self {
        let way_on = error.way_on();
        match error {
            ServiceError::Transport(error) => Self::new(
                match error {
                    TransportError::Offline => "failure-offline",
                    TransportError::Timeout => "failure-timeout",
                    TransportError::Cut => "failure-cut",
                    TransportError::Insecure => "failure-insecure",
                    TransportError::TooLong => "failure-too-long",
                },
                way_on,
            ),
            ServiceError::NotUnderstood { status } => {
                Self::new("failure-not-understood", way_on).text_of("status", status.to_string())
            }
            ServiceError::Refused(kind) => Self::new(format!("problem-{}", kind.name), way_on),
        }
    }
}

impl From<VaultError> for Trouble {
    fn from(error: VaultError) -> Self {
        Self::new(
            match error {
                VaultError::Locked => "failure-vault-locked",
                VaultError::Full => "failure-vault-full",
                VaultError::InUse => "failure-vault-in-use",
                VaultError::Unavailable => "failure-vault-unavailable",
                VaultError::Newer => "failure-vault-newer",
                VaultError::Damaged => "failure-vault-damaged",
            },
            error.way_on(),
        )
    }
}

impl From<PhraseError> for Trouble {
    fn from(error: PhraseError) -> Self {
        let new = |message| Self::new(message, WayOn::Change);
        match error {
            PhraseError::WordCount { found } => new("failure-words-count").number("found", found),
            PhraseError::UnknownWord { position, word, suggestions } if suggestions.is_empty() => {
                new("failure-words-unknown").number("position", position).text_of("word", word)
            }
            PhraseError::UnknownWord { position, word, suggestions } => new("failure-words-mistyped")
                .number("position", position)
                .text_of("word", word)
                .text_of("suggestions", suggestions.join(", ")),
            PhraseError::OtherList => new("failure-words-other-list"),
            PhraseError::Checksum => new("failure-words-checksum"),
        }
    }
}

impl From<ContentError> for Trouble {
    fn from(error: ContentError) -> Self {
        let new = |message| Self::new(message, error.way_on());
        match error {
            ContentError::Empty(_) => new("failure-content-empty"),
            ContentError::TooMany { most, .. } => new("failure-content-too-many").number("most", most),
            ContentError::NotPlain(_) => new("failure-content-not-plain"),
            ContentError::NoConsent => new("failure-content-no-consent"),
            // Of an opinion, which a patient does not write.
            ContentError::NotEveryQuestion { .. } | ContentError::NotOurs => new("failure-content-not-ours"),
            ContentError::TooLong { over } => new("failure-content-too-long").number("over", over),
        }
    }
}

impl From<AnswerError> for Trouble {
    fn from(error: AnswerError) -> Self {
        let new = |message| Self::new(message, WayOn::Change);
        match error {
            AnswerError::UnknownQuestion { .. }
            | AnswerError::OtherKind
            | AnswerError::UnknownChoice { .. } => new("failure-answer-other"),
            AnswerError::Empty | AnswerError::Twice { .. } | AnswerError::NeitherYesNorNo => {
                new("failure-answer-empty")
            }
            AnswerError::NotANumber => new("failure-answer-not-a-number"),
            AnswerError::OutOfRange { min, max } => new("failure-answer-out-of-range")
                .text_of("min", min.to_string())
                .text_of("max", max.to_string()),
            AnswerError::Decimals { allowed } => new("failure-answer-decimals").number("allowed", allowed),
            AnswerError::TooLong { found, allowed } => {
                new("failure-answer-too-long").number("found", found).number("allowed", allowed)
            }
        }
    }
}

impl From<CreateError> for Trouble {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::AlreadyThere => Self::new("failure-words-already", error.way_on()),
            CreateError::Vault(error) => error.into(),
        }
    }
}

impl From<RestoreError> for Trouble {
    fn from(error: RestoreError) -> Self {
        let way_on = error.way_on();
        match error {
            RestoreError::Phrase(error) => error.into(),
            RestoreError::OtherWords => Self::new("failure-words-other", way_on),
            RestoreError::Vault(error) => error.into(),
            RestoreError::Service(_) => Self::new("failure-restore-unfinished", WayOn::LookWhereItStands),
        }
    }
}

impl From<AskError> for Trouble {
    fn from(error: AskError) -> Self {
        let way_on = error.way_on();
        match error {
            AskError::Content(error) => error.into(),
            AskError::UnknownSpecialty => Self::new("problem-unknown-specialty", way_on),
            AskError::Intake(points) => {
                Self::new("failure-answers-open", way_on).number("count", points.len())
            }
            AskError::Waiting(_) => Self::new("failure-ask-waiting", WayOn::LookWhereItStands),
            AskError::EarlierWaiting(_) => Self::new("failure-ask-earlier-waiting", WayOn::LookWhereItStands),
            AskError::DoctorUnavailable => Self::new("problem-doctor-unavailable", way_on),
            AskError::Key(_) => Self::new("failure-doctor-key", way_on),
            AskError::Clock(clock) => {
                Self::new("failure-clock", way_on).day("device", clock.device).day("service", clock.service)
            }
            AskError::MayHaveBeenSent { index } => {
                Self::new("failure-ask-maybe-sent", way_on).number("number", index)
            }
            AskError::Refused(error) => error.into(),
            AskError::Vault(error) => error.into(),
        }
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unknown => Self::new("failure-no-such-number", error.way_on()),
            ReadError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            ReadError::Service(error) => Self::of_reading(error),
            ReadError::Vault(error) => error.into(),
        }
    }
}

impl From<DestroyError> for Trouble {
    fn from(error: DestroyError) -> Self {
        match error {
            DestroyError::Unknown => Self::new("failure-no-such-number", error.way_on()),
            DestroyError::Service(error) => error.into(),
            DestroyError::Vault(error) => error.into(),
        }
    }
}

impl From<SendError> for Trouble {
    fn from(error: SendError) -> Self {
        let way_on = error.way_on();
        match error {
            SendError::Content(error) => error.into(),
            SendError::Unknown => Self::new("failure-no-such-number", way_on),
            SendError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            SendError::Waiting(_) => Self::new("failure-send-waiting", way_on),
            SendError::NotSent(_) => Self::new("failure-send-not-sent", way_on),
            SendError::WrongState { state: Some(state) } => {
                Self::new(format!("failure-state-{}", state_name(state)), way_on)
            }
            SendError::WrongState { state: None } => Self::new("problem-wrong-state", way_on),
            SendError::NoKey => Self::new("failure-doctor-no-key", way_on),
            SendError::Full => Self::new("problem-mailbox-full", way_on),
            SendError::OutOfStep => Self::new("failure-out-of-step", way_on),
            SendError::Broken(_) => Self::new("failure-broken", way_on),
            SendError::Vault(error) => error.into(),
            // A doctor's.
            SendError::SealedVault(_) => Self::new("problem-internal", way_on),
        }
    }
}
