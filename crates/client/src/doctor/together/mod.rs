//! What those who act for one account know together of their work: who has which question, prepared answers, what is blacked
//! out, what went by e-mail. It lies in the sealed vault beside the keys, so no service reads it, and what two change at once is not lost.

mod black_out;
mod hold;
mod mailed;
mod part;
mod replies;

use std::collections::BTreeMap;

use secondok_api::doctor::VAULT_MAX;
use secondok_protocol::id::{MailboxAddress, StaffId};
use serde::{Deserialize, Serialize};

pub use black_out::{BLACK, BLACKED_MAX, BlackOutError, proposals};
pub use hold::AnswerError;
pub use part::{PART, Part, Standing};
pub use replies::{REPLIES_MAX, REPLY_MAX, Reply, ReplyError, TITLE_MAX};

use super::{Doctor, contents::Contents};
use crate::{transport::Transport, vault::Vault};
use black_out::Blacked;

/// Of all questions and answers, as it lies in the vault.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Together {
    /// Who has which question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    held: BTreeMap<MailboxAddress, StaffId>,
    /// Prepared answers, by their numbers.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    replies: BTreeMap<u32, Reply>,
    /// What is blacked out in which question.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    blacked: BTreeMap<MailboxAddress, Vec<Blacked>>,
    /// Of which question which answer went by e-mail last.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    mailed: BTreeMap<MailboxAddress, u32>,
}

impl Together {
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The questions of which something is known.
    pub(super) fn mailboxes(&self) -> impl Iterator<Item = MailboxAddress> + '_ {
        self.held.keys().chain(self.blacked.keys()).chain(self.mailed.keys()).copied()
    }

    /// A question is over: nobody has it any more. What is blacked out stays so for as long as anything of it can be opened.
    /// Whether that changed anything.
    pub(super) fn finish(&mut self, mailbox: MailboxAddress) -> bool {
        self.held.remove(&mailbox).is_some()
    }

    /// A question is erased. Whether that changed anything.
    pub(super) fn forget(&mut self, mailbox: MailboxAddress) -> bool {
        self.finish(mailbox)
            | self.blacked.remove(&mailbox).is_some()
            | self.mailed.remove(&mailbox).is_some()
    }
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// How full the sealed vault is, in hundredths. A full one takes no further question.
    pub fn fullness(&self) -> usize {
        self.contents.to_bytes().len() * 100 / VAULT_MAX
    }
}

/// Somebody who was let in and has not left: nobody else has anything.
fn acts(contents: &Contents, staff: StaffId) -> bool {
    contents.shared_with.contains_key(&staff)
}
