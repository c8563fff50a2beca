//! `GET` the session: who it is, and what they may do now.

use axum::{Json, extract::State};
use secondok_api::desk::Member;

use crate::{Care, http::StaffMember};

/// Who asks.
pub(crate) async fn handle(State(_): State<Care>, member: StaffMember) -> Json<Member> {
    let StaffMember { staff, login, roles, .. } = member;
    Json(Member { staff, login, roles })
}
