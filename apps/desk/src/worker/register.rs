//! Joining the staff with an invitation.

use std::{cell::RefCell, rc::Rc};

use secondok_browser::{device::randomness, fetch::Fetch};
use secondok_client::{desk::Registration, protocol::id::InvitationCode, way_on::WayOn};
use secondok_talk::{Done, Secret, Trouble};

use crate::view::Factor;

/// Who is registering, between the two steps: kept in memory only.
pub(super) type Joining = Rc<RefCell<Option<Rc<Registration>>>>;

pub(super) async fn begin(joining: &Joining, code: &str, password: Secret) -> Result<Factor, Trouble> {
    let invitation: InvitationCode =
        code.trim().parse().map_err(|_| Trouble::new("failure-invitation", WayOn::Change))?;
    let registration = Registration::begin(&Fetch, invitation, &password.0, &mut randomness()).await?;
    let (login, address) = (registration.login.clone(), registration.second_factor.clone());
    let factor = Factor { login, address, key: registration.key() };
    joining.replace(Some(Rc::new(registration)));
    Ok(factor)
}

pub(super) async fn finish(joining: &Joining, code: &str) -> Result<Done, Trouble> {
    let registration = joining.borrow().clone();
    let registration = registration.ok_or_else(|| Trouble::new("failure-factor-lost", WayOn::SetUpAnew))?;
    registration.finish(&Fetch, code).await?;
    joining.take();
    Ok(Done)
}
