//! Registering, logging in and out, and what is on this device.

use std::rc::Rc;

use secondok_browser::{device::randomness, device::today, fetch::Fetch};
use secondok_client::{
    api::{organisation::is_mailbox, problem::Kind},
    directory,
    doctor::{
        Doctor, LoadError, LoginError, LogoutError, Numbers, RegisterError, SealedVaultError,
        ask_for_invitation, session,
    },
    known::Known,
    protocol::id::InvitationCode,
    service::ServiceError,
    unfinished::Writings,
    way_on::WayOn,
};
use secondok_talk::{Done, Secret, Trouble};

use super::{
    follow, papers,
    tools::{Engine, Tools, by_itself, load, tell, with_engine},
    writing,
};
use crate::view::{Elsewhere, Here, Registered, Service, Session};

pub(super) async fn service() -> Result<Service, Trouble> {
    let directory = directory::directory(&Fetch, today()).await.map_err(Trouble::of_reading)?;
    Ok(Service { demonstration: directory.listed.demonstration })
}

/// Who is logged in, without asking the service. Whoever is, follows their consultations from then on.
async fn standing(tools: &Rc<Tools>) -> Result<Here, Trouble> {
    let storage = tools.storage().await?;
    let Some(session) = session(&*storage).await? else {
        tools.let_go();
        tools.follow(None);
        forget_work(tools).await?;
        return Ok(Here { session: None });
    };
    if !tools.is_following() {
        follow::begin(tools);
        papers::resume(tools);
    }
    let begun = Writings::load(&*storage).await?.count();
    let unsent = session.unsent + begun + papers::unsent(tools).await?;
    Ok(Here { session: Some(Session { login: session.login, until: session.valid_until, unsent }) })
}

/// What a doctor has worked on is of no use to anybody else. Where the app ended while logging out, it lies there still.
async fn forget_work(tools: &Tools) -> Result<(), Trouble> {
    writing::forget(tools).await?;
    Ok(Numbers::forget(&tools.shelf()).await?)
}

pub(super) async fn here(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { standing(&tools).await }).await
}

/// Has a letter with an invitation sent. What it answers does not tell whether there is an account.
pub(super) async fn ask(address: String, language: String) -> Result<Done, Trouble> {
    if !is_mailbox(address.trim()) {
        return Err(Trouble::new("failure-address", WayOn::Change));
    }
    ask_for_invitation(&Fetch, &address, &language).await?;
    Ok(Done)
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

pub(super) async fn log_in(
    tools: Rc<Tools>,
    name: String,
    password: Secret,
    code: Option<String>,
) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let before = session(&*storage).await?;
        let is_other = |login: &str| !login.trim().eq_ignore_ascii_case(name.trim());
        if before.as_ref().is_some_and(|before| is_other(&before.login)) {
            // What the other one has begun would be lost.
            let begun = Writings::load(&*storage).await?.count();
            if begun > 0 {
                return Err(LoginError::OtherDoctor { unsent: begun }.into());
            }
        }
        let logged_in = Doctor::login(
            Fetch,
            tools.shelf(),
            &name,
            (&*password.0, code.as_deref()),
            today(),
            &mut randomness(),
        )
        .await?;
        if before.is_none_or(|before| before.doctor != logged_in.doctor.id()) {
            forget_work(&tools).await?;
            papers::forget(&tools).await?;
        }
        tools.keep(logged_in.doctor);
        // The session is another one.
        follow::begin(&tools);
        papers::resume(&tools);
        tell(&tools);
        standing(&tools).await
    })
    .await
}

/// Nothing stays on the device but the ticket by which the service knows it again. Without `discard`, texts that the service does not have keep the doctor logged in.
pub(super) async fn log_out(tools: Rc<Tools>, discard: bool) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let Some(before) = session(&*storage).await? else { return clear(&tools).await };
        let begun = Writings::load(&*storage).await?.count();
        let unsent = before.unsent + begun + papers::unsent(&tools).await?;
        if unsent > 0 && !discard {
            return Err(LogoutError::Unsent { unsent }.into());
        }
        match load(&tools).await {
            Ok(Some(mut engine)) => {
                let done = engine.logout(discard).await;
                tools.keep(engine);
                done?;
            }
            Ok(None) => {}
            // The session has ended by itself.
            Err(LoadError::SealedVault(SealedVaultError::Service(ServiceError::Refused(
                Kind::NOT_LOGGED_IN,
            )))) => {}
            Err(error) => return Err(error.into()),
        }
        let known = Known::load(&*storage).await;
        let here = clear(&tools).await?;
        if let Some(known) = known {
            known.keep(&*tools.storage().await?).await?;
        }
        Ok(here)
    })
    .await
}

/// The session of this device stays.
pub(super) async fn log_out_elsewhere(tools: Rc<Tools>) -> Result<Elsewhere, Trouble> {
    with_engine(tools, async move |work| Ok(Elsewhere(work.engine.logout_elsewhere().await?))).await
}

pub(super) async fn forget(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { clear(&tools).await }).await
}

pub(super) async fn clear(tools: &Rc<Tools>) -> Result<Here, Trouble> {
    tools.follow(None);
    tools.let_go();
    papers::end(tools);
    tools.clear().await?;
    tell(tools);
    standing(tools).await
}
