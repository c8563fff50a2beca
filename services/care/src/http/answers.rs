//! Long answers on their way out: so many of one mailbox at a time. What has been read for one, up to half a megabyte,
//! stays in memory for as long as its reader takes it slowly.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use secondok_api::problem::Kind;
use secondok_protocol::id::MailboxAddress;

use super::Refusal;

/// Of one mailbox at a time: each of both sides over as many connections as a browser opens, and some.
const OF_ONE: usize = 16;

/// Which are under way. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Answers(Arc<Mutex<BTreeMap<MailboxAddress, usize>>>);

/// One of them; dropped, it has ended.
#[derive(Debug)]
pub(crate) struct Answer {
    mailbox: MailboxAddress,
    all: Answers,
}

impl Answers {
    /// Begins one of this mailbox, for who may read it.
    pub(crate) fn begin(&self, mailbox: MailboxAddress) -> Result<Answer, Refusal> {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let count = under_way.entry(mailbox).or_default();
        if *count >= OF_ONE {
            return Err(Kind::BUSY.into());
        }
        *count += 1;
        Ok(Answer { mailbox, all: self.clone() })
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        let mut under_way = self.all.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = under_way.get_mut(&self.mailbox) {
            *count -= 1;
            if *count == 0 {
                under_way.remove(&self.mailbox);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_one_mailbox_and_nothing_is_kept_of_those_that_ended() {
        let answers = Answers::default();
        let mailbox = |byte| MailboxAddress::from_bytes([byte; 32]);
        let mut all = Vec::from_iter((0..OF_ONE).map(|_| answers.begin(mailbox(1)).expect("one more")));
        assert_eq!(answers.begin(mailbox(1)).err(), Some(Kind::BUSY.into()));
        assert!(answers.begin(mailbox(2)).is_ok(), "others' do not count");
        all.pop();
        assert!(answers.begin(mailbox(1)).is_ok());
        drop(all);
        assert!(answers.0.lock().expect("no panic").is_empty());
    }
}
