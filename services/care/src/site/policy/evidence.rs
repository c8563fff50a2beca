//! What came of the attempts to break the promises, for programs.

use axum::Json;
use secondok_policy::evidence;
use serde_json::Value;

/// `GET`: every promise with its sentences, how they stand, and each attempt with the test that noticed it.
pub(super) async fn handle() -> Json<Value> {
    Json(evidence::report())
}
