//! Why something was not done: a sentence, and the way on.

mod doctor;
mod patient;

use secondok_client::{
    content::ContentError, protocol::Day, send::SendError, service::ServiceError, transport::TransportError,
    vault::VaultError, way_on::WayOn,
};
use serde::{Deserialize, Serialize};

/// Why it could not be done: a message, which says what happened and what was kept, and the way on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trouble {
    /// Its identifier; the way on in words has the same with `-next`.
    pub message: String,
    /// Values for both.
    pub args: Vec<(String, Value)>,
    /// The stable name of the way on, which decides what is offered to press.
    pub way_on: String,
    /// Whether what was written is out of the writer's hands: kept as a draft, on its way, or gone with its consultation.
    pub taken_over: bool,
}

/// A value in a sentence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
        Self {
            message: message.into(),
            args: Vec::new(),
            way_on: way_on.name().to_owned(),
            taken_over: false,
        }
    }

    /// The worker does not answer as it should.
    pub fn of_the_app() -> Self {
        Self::new("failure-broken-app", WayOn::Update)
    }

    /// Of something that was only to be read: whether the service got the request matters to nobody.
    pub fn of_reading(error: ServiceError) -> Self {
        match error {
            ServiceError::Transport(
                TransportError::Offline | TransportError::Timeout | TransportError::Cut,
            ) => Self::new("failure-offline", error.way_on()),
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

impl From<ContentError> for Trouble {
    fn from(error: ContentError) -> Self {
        let new = |message| Self::new(message, error.way_on());
        match error {
            ContentError::Empty(_) => new("failure-content-empty"),
            ContentError::TooMany { most, .. } => new("failure-content-too-many").number("most", most),
            ContentError::NotPlain(_) => new("failure-content-not-plain"),
            ContentError::NoConsent => new("failure-content-no-consent"),
            ContentError::NotEveryQuestion { questions } => {
                new("failure-content-not-every-question").number("questions", questions)
            }
            ContentError::NotOurs => new("failure-content-not-ours"),
            ContentError::TooLong { over } => new("failure-content-too-long").number("over", over),
        }
    }
}

impl From<SendError> for Trouble {
    fn from(error: SendError) -> Self {
        let way_on = error.way_on();
        let taken_over = is_taken_over(&error);
        let trouble = match error {
            SendError::Content(error) => error.into(),
            SendError::Unknown => Self::new("failure-no-such-number", way_on),
            SendError::Gone => Self::new("failure-gone", WayOn::LookWhereItStands),
            SendError::Waiting(_) => Self::new("failure-send-waiting", way_on),
            SendError::NotSent(_) => Self::new("failure-send-not-sent", way_on),
            SendError::WrongState { state: Some(state) } => {
                Self::new(format!("failure-state-{}", state.name()), way_on)
            }
            SendError::WrongState { state: None } => Self::new("problem-wrong-state", way_on),
            SendError::NoKey => Self::new("failure-doctor-no-key", way_on),
            SendError::Full => Self::new("problem-mailbox-full", way_on),
            SendError::Unanswered => Self::new("problem-unanswered", way_on),
            SendError::OutOfStep => Self::new("failure-out-of-step", way_on),
            SendError::Broken(_) => Self::new("failure-broken", way_on),
            SendError::Vault(error) => error.into(),
            SendError::SealedVault(error) => error.into(),
        };
        Self { taken_over, ..trouble }
    }
}

/// Whether what was to be sent need not be kept where it was written: the engine has it as a draft or on its way, or the
/// consultation that it was for is no more.
pub fn is_taken_over(error: &SendError) -> bool {
    match error {
        SendError::Gone
        | SendError::Waiting(_)
        | SendError::NotSent(_)
        | SendError::WrongState { .. }
        | SendError::NoKey
        | SendError::Full
        | SendError::Unanswered
        | SendError::OutOfStep
        | SendError::Broken(_)
        | SendError::SealedVault(_) => true,
        SendError::Content(_) | SendError::Unknown | SendError::Vault(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use secondok_client::doctor::SealedVaultError;

    use super::*;

    #[test]
    fn what_was_removed_with_everything_else_is_gone() {
        let is_gone = |name: &str| Trouble::new(format!("failure-{name}"), WayOn::Nothing).is_gone();
        assert!(is_gone("gone") && is_gone("no-words"));
        assert!(!is_gone("offline"));
    }

    #[test]
    fn a_text_that_nothing_has_kept_stays_where_it_was_written() {
        let offline = || ServiceError::Transport(TransportError::Offline);
        let full = Trouble::from(SendError::Vault(VaultError::Full));
        let unknown = Trouble::from(SendError::Unknown);
        // The same words as of a draft that could not be sent; but nothing was to be sent.
        let unread = Trouble::from(SealedVaultError::Service(offline()));
        for kept_by_nobody in [full, unknown, unread, Trouble::of_the_app()] {
            assert!(!kept_by_nobody.taken_over, "{kept_by_nobody:?}");
        }
        let draft = Trouble::from(SendError::NotSent(offline()));
        let sealed = Trouble::from(SendError::SealedVault(SealedVaultError::Service(offline())));
        for kept in [draft, sealed, Trouble::from(SendError::Waiting(offline()))] {
            assert!(kept.taken_over, "{kept:?}");
        }
    }
}
