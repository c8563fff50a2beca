//! What tests of several parts need.

use std::{path::Path, sync::Arc};

use secondok_care::{
    Care,
    store::{Store, StoreOptions},
};
use secondok_testkit::parts;

use crate::clock::SystemClock;

/// The service over a new database in this folder.
pub(crate) async fn care(folder: &Path) -> Care {
    let url = format!("sqlite:{}", folder.join("care.sqlite").display());
    Care::new(parts(
        Store::open(&StoreOptions::new(url)).await.expect("a new database"),
        Arc::new(SystemClock::default()),
    ))
}
