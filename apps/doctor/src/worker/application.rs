//! The application to be verified: its form, handing it in, taking it back.

use std::rc::Rc;

use secondok_client::{
    api::verification::{Application, Form},
    intake::Questionnaire,
    service::ServiceError,
};
use secondok_talk::{Trouble, specialty};

use super::tools::{Engine, Tools, with_engine};
use crate::view::Applying;

/// As it stands.
pub(super) async fn application(tools: Rc<Tools>) -> Result<Applying, Trouble> {
    shown(tools, async |engine| engine.application().await).await
}

/// Keeps the form, if it is still what was seen.
pub(super) async fn save(tools: Rc<Tools>, revision: u64, form: Form) -> Result<Applying, Trouble> {
    shown(tools, async move |engine| engine.save_form(revision, form).await).await
}

/// Hands it to the verifiers.
pub(super) async fn submit(tools: Rc<Tools>, revision: u64) -> Result<Applying, Trouble> {
    shown(tools, async move |engine| engine.submit_application(revision).await).await
}

/// Takes it back.
pub(super) async fn recall(tools: Rc<Tools>, revision: u64) -> Result<Applying, Trouble> {
    shown(tools, async move |engine| engine.recall_application(revision).await).await
}

async fn shown(
    tools: Rc<Tools>,
    ask: impl AsyncFnOnce(&Engine) -> Result<Application, ServiceError> + 'static,
) -> Result<Applying, Trouble> {
    with_engine(tools, async move |work| {
        let application = Box::new(ask(&work.engine).await?);
        let asked = Questionnaire::all().iter().map(|one| &one.id);
        let specialties = asked.map(|id| (id.clone(), specialty(id))).collect();
        Ok(Applying { application, specialties })
    })
    .await
}
