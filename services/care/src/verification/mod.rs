//! Verification: from a doctor who applies to one who can be asked, and back.
//!
//! | file | does |
//! |---|---|
//! | `stage` | where an application stands, and what leads on from there (pure) |
//! | `invite` | sends a link to register by to whoever reads mail of an address |
//! | `show`, `save`, `documents`, `submit` | the doctor's side |
//! | `list`, `look`, `check`, `step` | the verifiers' side, at the desk |
//! | `slug` | what a doctor's page is called, and names that pretend to be others |
//!
//! The documents are sealed on the doctor's device and lie in a consultation with the verifiers' account. What is here the service
//! can read: the form, which becomes the public page, and the record of the checks.

pub(crate) mod check;
pub(crate) mod documents;
pub(crate) mod invite;
pub(crate) mod list;
pub(crate) mod look;
pub(crate) mod save;
pub(crate) mod show;
pub(crate) mod slug;
mod stage;
pub(crate) mod step;
pub(crate) mod submit;

use secondok_api::{
    problem::Kind,
    verification::{Application, Form, Recorded, Standing, latest},
};
use secondok_protocol::{Day, id::MailboxAddress};

pub(crate) use self::invite::Measure;
pub use self::{
    invite::{IN_AN_HOUR, TO_ONE_ADDRESS},
    stage::{Complete, Refused, Shown, Stage, Verifier},
};
use crate::{
    Care,
    http::Refusal,
    store::{ApplicationError, ApplicationRow},
};

impl ApplicationRow {
    /// What was confirmed of the credentials that it names, by the latest check of each.
    pub(crate) fn confirmed(&self) -> Vec<Recorded> {
        let found = self.form.credentials.iter().filter_map(|one| latest(one, self.counting()));
        found.filter(|found| found.check.confirmed).cloned().collect()
    }

    /// As its doctor sees it.
    pub(crate) fn public(self, today: Day) -> Application {
        let checks = self.counting().to_vec();
        let Self { stage, revision, form, mailbox, .. } = self;
        Application { today, standing: stage.standing(), revision, form, mailbox, checks }
    }
}

/// What there is of a doctor whom the organisation took over without an application.
pub(crate) fn vouched(today: Day) -> Application {
    let (standing, form) = (Standing::Vouched, Form::default());
    Application { today, standing, revision: 0, form, mailbox: None, checks: Vec::new() }
}

/// Refuses to open a mailbox with the verifiers that no applicant has named: nobody else has anything to show them. One that is
/// there already may come again.
pub(crate) async fn require_applicant(care: &Care, mailbox: MailboxAddress) -> Result<(), Refusal> {
    let is_named = care.store().applicant(mailbox).await?.is_some()
        || care.store().consultation(mailbox).await?.is_some();
    if is_named { Ok(()) } else { Err(Kind::DOCTOR_UNAVAILABLE.into()) }
}

impl From<ApplicationError> for Refusal {
    fn from(error: ApplicationError) -> Self {
        match error {
            ApplicationError::Unknown => Kind::UNKNOWN_APPLICATION.into(),
            ApplicationError::Changed => Kind::APPLICATION_CHANGED.into(),
            ApplicationError::Incomplete => Kind::BAD_APPLICATION.into(),
            ApplicationError::NoDocuments => Kind::NO_DOCUMENTS.into(),
            ApplicationError::Refused(refused) => match refused {
                Refused::Standing => Kind::APPLICATION_STANDING.into(),
                Refused::NotTheReviewer => Kind::NOT_THE_REVIEWER.into(),
                Refused::NobodyProposes => Self::detailed(
                    Kind::APPLICATION_STANDING,
                    "Who proposed this is no verifier any more: send it back, and propose it anew.",
                ),
                Refused::SameVerifier => Kind::SAME_VERIFIER.into(),
                Refused::NotShown(missing) => Self::detailed(Kind::NOT_SHOWN, format!("{missing}.")),
            },
            ApplicationError::Store(error) => error.into(),
        }
    }
}
