//! The desk's own accounts, which several people of the staff act for: how one is made, and who can open its vault. What each of
//! them is for stands elsewhere; what is done for it on the desk's origin are the operations that a doctor has for theirs.

pub(crate) mod rekey;
pub(crate) mod set_up;
pub(crate) mod share;
pub(crate) mod show;

use secondok_api::{desk::account::Share, problem::Kind};
use secondok_protocol::vault::SHARE_LEN;

use crate::{http::Refusal, store::ShareRow};

/// A share of the right length.
fn checked(Share { staff, share }: Share) -> Result<ShareRow, Refusal> {
    if share.0.len() != SHARE_LEN {
        return Err(Refusal::detailed(Kind::BAD_KEY, format!("A share has {SHARE_LEN} bytes.")));
    }
    Ok(ShareRow { staff, sealed: share.0 })
}
