//! The questions in parts: a flood is listed without opening it, and only what is shown is opened.

use rand_core::CryptoRng;
use secondok_api::consultation::{MailboxState, State};
use secondok_protocol::{Day, id::MailboxAddress};

use super::Doctor;
use crate::{
    clock::ClockWarning,
    doctor::{Numbers, QueueError, QueueItem},
    summary::is_over,
    transport::Transport,
    vault::Vault,
};

/// Questions that are shown at once.
pub const PART: usize = 25;

/// Where a question stands, for those who answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It waits for an answer.
    Waits,
    /// It is answered, and can be asked on.
    Answered,
    /// Nothing more can be written.
    Over,
}

impl Standing {
    /// Of a question in this state.
    pub const fn of(state: State) -> Self {
        match state {
            State::Requested | State::Accepted | State::FollowUp => Self::Waits,
            State::Answered => Self::Answered,
            _ => Self::Over,
        }
    }
}

/// Some of the questions, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Those of this part: what waits for an answer first, what is due first and was asked first at the top.
    pub items: Vec<QueueItem>,
    /// Which part it is, from 0: the last one, where there are not so many.
    pub number: usize,
    /// How many parts there are; one at least.
    pub parts: usize,
    /// Questions that wait for an answer.
    pub waiting: usize,
    /// All questions.
    pub all: usize,
    /// Where something can still be written.
    pub open: std::collections::BTreeSet<MailboxAddress>,
    /// Set if device and service do not agree on the day.
    pub clock: Option<ClockWarning>,
}

impl<T: Transport, V: Vault> Doctor<T, V> {
    /// Fetches the queue as [`Doctor::queue`] does, and opens no more of it than one part, as far as it is not known.
    ///
    /// # Errors
    /// [`QueueError`].
    pub async fn part(
        &mut self,
        numbers: &mut Numbers,
        number: usize,
        today: Day,
        rng: &mut impl CryptoRng,
    ) -> Result<Part, QueueError> {
        let tended = self.tend(today, rng).await?;
        let mut states = tended.states;
        for state in &states {
            numbers.known(state.mailbox);
        }
        numbers.keep_only(|mailbox| states.iter().any(|state| state.mailbox == mailbox));
        let place = |state: &MailboxState| {
            (Standing::of(state.state), state.due, state.opened, numbers.number(state.mailbox))
        };
        states.sort_by_key(place);
        let all = states.len();
        let waiting = states.iter().filter(|state| Standing::of(state.state) == Standing::Waits).count();
        let open = states.iter().filter(|state| !is_over(state.state)).map(|state| state.mailbox).collect();
        let parts = all.div_ceil(PART).max(1);
        let number = number.min(parts - 1);
        let mut items = Vec::with_capacity(PART);
        for state in states.into_iter().skip(number * PART).take(PART) {
            let known = numbers.known(state.mailbox);
            let item = self.item(state, known.nickname.clone(), rng).await?;
            known.nickname = item.nickname.clone();
            items.push(item);
        }
        Ok(Part { items, number, parts, waiting, all, open, clock: tended.clock })
    }
}
