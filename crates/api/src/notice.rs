//! Notices: what people must know about the functioning of the service. Somebody of the staff writes one, somebody
//! else releases it.

pub mod rules;

use std::collections::{BTreeMap, BTreeSet};

use secondok_protocol::{
    Day,
    id::{NoticeId, StaffId},
};
use serde::{Deserialize, Serialize};

use crate::app_version::AppVersion;

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Stands above everything else until it was seen.
    Important,
    /// Good to know.
    Info,
}

/// Where it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// On the public pages.
    Site,
    /// In the patients' app.
    Patients,
    /// In the doctors' app.
    Doctors,
}

/// What it says in one language: plain text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NoticeText {
    /// One line, at most 120 characters.
    pub title: String,
    /// At most 2,000 characters; empty lines separate paragraphs.
    pub body: String,
}

/// What somebody of the staff writes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Draft {
    /// How much it matters.
    pub severity: Severity,
    /// Where it is shown; at least one.
    pub audiences: BTreeSet<Audience>,
    /// The first day on which it is shown.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub from: Day,
    /// The last day on which it is shown.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub until: Day,
    /// What it says, by language (ISO 639-1): every language of the service.
    pub texts: BTreeMap<String, NoticeText>,
}

/// Which draft is meant, in the wording that was read: what changed since is neither changed nor released unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Read {
    /// [`DeskNotice::revision`] as it was read.
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u32,
}

/// Answer to the release of a notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Released {
    /// [`Notice::number`].
    pub number: u32,
}

/// A draft that is changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangedDraft {
    /// [`DeskNotice::revision`] as it was read.
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u32,
    /// What it says from now on.
    pub draft: Draft,
}

/// Where a notice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum NoticeState {
    /// Written, and not released.
    Draft,
    /// Released; its first day has not come.
    Coming,
    /// People see it.
    InForce,
    /// Its last day has passed.
    Over,
    /// Taken back, as a draft or later.
    Withdrawn,
}

/// A notice as the staff sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskNotice {
    /// The notice.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::NoticeId))]
    pub id: NoticeId,
    /// Where it stands today.
    pub state: NoticeState,
    /// What it says.
    pub draft: Draft,
    /// Counts up with every change, from 1.
    pub revision: u32,
    /// Who wrote it, as it now stands.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::StaffId))]
    pub writer: StaffId,
    /// Who released it.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::StaffId>))]
    pub releaser: Option<StaffId>,
    /// [`Notice::number`], once it is released.
    pub number: Option<u32>,
    /// The day on which it was withdrawn.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub withdrawn: Option<Day>,
}

/// Every notice, for the staff: drafts first, then the latest number first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DeskNotices {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// All of them.
    pub notices: Vec<DeskNotice>,
}

/// A notice that is in force, as everybody may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notice {
    /// Given once, at the release; of two notices the one that appears later has the greater number.
    pub number: u32,
    /// How much it matters.
    pub severity: Severity,
    /// Where it is shown.
    pub audiences: BTreeSet<Audience>,
    /// The first day on which it is shown.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub from: Day,
    /// The last day on which it is shown.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub until: Day,
    /// What it says, by language (ISO 639-1): every language of the service.
    pub texts: BTreeMap<String, NoticeText>,
}

/// Answer of `GET` [`crate::path::NOTICES`]: every notice that is in force, for every audience and in every language,
/// so that asking tells nothing of who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Notices {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Ordered by number.
    pub notices: Vec<Notice>,
    /// Versions of the apps that are known to be broken, each once, in order: all of them for everybody, so that a device
    /// finds by itself whether it has one, and tells nobody which it has.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(value_type = Vec<crate::schema::AppVersion>))]
    pub broken_apps: Vec<AppVersion>,
}
