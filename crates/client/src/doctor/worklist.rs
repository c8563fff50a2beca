//! The queue in the order in which a doctor works: numbered, danger first.

use rand_core::CryptoRng;
use secondok_protocol::{Day, id::MailboxAddress};

use super::{Doctor, Numbers, Queue, QueueError, QueueItem};
use crate::{summary::is_over, transport::Transport, vault::Vault};

/// Where a consultation stands in the queue; the smaller, the earlier.
pub type Place = (bool, i64);

/// Danger comes before any day, then what is due first; what is over comes last.
pub fn place(item: &QueueItem, danger: bool) -> Place {
    (is_over(item.state.state) || !danger, item.days_left.unwrap_or(i64::MAX))
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Fetches the queue as [`Doctor::queue`] does, numbers what is new, remembers what lists show, forgets what is gone,
    /// and puts danger first. What cannot be fetched of one consultation keeps no other back: it stands there with what is
    /// known of it. The numbers are to be saved afterwards, whatever this answers.
    ///
    /// # Errors
    /// [`QueueError`].
    pub async fn worklist(
        &mut self,
        numbers: &mut Numbers,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Queue, QueueError> {
        let mut queue = self.queue(today, rng).await?;
        for item in &queue.items {
            self.remember(numbers, item, rng).await?;
        }
        let danger = |mailbox| numbers.get(mailbox).and_then(|known| known.danger).unwrap_or_default();
        queue.items.sort_by_key(|item| place(item, danger(item.mailbox)));
        numbers.keep_only(|mailbox| queue.items.iter().any(|item| item.mailbox == mailbox));
        Ok(queue)
    }

    /// One consultation of the queue as it stands now, numbered and remembered; none if it is gone.
    ///
    /// # Errors
    /// [`QueueError`].
    pub async fn look(
        &mut self,
        numbers: &mut Numbers,
        mailbox: MailboxAddress,
        rng: &mut impl CryptoRng,
    ) -> Result<Option<QueueItem>, QueueError> {
        let Some(item) = self.queued(mailbox, rng).await? else { return Ok(None) };
        self.remember(numbers, &item, rng).await?;
        Ok(Some(item))
    }

    async fn remember(
        &mut self,
        numbers: &mut Numbers,
        item: &QueueItem,
        rng: &mut impl CryptoRng,
    ) -> Result<(), QueueError> {
        let known = numbers.known(item.mailbox);
        known.nickname = item.nickname.clone().or(known.nickname.take());
        known.specialty = item.specialty.clone().or(known.specialty.take());
        // Without a name its first message did not pass, or could not be had just now: nor could the rest of it.
        if item.nickname.is_some() && (known.specialty.is_none() || known.danger.is_none()) {
            match self.asked(item.mailbox, rng).await {
                Ok(asked) => (known.specialty, known.danger) = asked.unzip(),
                Err(error) if error.concerns_all() => return Err(error.into()),
                // What is known is shown; the next look tries again.
                Err(_) => {}
            }
        }
        Ok(())
    }
}
