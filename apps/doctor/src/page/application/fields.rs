//! The fields of the application, as they stand on the screen. They outlive their screens: what was not saved is there again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use secondok_client::api::verification::{Credential, Form};

use super::merge::merge;
use crate::view::Applying;

/// What is no number.
const NONE: u32 = u32::MAX;

/// The fields. Cheap to copy.
#[derive(Clone, Copy)]
pub(in crate::page) struct Fields {
    pub(super) name: RwSignal<String>,
    pub(super) title: RwSignal<String>,
    pub(super) specialties: RwSignal<Vec<String>>,
    pub(super) years: RwSignal<String>,
    pub(super) languages: RwSignal<Vec<String>>,
    pub(super) about: RwSignal<BTreeMap<String, String>>,
    pub(super) price: RwSignal<String>,
    pub(super) days: RwSignal<String>,
    pub(super) credentials: RwSignal<Vec<Credential>>,
    /// As the service has it, as far as this window knows.
    kept: RwSignal<Option<(u64, Form)>>,
}

impl Fields {
    /// Nothing was fetched yet.
    pub(in crate::page) fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            name: text(),
            title: text(),
            specialties: RwSignal::new(Vec::new()),
            years: text(),
            languages: RwSignal::new(Vec::new()),
            about: RwSignal::new(BTreeMap::new()),
            price: text(),
            days: text(),
            credentials: RwSignal::new(Vec::new()),
            kept: RwSignal::new(None),
        }
    }

    /// The service has it so. What was typed since it was seen last stays.
    pub(in crate::page) fn learn(self, applying: &Applying) {
        let application = &applying.application;
        let now = application.form.clone();
        let filled = match self.kept.get_untracked() {
            Some((_, seen)) => merge(&seen, untrack(move || self.typed()), now.clone()),
            None => now.clone(),
        };
        self.kept.set(Some((application.revision, now)));
        self.fill(filled);
    }

    /// Another one may come.
    pub(in crate::page) fn clear(self) {
        self.kept.set(None);
        self.fill(Form::default());
    }

    fn fill(self, form: Form) {
        let Form { name, title, specialties, languages, about, credentials, .. } = form;
        line(self.name, name);
        line(self.title, title);
        put(self.specialties, specialties);
        put(self.languages, languages);
        put(self.about, about);
        put(self.credentials, credentials);
        let number = |field: RwSignal<String>, number: u32, none: u32| {
            // What is no number stays, to be mended.
            if number != NONE && number != read(&field.read_untracked()) {
                field.set(if number == none { String::new() } else { number.to_string() });
            }
        };
        number(self.years, form.experience_years, NONE);
        number(self.price, form.price_units, NONE);
        number(self.days, form.answer_days, 0);
        // A number that was never typed is shown all the same.
        for field in [self.years, self.price] {
            if field.read_untracked().is_empty() {
                field.set("0".to_owned());
            }
        }
    }

    /// As it stands in the fields; what is no number is one that is not possible.
    pub(super) fn typed(self) -> Form {
        let mut about = self.about.get();
        about.retain(|_, text| !text.trim().is_empty());
        Form {
            name: self.name.get().trim().to_owned(),
            title: self.title.get().trim().to_owned(),
            specialties: self.specialties.get(),
            experience_years: read(&self.years.read()),
            languages: self.languages.get(),
            about,
            price_units: read(&self.price.read()),
            answer_days: read(&self.days.read()),
            credentials: self.credentials.get(),
        }
    }

    /// What there is to be saved, and over which revision; none where nothing was typed since.
    pub(super) fn unsaved(self) -> Option<(u64, Form)> {
        let (revision, seen) = self.kept.get()?;
        let typed = self.typed();
        (typed != seen).then_some((revision, typed))
    }

    /// The revision that was seen.
    pub(super) fn revision(self) -> Option<u64> {
        self.kept.read_untracked().as_ref().map(|(revision, _)| *revision)
    }
}

/// Whether it can be kept: no field is longer than it may be, and what should be a number is one.
pub(super) fn can_be_kept(form: &Form) -> bool {
    form.is_keepable()
        && is_number(form.experience_years)
        && is_number(form.price_units)
        && is_number(form.answer_days)
}

fn is_number(number: u32) -> bool {
    number != NONE
}

/// Who stands in a field stays there.
fn put<T: PartialEq + Send + Sync + 'static>(field: RwSignal<T>, value: T) {
    if *field.read_untracked() != value {
        field.set(value);
    }
}

/// The same where what is typed is kept without the spaces around it.
fn line(field: RwSignal<String>, value: String) {
    if field.read_untracked().trim() != value {
        field.set(value);
    }
}

/// Nothing is none.
pub(super) fn read(text: &str) -> u32 {
    let text = text.trim();
    if text.is_empty() { 0 } else { text.parse().unwrap_or(NONE) }
}

#[cfg(test)]
mod tests {
    use secondok_client::{
        api::verification::{Application, Standing},
        protocol::Day,
    };

    use super::*;

    fn applying(revision: u64, form: Form) -> Applying {
        let (today, standing, mailbox, checks) =
            (Day::from_number(20_000), Standing::Draft, None, Vec::new());
        let application = Application { today, standing, revision, form, mailbox, checks };
        Applying { application: Box::new(application), specialties: Vec::new() }
    }

    #[test]
    fn what_is_typed_is_to_be_saved_and_a_change_elsewhere_does_not_lose_it() {
        Owner::new().with(|| {
            let fields = Fields::new();
            assert_eq!(fields.unsaved(), None, "nothing was fetched");
            fields.learn(&applying(0, Form::default()));
            assert_eq!(fields.unsaved(), None, "nothing was typed");
            assert_eq!(fields.days.get(), "", "no number was said yet");
            fields.name.set("Olena Koval ".to_owned());
            fields.days.set("5".to_owned());
            let typed = Form { name: "Olena Koval".to_owned(), answer_days: 5, ..Form::default() };
            assert_eq!(fields.unsaved(), Some((0, typed.clone())));

            let elsewhere = Form { title: "Dr. med.".to_owned(), ..Form::default() };
            fields.learn(&applying(1, elsewhere.clone()));
            assert_eq!(fields.title.get(), "Dr. med.");
            let both = Form { title: elsewhere.title, ..typed };
            assert_eq!(fields.unsaved(), Some((1, both.clone())));
            fields.learn(&applying(2, both));
            assert_eq!(fields.unsaved(), None);
        });
    }

    #[test]
    fn what_is_no_number_stays_in_its_field_and_is_not_saved() {
        Owner::new().with(|| {
            let fields = Fields::new();
            fields.learn(&applying(0, Form::default()));
            fields.years.set("eleven".to_owned());
            let (_, typed) = fields.unsaved().expect("it was typed");
            assert!(!can_be_kept(&typed));
            fields.learn(&applying(1, Form { title: "Dr. med.".to_owned(), ..Form::default() }));
            assert_eq!(
                (fields.years.get(), fields.title.get()),
                ("eleven".to_owned(), "Dr. med.".to_owned())
            );
        });
    }

    #[test]
    fn what_is_as_long_as_it_may_be_can_be_kept_and_no_longer() {
        let named = |length: usize| Form { name: "x".repeat(length), ..Form::default() };
        assert!(can_be_kept(&named(100)));
        assert!(!can_be_kept(&named(101)));
    }
}
