//! `GET` of the audit log, for whoever watches over security: the desk's timeline.

use axum::{Json, extract::State};
use secondok_api::audit::{AuditLog, AuditQuery, PAGE, Sealed};

use crate::{
    Care,
    http::{Asked, Guard, Refusal, With},
    store::Which,
};

/// A page of it, the latest entries first.
pub(crate) async fn handle(
    State(care): State<Care>,
    _: With<Guard>,
    Asked(AuditQuery { before, alerts }): Asked<AuditQuery>,
) -> Result<Json<AuditLog>, Refusal> {
    let which = if alerts { Which::Alerts } else { Which::All };
    // One more than is shown tells whether there are more.
    let mut entries = care.store().audit_entries(which, before, PAGE + 1).await?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let names = care.store().audit_names(&entries).await?;
    let seal = care.store().last_audit_seal().await?;
    let sealed = seal.map(|seal| Sealed { number: seal.head.number, at: seal.at.0 });
    Ok(Json(AuditLog { entries, more, names, sealed, broken: care.audit_watch().broken() }))
}
