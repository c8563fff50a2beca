//! Following all consultations: one stream for all windows of this browser.

use std::rc::Rc;

use secondok_browser::{
    device::randomness, fetch::Fetch, pause::pause, stream::one_for_all, worker::announce,
};
use secondok_client::{
    api::problem::Kind,
    doctor::{LoadError, Numbers, SealedVaultError, Watch, WatchEvent},
    protocol::id::MailboxAddress,
    service::ServiceError,
    vault::VaultError,
};

use super::tools::{Tools, by_itself, load, tell_changed};
use crate::talk::{DoctorTalk, Event};

/// Follows with the session that is on this device now, and stops following with another one.
pub(super) fn begin(tools: &Rc<Tools>) {
    let (begins, tells) = (Rc::clone(tools), Rc::clone(tools));
    tools.follow(Some(one_for_all(
        "secondok-doctor-follow".to_owned(),
        async move || watch(&begins).await,
        || announce::<DoctorTalk>(Event::Interrupted),
        async move |watch| tell(&tells, watch).await,
    )));
}

/// None if it could not be begun now; ends if nobody is logged in.
async fn watch(tools: &Rc<Tools>) -> Option<Watch<Fetch>> {
    let here = Rc::clone(tools);
    let begun = by_itself(async move {
        let Some(engine) = load(&here).await? else { return Ok(None) };
        let watch = engine.watch(&mut randomness());
        here.keep(engine);
        Ok::<_, LoadError>(Some(watch))
    });
    match begun.await {
        Ok(Some(watch)) => Some(watch),
        Ok(None) => ended(tools).await,
        Err(LoadError::SealedVault(SealedVaultError::Service(ServiceError::Refused(
            Kind::NOT_LOGGED_IN,
        )))) => {
            announce::<DoctorTalk>(Event::LoggedOut);
            ended(tools).await
        }
        Err(_) => None,
    }
}

/// There is nothing to follow until somebody logs in again.
async fn ended<T>(tools: &Tools) -> T {
    tools.follow(None);
    std::future::pending().await
}

async fn tell(tools: &Rc<Tools>, mut watch: Watch<Fetch>) {
    let mut is_first = true;
    loop {
        match watch.next(pause).await {
            WatchEvent::Connected => {
                announce::<DoctorTalk>(Event::Connected(std::mem::take(&mut is_first)));
            }
            WatchEvent::Interrupted { .. } => announce::<DoctorTalk>(Event::Interrupted),
            WatchEvent::Message { mailbox, .. } => changed(tools, mailbox).await,
            WatchEvent::State { state, .. } => changed(tools, state.mailbox).await,
            WatchEvent::LoggedOut => {
                announce::<DoctorTalk>(Event::LoggedOut);
                ended(tools).await
            }
        }
    }
}

async fn changed(tools: &Rc<Tools>, mailbox: MailboxAddress) {
    // Without a number nothing can be told of it; the next look at the queue shows it.
    if let Ok(number) = number(Rc::clone(tools), mailbox).await {
        announce::<DoctorTalk>(Event::Changed(number));
        tell_changed(tools, number);
    }
}

/// The number of a consultation; a new one gets its own now.
async fn number(tools: Rc<Tools>, mailbox: MailboxAddress) -> Result<u32, VaultError> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let mut numbers = Numbers::load(&*storage).await?;
        if let Some(number) = numbers.number(mailbox) {
            return Ok(number);
        }
        let number = numbers.known(mailbox).number;
        numbers.save(&*storage).await?;
        Ok(number)
    })
    .await
}
