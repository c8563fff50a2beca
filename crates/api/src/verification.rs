//! Verification: what a doctor applies with, what verifiers record of each credential, and where an application stands.
//!
//! The documents themselves are not here. They lie in a consultation with the verifiers' account, sealed on the doctor's device.

mod application;
mod check;
mod desk;
mod form;

use serde::{Deserialize, Serialize};

pub use self::{
    application::{Application, Change, Documents, InvitationRequest, Seen},
    check::{Check, How, Missing, Recorded, enough, latest},
    desk::{
        Applications, ApplicationsQuery, DeskApplication, Listed, NewCheck, NewStep, PAGE, Reviewer, Shown,
        Step,
    },
    form::{CREDENTIALS_MAX, Credential, CredentialKind, Form, LINE_MAX, SPECIALTIES_MAX},
};

/// Days after the decision on which the documents are destroyed. The record of the checks remains.
pub const DOCUMENTS_KEPT: u32 = 30;

/// Days before a licence runs out on which the doctor is reminded, the earliest first.
pub const REMINDED: [u32; 3] = [90, 30, 7];

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = VerificationStanding))]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// The organisation answers for the doctor: taken over without a record of checks.
    Vouched,
    /// The doctor fills it in.
    Draft,
    /// It waits for a verifier.
    Submitted,
    /// A verifier checks it.
    InReview,
    /// The verifier waits for the doctor.
    InfoRequested,
    /// A verifier proposes to approve it, and waits for another one.
    AwaitingSecond,
    /// Two verifiers approved it.
    Verified,
    /// Approved, and a verifier proposes to take that back.
    RevocationProposed,
    /// It was not approved.
    Rejected,
    /// What was approved was taken back by two verifiers.
    Revoked,
}

impl Standing {
    /// Every one.
    pub const ALL: [Self; 10] = [
        Self::Vouched,
        Self::Draft,
        Self::Submitted,
        Self::InReview,
        Self::InfoRequested,
        Self::AwaitingSecond,
        Self::Verified,
        Self::RevocationProposed,
        Self::Rejected,
        Self::Revoked,
    ];

    /// As it is kept.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Vouched => "vouched",
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in-review",
            Self::InfoRequested => "info-requested",
            Self::AwaitingSecond => "awaiting-second",
            Self::Verified => "verified",
            Self::RevocationProposed => "revocation-proposed",
            Self::Rejected => "rejected",
            Self::Revoked => "revoked",
        }
    }

    /// Whether it lets the doctor be asked; a licence that has run out, or a pause, does not.
    pub const fn may_consult(self) -> bool {
        matches!(self, Self::Vouched | Self::Verified | Self::RevocationProposed)
    }

    /// Whether the doctor can change the form and the documents.
    pub const fn is_with_the_doctor(self) -> bool {
        matches!(self, Self::Draft | Self::InfoRequested | Self::Rejected | Self::Revoked)
    }

    /// Whether it waits for a verifier.
    pub const fn is_with_the_verifiers(self) -> bool {
        matches!(self, Self::Submitted | Self::InReview | Self::AwaitingSecond | Self::RevocationProposed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_standing_is_with_one_side_at_most() {
        for one in Standing::ALL {
            assert!(!(one.is_with_the_doctor() && one.is_with_the_verifiers()), "{one:?}");
            assert!(!(one.is_with_the_doctor() && one.may_consult()), "{one:?}");
        }
    }
}
