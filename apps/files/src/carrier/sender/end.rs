//! When a consultation is destroyed, or everything is removed from this device: nothing is sent any more, and no part stays.

use std::rc::Rc;

use secondok_client::{attach::Parts, protocol::id::BlobId, vault::VaultError};

use super::{Carries, Engine, sending};
use crate::talk::carrier::Standing;

/// Attachments that are on their way in a consultation.
pub fn attached(engine: &Engine, index: u32) -> Vec<BlobId> {
    engine.uploads(index).iter().map(|upload| upload.place().blob).collect()
}

/// The consultation is no more: these were on their way in it. What was being sealed for it is swept at the next start.
///
/// # Errors
/// [`VaultError`].
pub async fn drop_all<C: Carries>(
    tools: &Rc<C>,
    index: u32,
    attached: Vec<BlobId>,
) -> Result<(), VaultError> {
    for desk in tools.files().desks_of(index) {
        desk.is_gone();
    }
    let parts = tools.engine().parts().await?;
    for blob in attached {
        parts.forget(blob, None).await?;
    }
    sending::say(&**tools, index, Standing::Nothing, true);
    sending::begin(tools);
    Ok(())
}

/// Everything is about to be removed.
pub fn forget<C: Carries>(tools: &C) {
    sending::rest(tools);
    for desk in tools.files().desks.take() {
        desk.is_gone();
    }
}
