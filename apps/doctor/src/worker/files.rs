//! Files: a doctor looks at a patient's and sends none.

use std::rc::Rc;

use secondok_browser::{device::randomness, fetch::Fetch, parts::Waiting};
use secondok_client::{attach::Fetching, vault::VaultError};
use secondok_files::{
    carrier::{Shelves, view},
    talk::carrier::Named,
};
use secondok_talk::{Done, Trouble};
use wasm_bindgen::JsValue;

use super::tools::{Tools, with_engine};

/// What was sent in one consultation.
#[derive(Clone)]
struct Sent {
    tools: Rc<Tools>,
    consultation: u32,
}

impl Shelves for Sent {
    type Waiting = Waiting;

    async fn fetching(&self, Named { sequence, number }: Named) -> Result<Fetching<Fetch>, Trouble> {
        let consultation = self.consultation;
        with_engine(Rc::clone(&self.tools), async move |work| {
            let mailbox = work.mailbox(consultation).await?;
            let number = usize::try_from(number).unwrap_or(usize::MAX);
            if work.engine.fetch(mailbox, sequence, number).is_err() {
                // Another window has changed what lies in storage, and the messages are not at hand any more.
                work.engine.read(mailbox, &mut randomness()).await?;
            }
            Ok(work.engine.fetch(mailbox, sequence, number)?)
        })
        .await
    }

    async fn parts(&self) -> Result<Waiting, VaultError> {
        self.tools.parts().await
    }
}

/// Serves the files' page of a consultation over a port.
pub(super) fn open(tools: &Rc<Tools>, consultation: u32, beside: JsValue) -> Result<Done, Trouble> {
    view(Sent { tools: Rc::clone(tools), consultation }, beside)
}
