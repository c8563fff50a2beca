//! From the client's errors to what is said about them.

use secondok_client::{
    api::problem::Kind, content::ContentError, protocol::phrase::PhraseError, service::ServiceError,
    transport::TransportError, vault::VaultError,
};

use super::{Exit, Failure};

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        let message = match error {
            TransportError::Offline => "failure-offline",
            TransportError::Timeout => "failure-timeout",
            TransportError::Cut => "failure-cut",
            TransportError::Insecure => "failure-insecure",
            TransportError::TooLong => "failure-too-long",
        };
        Self::new(message).exit(Exit::Network)
    }
}

impl From<ServiceError> for Failure {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::Transport(error) => error.into(),
            ServiceError::NotUnderstood { status } => {
                Self::new("failure-not-understood").with("status", status.to_string())
            }
            ServiceError::Refused(kind) => {
                let failure = Self::new(format!("problem-{}", kind.name));
                if kind == Kind::UNKNOWN_MAILBOX { failure.exit(Exit::Missing) } else { failure }
            }
        }
    }
}

impl From<VaultError> for Failure {
    fn from(error: VaultError) -> Self {
        Self::new(match error {
            VaultError::Locked => "failure-vault-locked",
            VaultError::Full => "failure-vault-full",
            VaultError::InUse => "failure-vault-in-use",
            VaultError::Unavailable => "failure-vault-unavailable",
            VaultError::Newer => "failure-vault-newer",
            VaultError::Damaged => "failure-vault-damaged",
        })
    }
}

impl From<PhraseError> for Failure {
    fn from(error: PhraseError) -> Self {
        match error {
            PhraseError::WordCount { found } => Self::new("failure-words-count").with("found", found),
            PhraseError::UnknownWord { position, word, suggestions } if suggestions.is_empty() => {
                Self::new("failure-words-unknown").with("position", position).with("word", word)
            }
            PhraseError::UnknownWord { position, word, suggestions } => Self::new("failure-words-mistyped")
                .with("position", position)
                .with("word", word)
                .with("suggestions", suggestions.join(", ")),
            PhraseError::OtherList => Self::new("failure-words-other-list"),
            PhraseError::Checksum => Self::new("failure-words-checksum"),
        }
    }
}

impl From<ContentError> for Failure {
    fn from(error: ContentError) -> Self {
        match error {
            ContentError::Empty(_) => Self::new("failure-content-empty"),
            ContentError::TooMany { most, .. } => Self::new("failure-content-too-many").with("most", most),
            ContentError::NotPlain(_) => Self::new("failure-content-not-plain"),
            ContentError::NoConsent => Self::new("failure-content-no-consent"),
            ContentError::NotEveryQuestion { questions } => {
                Self::new("failure-content-not-every-question").with("questions", questions)
            }
            ContentError::TooLong { over } => Self::new("failure-content-too-long").with("over", over),
            ContentError::NotOurs => Self::new("failure-content-not-ours"),
        }
    }
}
