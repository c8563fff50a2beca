//! Verification: what a doctor applies with, what verifiers record of each credential, and where an application stands.
//!
//! The documents themselves are not here. They lie in a consultation with the verifiers' account, sealed on the doctor's device.

use std::collections::BTreeMap;

use secondok_protocol::{
    Day,
    id::{DoctorId, MailboxAddress, StaffId},
};
use serde::{Deserialize, Serialize};

use crate::{
    directory::Profile,
    profile::{self, Faults},
    text::{acts, is_line},
};

/// Credentials in one application.
pub const CREDENTIALS_MAX: usize = 20;
/// Longest name of who issued a credential, and longest source of a check, in characters.
pub const LINE_MAX: usize = 200;
/// Specialties in one application.
pub const SPECIALTIES_MAX: usize = 10;
/// Applications in one answer of the queue.
pub const PAGE: u32 = 50;
/// Days after the decision on which the documents are destroyed. The record of the checks remains.
pub const DOCUMENTS_KEPT: u32 = 30;

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

    /// Whether the doctor can be asked.
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

/// What a credential is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CredentialKind {
    /// Of the studies of medicine.
    Diploma,
    /// That somebody is a specialist.
    Specialty,
    /// The right to practise.
    Licence,
}

impl CredentialKind {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Diploma, Self::Specialty, Self::Licence];

    /// As it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Diploma => "diploma",
            Self::Specialty => "specialty",
            Self::Licence => "licence",
        }
    }
}

/// A diploma, certificate or licence, as its doctor names it. Its number stands in the sealed document alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Credential {
    /// What it is.
    pub kind: CredentialKind,
    /// Who issued it: at most 200 characters on one line.
    pub issuer: String,
    /// Where, ISO 3166-1 alpha-2.
    pub country: String,
    /// The last day on which it holds; none if it does not run out.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    #[serde(default)]
    pub valid_until: Option<Day>,
}

/// What a doctor applies with. A draft may lack anything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationForm))]
#[serde(default, deny_unknown_fields)]
pub struct Form {
    /// Name as on the licence.
    pub name: String,
    /// Such as "Dr. med."; may be empty.
    pub title: String,
    /// Identifiers of the questionnaires' specialties, such as `cardiology`.
    pub specialties: Vec<String>,
    /// Years of practice.
    #[serde(deserialize_with = "crate::whole::number")]
    pub experience_years: u32,
    /// Languages that they consult in, ISO 639-1.
    pub languages: Vec<String>,
    /// A text about themselves, by language (ISO 639-1); at least English.
    pub about: BTreeMap<String, String>,
    /// Price in whole units.
    #[serde(deserialize_with = "crate::whole::number")]
    pub price_units: u32,
    /// Days within which the opinion is given, 1–14; 0 if not said yet.
    #[serde(deserialize_with = "crate::whole::number")]
    pub answer_days: u32,
    /// What shows the right to consult.
    pub credentials: Vec<Credential>,
}

impl Form {
    /// The public profile that it makes, with the licences that `counts` lets stand.
    pub fn profile(&self, slug: String, counts: impl Fn(&Credential) -> bool) -> Profile {
        let mut licensed_in = Vec::new();
        for one in self.credentials.iter().filter(|one| one.kind == CredentialKind::Licence && counts(one)) {
            if !licensed_in.contains(&one.country) {
                licensed_in.push(one.country.clone());
            }
        }
        Profile {
            slug,
            name: self.name.clone(),
            title: self.title.clone(),
            specialties: self.specialties.clone(),
            languages: self.languages.clone(),
            licensed_in,
            experience_years: self.experience_years,
            about: self.about.clone(),
            price_units: self.price_units,
            answer_days: self.answer_days,
        }
    }

    /// What is missing or not possible in it, before it can be submitted.
    pub fn faults(&self) -> Faults {
        let profile = self.profile("x".to_owned(), |_| true);
        let mut faults = profile.faults();
        // Said of the credentials below.
        faults.retain(|(field, _)| *field != "licensed_in");
        let has = |kind| self.credentials.iter().any(|one| one.kind == kind);
        let right = self.credentials.len() <= CREDENTIALS_MAX
            && self
                .credentials
                .iter()
                .all(|one| is_line(&one.issuer, LINE_MAX) && profile::country(&one.country));
        if !(has(CredentialKind::Diploma) && has(CredentialKind::Licence) && right) {
            faults.push((
                "credentials",
                "a diploma and a licence at least, 20 at most, each with who issued it and the country's code such as \"UA\"",
            ));
        }
        faults
    }

