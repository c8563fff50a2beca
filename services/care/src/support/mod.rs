//! Support: what people ask about the service, sealed to an account of the desk ([`crate::shared`]).
//!
//! Questions are consultations with that account; whoever of the staff answers acts for it on the desk's origin, by the same
//! operations as a doctor for theirs. Here is what only it needs: how many questions it takes, ways without an app, e-mail.

mod quota;
pub(crate) mod send;
pub(crate) mod visitor;

use secondok_api::problem::Kind;
use secondok_protocol::id::MailboxAddress;

use crate::{Care, http::Refusal};

pub(crate) use quota::Quota;
pub use quota::{FROM_APP, FROM_MAIL, FROM_SITE};

/// Refuses a new question from the app once the hour has had its measure, as if nobody answered: were it told to wait, it would
/// keep whoever asks from asking a doctor meanwhile. One that is there already may come again.
pub(crate) async fn require_measure(care: &Care, mailbox: MailboxAddress) -> Result<(), Refusal> {
    let is_free = care.store().consultation(mailbox).await?.is_some()
        || care.support_from_app().take(care.clock().now());
    if is_free { Ok(()) } else { Err(Kind::DOCTOR_UNAVAILABLE.into()) }
}
