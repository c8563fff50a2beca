//! Every mailbox of a doctor, from now on: new messages, and where the consultation stands after them.

use std::{
    collections::HashMap,
    pin::Pin,
    task::{Context, Poll, ready},
};

use bytes::Bytes;
use http_body::{Body, Frame};
use secondok_api::{
    consultation::{Counts, MailboxState, Role},
    frame::{Frame as ApiFrame, MessageFrame},
};
use secondok_protocol::id::MailboxAddress;

use super::{
    hub::{Changed, DoctorFollower, News, Stored},
    new,
    output::{KeepAlive, Outbox, Reading},
};
use crate::{
    Care,
    consultations::access,
    http::{Acting, still_holds},
    store::{Author, Store, StoreError},
};

/// Body of an answer that tells what happens in a doctor's mailboxes.
///
/// A consultation that was destroyed is passed over in silence: the queue no longer has it.
pub(crate) struct DoctorStream {
    care: Care,
    reader: Acting,
    follower: DoctorFollower,
    keep_alive: KeepAlive,
    told: HashMap<MailboxAddress, Told>,
    outbox: Outbox,
    stage: Stage,
}

/// Which messages of a mailbox were sent: those from `from` to before `to`.
#[derive(Debug, Clone, Copy)]
struct Told {
    from: Counts,
    to: Counts,
}

enum Stage {
    Idle,
    Reading(Visit, Reading<Found>),
    Ended,
}

/// A mailbox with news, and how far it has been read.
#[derive(Debug, Clone, Copy)]
struct Visit {
    mailbox: MailboxAddress,
    position: Counts,
    /// What had been sent before.
    before: Told,
}

/// What a look at a mailbox finds.
enum Found {
    News(Page),
    /// The mailbox is gone.
    Gone,
    /// The reader has logged out since.
    LoggedOut,
}

struct Page {
    state: MailboxState,
    messages: Vec<MessageFrame>,
}

impl DoctorStream {
    /// Follows everything of this doctor. Begins with a sign of life, so that its reader knows that from here on
    /// nothing happens unseen.
    pub(crate) fn follow(care: &Care, reader: Acting) -> Self {
        let follower = care.hub().follow_doctor(reader.account);
        let mut outbox = Outbox::default();
        outbox.push(&ApiFrame::KeepAlive);
        let (told, keep_alive) = (HashMap::new(), KeepAlive::new());
        Self { care: care.clone(), reader, follower, keep_alive, told, outbox, stage: Stage::Idle }
    }

    fn visit(&mut self, mailbox: MailboxAddress, Changed { first, stored }: Changed) {
        let before = *self.told.entry(mailbox).or_insert(Told { from: first, to: first });
        // Announcements may come out of order: an earlier message than all that were sent is still to be sent.
        let position = |first: u32, from: u32, to: u32| if first < from { first } else { to };
        let position = Counts {
            patient: position(first.patient, before.from.patient, before.to.patient),
            doctor: position(first.doctor, before.from.doctor, before.to.doctor),
        };
        self.look(Visit { mailbox, position, before }, stored);
    }

    fn look(&mut self, visit: Visit, stored: Stored) {
        let (care, Acting { account, session }) = (self.care.clone(), self.reader);
        let reading: Reading<Found> = Box::pin(async move {
            let Visit { mailbox, position, .. } = visit;
            let (holds, row) = tokio::try_join!(
                still_holds(&care, Some(session)),
                access::read(&care, mailbox, Author::Doctor(account))
            )?;
            if !holds {
                return Ok(Found::LoggedOut);
            }
            let Some(row) = row else { return Ok(Found::Gone) };
            let messages = new::messages(&care, &row, position, stored).await?;
            Ok(Found::News(Page { state: row.to_state(care.today()), messages }))
        });
        self.stage = Stage::Reading(visit, reading);
    }

    fn take(&mut self, mut visit: Visit, page: Page) {
        let more = page.messages.len() >= Store::PAGE;
        let Some(told) = self.told.get_mut(&visit.mailbox) else { return };
        for message in page.messages {
            let (next, from, to) = match message.role {
                Role::Patient => (&mut visit.position.patient, &mut told.from.patient, &mut told.to.patient),
                Role::Doctor => (&mut visit.position.doctor, &mut told.from.doctor, &mut told.to.doctor),
            };
            *next = message.sequence + 1;
            if (visit.before.from.of(message.role)..visit.before.to.of(message.role))
                .contains(&message.sequence)
            {
                continue;
            }
            *from = (*from).min(message.sequence);
            *to = (*to).max(message.sequence + 1);
            self.outbox.message(message);
        }
        if more {
            self.look(visit, None);
        } else {
            self.outbox.state(page.state);
            self.stage = Stage::Idle;
        }
    }

    fn poll_bytes(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, StoreError>>> {
        loop {
            if let Some(bytes) = self.outbox.pop() {
                self.keep_alive.reset();
                return Poll::Ready(Some(Ok(bytes)));
            }
            match &mut self.stage {
                Stage::Idle => match self.follower.poll_news(cx) {
                    Poll::Ready(News::Changed((mailbox, changed))) => self.visit(mailbox, changed),
                    Poll::Ready(News::Ended) => self.stage = Stage::Ended,
                    Poll::Pending => return self.keep_alive.poll(cx).map(|frame| Some(Ok(frame))),
                },
                Stage::Reading(visit, reading) => {
                    let visit = *visit;
                    match ready!(reading.as_mut().poll(cx)) {
                        Ok(Found::News(page)) => self.take(visit, page),
                        Ok(Found::Gone) => {
                            self.told.remove(&visit.mailbox);
                            self.stage = Stage::Idle;
                        }
                        Ok(Found::LoggedOut) => self.stage = Stage::Ended,
                        Err(error) => {
                            self.stage = Stage::Ended;
                            return Poll::Ready(Some(Err(error)));
                        }
                    }
                }
                Stage::Ended => return Poll::Ready(None),
            }
        }
    }
}

impl Body for DoctorStream {
    type Data = Bytes;
    type Error = StoreError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, StoreError>>> {
        self.get_mut().poll_bytes(cx).map_ok(Frame::data)
    }
}
