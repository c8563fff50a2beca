//! Of what a patient does.

use secondok_client::{
    intake::AnswerError,
    patient::{AskError, CreateError, DestroyError, ReadError, RestoreError},
    protocol::phrase::PhraseError,
    way_on::WayOn,
};

use super::Trouble;

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

impl From<AnswerError> for Trouble {
    fn from(error: AnswerError) -> Self {
        let new = |message| Self::new(message, WayOn::Change);
        match error {
            AnswerError::UnknownQuestion { .. }
            | AnswerError::OtherKind
            | AnswerError::Alone { .. }
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