    /// Whether it can be kept as a draft: nothing in it is longer than it could ever be, and nothing acts on a screen.
    pub fn is_keepable(&self) -> bool {
        let Self { name, title, specialties, languages, about, credentials, .. } = self;
        let line = |text: &String, most| text.chars().count() <= most && !text.contains(acts);
        let text = |text: &String| {
            text.chars().count() <= profile::ABOUT_MAX && !text.contains(|c| c != '\n' && acts(c))
        };
        line(name, 100)
            && line(title, 60)
            && specialties.len() <= SPECIALTIES_MAX
            && specialties.iter().all(|one| line(one, 60))
            && languages.len() <= profile::LANGUAGES_MAX
            && languages.iter().all(|one| line(one, 2))
            && about.len() <= profile::LANGUAGES_MAX
            && about.iter().all(|(language, about)| line(language, 2) && text(about))
            && credentials.len() <= CREDENTIALS_MAX
            && credentials.iter().all(|one| line(&one.issuer, LINE_MAX) && line(&one.country, 2))
    }
}

/// How a credential was checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CheckedHow))]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The document was looked at.
    Document,
    /// It was looked up in a public register.
    Register,
    /// Who issued it confirmed it in writing.
    Letter,
    /// Who issued it confirmed it when called.
    Call,
}

impl How {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Document, Self::Register, Self::Letter, Self::Call];

    /// As it is typed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Register => "register",
            Self::Letter => "letter",
            Self::Call => "call",
        }
    }
}

/// What was checked, how, against which source, with what result, and when it is next due.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = CredentialCheck))]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// What was checked, as it was named then.
    pub credential: Credential,
    /// How.
    pub how: How,
    /// Against which source: at most 200 characters on one line.
    pub source: String,
    /// Whether it is what it claims to be.
    pub confirmed: bool,
    /// The day on which it is to be checked again; none if it need not be.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::Day>))]
    pub next_due: Option<Day>,
}

/// A check as it was recorded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = RecordedCheck))]
pub struct Recorded {
    /// What it says.
    pub check: Check,
    /// When, in seconds since 1970-01-01.
    pub at: u64,
}

impl Recorded {
    /// The day on which it was made.
    pub const fn day(&self) -> Day {
        Day::from_unix_seconds(self.at)
    }
}

/// Answer of `GET` [`crate::path::APPLICATION`], and of what changes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Application {
    /// The service's own day.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Day))]
    pub today: Day,
    /// Where it stands.
    pub standing: Standing,
    /// Counts up with each change.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    pub revision: u64,
    /// What the doctor applies with.
    pub form: Form,
    /// Where the documents lie, once the doctor's device has said so.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<crate::schema::MailboxAddress>))]
    pub mailbox: Option<MailboxAddress>,
    /// What was recorded of the credentials, the latest last.
    pub checks: Vec<Recorded>,
}

/// Body of `PUT` [`crate::path::APPLICATION`]: the form as it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationChange))]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// The revision that the device saw.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
    /// The form.
    pub form: Form,
}

/// Body of `PUT` [`crate::path::APPLICATION_DOCUMENTS`]: where the documents are going to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationDocuments))]
#[serde(deny_unknown_fields)]
pub struct Documents {
    /// A mailbox that has not been opened yet.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::MailboxAddress))]
    pub mailbox: MailboxAddress,
}

/// Body of `POST` [`crate::path::APPLICATION_SUBMISSION`] and [`crate::path::APPLICATION_RECALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = ApplicationSeen))]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The revision that the device saw.
    #[cfg_attr(feature = "openapi", schema(value_type = crate::schema::Version))]
    #[serde(deserialize_with = "crate::whole::number")]
    pub revision: u64,
}

/// Body of `POST` [`crate::path::DOCTOR_INVITATION`]: whoever reads mail of this address is sent a link to register by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[cfg_attr(feature = "openapi", schema(as = InvitationRequest))]
#[serde(deny_unknown_fields)]
pub struct InvitationRequest {
    /// The address, which is going to be the name to log in with.
    pub address: String,
    /// The language of the mail, ISO 639-1.
    pub language: String,
}

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

/// What everybody is told of a doctor's verification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verified {
    /// What was confirmed, each with its latest check.
    pub credentials: Vec<Recorded>,
}

/// The latest check of each credential that is named now.
pub fn latest<'c>(credential: &Credential, checks: &'c [Recorded]) -> Option<&'c Recorded> {
    checks.iter().rev().find(|one| one.check.credential == *credential)
}

/// What an approval still needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Missing {
    /// Of a credential nothing is recorded yet.
    #[error("a credential has not been checked yet")]
    Check,
    /// No diploma was confirmed.
    #[error("no diploma was confirmed")]
    Diploma,
    /// No licence was confirmed that holds today.
    #[error("no licence was confirmed that holds today")]
    Licence,
}

