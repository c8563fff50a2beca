//! Asking support.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{
    content::{Content, Question},
    patient::AskError,
    telling,
    way_on::WayOn,
};
use secondok_talk::{Sent, Trouble};

use super::{
    compose,
    tools::{Tools, with_engine},
};
use crate::view::{Asking, Typed};

/// Where a text stands that belongs to no consultation yet: none has this number.
const QUESTION: u32 = 0;

/// What was being written.
pub(super) async fn kept(tools: &Rc<Tools>) -> Result<Asking, Trouble> {
    Ok(Asking { kept: compose::kept(tools, QUESTION, [].iter()).await? })
}

pub(super) async fn keep(tools: &Rc<Tools>, text: String) -> Result<Typed, Trouble> {
    compose::keep(tools, QUESTION, text).await
}

pub(super) async fn ask(tools: Rc<Tools>, text: String, is_sure: bool) -> Result<Sent, Trouble> {
    telling::may_go(&Content::Question(Question::new(text.clone())), is_sure)?;
    with_engine(Rc::clone(&tools), async move |engine| {
        let asked = engine.ask_support(&text, Tools::today(), &mut randomness()).await;
        let asked = asked.map_err(|error| (is_taken_over(&error), trouble(error)));
        if asked.as_ref().err().is_none_or(|(is_taken_over, _)| *is_taken_over) {
            // Where this fails, it is shown once more: sending it again doubles nothing.
            let _ = compose::drop_it(&tools, QUESTION).await;
        }
        tools.tell();
        let asked = asked.map_err(|(taken_over, trouble)| Trouble { taken_over, ..trouble })?;
        Ok(Sent::Done(asked.summary.index))
    })
    .await
}

/// Whether the engine has it, on its way or as a draft.
fn is_taken_over(error: &AskError) -> bool {
    !matches!(error, AskError::Content(_) | AskError::EarlierWaiting(_) | AskError::Vault(_))
}

/// In words that fit support.
pub(super) fn trouble(error: AskError) -> Trouble {
    match error {
        AskError::UnknownSpecialty | AskError::DoctorUnavailable => {
            Trouble::new("failure-support-none", WayOn::TryAgainLater)
        }
        error => error.into(),
    }
}
