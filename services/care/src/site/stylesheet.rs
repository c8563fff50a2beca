//! The one stylesheet, under a name that changes with it, so that browsers may keep it.

use std::sync::LazyLock;

use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use secondok_l10n::Language;
use sha2::{Digest, Sha256};

use super::failure;
use crate::Care;

pub(super) const ROUTE: &str = "/static/{file}";
/// The colours and sizes are those of the apps, so that going from a page to an app is no change of place.
pub(super) const TEXT: &str = concat!(
    include_str!("../../../../apps/ui/web/_tokens.css"),
    include_str!("../../static/site.css"),
    include_str!("../../static/notices/_site-notices.css"),
    include_str!("../../static/policy.css"),
    include_str!("../../static/statistics.css"),
    include_str!("../../static/support.css")
);

static NAME: LazyLock<String> = LazyLock::new(|| {
    let digest = Sha256::digest(TEXT);
    let hash: String = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
    format!("site-{hash}.css")
});

/// Its path.
pub(super) fn path() -> String {
    format!("/static/{}", *NAME)
}

/// `GET`: the stylesheet, or nothing at any other name.
pub(super) async fn handle(State(care): State<Care>, Path(file): Path<String>) -> Response {
    if file != *NAME {
        return failure::missing(Language::default(), care.site(&[]));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    ];
    (headers, TEXT).into_response()
}
