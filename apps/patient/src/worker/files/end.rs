//! When a consultation is destroyed, or everything is removed from this device: nothing is sent any more, and no part stays.

use std::rc::Rc;

use secondok_client::{attach::Parts, protocol::id::BlobId, vault::VaultError};
use secondok_files::talk::carrier::Standing;

use super::sending;
use crate::worker::tools::{Engine, Tools};

/// Attachments that are on their way in a consultation.
pub(in crate::worker) fn attached(engine: &Engine, index: u32) -> Vec<BlobId> {
    engine.uploads(index).iter().map(|upload| upload.place().blob).collect()
}

/// The consultation is no more: these were on their way in it. What was being sealed for it is swept at the next start.
pub(in crate::worker) async fn drop_all(
    tools: &Rc<Tools>,
    index: u32,
    attached: Vec<BlobId>,
) -> Result<(), VaultError> {
    for desk in tools.files.desks_of(index) {
        desk.is_gone();
    }
    let parts = tools.parts().await?;
    for blob in attached {
        parts.forget(blob, None).await?;
    }
    sending::say(tools, index, Standing::Nothing, true);
    sending::begin(tools);
    Ok(())
}

/// Everything is about to be removed.
pub(in crate::worker) fn forget(tools: &Tools) {
    sending::rest(tools);
    for desk in tools.files.desks.take() {
        desk.is_gone();
    }
}
