//! Everybody who has a page, in memory, so that a page of the directory costs little also among thousands of doctors.
//!
//! Nothing of who asks is in it, nor what was asked for. It is made anew when this service changed a doctor, when the day changes,
//! and at the latest after [`FRESH`] seconds, because another service or `secondok desk` may have changed one in the same
//! database.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use secondok_api::directory::Profile;
use secondok_l10n::{Language, codes};
use secondok_protocol::Day;

pub(crate) use super::search::Found;
use super::search::Search;
use crate::{
    Care,
    site::texts,
    store::{DirectoryRow, StoreError},
};

/// How many seconds old it may be.
const FRESH: u64 = 5;

/// Everybody who has a page, each with whether they can be asked.
#[derive(Debug, Default)]
pub(crate) struct Published {
    /// Ordered by name.
    doctors: Vec<Listed>,
    specialties: BTreeSet<String>,
    languages: BTreeSet<String>,
    countries: BTreeSet<String>,
    search: Search,
}

/// One doctor as lists show them.
#[derive(Debug, Clone)]
pub(crate) struct Listed {
    /// Without what they write about themselves.
    pub(crate) profile: Profile,
    /// Whether new consultations can be opened with them today.
    pub(crate) available: bool,
}

impl Published {
    /// Of these doctors, in their order.
    pub(crate) fn of(doctors: impl IntoIterator<Item = (Profile, bool)>) -> Self {
        let listed = |(profile, available)| {
            let about = BTreeMap::new();
            Listed { profile: Profile { about, ..profile }, available }
        };
        let doctors: Vec<Listed> = doctors.into_iter().map(listed).collect();
        let every = |of: fn(&Profile) -> &Vec<String>| {
            doctors.iter().flat_map(|listed| of(&listed.profile)).cloned().collect()
        };
        let specialties: BTreeSet<String> = every(|profile| &profile.specialties);
        let names: BTreeMap<&str, Vec<String>> =
            specialties.iter().map(|code| (code.as_str(), names_of_specialty(code))).collect();
        let found_by = |Listed { profile, .. }: &Listed| {
            let specialties = profile.specialties.iter().filter_map(|code| names.get(code.as_str()));
            (profile.full_name(), specialties.flatten().map(String::as_str).collect::<Vec<_>>())
        };
        Self {
            search: Search::of(doctors.iter().map(found_by)),
            specialties,
            languages: every(|profile| &profile.languages),
            countries: every(|profile| &profile.licensed_in),
            doctors,
        }
    }

    /// Everybody, ordered by name.
    pub(crate) fn doctors(&self) -> &[Listed] {
        &self.doctors
    }

    /// Specialties that somebody has.
    pub(crate) fn specialties(&self) -> &BTreeSet<String> {
        &self.specialties
    }

    /// Languages that somebody consults in.
    pub(crate) fn languages(&self) -> &BTreeSet<String> {
        &self.languages
    }

    /// Countries in which somebody is licensed.
    pub(crate) fn countries(&self) -> &BTreeSet<String> {
        &self.countries
    }

    /// Who fits by name or specialty, the best first.
    pub(crate) fn find(&self, text: &str) -> Found {
        self.search.find(text)
    }
}

/// What people call a specialty, in every language, whatever the page's is.
fn names_of_specialty(code: &str) -> Vec<String> {
    Language::ALL.into_iter().map(|language| codes::name(texts(language), "specialty", code)).collect()
}

/// The directory as it was read last.
#[derive(Debug, Default)]
pub(crate) struct Reading(tokio::sync::Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    published: Arc<Published>,
    day: Day,
    /// In seconds.
    at: u64,
    changes: u64,
}

impl Care {
    /// Everybody who has a page, as they can be asked today. Who asks while it is read waits for it: it is read once for all of them.
    pub(crate) async fn published(&self) -> Result<Arc<Published>, StoreError> {
        let mut kept = self.reading().0.lock().await;
        let (now, day) = (self.clock().now().0, self.today());
        // Before it is read: what changes meanwhile has it read again.
        let changes = self.store().directory_changes();
        if let Some(kept) = &*kept
            && kept.changes == changes
            && kept.day == day
            && (kept.at..kept.at + FRESH).contains(&now)
        {
            return Ok(kept.published.clone());
        }
        let rows = self.store().directory(day).await?;
        let made = tokio::task::spawn_blocking(move || {
            Published::of(
                rows.into_iter().map(|DirectoryRow { profile, available, .. }| (profile, available)),
            )
        });
        let published = Arc::new(made.await.expect("it ends, and does not panic"));
        *kept = Some(Kept { published: published.clone(), day, at: now, changes });
        Ok(published)
    }
}
