//! `GET` an account of the desk: whether it is set up, who may act for it, and the own share of its vault.

use axum::{Json, extract::State};
use secondok_api::desk::account::{Account, Colleague, SharedAccount};
use secondok_protocol::vault::StaffKey;

use crate::{
    Care,
    http::{ActsFor, Refusal, With},
    mail::Mail,
    store::ColleagueRow,
};

/// As it stands.
pub(crate) async fn handle<R: ActsFor>(
    State(care): State<Care>,
    me: With<R>,
) -> Result<Json<SharedAccount>, Refusal> {
    let set_up = care.store().has_account(R::ACCOUNT).await?;
    let rows = care.store().colleagues(R::ACCOUNT).await?;
    let own = rows.iter().find(|row| row.staff == me.staff);
    let share = own.and_then(|row| row.share.clone()).map(Into::into);
    let colleague = |row: ColleagueRow| {
        let ColleagueRow { staff, login, key, share } = row;
        Colleague { staff, login, key: key.into(), let_in: share.is_some() }
    };
    let staff = rows.into_iter().map(colleague).collect();
    let mails = R::ACCOUNT == Account::Support && care.mail().is_some_and(Mail::sends);
    let printed = care.store().share(R::ACCOUNT, StaffKey::PRINTED).await?.map(Into::into);
    Ok(Json(SharedAccount { today: care.today(), set_up, share, printed, mails, staff }))
}
