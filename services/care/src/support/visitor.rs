//! A visitor of the pages who has no app: the service does for them what a device would, at the moment in which they send a
//! form, and keeps nothing of it but what it keeps of anybody's consultation.
//!
//! Their question is sealed on receipt, to support and to keys that follow from a code which only they get. With the code the
//! service opens the answer for them, again at that moment only. It can read what goes through the form, and the page says so.

use bytes::Bytes;
use secondok_api::{
    consultation::{FromQuery, Role, State, Transition},
    desk::account::Account,
    problem::Kind,
    support::ReplyTo,
};
use secondok_protocol::{
    Day,
    id::MessageHash,
    identity::IdentityKey,
    keys::ConsultationKeys,
    message::{self, PatientChannel, Sealed},
    phrase::Phrase,
    prekey::{CurrentPrekey, UnverifiedPrekey},
};
use serde_json::{Value, json};

use super::Quota;
use crate::{
    Care,
    consultations::{open, rules, send},
    http::Refusal,
    store::{Append, Author, NewConsultation, OpenError, Store, StoreError, StoredMessage},
};

/// Longest question, in characters: with four bytes each it fits a message.
pub(crate) const TEXT_MAX: usize = 3_000;

/// Whoever has a code.
pub(crate) struct Visitor {
    phrase: Phrase,
}

/// What a visitor asks.
pub(crate) struct Question {
    /// What they wrote.
    pub(crate) text: String,
    /// Where an answer goes by e-mail, if they want that.
    pub(crate) reply_to: Option<ReplyTo>,
}

/// What was said, opened.
pub(crate) struct Conversation {
    /// Where it stands.
    pub(crate) state: State,
    /// The day by which something is done, or by which it is erased.
    pub(crate) day: Option<Day>,
    /// In order.
    pub(crate) lines: Vec<Line>,
    channel: PatientChannel,
}

/// One message.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// Whether support wrote it.
    pub(crate) from_support: bool,
    /// Its number among that side's messages.
    pub(crate) number: u32,
    /// When.
    pub(crate) day: Day,
    /// What.
    pub(crate) text: String,
    /// Where an answer to it goes by e-mail.
    pub(crate) reply_to: Option<ReplyTo>,
    /// How many of the other side's messages its writer had seen.
    seen: u32,
}

/// What became of something that a visitor sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sent {
    /// It is there, from now on or already.
    Done,
    /// Something else was sent by the same form: in another window, or before going back to it.
    Other,
    /// Nobody answers for support here.
    Nobody,
    /// Too many ask at the moment.
    TooMany,
    /// Where it stands nothing can be written any more.
    Over,
    /// There is nothing under this code.
    Unknown,
}

impl Visitor {
    /// Of these words.
    pub(crate) const fn new(phrase: Phrase) -> Self {
        Self { phrase }
    }

    fn keys(&self) -> ConsultationKeys {
        ConsultationKeys::derive(&self.phrase, ConsultationKeys::FIRST_INDEX)
    }

    fn author(&self) -> Author {
        Author::Patient(self.keys().capability().hash())
    }

    /// Asks, by a way that has this measure. The same again, however often, asks once.
    pub(crate) async fn ask(
        &self,
        care: &Care,
        question: &Question,
        measure: &Quota,
    ) -> Result<Sent, Refusal> {
        let keys = self.keys();
        if care.store().consultation(keys.mailbox()).await?.is_some() {
            return Ok(self.has_sent(care, 0, &question.text).await?);
        }
        let today = care.today();
        let Some(prekey) = prekey(care, today).await? else { return Ok(Sent::Nobody) };
        if !measure.take(care.clock().now()) {
            return Ok(Sent::TooMany);
        }
        let (mailbox, capability) = (keys.mailbox(), keys.capability().hash());
        let channel = PatientChannel::begin(keys, &prekey);
        let sealed = seal(&channel, &question.content(), care)?;
        let new = NewConsultation {
            mailbox,
            capability,
            doctor: Account::Support.id(),
            opened: today,
            due: today + Account::Support.answer_days(),
            message: StoredMessage::new(Bytes::copy_from_slice(sealed.wire())),
        };
        match open::open(care, new).await {
            // Sent twice at once: the other one was quicker.
            Ok(_) => Ok(Sent::Done),
            Err(OpenError::Exists) => Ok(self.has_sent(care, 0, &question.text).await?),
            Err(OpenError::DoctorUnavailable) => Ok(Sent::Nobody),
            Err(OpenError::Store(error)) => Err(error.into()),
        }
    }

