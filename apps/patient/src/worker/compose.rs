//! What is being written in a consultation: kept, sealed, on this device until it is sent.

use std::{collections::BTreeMap, rc::Rc};

use secondok_browser::lock::alone;
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

/// Changes one text, and says what it was; nobody else does meanwhile. Nothing is done and none said where there are no words:
/// everything may have been removed in another window.
async fn change(
    tools: &Rc<Tools>,
    index: u32,
    change: impl FnOnce(String) -> String + 'static,
) -> Result<Option<String>, VaultError> {
    let tools = Rc::clone(tools);
    alone(LOCK, async move {
        // Until the turn comes, everything may be sealed anew.
        let storage = tools.storage().await?;
        if storage.get(VAULT_NAME).await?.is_none() {
            return Ok(None);
        }
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
        Ok(Some(before))
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

/// Keeps a text, and says what there is to say about it.
pub(super) async fn keep(tools: &Rc<Tools>, index: u32, text: String) -> Result<Typed, Trouble> {
    let typed = look(&text);
    change(tools, index, |_| text).await?.ok_or_else(no_words)?;
    Ok(typed)
}

/// The text that is kept, unless it is among what was written: then the app ended between sending it and forgetting it.
pub(super) async fn kept<'a>(
    tools: &Rc<Tools>,
    index: u32,
    written: impl Iterator<Item = &'a Said>,
) -> Result<String, VaultError> {
    let text = change(tools, index, |text| text).await?.unwrap_or_default();
    let is_this = |said: &Said| matches!(said, Said::Words { text: written, .. } if written == text.trim());
    if !text.is_empty() && written.last().is_some_and(is_this) {
        drop_it(tools, index).await?;
        return Ok(String::new());
    }
    Ok(text)
}

/// The consultations of the words before are no more, or no more here.
pub(super) async fn forget(tools: &Rc<Tools>) -> Result<(), VaultError> {
    let tools = Rc::clone(tools);
    alone(LOCK, async move { tools.storage().await?.delete(NAME).await }).await
}

/// It was sent, or its consultation is gone.
pub(super) async fn drop_it(tools: &Rc<Tools>, index: u32) -> Result<(), VaultError> {
    change(tools, index, |_| String::new()).await.map(drop)
}

/// The same if it is this text.
pub(super) async fn drop_this(tools: &Rc<Tools>, index: u32, text: &str) -> Result<(), VaultError> {
    let text = text.to_owned();
    change(tools, index, move |kept| if kept.trim() == text.trim() { String::new() } else { kept })
        .await
        .map(drop)
}
