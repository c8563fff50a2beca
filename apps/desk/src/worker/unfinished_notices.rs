//! Notices that are being written: kept, sealed, on this device until they are sent or thrown away.

use std::{collections::BTreeMap, rc::Rc};

use secondok_browser::device::randomness;
use secondok_client::{
    api::{notice::ChangedDraft, problem::Kind},
    protocol::id::NoticeId,
    vault::{Vault, VaultError},
    way_on::WayOn,
};
use secondok_talk::{Done, Trouble};

use super::tools::{Tools, by_itself, tell, with_engine};
use crate::view::{Begun, Writing};

/// The blob's name.
const NAME: &str = "writing";

/// Every notice that was begun and not sent, by its identifier.
type Writings = BTreeMap<String, Writing>;

async fn load(storage: &impl Vault) -> Result<Writings, VaultError> {
    let kept = storage.get(NAME).await?;
    // What another version of the app has kept otherwise cannot be shown.
    Ok(kept.and_then(|kept| serde_json::from_slice(&kept).ok()).unwrap_or_default())
}

async fn save(storage: &impl Vault, writings: &Writings) -> Result<(), VaultError> {
    if writings.is_empty() {
        return storage.delete(NAME).await;
    }
    storage.put(NAME, &serde_json::to_vec(writings).expect("plain structures are always JSON")).await
}

/// How many there are.
pub(super) async fn count(storage: &impl Vault) -> Result<usize, VaultError> {
    Ok(load(storage).await?.len())
}

/// Forgets them all.
pub(super) async fn forget(storage: &impl Vault) -> Result<(), VaultError> {
    storage.delete(NAME).await
}

/// Goes on with what was begun, or begins: the draft of this number, or a new one.
pub(super) async fn begin(tools: Rc<Tools>, which: Option<NoticeId>) -> Result<Begun, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let kept = load(&*tools.storage().await?).await?;
        let there = engine.notices().await.map_err(Trouble::of_reading)?;
        let kept = match which {
            Some(notice) => kept.get(&notice.to_text()).cloned(),
            None => kept.into_values().find(|writing| writing.revision.is_none()),
        };
        let found = there.notices.iter().find(|it| Some(it.id) == which);
        let writing = match (kept, which, found) {
            (Some(kept), ..) => kept,
            (None, None, _) => Writing::new(NoticeId::random(&mut randomness()), there.today),
            (None, Some(_), Some(found)) => Writing::of(found.id, found.revision, &found.draft),
            (None, Some(_), None) => return Err(Kind::UNKNOWN_NOTICE.into()),
        };
        Ok(Begun { writing, today: there.today })
    })
    .await
}

pub(super) async fn keep(tools: Rc<Tools>, writing: Writing) -> Result<Done, Trouble> {
    change(tools, move |writings| {
        writings.insert(writing.notice.to_text(), writing);
    })
    .await
}

pub(super) async fn discard(tools: Rc<Tools>, notice: NoticeId) -> Result<Done, Trouble> {
    change(tools, move |writings| {
        writings.remove(&notice.to_text());
    })
    .await
}

async fn change(tools: Rc<Tools>, change: impl FnOnce(&mut Writings) + 'static) -> Result<Done, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let mut writings = load(&*storage).await?;
        change(&mut writings);
        save(&*storage, &writings).await?;
        Ok(Done)
    })
    .await
}

/// Sends it as a draft. It stays on the device until the service has it.
pub(super) async fn send(tools: Rc<Tools>, writing: Writing) -> Result<Done, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let draft = writing.draft().map_err(|_| Trouble::new("failure-notice-day", WayOn::Change))?;
        match writing.revision {
            None => engine.write_notice(writing.notice, &draft).await?,
            Some(revision) => {
                engine.change_notice(writing.notice, &ChangedDraft { revision, draft }).await?;
            }
        }
        let storage = tools.storage().await?;
        let mut writings = load(&*storage).await?;
        writings.remove(&writing.notice.to_text());
        save(&*storage, &writings).await?;
        tell(&tools);
        Ok(Done)
    })
    .await
}
