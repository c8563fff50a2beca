//! What a person can do after something went wrong.

use serde::{Deserialize, Serialize};

/// The way on after an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WayOn {
    /// Check the connection, then try again; nothing was lost.
    CheckConnection,
    /// Try again now; nothing is done twice.
    TryAgain,
    /// Try again in a few minutes; what was confirmed is safe.
    TryAgainLater,
    /// Check that this is the service's address, and update the app.
    CheckServiceOrUpdate,
    /// Update the app.
    Update,
    /// Set the device's date.
    SetClock,
    /// Log in again; nothing was lost.
    LogInAgain,
    /// Check name and password.
    CheckNameAndPassword,
    /// Ask the desk for a new invitation.
    AskForInvitation,
    /// Choose another doctor, or ask on another day.
    ChooseAnotherDoctor,
    /// Look at where the consultation stands now, and decide anew. What was written is kept as a draft.
    LookWhereItStands,
    /// Start a new consultation.
    StartNew,
    /// Wait for the doctor's first message; what was written is kept as a draft.
    WaitForDoctor,
    /// Change what was written.
    Change,
    /// Make it shorter.
    Shorten,
    /// Free room on the device, or unlock it.
    SeeToDevice,
    /// Type the words again (patient) or log in again (doctor) to set this device up anew.
    SetUpAnew,
    /// Tell whoever runs the service: it showed something that it should not.
    Report,
    /// Nothing is to be done.
    Nothing,
}

impl WayOn {
    /// Its stable name, by which an app finds where it leads.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CheckConnection => "check-connection",
            Self::TryAgain => "try-again",
            Self::TryAgainLater => "try-again-later",
            Self::CheckServiceOrUpdate => "check-service-or-update",
            Self::Update => "update",
            Self::SetClock => "set-clock",
            Self::LogInAgain => "log-in-again",
            Self::CheckNameAndPassword => "check-name-and-password",
            Self::AskForInvitation => "ask-for-invitation",
            Self::ChooseAnotherDoctor => "choose-another-doctor",
            Self::LookWhereItStands => "look-where-it-stands",
            Self::StartNew => "start-new",
            Self::WaitForDoctor => "wait-for-doctor",
            Self::Change => "change",
            Self::Shorten => "shorten",
            Self::SeeToDevice => "see-to-device",
            Self::SetUpAnew => "set-up-anew",
            Self::Report => "report",
            Self::Nothing => "nothing",
        }
    }
}
