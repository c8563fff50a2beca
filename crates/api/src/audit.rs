//! The audit log: what known people did in the doctors' section and at the desk, and what the service noticed there. Nothing of
//! a consultation or a patient stands in it.

use std::collections::BTreeMap;

use secondok_protocol::{
    Day,
    id::{DoctorId, NoticeId, StaffId},
};
use serde::{Deserialize, Serialize};

use crate::desk::{Roles, account::Account};

/// Days for which an entry is kept: three years.
pub const KEPT_DAYS: u32 = 1_096;
/// Entries of one answer.
pub const PAGE: u32 = 50;

/// Who did something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = AuditActor))]
#[serde(rename_all = "kebab-case")]
pub enum Actor {
    /// A doctor.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
    Doctor(DoctorId),
    /// Somebody of the staff.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    Staff(StaffId),
    /// Whoever types commands on the machine itself.
    Operator,
    /// The service, by itself.
    Service,
}

impl From<DoctorId> for Actor {
    fn from(doctor: DoctorId) -> Self {
        Self::Doctor(doctor)
    }
}

impl From<StaffId> for Actor {
    fn from(staff: StaffId) -> Self {
        Self::Staff(staff)
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = AuditEvent))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Event {
    /// Somebody was invited to the staff.
    StaffInvited {
        /// Who it makes them.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
        staff: StaffId,
        /// What they will be able to do.
        roles: Roles,
    },
    /// Whoever was invited has made their account.
    StaffRegistered,
    /// With password and second factor.
    StaffLoggedIn,
    /// What somebody may do was changed.
    RolesSet {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
        staff: StaffId,
        /// What they may do from then on.
        roles: Roles,
    },
    /// Somebody was removed from the staff, or their invitation was.
    StaffRemoved {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
        staff: StaffId,
    },
    /// A doctor was invited.
    DoctorInvited {
        /// Who it makes them.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// Whoever was invited has made their account.
    DoctorRegistered,
    /// With their password, and the second factor if they have one.
    DoctorLoggedIn,
    /// The doctor was logged out on all devices but the one that asked for it.
    OtherSessionsEnded {
        /// On how many.
        count: u32,
    },
    /// The doctor is asked for a second factor from then on.
    FactorAdded,
    /// Nobody can ask the doctor any more.
    DoctorPaused {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// The doctor can be asked again.
    DoctorResumed {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A doctor has erased their account.
    AccountErased,
    /// A doctor has handed in their application.
    ApplicationSubmitted,
    /// A verifier began to check an application, or took it over.
    ApplicationTaken {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier left an application to whoever comes first.
    ApplicationPutBack {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier asked a doctor for more.
    MoreAskedFor {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier recorded what they found about a credential.
    CredentialChecked {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier proposed to approve a doctor.
    ApprovalProposed {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier did not agree with a proposal, or took their own back.
    ProposalSentBack {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A second verifier approved a doctor: patients can ask them.
    DoctorVerified {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier did not approve a doctor.
    ApplicationRejected {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A verifier proposed to take an approval back.
    RevocationProposed {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A second verifier took an approval back: nobody can ask the doctor any more.
    VerificationRevoked {
        /// Which doctor.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// A notice is shown to people from its first day on.
    NoticeReleased {
        /// Which.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::NoticeId))]
        notice: NoticeId,
    },
    /// A notice is shown to nobody any more.
    NoticeWithdrawn {
        /// Which.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::NoticeId))]
        notice: NoticeId,
    },
    /// The account of support was made.
    SupportSetUp,
    /// Somebody can read what support is asked.
    SupportOpened {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
        staff: StaffId,
    },
    /// What support is asked is under a new key.
    SupportRekeyed,
    /// The verifiers' account was made.
    VerificationSetUp,
    /// Somebody can read what doctors show of their credentials.
    VerificationOpened {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
        staff: StaffId,
    },
    /// What doctors show of their credentials is under a new key.
    VerificationRekeyed,
    /// The database was filled from a backup: what happened since that day is not in this log.
    BackupRestored {
        /// The day on which it was made.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
        day: Day,
    },
    /// Somebody should look.
    Alert(Alert),
}

/// What somebody should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "alert", rename_all = "kebab-case")]
pub enum Alert {
    /// Five wrong codes in a row came with somebody's right password: others may have it.
    WrongCodes {
        /// Whose.
        who: Actor,
    },
    /// A doctor is asked for no second factor any more.
    FactorRemoved {
        /// Who.
        #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::DoctorId))]
        doctor: DoctorId,
    },
    /// With somebody's name so many log-ins failed one after the other that more are refused for now: their password may be being
    /// guessed.
    Guessing {
        /// Whose.
        who: Actor,
    },
    /// Log-ins with many different names failed within minutes: somebody may be trying a list.
    Stuffing,
    /// The clock went forward by more than a week since the last night.
    ClockJumped {
        /// Days since then.
        days: u32,
    },
    /// The clock stands before the last night.
    ClockSetBack,
    /// This log is not what was written.
    LogBroken {
        /// The first entry that is missing, changed or not as it was signed.
        entry: u64,
    },
}

impl Alert {
    /// Its name, as it stands in the log of the system too.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::WrongCodes { .. } => "wrong-codes",
            Self::FactorRemoved { .. } => "factor-removed",
            Self::Guessing { .. } => "guessing",
            Self::Stuffing => "stuffing",
            Self::ClockJumped { .. } => "clock-jumped",
            Self::ClockSetBack => "clock-set-back",
            Self::LogBroken { .. } => "log-broken",
        }
    }
}

impl Event {
    /// This account of the desk was made.
    pub const fn set_up(account: Account) -> Self {
        match account {
            Account::Support => Self::SupportSetUp,
            Account::Verification => Self::VerificationSetUp,
        }
    }

    /// This person can open the vault of this account.
    pub const fn opened(account: Account, staff: StaffId) -> Self {
        match account {
            Account::Support => Self::SupportOpened { staff },
            Account::Verification => Self::VerificationOpened { staff },
        }
    }

    /// The vault of this account is under a new key.
    pub const fn rekeyed(account: Account) -> Self {
        match account {
            Account::Support => Self::SupportRekeyed,
            Account::Verification => Self::VerificationRekeyed,
        }
    }

    /// The names of those at which somebody should look.
    pub const ALERTS: [&'static str; 8] = [
        "wrong-codes",
        "factor-removed",
        "guessing",
        "stuffing",
        "clock-jumped",
        "clock-set-back",
        "log-broken",
        "backup-restored",
    ];

    /// Whether somebody should look.
    pub const fn is_alert(&self) -> bool {
        matches!(self, Self::Alert(_) | Self::BackupRestored { .. })
    }

    /// Its name; of an alert that of what it tells of.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::StaffInvited { .. } => "staff-invited",
            Self::StaffRegistered => "staff-registered",
            Self::StaffLoggedIn => "staff-logged-in",
            Self::RolesSet { .. } => "roles-set",
            Self::StaffRemoved { .. } => "staff-removed",
            Self::DoctorInvited { .. } => "doctor-invited",
            Self::DoctorRegistered => "doctor-registered",
            Self::DoctorLoggedIn => "doctor-logged-in",
            Self::OtherSessionsEnded { .. } => "other-sessions-ended",
            Self::FactorAdded => "factor-added",
            Self::DoctorPaused { .. } => "doctor-paused",
            Self::DoctorResumed { .. } => "doctor-resumed",
            Self::AccountErased => "account-erased",
            Self::ApplicationSubmitted => "application-submitted",
            Self::ApplicationTaken { .. } => "application-taken",
            Self::ApplicationPutBack { .. } => "application-put-back",
            Self::MoreAskedFor { .. } => "more-asked-for",
            Self::CredentialChecked { .. } => "credential-checked",
            Self::ApprovalProposed { .. } => "approval-proposed",
            Self::ProposalSentBack { .. } => "proposal-sent-back",
            Self::DoctorVerified { .. } => "doctor-verified",
            Self::ApplicationRejected { .. } => "application-rejected",
            Self::RevocationProposed { .. } => "revocation-proposed",
            Self::VerificationRevoked { .. } => "verification-revoked",
            Self::NoticeReleased { .. } => "notice-released",
            Self::NoticeWithdrawn { .. } => "notice-withdrawn",
            Self::SupportSetUp => "support-set-up",
            Self::SupportOpened { .. } => "support-opened",
            Self::SupportRekeyed => "support-rekeyed",
            Self::VerificationSetUp => "verification-set-up",
            Self::VerificationOpened { .. } => "verification-opened",
            Self::VerificationRekeyed => "verification-rekeyed",
            Self::BackupRestored { .. } => "backup-restored",
            Self::Alert(alert) => alert.name(),
        }
    }

    /// What it says beside its name; each is named as in the texts of `secondok-l10n`.
    pub fn details(&self) -> Vec<(&'static str, Detail<'_>)> {
        let staff = |staff: &StaffId| ("who", Detail::Who(Actor::Staff(*staff)));
        let doctor = |doctor: &DoctorId| ("who", Detail::Who(Actor::Doctor(*doctor)));
        match self {
            Self::StaffInvited { staff: who, roles } | Self::RolesSet { staff: who, roles } => {
                vec![staff(who), ("roles", Detail::Roles(roles))]
            }
            Self::StaffRemoved { staff: who }
            | Self::SupportOpened { staff: who }
            | Self::VerificationOpened { staff: who } => vec![staff(who)],
            Self::Alert(Alert::WrongCodes { who } | Alert::Guessing { who }) => {
                vec![("who", Detail::Who(*who))]
            }
            Self::DoctorInvited { doctor: who }
            | Self::DoctorPaused { doctor: who }
            | Self::DoctorResumed { doctor: who }
            | Self::ApplicationTaken { doctor: who }
            | Self::ApplicationPutBack { doctor: who }
            | Self::MoreAskedFor { doctor: who }
            | Self::CredentialChecked { doctor: who }
            | Self::ApprovalProposed { doctor: who }
            | Self::ProposalSentBack { doctor: who }
            | Self::DoctorVerified { doctor: who }
            | Self::ApplicationRejected { doctor: who }
            | Self::RevocationProposed { doctor: who }
            | Self::VerificationRevoked { doctor: who }
            | Self::Alert(Alert::FactorRemoved { doctor: who }) => vec![doctor(who)],
            Self::NoticeReleased { notice } | Self::NoticeWithdrawn { notice } => {
                vec![("notice", Detail::Notice(*notice))]
            }
            Self::OtherSessionsEnded { count } => vec![("count", Detail::Number((*count).into()))],
            Self::BackupRestored { day } => vec![("day", Detail::Day(*day))],
            Self::Alert(Alert::ClockJumped { days }) => vec![("days", Detail::Number((*days).into()))],
            Self::Alert(Alert::LogBroken { entry }) => vec![("entry", Detail::Number(*entry))],
            Self::StaffRegistered
            | Self::StaffLoggedIn
            | Self::DoctorRegistered
            | Self::DoctorLoggedIn
            | Self::FactorAdded
            | Self::AccountErased
            | Self::ApplicationSubmitted
            | Self::SupportSetUp
            | Self::SupportRekeyed
            | Self::VerificationSetUp
            | Self::VerificationRekeyed
            | Self::Alert(Alert::Stuffing | Alert::ClockSetBack) => Vec::new(),
        }
    }

    /// Whom it is about, where that is somebody else than who did it.
    pub fn about(&self) -> Option<Actor> {
        self.details().into_iter().find_map(|(_, detail)| match detail {
            Detail::Who(who) => Some(who),
            _ => None,
        })
    }
}

/// What an event says beside its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail<'e> {
    /// Whom it is about.
    Who(Actor),
    /// What they may do.
    Roles(&'e Roles),
    /// Which notice.
    Notice(NoticeId),
    /// Which day.
    Day(Day),
    /// How many, or which.
    Number(u64),
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = AuditEntry))]
pub struct Entry {
    /// Counts up from 1, without gaps.
    pub number: u64,
    /// When, in seconds since 1970-01-01.
    pub at: u64,
    /// Who did it.
    pub by: Actor,
    /// What happened.
    pub event: Event,
}

impl Entry {
    /// The day on which it happened.
    pub const fn day(&self) -> Day {
        Day::from_unix_seconds(self.at)
    }

    /// The time of that day, UTC: `16:20:23`.
    pub fn clock(&self) -> String {
        clock(self.at)
    }
}

/// The time of the day in which this second since 1970-01-01 lies, UTC: `16:20:23`.
pub fn clock(at: u64) -> String {
    let of_day = at % 86_400;
    format!("{:02}:{:02}:{:02}", of_day / 3_600, of_day / 60 % 60, of_day % 60)
}

/// Answer to `GET` [`crate::path::DESK_AUDIT`]: at most [`PAGE`] entries, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditLog {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Whether there are earlier ones.
    pub more: bool,
    /// Of those who occur.
    pub names: Names,
    /// The last entry that was signed, if one was.
    pub sealed: Option<Sealed>,
    /// The first entry that is not what was written, if one was found.
    pub broken: Option<u64>,
}

/// Names of those who occur in entries, as far as they are still there.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = AuditNames))]
pub struct Names {
    /// Of the staff: what they log in with.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, String>))]
    pub staff: BTreeMap<StaffId, String>,
    /// Of doctors: as on their pages.
    #[cfg_attr(feature = "openapi", schema(value_type = BTreeMap<String, String>))]
    pub doctors: BTreeMap<DoctorId, String>,
}

/// What somebody who occurs is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named<'n> {
    /// By the name that they have.
    Name(&'n str),
    /// By this text of `secondok-l10n`, with their number where they are not there any more.
    Text(&'static str, Option<String>),
}

impl Names {
    /// What this one is called.
    pub fn of(&self, actor: Actor) -> Named<'_> {
        let (name, text, number) = match actor {
            Actor::Doctor(doctor) => (self.doctors.get(&doctor), "audit-gone-doctor", Some(doctor.to_text())),
            Actor::Staff(staff) => (self.staff.get(&staff), "audit-gone-staff", Some(staff.to_text())),
            Actor::Operator => (None, "audit-operator", None),
            Actor::Service => (None, "audit-service", None),
        };
        name.map_or(Named::Text(text, number), |name| Named::Name(name))
    }
}

/// What was signed last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = AuditSealed))]
pub struct Sealed {
    /// The last entry that it covers.
    pub number: u64,
    /// When, in seconds since 1970-01-01.
    pub at: u64,
}

/// Query of [`crate::path::DESK_AUDIT`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuditQuery {
    /// Only entries before this one.
    pub before: Option<u64>,
    /// Only what somebody should look at.
    #[serde(default)]
    pub alerts: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_somebody_should_look_at_has_its_name_among_them() {
        let who = Actor::Service;
        let alerts = [
            Event::Alert(Alert::WrongCodes { who }),
            Event::Alert(Alert::FactorRemoved { doctor: DoctorId::from_bytes([4; 16]) }),
            Event::Alert(Alert::Guessing { who }),
            Event::Alert(Alert::Stuffing),
            Event::Alert(Alert::ClockJumped { days: 9 }),
            Event::Alert(Alert::ClockSetBack),
            Event::Alert(Alert::LogBroken { entry: 3 }),
            Event::BackupRestored { day: Day::from_number(20_000) },
        ];
        assert!(alerts.iter().all(Event::is_alert));
        assert_eq!(alerts.each_ref().map(Event::name), Event::ALERTS);
    }

    /// What was written once is read for three years.
    #[test]
    fn entries_keep_their_form() {
        let written = [
            (Event::StaffLoggedIn, r#"{"kind":"staff-logged-in"}"#),
            (
                Event::RolesSet { staff: StaffId::from_bytes([6; 16]), roles: Roles::new() },
                r#"{"kind":"roles-set","staff":"BgYGBgYGBgYGBgYGBgYGBg","roles":[]}"#,
            ),
            (Event::set_up(Account::Support), r#"{"kind":"support-set-up"}"#),
            (
                Event::opened(Account::Support, StaffId::from_bytes([6; 16])),
                r#"{"kind":"support-opened","staff":"BgYGBgYGBgYGBgYGBgYGBg"}"#,
            ),
            (Event::rekeyed(Account::Support), r#"{"kind":"support-rekeyed"}"#),
            (Event::set_up(Account::Verification), r#"{"kind":"verification-set-up"}"#),
            (
                Event::opened(Account::Verification, StaffId::from_bytes([6; 16])),
                r#"{"kind":"verification-opened","staff":"BgYGBgYGBgYGBgYGBgYGBg"}"#,
            ),
            (Event::rekeyed(Account::Verification), r#"{"kind":"verification-rekeyed"}"#),
            (
                Event::Alert(Alert::ClockJumped { days: 9 }),
                r#"{"kind":"alert","alert":"clock-jumped","days":9}"#,
            ),
        ];
        for (event, text) in written {
            assert_eq!(serde_json::to_string(&event).expect("JSON"), text);
            assert_eq!(serde_json::from_str::<Event>(text).expect("an event"), event);
        }
    }
}
