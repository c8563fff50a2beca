//! The chain: each entry's hash covers all of it and the hash before it.

use std::{fmt, str::FromStr};

use base64ct::{Base64UrlUnpadded, Encoding};
use secondok_api::audit::{Actor, Entry, Event};
use sha2::{Digest, Sha256};

use super::Stamp;
use crate::clock::Timestamp;

const DOMAIN: &[u8] = b"secondok/1 audit entry\0";

/// Where a log ends: its last entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its number.
    pub number: u64,
    /// Its hash.
    pub hash: [u8; 32],
}

impl Head {
    /// Of an empty log.
    pub const NONE: Self = Self { number: 0, hash: [0; 32] };
}

/// `NUMBER:HASH`, the hash as unpadded base64url.
impl fmt::Display for Head {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.number, Base64UrlUnpadded::encode_string(&self.hash))
    }
}

/// A text that names no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the end of a log: expected NUMBER:HASH, as the service writes it into its log each night")]
pub struct ParseHeadError;

impl FromStr for Head {
    type Err = ParseHeadError;

    fn from_str(text: &str) -> Result<Self, ParseHeadError> {
        let (number, hash) = text.trim().split_once(':').ok_or(ParseHeadError)?;
        let hash = Base64UrlUnpadded::decode_vec(hash).ok().and_then(|hash| hash.try_into().ok());
        Ok(Self { number: number.parse().map_err(|_| ParseHeadError)?, hash: hash.ok_or(ParseHeadError)? })
    }
}

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Counts up from 1.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who did it.
    pub actor: String,
    /// Whom it is about; empty where that is nobody else.
    pub about: String,
    /// Whether somebody should look.
    pub alert: bool,
    /// The event, as JSON.
    pub event: String,
    /// The hash of all this and of the entry before it.
    pub hash: [u8; 32],
}

impl Link {
    /// The entry that follows this end.
    pub(crate) fn after(head: Head, stamp: Stamp, event: &Event) -> Self {
        let mut link = Self {
            number: head.number + 1,
            at: stamp.at,
            actor: of_actor(stamp.by),
            about: event.about().map(of_actor).unwrap_or_default(),
            alert: event.is_alert(),
            event: serde_json::to_string(event).expect("an event is always JSON"),
            hash: [0; 32],
        };
        link.hash = link.hashed(head.hash);
        link
    }

    /// One that cannot be read.
    pub(crate) fn unreadable(number: u64) -> Self {
        let (actor, about, event) = (String::new(), String::new(), String::new());
        Self { number, at: Timestamp(0), actor, about, alert: false, event, hash: [0; 32] }
    }

    /// Whether it follows this end, with all that it says.
    pub(super) fn follows(&self, head: Head) -> bool {
        self.number == head.number + 1 && self.hash == self.hashed(head.hash)
    }

    /// Where a log ends with it.
    pub(crate) const fn head(&self) -> Head {
        Head { number: self.number, hash: self.hash }
    }

    fn hashed(&self, previous: [u8; 32]) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix(DOMAIN)
            .chain_update(previous)
            .chain_update(self.number.to_be_bytes())
            .chain_update(self.at.0.to_be_bytes())
            .chain_update([u8::from(self.alert)]);
        // Each text behind its length: no two entries run together.
        for text in [&self.actor, &self.about, &self.event] {
            hash.update((text.len() as u64).to_be_bytes());
            hash.update(text);
        }
        hash.finalize().into()
    }

    /// As it goes over the wire; none if it is nothing that this service writes.
    pub(crate) fn entry(&self) -> Option<Entry> {
        let (by, event) = (actor(&self.actor)?, serde_json::from_str(&self.event).ok()?);
        Some(Entry { number: self.number, at: self.at.0, by, event })
    }
}

/// An actor as it is stored.
pub(crate) fn of_actor(actor: Actor) -> String {
    match actor {
        Actor::Doctor(doctor) => format!("doctor:{doctor}"),
        Actor::Staff(staff) => format!("staff:{staff}"),
        Actor::Operator => "operator".to_owned(),
        Actor::Service => "service".to_owned(),
    }
}

fn actor(text: &str) -> Option<Actor> {
    match text.split_once(':') {
        Some(("doctor", id)) => id.parse().ok().map(Actor::Doctor),
        Some(("staff", id)) => id.parse().ok().map(Actor::Staff),
        None if text == "operator" => Some(Actor::Operator),
        None if text == "service" => Some(Actor::Service),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use secondok_api::audit::Alert;
    use secondok_protocol::id::{DoctorId, StaffId};

    use super::*;

    fn link() -> Link {
        let stamp = Stamp::staff(StaffId::from_bytes([6; 16]), Timestamp(1_800_000_000));
        Link::after(Head { number: 41, hash: [7; 32] }, stamp, &Event::StaffLoggedIn)
    }

    #[test]
    fn whatever_is_changed_of_an_entry_it_does_not_follow_any_more() {
        let (before, link) = (Head { number: 41, hash: [7; 32] }, link());
        assert!(link.follows(before));
        let mut changed = vec![
            Link { number: 43, ..link.clone() },
            Link { at: Timestamp(link.at.0 + 1), ..link.clone() },
            Link { alert: true, ..link.clone() },
            Link { about: "doctor:".to_owned(), ..link.clone() },
            // The same bytes, cut elsewhere.
            Link { actor: format!("{}{{", link.actor), event: link.event[1..].to_owned(), ..link.clone() },
            Link { event: format!("{} ", link.event), ..link.clone() },
        ];
        for bit in 0..8 * 32 {
            let mut hash = link.hash;
            hash[bit / 8] ^= 1 << (bit % 8);
            changed.push(Link { hash, ..link.clone() });
        }
        assert_eq!(changed.iter().filter(|link| link.follows(before)).count(), 0);
        assert!(!link.follows(Head { number: 41, hash: [8; 32] }), "another one before it");
    }

    #[test]
    fn who_and_what_come_back_as_they_went() {
        let head = Head::NONE;
        let actors = [
            Actor::Doctor(DoctorId::from_bytes([1; 16])),
            Actor::Staff(StaffId::from_bytes([2; 16])),
            Actor::Operator,
            Actor::Service,
        ];
        for by in actors {
            let event = Event::Alert(Alert::ClockSetBack);
            let entry = Link::after(head, Stamp { by, at: Timestamp(9) }, &event).entry().unwrap();
            assert_eq!(entry, Entry { number: 1, at: 9, by, event });
        }
        assert_eq!(actor("doctor:?"), None);
    }

    #[test]
    fn an_end_is_written_and_read() {
        let head = link().head();
        assert_eq!(head.to_string().parse(), Ok(head));
        for wrong in ["", "1", "1:", "x:AAAA", "1:AAAA"] {
            assert_eq!(wrong.parse::<Head>(), Err(ParseHeadError), "{wrong}");
        }
    }
}
