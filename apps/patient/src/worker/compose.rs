//! What is being written in a consultation: kept, sealed, on this device until it is sent.

use std::{collections::BTreeMap, rc::Rc};

use secondok_browser::{lock::alone, storage::Storage};
use secondok_client::{
    content::{Content, FollowUp},
    patient::VAULT_NAME,
    telling,
    vault::{Vault, VaultError},
};
use secondok_talk::{Said, Trouble};

use super::tools::{Tools, no_words};
use crate::view::Typed;

/// The blob's name: a text by the consultation's number.
const NAME: &str = "composing";
pub(super) const LOCK: &str = "secondok-patient-composing";

type Texts = BTreeMap<u32, String>;

/// Changes one text, and says what it was; nobody else does meanwhile.
async fn change(
    tools: &Tools,
    index: u32,
    change: impl FnOnce(String) -> String + 'static,
) -> Result<String, VaultError> {
    let storage: Rc<Storage> = tools.storage().await?;
    alone(LOCK, async move {
        let blob = storage.get(NAME).await?.unwrap_or_default();
        let mut texts: Texts = serde_json::from_slice(&blob).unwrap_or_default();
        let before = texts.remove(&index).unwrap_or_default();
        let after = change(before.clone());
        if after != before {
            if !after.is_empty() {
                texts.insert(index, after);
            }
            storage.put(NAME, &serde_json::to_vec(&texts).expect("plain structures are always JSON")).await?;
        }
        Ok(before)
    })
    .await
}

/// What there is to say about a text: how much more fits, by the longer of the two forms that it can go as, and what in it may
/// tell who is writing.
pub(super) fn look(text: &str) -> Typed {
    let content = Content::FollowUp(FollowUp { text: text.trim().to_owned() });
    let room = i64::try_from(secondok_client::room(&content)).unwrap_or_default();
    Typed { room, tells: telling::look(&content).err().map(Trouble::from) }
}

/// Keeps a text, and says what there is to say about it. Nothing is kept where everything has been removed in another window.
pub(super) async fn keep(tools: &Tools, index: u32, text: String) -> Result<Typed, Trouble> {
    if tools.storage().await?.get(VAULT_NAME).await?.is_none() {
        return Err(no_words());
    }
    let typed = look(&text);
    change(tools, index, |_| text).await?;
    Ok(typed)
}

/// The text that is kept, unless it is among what was written: then the app ended between sending it and forgetting it.
pub(super) async fn kept<'a>(
    tools: &Tools,
    index: u32,
    written: impl Iterator<Item = &'a Said>,
) -> Result<String, VaultError> {
    let text = change(tools, index, |text| text).await?;
    let is_this = |said: &Said| matches!(said, Said::Words { text: written, .. } if written == text.trim());
    if !text.is_empty() && written.last().is_some_and(is_this) {
        drop_it(tools, index).await?;
        return Ok(String::new());
    }
    Ok(text)
}

/// The consultations of the words before are no more, or no more here.
pub(super) async fn forget(tools: &Tools) -> Result<(), VaultError> {
    let storage: Rc<Storage> = tools.storage().await?;
    alone(LOCK, async move { storage.delete(NAME).await }).await
}

/// It was sent, or its consultation is gone.
pub(super) async fn drop_it(tools: &Tools, index: u32) -> Result<(), VaultError> {
    change(tools, index, |_| String::new()).await.map(drop)
}

/// The same if it is this text.
pub(super) async fn drop_this(tools: &Tools, index: u32, text: &str) -> Result<(), VaultError> {
    let text = text.to_owned();
    change(tools, index, move |kept| if kept.trim() == text.trim() { String::new() } else { kept })
        .await
        .map(drop)
}
