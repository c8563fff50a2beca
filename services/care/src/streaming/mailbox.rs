//! One mailbox, from a position on: what is there, then the state, then what happens.

use std::{
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Body, Frame};
use secondok_api::{
    consultation::{Counts, FromQuery, MailboxState, Role, State},
    frame::MessageFrame,
};
use secondok_protocol::{Day, id::MailboxAddress};

use super::{
    hub::{MailboxFollower, News, Stored},
    new,
    output::{KeepAlive, Outbox, Reading},
};
use crate::{
    Care,
    consultations::access,
    http::{Caller, still_holds},
    store::{Store, StoreError},
};

/// Body of an answer that tells a mailbox from a position on, once or for as long as it is read.
pub(crate) struct MailboxStream {
    care: Care,
    mailbox: MailboxAddress,
    reader: Caller,
    /// The next message of each side.
    position: Counts,
    /// What was said last about the state.
    told: Option<Standing>,
    outbox: Outbox,
    stage: Stage,
    live: Option<Live>,
}

/// What a state says beyond the messages, which are sent themselves, and the day.
type Standing = (State, Option<Day>, Option<Day>);

struct Live {
    follower: MailboxFollower,
    keep_alive: KeepAlive,
}

enum Stage {
    /// Something may be new.
    Stale(Stored),
    /// A page is being read.
    Reading(Reading<Option<Page>>),
    /// Everything known was said.
    Idle,
    /// Nothing more comes.
    Ended,
}

/// What one look at the store finds.
struct Page {
    state: MailboxState,
    messages: Vec<MessageFrame>,
}

impl MailboxStream {
    /// Tells what is there, ending with the state. None when there is no such mailbox for this reader.
    pub(crate) async fn once(
        care: &Care,
        mailbox: MailboxAddress,
        reader: Caller,
        from: FromQuery,
    ) -> Result<Option<Self>, StoreError> {
        Self::open(care, mailbox, reader, from, None).await
    }

    /// Tells what is there, then the state, then what happens. None when there is no such mailbox for this reader.
    pub(crate) async fn follow(
        care: &Care,
        mailbox: MailboxAddress,
        reader: Caller,
        from: FromQuery,
    ) -> Result<Option<Self>, StoreError> {
        // One more follower may end the oldest: only those who may read join.
        if access::read(care, mailbox, reader.author).await?.is_none() {
            return Ok(None);
        }
        // Followed before the first look, so that nothing happens unseen in between.
        let live = Live { follower: care.hub().follow_mailbox(mailbox), keep_alive: KeepAlive::new() };
        Self::open(care, mailbox, reader, from, Some(live)).await
    }

    async fn open(
        care: &Care,
        mailbox: MailboxAddress,
        reader: Caller,
        from: FromQuery,
        live: Option<Live>,
    ) -> Result<Option<Self>, StoreError> {
        let position = Counts { patient: from.patient, doctor: from.doctor };
        let (told, outbox, stage) = (None, Outbox::default(), Stage::Idle);
        let mut stream = Self { care: care.clone(), mailbox, reader, position, told, outbox, stage, live };
        let Some(page) = stream.look(None).await? else { return Ok(None) };
        stream.take(page);
        Ok(Some(stream))
    }

    /// Looks at the mailbox; none when it is gone, or the reader has logged out since.
    fn look(&self, stored: Stored) -> Reading<Option<Page>> {
        let (care, mailbox, position) = (self.care.clone(), self.mailbox, self.position);
        let Caller { author, session } = self.reader;
        // The first look comes right after the reader was let in.
        let session = session.filter(|_| self.told.is_some());
        Box::pin(async move {
            if !still_holds(&care, session).await? {
                return Ok(None);
            }
            // The state first: the messages read after it are then at least those that it counts.
            let Some(row) = access::read(&care, mailbox, author).await? else { return Ok(None) };
            let messages = new::messages(&care, &row, position, stored).await?;
            Ok(Some(Page { state: row.to_state(care.today()), messages }))
        })
    }

    /// Takes in what one look found.
    fn take(&mut self, page: Page) {
        let more = page.messages.len() >= Store::PAGE;
        for message in page.messages {
            let next = match message.role {
                Role::Patient => &mut self.position.patient,
                Role::Doctor => &mut self.position.doctor,
            };
            *next = message.sequence + 1;
            self.outbox.message(message);
        }
        self.stage = match (more, &self.live) {
            (true, _) => Stage::Stale(None),
            (false, Some(_)) => Stage::Idle,
            (false, None) => Stage::Ended,
        };
        let standing = (page.state.state, page.state.due, page.state.erased_by);
        if !more && self.told != Some(standing) {
            self.outbox.state(page.state);
            self.told = Some(standing);
        }
    }

    /// Nothing more comes, and nobody needs to be woken for it.
    fn end(&mut self) {
        self.stage = Stage::Ended;
        self.live = None;
    }

    fn poll_bytes(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, StoreError>>> {
        loop {
            if let Some(bytes) = self.outbox.pop() {
                if let Some(live) = &mut self.live {
                    live.keep_alive.reset();
                }
                return Poll::Ready(Some(Ok(bytes)));
            }
            match (&mut self.stage, &mut self.live) {
                (Stage::Stale(stored), _) => {
                    let stored = stored.take();
                    self.stage = Stage::Reading(self.look(stored));
                }
                (Stage::Reading(reading), _) => match ready!(reading.as_mut().poll(cx)) {
                    Ok(Some(page)) => self.take(page),
                    Ok(None) => self.end(),
                    Err(error) => {
                        self.end();
                        return Poll::Ready(Some(Err(error)));
                    }
                },
                (Stage::Idle, Some(live)) => match live.follower.poll_news(cx) {
                    Poll::Ready(News::Changed(stored)) => self.stage = Stage::Stale(stored),
                    Poll::Ready(News::Ended) => self.end(),
                    Poll::Pending => return live.keep_alive.poll(cx).map(|frame| Some(Ok(frame))),
                },
                (Stage::Idle, None) | (Stage::Ended, _) => return Poll::Ready(None),
            }
        }
    }
}

impl Body for MailboxStream {
    type Data = Bytes;
    type Error = StoreError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StoreError>>> {
        self.get_mut().poll_bytes(cx).map_ok(Frame::data)
    }
}
