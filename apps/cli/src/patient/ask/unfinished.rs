//! A request that is being answered: kept on this device answer by answer, so that stopping loses nothing.

use secondok_client::{content::Request, unfinished::UnfinishedRequest};

use super::choose::Chosen;
use crate::{
    app::App,
    failure::Failure,
    home::{FileVault, Part},
};

/// The blob's name in the patient's part of the home.
const NAME: &str = "unfinished";

/// What was answered so far.
pub(super) struct Unfinished {
    pub(super) request: UnfinishedRequest,
    /// Whether somebody types it: what comes from a file is kept there.
    is_kept: bool,
}

impl Unfinished {
    /// Nothing yet.
    pub(super) fn begin(chosen: &Chosen<'_>, is_kept: bool) -> Self {
        Self { request: UnfinishedRequest::new(chosen.doctor.id, chosen.questionnaire), is_kept }
    }

    /// A request that was not sent.
    pub(super) fn of(chosen: &Chosen<'_>, request: Request) -> Self {
        Self { request: UnfinishedRequest::of(chosen.doctor.id, request), is_kept: true }
    }

    /// What was answered before for this doctor and specialty, if the person wants to go on with it; else nothing yet.
    pub(super) fn take_up(app: &mut App, chosen: &Chosen<'_>) -> Result<Self, Failure> {
        let begun = Self::begin(chosen, true);
        let vault = { app.home.vault(Part::Patient, &app.home.lock()?)? };
        let found = all(&vault)?.into_iter().find(|kept| begun.is(kept));
        let Some(found) = found.and_then(UnfinishedRequest::today) else { return Ok(begun) };
        app.out.gap();
        let args = [("count", found.answers.given.len().into())];
        let question = app.out.texts().text_with("ask-unfinished", &args);
        let is_wanted = app.prompt.yes(&mut app.out, &question)?;
        Ok(if is_wanted { Self { request: found, is_kept: true } } else { begun })
    }

    /// Keeps it as it stands now. If that fails it is said, and answering goes on.
    pub(super) fn keep(&self, app: &mut App) {
        if !self.is_kept {
            return;
        }
        let kept = app.home.lock().and_then(|lock| {
            let vault = app.home.vault(Part::Patient, &lock)?;
            let mut all = all(&vault)?;
            all.retain(|other| !self.is(other));
            all.push(self.request.clone());
            save(&vault, &all)
        });
        if let Err(failure) = kept {
            app.out.failure(&failure);
        }
    }

    /// It has been sent, or is kept as what it is now.
    pub(super) fn done(&self, vault: &FileVault) -> Result<(), Failure> {
        let mut all = all(vault)?;
        all.retain(|other| !self.is(other));
        save(vault, &all)
    }

    /// Whether it is for the same doctor, in the same specialty.
    fn is(&self, other: &UnfinishedRequest) -> bool {
        self.request.doctor == other.doctor && self.request.answers.specialty == other.answers.specialty
    }
}

/// All of them. What cannot be read any more is begun anew.
fn all(vault: &FileVault) -> Result<Vec<UnfinishedRequest>, Failure> {
    Ok(vault.read(NAME)?.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
}

fn save(vault: &FileVault, all: &[UnfinishedRequest]) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(vault.remove(NAME)?);
    }
    let blob = serde_json::to_vec(all).expect("answers are text: plain JSON");
    Ok(vault.replace(NAME, &blob)?)
}
