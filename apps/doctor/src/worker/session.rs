//! Registering, logging in and out, and what is on this device.

use std::rc::Rc;

use secondok_browser::{device::randomness, device::today, fetch::Fetch};
use secondok_client::{
    api::problem::Kind,
    directory,
    doctor::{Doctor, LoadError, Numbers, RegisterError, SealedVaultError, session},
    protocol::id::InvitationCode,
    service::ServiceError,
    way_on::WayOn,
};
use secondok_talk::{Secret, Trouble};

use super::{
    desk::{Desk, Engine, by_itself, load, tell},
    follow,
    writing::{self, Writings},
};
use crate::view::{Here, Registered, Service, Session};

pub(super) async fn service() -> Result<Service, Trouble> {
    let directory = directory::directory(&Fetch, today()).await.map_err(Trouble::of_reading)?;
    Ok(Service { demonstration: directory.listed.demonstration })
}

/// Who is logged in, without asking the service. Whoever is, follows their consultations from then on.
async fn standing(desk: &Rc<Desk>) -> Result<Here, Trouble> {
    let storage = desk.storage().await?;
    let Some(session) = session(&*storage).await? else {
        desk.let_go();
        desk.follow(None);
        forget_work(desk).await?;
        return Ok(Here { session: None });
    };
    if !desk.is_following() {
        follow::begin(desk);
    }
    let begun = Writings::load(&*storage).await?.count();
    let unsent = session.unsent + begun;
    Ok(Here { session: Some(Session { login: session.login, until: session.valid_until, unsent }) })
}

/// What a doctor has worked on is of no use to anybody else. Where the app ended while logging out, it lies there still.
async fn forget_work(desk: &Desk) -> Result<(), Trouble> {
    writing::forget(desk).await?;
    Ok(Numbers::forget(&desk.shelf()).await?)
}

pub(super) async fn here(desk: Rc<Desk>) -> Result<Here, Trouble> {
    by_itself(async move { standing(&desk).await }).await
}

pub(super) async fn register(code: String, password: Secret) -> Result<Registered, Trouble> {
    let invitation: InvitationCode =
        code.trim().parse().map_err(|_| Trouble::new("failure-invitation", WayOn::Change))?;
    let done = Engine::register(&Fetch, &invitation, &password.0, today(), &mut randomness()).await;
    let (registered, unsure) = match done {
        Ok(registered) => (registered, None),
        Err(RegisterError::MayBeDone { registered, .. }) => {
            (registered, Some(Trouble::new("failure-register-maybe", WayOn::LogInAgain)))
        }
        Err(error) => return Err(error.into()),
    };
    Ok(Registered { login: registered.login, code: registered.recovery_code.to_string(), unsure })
}

pub(super) async fn log_in(desk: Rc<Desk>, name: String, password: Secret) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = desk.storage().await?;
        let before = session(&*storage).await?;
        let is_other = |login: &str| !login.trim().eq_ignore_ascii_case(name.trim());
        if before.as_ref().is_some_and(|before| is_other(&before.login)) {
            // What the other one has begun would be lost.
            let begun = Writings::load(&*storage).await?.count();
            if begun > 0 {
                return Err(Trouble::other_doctor(begun));
            }
        }
        let logged_in =
            Doctor::login(Fetch, desk.shelf(), &name, &password.0, today(), &mut randomness()).await?;
        if before.is_none_or(|before| before.doctor != logged_in.doctor.id()) {
            forget_work(&desk).await?;
        }
        desk.keep(logged_in.doctor);
        // The session is another one.
        follow::begin(&desk);
        tell(&desk);
        standing(&desk).await
    })
    .await
}

/// Nothing stays on the device. Without `discard`, texts that the service does not have keep the doctor logged in.
pub(super) async fn log_out(desk: Rc<Desk>, discard: bool) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = desk.storage().await?;
        let Some(before) = session(&*storage).await? else { return clear(&desk).await };
        let unsent = before.unsent + Writings::load(&*storage).await?.count();
        if unsent > 0 && !discard {
            return Err(Trouble::unsent(unsent));
        }
        match load(&desk).await {
            Ok(Some(mut engine)) => {
                let done = engine.logout(discard).await;
                desk.keep(engine);
                done?;
            }
            Ok(None) => {}
            // The session has ended by itself.
            Err(LoadError::SealedVault(SealedVaultError::Service(ServiceError::Refused(
                Kind::NOT_LOGGED_IN,
            )))) => {}
            Err(error) => return Err(error.into()),
        }
        clear(&desk).await
    })
    .await
}

pub(super) async fn forget(desk: Rc<Desk>) -> Result<Here, Trouble> {
    by_itself(async move { clear(&desk).await }).await
}

async fn clear(desk: &Rc<Desk>) -> Result<Here, Trouble> {
    desk.follow(None);
    desk.let_go();
    desk.storage().await?.clear().await?;
    tell(desk);
    standing(desk).await
}
