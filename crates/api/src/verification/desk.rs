//! What crosses the wire between verifiers and the service.

use secondok_protocol::id::{DoctorId, StaffId};
use serde::{Deserialize, Serialize};

use super::{Application, Check, Standing};

/// Applications in one answer of the queue.
pub const PAGE: u32 = 50;

/// Which applications are listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationsShown))]
#[serde(rename_all = "kebab-case")]
pub enum Shown {
    /// Those that wait for a verifier.
    #[default]
    Waiting,
    /// Those that wait for their doctor.
    WithTheDoctor,
    /// Those of doctors who can be asked.
    Verified,
    /// Those that were not approved, or no longer are.
    Refused,
}

impl Shown {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Waiting, Self::WithTheDoctor, Self::Verified, Self::Refused];

    /// As it stands in a query.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::WithTheDoctor => "with-the-doctor",
            Self::Verified => "verified",
            Self::Refused => "refused",
        }
    }

    /// The standings that it shows.
    pub const fn standings(self) -> &'static [Standing] {
        match self {
            Self::Waiting => &[
                Standing::Submitted,
                Standing::InReview,
                Standing::AwaitingSecond,
                Standing::RevocationProposed,
            ],
            Self::WithTheDoctor => &[Standing::InfoRequested],
            Self::Verified => &[Standing::Verified],
            Self::Refused => &[Standing::Rejected, Standing::Revoked],
        }
    }
}

/// Query of [`crate::path::DESK_APPLICATIONS`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApplicationsQuery {
    /// Which.
    #[serde(default)]
    pub shown: Shown,
    /// How many to pass over.
    #[serde(default)]
    pub from: u32,
}

/// Answer of `GET` [`crate::path::DESK_APPLICATIONS`]: at most [`PAGE`], those that came first at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Applications {
    /// How many there are.
    pub all: u32,
    /// Some of them.
    pub applications: Vec<Listed>,
}

/// An application in the queue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ListedApplication))]
pub struct Listed {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// Name as on the licence.
    pub name: String,
    /// Where it stands.
    pub standing: Standing,
    /// Since when, in seconds since 1970-01-01.
    pub since: u64,
    /// Who has it.
    pub reviewer: Option<Reviewer>,
    /// How many credentials it has.
    pub credentials: u32,
    /// Of how many of them nothing is recorded.
    pub unchecked: u32,
}

/// Who has an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reviewer {
    /// Who.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub staff: StaffId,
    /// The name that they log in with; none of who has left.
    pub login: Option<String>,
}

/// Answer of `GET` [`crate::path::DESK_APPLICATION`], and of what changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskApplication {
    /// Whose.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    pub doctor: DoctorId,
    /// As its doctor sees it.
    pub application: Application,
    /// Since when it stands there, in seconds since 1970-01-01.
    pub since: u64,
    /// Who has it: who checks it, or who proposes what it waits for.
    pub reviewer: Option<Reviewer>,
}

/// Body of `POST` [`crate::path::DESK_APPLICATION_CHECKS`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCheck {
    /// The revision that was looked at.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
    /// What was found.
    pub check: Check,
}

/// What a verifier does with an application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = VerificationStep))]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Begins to check it, or takes it over.
    Take,
    /// Leaves it to whoever comes first.
    PutBack,
    /// Waits for more from the doctor.
    AskMore,
    /// Proposes to approve it.
    Propose,
    /// Does not agree with a proposal.
    SendBack,
    /// Approves what another one proposed.
    Approve,
    /// Refuses it.
    Reject,
    /// Proposes to take an approval back.
    ProposeRevocation,
    /// Takes an approval back, as another one proposed.
    Revoke,
}

impl Step {
    /// Every one.
    pub const ALL: [Self; 9] = [
        Self::Take,
        Self::PutBack,
        Self::AskMore,
        Self::Propose,
        Self::SendBack,
        Self::Approve,
        Self::Reject,
        Self::ProposeRevocation,
        Self::Revoke,
    ];

    /// As it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Take => "take",
            Self::PutBack => "put-back",
            Self::AskMore => "ask-more",
            Self::Propose => "propose",
            Self::SendBack => "send-back",
            Self::Approve => "approve",
            Self::Reject => "reject",
            Self::ProposeRevocation => "propose-revocation",
            Self::Revoke => "revoke",
        }
    }
}

/// Body of `POST` [`crate::path::DESK_APPLICATION_STEPS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewStep {
    /// The revision that was looked at.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
    /// What is done.
    pub step: Step,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_application_that_is_handed_in_is_listed_once() {
        for standing in Standing::ALL {
            let listed = Shown::ALL.into_iter().filter(|shown| shown.standings().contains(&standing)).count();
            let is_listed = !matches!(standing, Standing::Vouched | Standing::Draft);
            assert_eq!(listed, usize::from(is_listed), "{standing:?}");
            let waits = Shown::Waiting.standings().contains(&standing);
            assert_eq!(waits, standing.is_with_the_verifiers(), "{standing:?}");
        }
    }
}
