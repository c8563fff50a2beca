//! The account as a whole: everything that is held of it, what the doctor changes, its end.

use std::rc::Rc;

use secondok_browser::device::randomness;
use secondok_client::{api::profile::OwnProfile, otpauth, unfinished::Writings};
use secondok_talk::{Secret, Trouble, specialty};

use super::{
    session::clear,
    tools::{Engine, Tools, Work, by_itself, load, not_logged_in, with_engine},
};
use crate::view::{Factor, Here, OwnAccount};

pub(super) async fn account(tools: Rc<Tools>) -> Result<OwnAccount, Trouble> {
    let begun = begun(&tools).await?;
    with_engine(tools, async move |work| read(work, begun).await).await
}

async fn begun(tools: &Tools) -> Result<usize, Trouble> {
    Ok(Writings::load(&*tools.storage().await?).await?.count())
}

async fn read(work: &Work, begun: usize) -> Result<OwnAccount, Trouble> {
    let copy = work.engine.account_copy(&work.numbers, begun).await.map_err(Trouble::of_reading)?;
    let profile = &copy.held.profile;
    let all = profile.specialties.iter().chain(&copy.held.listed_under);
    let specialties = all.map(|id| (id.clone(), specialty(id))).collect();
    Ok(OwnAccount { specialties, copy: Box::new(copy) })
}

/// Does something to the account, and reads it as it is then.
async fn changed(
    tools: Rc<Tools>,
    change: impl AsyncFnOnce(&Engine) -> Result<(), Trouble> + 'static,
) -> Result<OwnAccount, Trouble> {
    let begun = begun(&tools).await?;
    with_engine(tools, async move |work| {
        change(&work.engine).await?;
        read(work, begun).await
    })
    .await
}

/// Changes what doctors change themselves.
pub(super) async fn change(
    tools: Rc<Tools>,
    from: OwnProfile,
    to: OwnProfile,
) -> Result<OwnAccount, Trouble> {
    changed(tools, async move |engine| Ok(engine.change_profile(from, to).await?)).await
}

/// A second factor to set up; nothing changes yet.
pub(super) async fn begin_factor(tools: Rc<Tools>) -> Result<Factor, Trouble> {
    with_engine(tools, async move |work| {
        let address = work.engine.begin_factor().await.map_err(Trouble::of_reading)?;
        let key = otpauth::key(&address);
        Ok(Factor { address, key })
    })
    .await
}

/// Has the service ask for it.
pub(super) async fn add_factor(
    tools: Rc<Tools>,
    password: Secret,
    code: String,
) -> Result<OwnAccount, Trouble> {
    changed(tools, async move |engine| Ok(engine.add_factor(&password.0, &code, &mut randomness()).await?))
        .await
}

/// Has the service ask for none any more.
pub(super) async fn remove_factor(
    tools: Rc<Tools>,
    password: Secret,
    code: String,
) -> Result<OwnAccount, Trouble> {
    changed(tools, async move |engine| {
        Ok(engine.remove_factor(&password.0, &code, &mut randomness()).await?)
    })
    .await
}

/// Erases it on the service, then everything on this device.
pub(super) async fn erase(tools: Rc<Tools>, password: Secret, code: Option<String>) -> Result<Here, Trouble> {
    by_itself(async move {
        let mut engine = load(&tools).await?.ok_or_else(not_logged_in)?;
        let done = engine.erase_account((&*password.0, code.as_deref()), &mut randomness()).await;
        tools.keep(engine);
        done?;
        clear(&tools).await
    })
    .await
}
