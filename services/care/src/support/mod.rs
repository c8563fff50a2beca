//! Support: what people ask about the service, sealed to the desk's own account.
//!
//! Questions are consultations with that account; whoever of the staff answers acts for it on the desk's origin, by the same
//! operations as a doctor for theirs. Here is what only it needs: how it is made, and who can open its vault.

mod quota;
pub(crate) mod rekey;
pub(crate) mod send;
pub(crate) mod set_up;
pub(crate) mod share;
pub(crate) mod show;
pub(crate) mod visitor;

use secondok_api::{problem::Kind, support::Share};
use secondok_protocol::{id::MailboxAddress, vault::SHARE_LEN};

use crate::{Care, http::Refusal, store::ShareRow};

pub(crate) use quota::Quota;
pub use quota::{FROM_APP, FROM_MAIL, FROM_SITE};

/// Refuses a new question from the app once the hour has had its measure, as if nobody answered: were it told to wait, it would
/// keep whoever asks from asking a doctor meanwhile. One that is there already may come again.
pub(crate) async fn require_measure(care: &Care, mailbox: MailboxAddress) -> Result<(), Refusal> {
    let is_free = care.store().consultation(mailbox).await?.is_some()
        || care.support_from_app().take(care.clock().now());
    if is_free { Ok(()) } else { Err(Kind::DOCTOR_UNAVAILABLE.into()) }
}

/// A share of the right length.
fn checked(Share { staff, share }: Share) -> Result<ShareRow, Refusal> {
    if share.0.len() != SHARE_LEN {
        return Err(Refusal::detailed(Kind::BAD_KEY, format!("A share has {SHARE_LEN} bytes.")));
    }
    Ok(ShareRow { staff, sealed: share.0 })
}
