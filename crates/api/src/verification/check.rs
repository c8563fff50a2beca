//! What is recorded of credentials, and whether that is enough.

use secondok_protocol::Day;
use serde::{Deserialize, Serialize};

use super::{Credential, CredentialKind, Form};

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
    /// A credential that is still named was not confirmed: the doctor takes it out first.
    #[error("a credential is named that was not confirmed")]
    Refused,
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
    if found.iter().flatten().any(|one| !one.check.confirmed) {
        return Err(Missing::Refused);
    }
    let has = |kind| {
        found.iter().flatten().any(|one| {
            let credential = &one.check.credential;
            credential.kind == kind && credential.holds_on(today)
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
    use crate::verification::form::tests::form;

    const TODAY: Day = Day::from_number(20_000);

    fn recorded(credential: &Credential, confirmed: bool) -> Recorded {
        let (credential, source) = (credential.clone(), "Register".to_owned());
        Recorded { check: Check { credential, how: How::Register, source, confirmed, next_due: None }, at: 0 }
    }

    #[test]
    fn an_approval_needs_every_check_a_diploma_and_a_licence_that_holds() {
        let form = form();
        let [diploma, licence] = &form.credentials[..] else { panic!("two") };
        let (yes, no) = (|one| recorded(one, true), |one| recorded(one, false));
        let approved = |checks: &[Recorded]| enough(&form, checks, TODAY);
        assert_eq!(approved(&[yes(diploma), yes(licence)]), Ok(()));
        assert_eq!(approved(&[yes(diploma)]), Err(Missing::Check));
        assert_eq!(approved(&[no(diploma), yes(licence)]), Err(Missing::Refused));
        assert_eq!(approved(&[yes(diploma), no(licence)]), Err(Missing::Refused));
        assert_eq!(approved(&[yes(diploma), yes(licence), no(licence)]), Err(Missing::Refused));
        assert_eq!(approved(&[yes(diploma), no(licence), yes(licence)]), Ok(()));
        let mut changed = licence.clone();
        changed.issuer.push('!');
        assert_eq!(approved(&[yes(diploma), yes(&changed)]), Err(Missing::Check), "another credential");

        let mut late = form.clone();
        late.credentials[1].valid_until = Some(TODAY);
        let checks = [yes(diploma), yes(&late.credentials[1])];
        assert_eq!(enough(&late, &checks, TODAY), Ok(()));
        assert_eq!(enough(&late, &checks, TODAY + 1), Err(Missing::Licence));
    }
}
