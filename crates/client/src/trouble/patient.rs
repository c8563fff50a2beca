//! Of what a patient does.

use secondok_api::problem::Kind;
use secondok_protocol::phrase::PhraseError;

use super::Trouble;
use crate::{
    directory::KeyRefusal,
    patient::{AskError, CreateError, DestroyError, ReadError, RenewError, RestoreError},
    telling::Tells,
    way_on::WayOn,
};

impl From<PhraseError> for Trouble {
    fn from(error: PhraseError) -> Self {
        let change = |message| Self::new(message, WayOn::Change);
        match error {
            PhraseError::WordCount { found } => change("failure-words-count").number("found", found),
            PhraseError::UnknownWord { position, word, suggestions } if suggestions.is_empty() => {
                change("failure-words-unknown").number("position", position).text_of("word", word)
            }
            PhraseError::UnknownWord { position, word, suggestions } => change("failure-words-mistyped")
                .number("position", position)
                .text_of("word", word)
                .text_of("suggestions", suggestions.join(", ")),
            PhraseError::OtherList => change("failure-words-other-list"),
            PhraseError::Checksum => change("failure-words-checksum"),
        }
    }
}

const TELLS: &str = "failure-tells";

impl Trouble {
    /// Whether it was not sent because it may tell who is writing, and nobody has decided about that yet.
    pub fn is_telling(&self) -> bool {
        self.message == TELLS
    }
}

/// What was found stands in the values: the words, by the name of their class.
impl From<Tells> for Trouble {
    fn from(Tells(found): Tells) -> Self {
        let trouble = Self::new(TELLS, WayOn::Change);
        found.into_iter().fold(trouble, |trouble, tell| trouble.text_of(tell.class, tell.words))
    }
}

impl From<CreateError> for Trouble {
    fn from(error: CreateError) -> Self {
        match error {
            CreateError::AlreadyThere => Self::new("failure-words-already", WayOn::Nothing),
            CreateError::Vault(error) => error.into(),
        }
    }
}

impl From<RestoreError> for Trouble {
    fn from(error: RestoreError) -> Self {
        match error {
            RestoreError::Phrase(error) => error.into(),
            RestoreError::OtherWords => Self::new("failure-words-other", WayOn::Nothing),
            RestoreError::Vault(error) => error.into(),
            RestoreError::Service(error) => {
                Self::new("failure-restore-unfinished", WayOn::LookWhereItStands).because(error)
            }
        }
    }
}

impl From<AskError> for Trouble {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Content(error) => error.into(),
            AskError::UnknownSpecialty => Kind::UNKNOWN_SPECIALTY.into(),
            AskError::Intake(points) => {
                Self::new("failure-answers-open", WayOn::Change).number("count", points.len())
            }
            AskError::Waiting(error) => {
                Self::new("failure-ask-waiting", WayOn::LookWhereItStands).because(error)
            }
            AskError::EarlierWaiting(error) => {
                Self::new("failure-ask-earlier-waiting", WayOn::LookWhereItStands).because(error)
            }
            AskError::DoctorUnavailable => Kind::DOCTOR_UNAVAILABLE.into(),
            AskError::Key(KeyRefusal::Log(_)) => Self::new("failure-key-log", WayOn::Report),
            AskError::Key(_) => Self::new("failure-doctor-key", WayOn::Report),
            AskError::Clock(clock) => Self::new("failure-clock", WayOn::SetClock)
                .day("device", clock.device)
                .day("service", clock.service),
            AskError::MayHaveBeenSent { index } => {
                Self::new("failure-ask-maybe-sent", WayOn::LookWhereItStands).number("number", index)
            }
            AskError::Refused(error) => error.into(),
            AskError::Vault(error) => error.into(),
        }
    }
}

impl From<ReadError> for Trouble {
    fn from(error: ReadError) -> Self {
        match error {
            ReadError::Unknown => Self::new("failure-no-such-number", WayOn::LookWhereItStands),
            ReadError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            ReadError::Service(error) => Self::of_reading(error),
            ReadError::Vault(error) => error.into(),
        }
    }
}

impl From<RenewError> for Trouble {
    fn from(error: RenewError) -> Self {
        match error {
            RenewError::StillThere { count } => {
                Self::new("failure-renew-still-there", WayOn::LookWhereItStands).number("count", count)
            }
            RenewError::Unsent { count } => {
                Self::new("failure-renew-unsent", WayOn::LookWhereItStands).number("count", count)
            }
            RenewError::Service(error) => Self::of_reading(error),
            RenewError::Vault(error) => error.into(),
        }
    }
}

impl From<DestroyError> for Trouble {
    fn from(error: DestroyError) -> Self {
        match error {
            DestroyError::Unknown => Self::new("failure-no-such-number", WayOn::LookWhereItStands),
            DestroyError::Service(error) => error.into(),
            DestroyError::Vault(error) => error.into(),
        }
    }
}