    /// Whether message number `number` of the visitor says just this.
    async fn has_sent(&self, care: &Care, number: u32, text: &str) -> Result<Sent, StoreError> {
        let is_sent = self.read(care).await?.is_some_and(|there| there.has_sent(number, text));
        Ok(if is_sent { Sent::Done } else { Sent::Other })
    }

    /// Opens what was said; none if there is nothing under this code, or no more.
    pub(crate) async fn read(&self, care: &Care) -> Result<Option<Conversation>, StoreError> {
        let keys = self.keys();
        let Some(row) = care.store().consultation(keys.mailbox()).await? else { return Ok(None) };
        if !row.is_open_to(self.author()) {
            return Ok(None);
        }
        let mailbox = keys.mailbox();
        let mut channel = PatientChannel::restore(keys);
        let (mut lines, mut from) = (Vec::new(), FromQuery::default());
        loop {
            let messages = care.store().messages(mailbox, from).await?;
            let is_last = messages.len() < Store::PAGE;
            for message in messages {
                let from_support = message.role == Role::Doctor;
                match message.role {
                    Role::Patient => from.patient = message.sequence + 1,
                    Role::Doctor => from.doctor = message.sequence + 1,
                }
                // One that does not pass is shown as nothing: whoever holds the disk may have changed it.
                let Ok(opened) = channel.open(message.role.into(), &message.wire) else { continue };
                let content = serde_json::from_slice(opened.content()).unwrap_or_default();
                lines.push(Line {
                    from_support,
                    number: message.sequence,
                    day: message.day,
                    text: words(&content),
                    reply_to: reply_to(&content),
                    seen: opened.seen(),
                });
            }
            if is_last {
                break;
            }
        }
        let state = row.to_state(care.today());
        let day = state.due.or(state.erased_by);
        Ok(Some(Conversation { state: row.state, day, lines: in_order(lines), channel }))
    }

    /// Asks on, or adds something, as message number `number` of the visitor's: the same form again does nothing.
    pub(crate) async fn say(&self, care: &Care, number: u32, text: &str) -> Result<Sent, Refusal> {
        let Some(there) = self.read(care).await? else { return Ok(Sent::Unknown) };
        if there.next_number() != number {
            return Ok(if there.has_sent(number, text) { Sent::Done } else { Sent::Other });
        }
        self.say_next(care, there, text).await
    }

    /// Adds something as the visitor's next message in what was read. What stands last is not said twice; after an answer the
    /// same words are something else.
    pub(crate) async fn add(&self, care: &Care, there: Conversation, text: &str) -> Result<Sent, Refusal> {
        if there.lines.last().is_some_and(|last| !last.from_support && last.text == text) {
            return Ok(Sent::Done);
        }
        self.say_next(care, there, text).await
    }

    async fn say_next(&self, care: &Care, mut there: Conversation, text: &str) -> Result<Sent, Refusal> {
        let (kind, transition) = match there.state {
            State::Answered => ("follow-up", Some(Transition::FollowUp)),
            State::Requested | State::Accepted | State::FollowUp => ("text", None),
            _ => return Ok(Sent::Over),
        };
        // Not measured by the hour: whoever floods the form does not silence those who are in conversation, and each
        // conversation takes so many messages only.
        if there.state == State::Requested {
            let Some(prekey) = prekey(care, care.today()).await? else { return Ok(Sent::Nobody) };
            there.channel.use_prekey(&prekey).map_err(|_| Refusal::from(Kind::STALE_PREKEY))?;
        }
        let sealed = seal(&there.channel, &content(kind, text), care)?;
        let wire = Bytes::copy_from_slice(sealed.wire());
        let previous = message::Header::parse(&wire).expect("sealed here").previous;
        let today = care.today();
        let append = Append {
            mailbox: self.keys().mailbox(),
            author: self.author(),
            sequence: sealed.sequence(),
            previous,
            hash: MessageHash::of(&wire),
            wire,
            transition,
            today,
            erase_on: rules::erase_on(today, care.draw()),
        };
        send::append(care, append).await?;
        Ok(Sent::Done)
    }

