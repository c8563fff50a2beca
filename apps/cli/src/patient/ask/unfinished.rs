//! A request that is being answered: kept on this device answer by answer, so that stopping loses nothing.

use std::collections::BTreeSet;

use secondok_client::{
    content::Request,
    intake::{Answers, Consent, Questionnaire, Terms},
    protocol::id::DoctorId,
};
use serde::{Deserialize, Serialize};

use super::choose::Chosen;
use crate::{
    app::App,
    failure::Failure,
    home::{FileVault, Part},
};

/// The blob's name in the patient's part of the home.
const NAME: &str = "unfinished";

/// What was answered so far.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Unfinished {
    doctor: DoctorId,
    pub(super) intake: Answers,
    pub(super) skipped: BTreeSet<String>,
    pub(super) questions: Vec<String>,
    pub(super) consent: Option<Consent>,
    /// Whether somebody types it: what comes from a file is kept there.
    #[serde(skip)]
    is_kept: bool,
}

impl Unfinished {
    /// Nothing yet.
    pub(super) fn begin(chosen: &Chosen<'_>, is_kept: bool) -> Self {
        Self {
            doctor: chosen.doctor.id,
            intake: chosen.questionnaire.start(),
            skipped: BTreeSet::new(),
            questions: Vec::new(),
            consent: None,
            is_kept,
        }
    }

    /// All but the consent of a request that was not sent.
    pub(super) fn of(chosen: &Chosen<'_>, request: Request) -> Self {
        let unanswered = |id: &String| !request.intake.given.contains_key(id);
        let visible = chosen.questionnaire.visible(&request.intake);
        Self {
            skipped: visible.map(|question| question.id.clone()).filter(unanswered).collect(),
            questions: request.questions,
            intake: request.intake,
            ..Self::begin(chosen, true)
        }
    }

    /// What was answered before for this doctor and specialty, if the person wants to go on with it; else nothing yet.
    pub(super) fn take_up(app: &mut App, chosen: &Chosen<'_>) -> Result<Self, Failure> {
        let begun = Self::begin(chosen, true);
        let vault = { app.home.vault(Part::Patient, &app.home.lock()?)? };
        let Some(found) = all(&vault)?.into_iter().find(|kept| kept.is_for(&begun)) else { return Ok(begun) };
        let found = found.fitting(chosen.questionnaire);
        app.out.gap();
        let args = [("count", found.intake.given.len().into())];
        let question = app.out.texts().text_with("ask-unfinished", &args);
        Ok(if app.prompt.yes(&mut app.out, &question)? { found } else { begun })
    }

    /// With the answers that fit today's questionnaire.
    fn fitting(mut self, questionnaire: &Questionnaire) -> Self {
        self.intake.version = questionnaire.version;
        self.intake.given.retain(|id, answer| {
            questionnaire.question(id).is_some_and(|question| question.check(answer).is_ok())
        });
        self.is_kept = true;
        self
    }

    /// Keeps it as it stands now. If that fails it is said, and answering goes on.
    pub(super) fn keep(&self, app: &mut App) {
        if !self.is_kept {
            return;
        }
        let kept = app.home.lock().and_then(|lock| {
            let vault = app.home.vault(Part::Patient, &lock)?;
            let mut all = all(&vault)?;
            all.retain(|other| !other.is_for(self));
            all.push(self.clone());
            save(&vault, &all)
        });
        if let Err(failure) = kept {
            app.out.failure(&failure);
        }
    }

    /// It has been sent, or is kept as what it is now.
    pub(super) fn done(&self, vault: &FileVault) -> Result<(), Failure> {
        let mut all = all(vault)?;
        all.retain(|other| !other.is_for(self));
        save(vault, &all)
    }

    /// As it can be sent, once all the terms are agreed to.
    pub(super) fn request(&self) -> Result<Request, Failure> {
        let consent = self.consent.clone().ok_or_else(|| Failure::new("failure-content-no-consent"))?;
        Ok(Request { intake: self.intake.clone(), questions: self.questions.clone(), consent })
    }

    /// Whether today's terms were agreed to.
    pub(super) fn has_consent(&self) -> bool {
        self.consent.as_ref().is_some_and(|consent| Terms::current().missing(consent).next().is_none())
    }

    fn is_for(&self, other: &Self) -> bool {
        self.doctor == other.doctor && self.intake.specialty == other.intake.specialty
    }
}

/// All of them. What cannot be read any more is begun anew.
fn all(vault: &FileVault) -> Result<Vec<Unfinished>, Failure> {
    Ok(vault.read(NAME)?.and_then(|blob| serde_json::from_slice(&blob).ok()).unwrap_or_default())
}

fn save(vault: &FileVault, all: &[Unfinished]) -> Result<(), Failure> {
    if all.is_empty() {
        return Ok(vault.remove(NAME)?);
    }
    let blob = serde_json::to_vec(all).expect("answers are text: plain JSON");
    Ok(vault.replace(NAME, &blob)?)
}
