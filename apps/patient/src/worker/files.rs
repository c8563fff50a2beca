//! Files that go to a doctor: the files' page and imaging are served, and what was sealed is brought, as everywhere.

use std::rc::Rc;

use secondok_client::facts::Facts;
use secondok_files::carrier::sender::{Carries, Engine};
pub(super) use secondok_files::carrier::sender::{
    Files, attached, drop_all, forget, listen, moved_on, open, resume,
};
use secondok_talk::Trouble;

use super::{
    follow,
    tools::{NAME, Tools, no_words},
};

impl Carries for Tools {
    const ENGINE: &'static str = NAME;
    const SEALING: &'static str = "secondok-patient-sealing";
    const SENDING: &'static str = "secondok-patient-sending";
    const IS_KNOWN: bool = false;

    fn engine(&self) -> &secondok_browser::tools::Tools<Engine> {
        self
    }

    fn files(&self) -> &Files {
        &self.files
    }

    fn none() -> Trouble {
        no_words()
    }

    fn changed(self: &Rc<Self>, index: u32) {
        follow::changed(self, index);
    }

    async fn facts(self: &Rc<Self>) -> Facts {
        Tools::facts(Rc::clone(self)).await
    }
}
