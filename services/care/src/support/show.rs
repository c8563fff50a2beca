//! `GET` support: whether it is set up, who may answer, and the own share of the vault.

use axum::{Json, extract::State};
use secondok_api::support::{Colleague, Support};
use secondok_protocol::vault::StaffKey;

use crate::{
    Care,
    http::{Answerer, Refusal, With},
    mail::Mail,
    store::ColleagueRow,
};

/// As it stands.
pub(crate) async fn handle(State(care): State<Care>, me: With<Answerer>) -> Result<Json<Support>, Refusal> {
    let set_up = care.store().has_support().await?;
    let rows = care.store().colleagues().await?;
    let own = rows.iter().find(|row| row.staff == me.staff);
    let share = own.and_then(|row| row.share.clone()).map(Into::into);
    let colleague = |row: ColleagueRow| {
        let ColleagueRow { staff, login, key, share } = row;
        Colleague { staff, login, key: key.into(), let_in: share.is_some() }
    };
    let staff = rows.into_iter().map(colleague).collect();
    let mails = care.mail().is_some_and(Mail::sends);
    let printed = care.store().share(StaffKey::PRINTED).await?.map(Into::into);
    Ok(Json(Support { today: care.today(), set_up, share, printed, mails, staff }))
}
