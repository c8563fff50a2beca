//! The audit log.

use std::rc::Rc;

use secondok_client::api::audit::AuditQuery;
use secondok_talk::Trouble;

use super::tools::{Tools, with_engine};
use crate::view::AuditLog;

pub(super) async fn log(tools: Rc<Tools>, query: AuditQuery) -> Result<AuditLog, Trouble> {
    with_engine(tools, async move |engine| engine.audit(query).await.map_err(Trouble::of_reading)).await
}
