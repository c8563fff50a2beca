//! Files: what doctors show is looked at here, and none is sent.

use std::rc::Rc;

use secondok_browser::{fetch::Fetch, parts::Waiting};
use secondok_client::{attach::Fetching, protocol::id::DoctorId, vault::VaultError};
use secondok_files::{
    carrier::{Shelves, view},
    talk::carrier::Named,
};
use secondok_talk::{Done, Trouble};
use wasm_bindgen::JsValue;

use super::{doctors, tools::Tools};

/// What one doctor shows.
#[derive(Clone)]
struct Shown {
    tools: Rc<Tools>,
    doctor: DoctorId,
}

impl Shelves for Shown {
    type Waiting = Waiting;

    async fn fetching(&self, Named { sequence, number }: Named) -> Result<Fetching<Fetch>, Trouble> {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        doctors::fetching(Rc::clone(&self.tools), self.doctor, sequence, number).await
    }

    async fn parts(&self) -> Result<Waiting, VaultError> {
        self.tools.parts().await
    }
}

/// Serves the files' page over a port.
pub(super) fn open(tools: &Rc<Tools>, doctor: DoctorId, beside: JsValue) -> Result<Done, Trouble> {
    view(Shown { tools: Rc::clone(tools), doctor }, beside)
}
