//! Prepared answers: a title for those who answer, and what is said, in one language or several.

use std::collections::BTreeMap;

use rand_core::CryptoRng;
use secondok_api::{doctor::VAULT_MAX, text::steers};
use serde::{Deserialize, Serialize};

use super::{Doctor, Together};
use crate::{doctor::SealedVaultError, transport::Transport, vault::Vault};

/// Prepared answers, at most.
pub const REPLIES_MAX: usize = 50;
/// Characters of a title, at most.
pub const TITLE_MAX: usize = 80;
/// Characters of a text, at most.
pub const REPLY_MAX: usize = 2_000;
/// Bytes of them all, at most: the vault is there for the questions.
const ROOM: usize = VAULT_MAX / 8;

/// A prepared answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// What those who answer find it by.
    pub title: String,
    /// What it says, by language (ISO 639-1).
    pub texts: BTreeMap<String, String>,
}

/// Why a prepared answer is as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReplyError {
    /// It has no title, or says nothing.
    #[error("a prepared answer has a title and a text")]
    Empty,
    /// A character in it is not seen, or changes how the rest is seen.
    #[error("a prepared answer is plain text")]
    NotPlain,
    /// Title or text are too long.
    #[error("a title has at most {TITLE_MAX} characters and a text {REPLY_MAX}")]
    TooLong,
    /// There are as many as can be, or they take all the room that they may.
    #[error("there are as many prepared answers as there can be")]
    Full,
    /// A colleague has changed or removed it since it was read.
    #[error("a colleague has changed this prepared answer meanwhile")]
    Changed,
    /// The account's vault.
    #[error(transparent)]
    SealedVault(#[from] SealedVaultError),
}

impl Reply {
    /// What was typed, without what is around it and without empty texts.
    ///
    /// # Errors
    /// All of [`ReplyError`] that can be known of one alone.
    fn checked(self) -> Result<Self, ReplyError> {
        let tidy = |text: String| text.replace("\r\n", "\n").trim().to_owned();
        let title = tidy(self.title);
        let texts = self.texts.into_iter().map(|(language, text)| (language, tidy(text)));
        let texts: BTreeMap<_, _> = texts.filter(|(_, text)| !text.is_empty()).collect();
        if title.is_empty() || texts.is_empty() {
            return Err(ReplyError::Empty);
        }
        if title.contains('\n') || texts.values().chain([&title]).any(|text| text.chars().any(steers)) {
            return Err(ReplyError::NotPlain);
        }
        let is_long = |text: &String, most| text.chars().count() > most;
        if is_long(&title, TITLE_MAX) || texts.values().any(|text| is_long(text, REPLY_MAX)) {
            return Err(ReplyError::TooLong);
        }
        Ok(Self { title, texts })
    }
}

impl Together {
    fn has_room(&self) -> bool {
        let bytes = serde_json::to_vec(&self.replies).expect("plain structures are always JSON").len();
        self.replies.len() <= REPLIES_MAX && bytes <= ROOM
    }
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Prepared answers, by their numbers.
    pub fn replies(&self) -> &BTreeMap<u32, Reply> {
        &self.contents.together.replies
    }

    /// A number that no prepared answer has.
    pub fn free_reply(&self) -> u32 {
        self.replies().last_key_value().map_or(1, |(number, _)| number.saturating_add(1))
    }

    /// Puts a prepared answer in the place of `was`, under this number: none of it for a new one, and none from now on
    /// to remove it. To do the same again changes nothing.
    ///
    /// # Errors
    /// [`ReplyError`].
    pub async fn put_reply(
        &mut self,
        number: u32,
        was: Option<&Reply>,
        reply: Option<Reply>,
        rng: &mut impl CryptoRng,
    ) -> Result<(), ReplyError> {
        let reply = reply.map(Reply::checked).transpose()?;
        let mut refused = None;
        self.update(rng, |contents, _| {
            refused = None;
            let before = contents.together.replies.get(&number);
            if before == reply.as_ref() {
                return false;
            }
            if before != was {
                refused = Some(ReplyError::Changed);
                return false;
            }
            match &reply {
                Some(reply) => contents.together.replies.insert(number, reply.clone()),
                None => contents.together.replies.remove(&number),
            };
            if reply.is_some() && !contents.together.has_room() {
                refused = Some(ReplyError::Full);
            }
            refused.is_none()
        })
        .await?;
        refused.map_or(Ok(()), Err)
    }
}
