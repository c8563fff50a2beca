//! What tests of several parts need.

use std::{path::Path, sync::Arc};

use secondok_care::{
    Care,
    store::{AttachmentOptions, Store, StoreOptions},
};
use secondok_testkit::parts;

use crate::clock::SystemClock;

/// The service over a new database in this folder.
pub(crate) async fn care(folder: &Path) -> Care {
    care_with(folder, None).await
}

/// The same with attachments.
pub(crate) async fn care_with(folder: &Path, attachments: Option<AttachmentOptions>) -> Care {
    let url = format!("sqlite:{}", folder.join("care.sqlite").display());
    let options = StoreOptions { attachments, ..StoreOptions::new(url) };
    Care::new(parts(Store::open(&options).await.expect("a new database"), Arc::new(SystemClock::default())))
}