    /// Destroys everything under this code.
    pub(crate) async fn destroy(&self, care: &Care) -> Result<(), Refusal> {
        let (mailbox, capability) = (self.keys().mailbox(), self.keys().capability().hash());
        let hub = care.hub().clone();
        let destroyed = care.to_the_end(async move |care| {
            care.store().destroy(mailbox, capability, |gone| hub.announce_gone(gone)).await
        });
        Ok(destroyed.await.map(drop)?)
    }
}

impl Conversation {
    /// Whether something can still be written.
    pub(crate) const fn is_open(&self) -> bool {
        matches!(self.state, State::Requested | State::Accepted | State::Answered | State::FollowUp)
    }

    /// How many messages of the visitor there are: the number of the next one.
    pub(crate) fn next_number(&self) -> u32 {
        self.channel.count(message::Role::Patient)
    }

    /// Where an answer goes by e-mail, if whoever asked wants that.
    pub(crate) fn reply_to(&self) -> Option<&ReplyTo> {
        self.lines.iter().find(|line| !line.from_support)?.reply_to.as_ref()
    }

    /// Whether message number `number` of the visitor says just this.
    fn has_sent(&self, number: u32, text: &str) -> bool {
        let mut own = self.lines.iter().filter(|line| !line.from_support);
        usize::try_from(number).ok().and_then(|number| own.nth(number)).is_some_and(|line| line.text == text)
    }
}

/// The key that questions are sealed to; none where nobody answers.
pub(crate) async fn prekey(care: &Care, today: Day) -> Result<Option<CurrentPrekey>, StoreError> {
    let keys = care.store().specialty_keys(Account::Support.specialty(), today).await?;
    let Some(row) = keys.into_iter().next() else { return Ok(None) };
    let current = IdentityKey::from_bytes(row.doctor, &row.identity)
        .ok()
        .and_then(|identity| UnverifiedPrekey::parse(&row.prekey).ok()?.verify(&identity, today, 0).ok());
    Ok(current)
}

fn seal(channel: &PatientChannel, content: &[u8], care: &Care) -> Result<Sealed, Refusal> {
    channel.seal(content, &mut care.rng()).map_err(|_| Kind::TOO_LARGE.into())
}

impl Question {
    /// As the clients read it.
    fn content(&self) -> Vec<u8> {
        let Self { text, reply_to } = self;
        match reply_to {
            Some(to) => json_of(&json!({ "v": 1, "kind": "question", "text": text, "reply_to": to })),
            None => content("question", text),
        }
    }
}

/// A content as the clients read it (`client::content`).
fn content(kind: &str, text: &str) -> Vec<u8> {
    json_of(&json!({ "v": 1, "kind": kind, "text": text }))
}

fn json_of(content: &Value) -> Vec<u8> {
    serde_json::to_vec(content).expect("it is JSON")
}

/// Where an answer goes by e-mail, as a question says.
fn reply_to(content: &Value) -> Option<ReplyTo> {
    serde_json::from_value(content.get("reply_to")?.clone()).ok()
}

/// What a content says, of whatever kind: its text, or the note that goes with a change of where it stands.
fn words(content: &Value) -> String {
    let text = content["text"].as_str().or(content["note"].as_str()).unwrap_or_default();
    text.chars().filter(|c| *c == '\n' || !secondok_api::text::acts(*c)).collect()
}

/// Each side's messages are in order already; one stands after what its writer had seen.
fn in_order(lines: Vec<Line>) -> Vec<Line> {
    let (support, visitor): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.from_support);
    let (mut support, mut visitor) = (support.into_iter().peekable(), visitor.into_iter().peekable());
    let (mut ordered, mut from_support, mut from_visitor) = (Vec::new(), 0, 0);
    loop {
        let next = match (visitor.peek(), support.peek()) {
            (Some(one), Some(other)) if one.seen > from_support && other.seen <= from_visitor => {
                support.next()
            }
            (None, Some(_)) => support.next(),
            _ => visitor.next(),
        };
        let Some(line) = next else { return ordered };
        if line.from_support {
            from_support += 1;
        } else {
            from_visitor += 1;
        }
        ordered.push(line);
    }
}
