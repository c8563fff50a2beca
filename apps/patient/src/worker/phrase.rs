//! The words: made, shown, confirmed, typed, forgotten.

use std::{cell::Cell, rc::Rc, time::Duration};

use js_sys::Uint8Array;
use rand_core::Rng;
use secondok_browser::{device::randomness, fetch::Fetch, pause::pause, stop::stop};
use secondok_client::{
    patient::{CreateError, Patient},
    protocol::phrase::Phrase,
    vault::{Vault, VaultError},
    way_on::WayOn,
};
use secondok_talk::{QrCode, Secret, Trouble};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{
    files, intake, lock,
    tools::{Tools, by_itself, with_engine},
    views,
};
use crate::view::{Here, SeenKeys, Words};

/// A blob that is there once the person has shown that the words are written down.
pub(super) const CONFIRMED: &str = "words-confirmed";
/// How many words are asked for to confirm.
const ASKED: usize = 2;

/// How long the removal waits for whoever works with what is removed: they may hang.
const REMOVED_WITHIN: Duration = Duration::from_secs(2);

pub(super) async fn standing(tools: &Tools) -> Result<Here, Trouble> {
    let lock = lock::view(tools).await?;
    let is_shared = tools.keeps_nothing();
    if lock.as_ref().is_some_and(|lock| !lock.is_open) {
        return Ok(Here { lock, ..Here::default() });
    }
    let words = tools.load().await?.map(|engine| tools.keep(engine)).is_some();
    let storage = tools.storage().await?;
    let confirmed = storage.get(CONFIRMED).await?.is_some();
    let intake = storage.get(intake::NAME).await?.is_some();
    Ok(Here { words, confirmed, intake, lock, is_shared, news: Vec::new() })
}

pub(super) async fn seen_keys(tools: Rc<Tools>) -> Result<SeenKeys, Trouble> {
    with_engine(tools, async |engine| Ok(SeenKeys(engine.key_log().map(|seen| seen.checkpoint().to_owned()))))
        .await
}

pub(super) async fn here(tools: Rc<Tools>) -> Result<Here, Trouble> {
    by_itself(async move { standing(&tools).await }).await
}

pub(super) async fn resume(tools: Rc<Tools>) -> Result<Here, Trouble> {
    let sends = Rc::clone(&tools);
    let here = by_itself(async move {
        let mut news = Vec::new();
        if let Some(mut engine) = tools.load().await? {
            let resumed = engine.resume(Tools::today(), &mut randomness()).await;
            tools.keep(engine);
            news = views::news(&resumed?);
        }
        Ok(Here { news, ..standing(&tools).await? })
    });
    let here = here.await;
    files::resume(&sends);
    here
}

pub(super) async fn create(tools: Rc<Tools>) -> Result<Words, Trouble> {
    let made = by_itself({
        let tools = Rc::clone(&tools);
        async move {
            tools.storage().await?;
            match Patient::create(Fetch, tools.shelf(), &mut randomness()).await {
                Ok(engine) => tools.keep(engine),
                // Another window was quicker, or the button was pressed twice.
                Err(CreateError::AlreadyThere) => {}
                Err(error) => return Err(Trouble::from(error)),
            }
            tools.tell();
            Ok(())
        }
    });
    made.await?;
    words(tools).await
}

pub(super) async fn words(tools: Rc<Tools>) -> Result<Words, Trouble> {
    with_engine(tools, async |engine| {
        let words: Vec<String> = engine.words().into_iter().map(str::to_owned).collect();
        let mut asked = Vec::new();
        while asked.len() < ASKED {
            let number = randomness().next_u32() as usize % words.len() + 1;
            if !asked.contains(&number) {
                asked.push(number);
            }
        }
        asked.sort_unstable();
        Ok(Words { words, asked })
    })
    .await
}

pub(super) async fn code(tools: Rc<Tools>) -> Result<QrCode, Trouble> {
    with_engine(tools, async |engine| Ok(QrCode::of_bytes(&*engine.qr()).expect("32 bytes fit into a code")))
        .await
}

/// What a camera has read may be anything.
pub(super) fn scanned(bytes: &JsValue) -> Result<Secret, Trouble> {
    let phrase = Phrase::from_qr(&Uint8Array::new(bytes).to_vec());
    let phrase = phrase.ok_or_else(|| Trouble::new("failure-scan-other", WayOn::TryAgain))?;
    Ok(Secret(phrase.words().join(" ")))
}

pub(super) async fn confirm(tools: Rc<Tools>, typed: Vec<(usize, String)>) -> Result<Here, Trouble> {
    with_engine(Rc::clone(&tools), async move |engine| {
        let words = engine.words();
        for (number, typed) in &typed {
            let word = number.checked_sub(1).and_then(|place| words.get(place)).copied();
            if word != Some(typed.trim().to_lowercase().as_str()) {
                return Err(Trouble::new("failure-confirm-wrong", WayOn::Change).number("number", *number));
            }
        }
        Ok(())
    })
    .await?;
    by_itself(async move {
        tools.storage().await?.put(CONFIRMED, b"1").await?;
        tools.tell();
        standing(&tools).await
    })
    .await
}

pub(super) async fn restore(tools: Rc<Tools>, typed: String) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = tools.storage().await?;
        let restored = Patient::restore(Fetch, tools.shelf(), &typed).await;
        if restored.is_ok() || storage.get(secondok_client::patient::VAULT_NAME).await?.is_some() {
            // Whoever can type the words has them.
            storage.put(CONFIRMED, b"1").await?;
            tools.tell();
        }
        tools.keep(restored?);
        standing(&tools).await
    })
    .await
}

/// Removes everything. It needs nothing opened, and waits for nobody who hangs.
pub(super) async fn forget(tools: Rc<Tools>) -> Result<Here, Trouble> {
    tools.follow(None);
    files::forget(&*tools);
    let (removes, gives_up) = (Rc::clone(&tools), Rc::new(Cell::new(false)));
    let given_up = Rc::clone(&gives_up);
    let removal = by_itself(async move {
        // What is there when the turn comes so late is somebody's again.
        if given_up.get() { Ok(()) } else { remove(&removes).await }
    });
    let (waits, mut over) = stop();
    spawn_local(async move {
        pause(REMOVED_WITHIN).await;
        drop(waits);
    });
    match over.or(removal).await {
        Some(removed) => removed?,
        // What they still write finds no key that it was sealed with, and is not kept (`browser::storage`).
        None => {
            gives_up.set(true);
            remove(&tools).await?;
        }
    }
    tools.tell();
    standing(&tools).await
}

async fn remove(tools: &Tools) -> Result<(), VaultError> {
    tools.notices.forget();
    tools.let_go();
    tools.clear().await
}
