//! The words: made, shown, confirmed, typed, forgotten.

use std::rc::Rc;

use rand_core::Rng;
use secondok_browser::{device::randomness, fetch::Fetch};
use secondok_client::{
    patient::{CreateError, Patient},
    vault::Vault,
    way_on::WayOn,
};
use secondok_talk::Trouble;

use super::{
    desk::{Desk, by_itself, with_engine},
    intake, views,
};
use crate::view::{Here, Words};

/// A blob that is there once the person has shown that the words are written down.
const CONFIRMED: &str = "words-confirmed";
/// How many words are asked for to confirm.
const ASKED: usize = 2;

async fn standing(desk: &Desk) -> Result<Here, Trouble> {
    let words = desk.load().await?.map(|engine| desk.keep(engine)).is_some();
    let storage = desk.storage().await?;
    let confirmed = storage.get(CONFIRMED).await?.is_some();
    let intake = storage.get(intake::NAME).await?.is_some();
    Ok(Here { words, confirmed, intake, news: Vec::new() })
}

pub(super) async fn here(desk: Rc<Desk>) -> Result<Here, Trouble> {
    by_itself(async move { standing(&desk).await }).await
}

pub(super) async fn resume(desk: Rc<Desk>) -> Result<Here, Trouble> {
    by_itself(async move {
        let mut news = Vec::new();
        if let Some(mut engine) = desk.load().await? {
            let resumed = engine.resume(Desk::today(), &mut randomness()).await;
            desk.keep(engine);
            news = views::news(&resumed?);
        }
        Ok(Here { news, ..standing(&desk).await? })
    })
    .await
}

pub(super) async fn create(desk: Rc<Desk>) -> Result<Words, Trouble> {
    let made = by_itself({
        let desk = Rc::clone(&desk);
        async move {
            desk.storage().await?;
            match Patient::create(Fetch, desk.shelf(), &mut randomness()).await {
                Ok(engine) => desk.keep(engine),
                // Another window was quicker, or the button was pressed twice.
                Err(CreateError::AlreadyThere) => {}
                Err(error) => return Err(Trouble::from(error)),
            }
            desk.tell();
            Ok(())
        }
    });
    made.await?;
    words(desk).await
}

pub(super) async fn words(desk: Rc<Desk>) -> Result<Words, Trouble> {
    with_engine(desk, async |engine| {
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

pub(super) async fn confirm(desk: Rc<Desk>, typed: Vec<(usize, String)>) -> Result<Here, Trouble> {
    with_engine(Rc::clone(&desk), async move |engine| {
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
        desk.storage().await?.put(CONFIRMED, b"1").await?;
        desk.tell();
        standing(&desk).await
    })
    .await
}

pub(super) async fn restore(desk: Rc<Desk>, typed: String) -> Result<Here, Trouble> {
    by_itself(async move {
        let storage = desk.storage().await?;
        let restored = Patient::restore(Fetch, desk.shelf(), &typed).await;
        if restored.is_ok() || storage.get(secondok_client::patient::VAULT_NAME).await?.is_some() {
            // Whoever can type the words has them.
            storage.put(CONFIRMED, b"1").await?;
            desk.tell();
        }
        desk.keep(restored?);
        standing(&desk).await
    })
    .await
}

pub(super) async fn forget(desk: Rc<Desk>) -> Result<Here, Trouble> {
    by_itself(async move {
        desk.follow(None);
        let storage = desk.storage().await?;
        // Its memory goes with it.
        drop(desk.load().await.ok().flatten());
        storage.clear().await?;
        desk.tell();
        standing(&desk).await
    })
    .await
}
