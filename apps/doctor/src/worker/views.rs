//! From what the client's engine says to what the page shows.

use secondok_client::{
    doctor::{self, Numbers, QueueItem, Read, place},
    protocol::id::MailboxAddress,
    unfinished::Writings,
};
use secondok_talk::{Said, specialty};

use super::tools::Work;
use crate::view::{Draft, Item, News};

pub(super) fn item(item: &QueueItem, numbers: &Numbers, writings: &Writings) -> Item {
    let known = numbers.get(item.mailbox);
    let danger = known.and_then(|known| known.danger).unwrap_or_default();
    Item {
        number: numbers.number(item.mailbox).unwrap_or_default(),
        nickname: item.nickname.clone().or_else(|| known.and_then(|known| known.nickname.clone())),
        specialty: known.and_then(|known| known.specialty.as_deref()).map(specialty),
        danger,
        state: item.state.state,
        opened: item.state.opened,
        due: item.next.day(),
        days_left: item.days_left,
        place: place(item, danger),
        unread: item.unread,
        sending: item.sending,
        drafts: item.drafts,
        writing: !writings.of(item.mailbox).is_empty(),
    }
}

/// A consultation that was just read, as the queue would show it.
pub(super) fn read(mailbox: MailboxAddress, read: &Read, work: &Work, writings: &Writings) -> Item {
    let drafts = work.engine.drafts();
    let as_queued = QueueItem {
        mailbox,
        nickname: read.nickname.clone(),
        specialty: None,
        state: read.state.clone(),
        next: read.next,
        days_left: read.days_left,
        unread: 0,
        sending: work.engine.waiting(mailbox).is_some(),
        drafts: drafts.iter().filter(|draft| draft.mailbox == mailbox).count(),
    };
    item(&as_queued, &work.numbers, writings)
}

pub(super) fn news(resumed: &[doctor::Resumed], numbers: &Numbers) -> Vec<News> {
    let told = |resumed: &doctor::Resumed| {
        let number = |mailbox: MailboxAddress| numbers.number(mailbox).unwrap_or_default();
        match resumed {
            doctor::Resumed::Sent(mailbox) => News::Sent(number(*mailbox)),
            doctor::Resumed::Waiting(mailbox, _) => News::Waits(number(*mailbox)),
            doctor::Resumed::Draft(mailbox) => News::Draft(number(*mailbox)),
        }
    };
    resumed.iter().map(told).collect()
}

pub(super) fn draft(number: u32, draft: &doctor::Draft) -> Draft {
    Draft { number, said: Said::from(&draft.content) }
}