/// Whether what was recorded is enough to approve.
///
/// # Errors
/// The first thing that is missing.
pub fn enough(form: &Form, checks: &[Recorded], today: Day) -> Result<(), Missing> {
    let found: Vec<_> = form.credentials.iter().map(|one| latest(one, checks)).collect();
    if found.iter().any(Option::is_none) {
        return Err(Missing::Check);
    }
    let has = |kind| {
        found.iter().flatten().any(|one| {
            let credential = &one.check.credential;
            let holds = credential.valid_until.is_none_or(|last| last >= today);
            one.check.confirmed && credential.kind == kind && holds
        })
    };
    if !has(CredentialKind::Diploma) {
        return Err(Missing::Diploma);
    }
    if !has(CredentialKind::Licence) {
        return Err(Missing::Licence);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day::from_number(20_000);

    fn credential(kind: CredentialKind) -> Credential {
        Credential { kind, issuer: "Medical chamber".to_owned(), country: "UA".to_owned(), valid_until: None }
    }

    fn form() -> Form {
        Form {
            name: "Olena Koval".to_owned(),
            specialties: vec!["cardiology".to_owned()],
            languages: vec!["uk".to_owned()],
            about: [("en".to_owned(), "Hearts.".to_owned())].into(),
            answer_days: 5,
            credentials: vec![credential(CredentialKind::Diploma), credential(CredentialKind::Licence)],
            ..Form::default()
        }
    }

    fn recorded(credential: &Credential, confirmed: bool) -> Recorded {
        let (credential, source) = (credential.clone(), "Register".to_owned());
        Recorded { check: Check { credential, how: How::Register, source, confirmed, next_due: None }, at: 0 }
    }

    #[test]
    fn a_form_says_what_it_lacks() {
        assert_eq!(form().faults(), []);
        let fields = |form: Form| form.faults().into_iter().map(|(field, _)| field).collect::<Vec<_>>();
        let all = ["name", "specialties", "languages", "about", "answer_days", "credentials"];
        assert_eq!(fields(Form::default()), all);
        for drop in 0..2 {
            let mut lacking = form();
            lacking.credentials.remove(drop);
            assert_eq!(fields(lacking), ["credentials"]);
        }
        let mut wrong = form();
        wrong.credentials[0].country = "Ukraine".to_owned();
        assert_eq!(fields(wrong), ["credentials"]);
        let mut wrong = form();
        wrong.credentials[1].issuer = "a\u{202e}b".to_owned();
        assert_eq!(fields(wrong), ["credentials"]);
    }

    #[test]
    fn a_draft_may_lack_anything_but_not_act() {
        assert!(Form::default().is_keepable() && form().is_keepable());
        for name in ["x".repeat(101), "a\u{202e}b".to_owned(), "a\nb".to_owned(), "x".repeat(10_000)] {
            assert!(!Form { name, ..form() }.is_keepable());
        }
        let many = vec![credential(CredentialKind::Licence); CREDENTIALS_MAX + 1];
        assert!(!Form { credentials: many, ..form() }.is_keepable());
    }

    #[test]
    fn an_approval_needs_every_check_a_diploma_and_a_licence_that_holds() {
        let form = form();
        let [diploma, licence] = &form.credentials[..] else { panic!("two") };
        let (yes, no) = (|one| recorded(one, true), |one| recorded(one, false));
        let approved = |checks: &[Recorded]| enough(&form, checks, TODAY);
        assert_eq!(approved(&[yes(diploma), yes(licence)]), Ok(()));
        assert_eq!(approved(&[yes(diploma)]), Err(Missing::Check));
        assert_eq!(approved(&[no(diploma), yes(licence)]), Err(Missing::Diploma));
        assert_eq!(approved(&[yes(diploma), no(licence)]), Err(Missing::Licence));
        assert_eq!(approved(&[yes(diploma), yes(licence), no(licence)]), Err(Missing::Licence));
        let mut changed = licence.clone();
        changed.issuer.push('!');
        assert_eq!(approved(&[yes(diploma), yes(&changed)]), Err(Missing::Check), "another credential");

        let mut late = form.clone();
        late.credentials[1].valid_until = Some(TODAY);
        let checks = [yes(diploma), yes(&late.credentials[1])];
        assert_eq!(enough(&late, &checks, TODAY), Ok(()));
        assert_eq!(enough(&late, &checks, TODAY + 1), Err(Missing::Licence));
    }

    #[test]
    fn every_standing_is_with_one_side_at_most() {
        for one in Standing::ALL {
            assert!(!(one.is_with_the_doctor() && one.is_with_the_verifiers()), "{one:?}");
            assert!(!(one.is_with_the_doctor() && one.may_consult()), "{one:?}");
        }
    }
}
