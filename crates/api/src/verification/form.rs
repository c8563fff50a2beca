//! What a doctor applies with.

use std::collections::BTreeMap;

use secondok_protocol::Day;
use serde::{Deserialize, Serialize};

use crate::{
    desk::account::Account,
    directory::Profile,
    profile::{self, Faults},
    text::{acts, hides, is_line},
};

/// Credentials in one application.
pub const CREDENTIALS_MAX: usize = 20;
/// Longest name of who issued a credential, and longest source of a check, in characters.
pub const LINE_MAX: usize = 200;
/// Specialties in one application.
pub const SPECIALTIES_MAX: usize = 10;

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

impl Credential {
    /// Whether it has not run out: it holds on its last day.
    pub fn holds_on(&self, day: Day) -> bool {
        self.valid_until.is_none_or(|last| last >= day)
    }
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
    /// The last day on which one of those licences holds that count; none if one of them does not run out, or none counts.
    pub fn licence_ends(&self, counts: impl Fn(&Credential) -> bool) -> Option<Day> {
        let licences = self.credentials.iter().filter(|one| one.kind == CredentialKind::Licence);
        let ends: Vec<_> = licences.filter(|one| counts(one)).map(|one| one.valid_until).collect();
        // One that does not run out outlasts all others.
        if ends.contains(&None) { None } else { ends.into_iter().flatten().max() }
    }

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
        let is_account = |name: &String| Account::ALL.iter().any(|account| account.specialty() == name);
        if self.specialties.iter().any(is_account) {
            faults.push(("specialties", "specialties of the questionnaires"));
        }
        let has = |kind| self.credentials.iter().any(|one| one.kind == kind);
        let mut each = self.credentials.clone();
        each.sort();
        each.dedup();
        let right = each.len() == self.credentials.len()
            && each.len() <= CREDENTIALS_MAX
            && self
                .credentials
                .iter()
                .all(|one| is_line(&one.issuer, LINE_MAX) && profile::country(&one.country));
        if !(has(CredentialKind::Diploma) && has(CredentialKind::Licence) && right) {
            faults.push((
                "credentials",
                "a diploma and a licence at least, 20 at most, no two alike, each with who issued it and the country's code such as \"UA\"",
            ));
        }
        faults
    }

    /// Whether it names the same person with the same papers: what was confirmed of one holds for the other.
    pub fn is_of_the_same(&self, other: &Self) -> bool {
        let who = |form: &Self| {
            (form.name.clone(), form.title.clone(), form.specialties.clone(), form.experience_years)
        };
        who(self) == who(other) && self.credentials == other.credentials
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
            && ![name, title].into_iter().any(|text| text.contains(hides))
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn credential(kind: CredentialKind) -> Credential {
        Credential { kind, issuer: "Medical chamber".to_owned(), country: "UA".to_owned(), valid_until: None }
    }

    pub(in crate::verification) fn form() -> Form {
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

    #[test]
    fn the_licence_that_holds_longest_counts() {
        let until = |day| Credential {
            valid_until: Some(Day::from_number(day)),
            ..credential(CredentialKind::Licence)
        };
        let with = |licences: Vec<Credential>| {
            let diploma = Credential { kind: CredentialKind::Diploma, ..until(90) };
            Form { credentials: [vec![diploma], licences].concat(), ..form() }
        };
        let every = |form: Form| form.licence_ends(|_| true).map(Day::number);
        assert_eq!(every(with(vec![until(20), until(30)])), Some(30), "a diploma is no licence");
        assert_eq!(
            every(with(vec![until(20), credential(CredentialKind::Licence)])),
            None,
            "one does not run out"
        );
        assert_eq!(every(with(Vec::new())), None);
        let early = |one: &Credential| one.valid_until < Some(Day::from_number(25));
        assert_eq!(with(vec![until(20), until(30)]).licence_ends(early), Some(Day::from_number(20)));
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
        for name in [
            "a\u{ad}b".to_owned(),
            "x".repeat(101),
            "a\u{202e}b".to_owned(),
            "a\nb".to_owned(),
            "x".repeat(10_000),
        ] {
            assert!(!Form { name, ..form() }.is_keepable());
        }
        let many = vec![credential(CredentialKind::Licence); CREDENTIALS_MAX + 1];
        assert!(!Form { credentials: many, ..form() }.is_keepable());
    }
}
