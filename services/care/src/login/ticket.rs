//! The ticket of a device on which somebody has logged in: whoever guesses at their password elsewhere does not lock them out here.
//! It opens nothing, and the service keeps nothing of it.

use chacha20poly1305::aead::{Aead, Payload};
use rand_core::CryptoRng;
use secondok_protocol::Day;

use super::{Account, ID_LEN, LoginServer, NONCE_LEN, buckets::Key};

/// Days on which it is accepted, counted from the one on which it is given.
const DAYS: u32 = 90;

/// account ‖ last day ‖ number ‖ hash of the name
const CLEAR_LEN: usize = ID_LEN + 4 + TICKET_ID_LEN + 16;
const TICKET_ID_LEN: usize = 16;

/// A ticket's random number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TicketId(pub(super) [u8; TICKET_ID_LEN]);

impl TicketId {
    pub(super) const LEN: usize = TICKET_ID_LEN;
}

impl<A: Account> LoginServer<A> {
    /// A ticket for the device on which somebody has just logged in: 92 bytes, whoever it is.
    pub(crate) fn ticket(&self, account: A, login: &str, today: Day, rng: &mut impl CryptoRng) -> Vec<u8> {
        let (mut id, mut nonce) = ([0; TICKET_ID_LEN], [0; NONCE_LEN]);
        rng.fill_bytes(&mut id);
        rng.fill_bytes(&mut nonce);
        let last = (today + (DAYS - 1)).number().to_be_bytes();
        let clear = [&account.to_bytes()[..], &last, &id, &self.name(login)].concat();
        let payload = Payload { msg: &clear, aad: A::TICKET };
        let sealed = self.ticket_key.0.encrypt((&nonce).into(), payload).expect("a ticket is short");
        [nonce.as_slice(), &sealed].concat()
    }

    /// Which ticket this is, if it is one for this account and name that is still accepted. Any other counts as none.
    pub(super) fn accepted(&self, ticket: &[u8], account: A, login: &str, today: Day) -> Option<TicketId> {
        let (nonce, sealed) = ticket.split_first_chunk::<NONCE_LEN>()?;
        let payload = Payload { msg: sealed, aad: A::TICKET };
        let clear: [u8; CLEAR_LEN] =
            self.ticket_key.0.decrypt(nonce.into(), payload).ok()?.try_into().ok()?;
        let (of, rest) = clear.split_first_chunk::<ID_LEN>()?;
        let (last, rest) = rest.split_first_chunk::<4>()?;
        let (id, name) = rest.split_first_chunk::<TICKET_ID_LEN>()?;
        let is_theirs = *of == account.to_bytes() && name == self.name(login);
        let is_current = today.number() <= u32::from_be_bytes(*last);
        (is_theirs && is_current).then_some(TicketId(*id))
    }

    /// What this name is counted by.
    pub(super) fn name(&self, login: &str) -> Key {
        self.hashed(A::NAME, login.as_bytes())
    }

    /// What a device is counted by.
    pub(super) fn device(&self, TicketId(id): TicketId) -> Key {
        self.hashed(A::DEVICE, &id)
    }

    /// HKDF as a keyed hash. No purpose is the beginning of another one.
    fn hashed(&self, purpose: &[u8], of: &[u8]) -> Key {
        let mut hash = [0; 16];
        self.derived.0.expand_multi_info(&[purpose, of], &mut hash).expect("16 bytes can be expanded");
        hash
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use rand_chacha::ChaCha20Rng;
    use rand_core::SeedableRng;
    use secondok_protocol::id::{DoctorId, StaffId};

    use super::*;

    const ADA: DoctorId = DoctorId::from_bytes([4; 16]);
    const NAME: &str = "ada@example.org";

    fn today() -> Day {
        Day::from_number(20_000)
    }

    fn ticket(server: &LoginServer<DoctorId>) -> Vec<u8> {
        server.ticket(ADA, NAME, today(), &mut ChaCha20Rng::seed_from_u64(7))
    }

    #[test]
    fn a_ticket_is_good_for_its_account_and_name_for_ninety_days() {
        let server = LoginServer::from_seed(&[7; 32]);
        let ticket = ticket(&server);
        let accepted = |account, name, day| server.accepted(&ticket, account, name, day).is_some();
        assert!(accepted(ADA, NAME, today()) && accepted(ADA, NAME, today() + 89));
        assert!(!accepted(ADA, NAME, today() + 90), "it has run out");
        assert!(!accepted(ADA, "bob@example.org", today()), "another name");
        assert!(!accepted(DoctorId::from_bytes([5; 16]), NAME, today()), "another account of the same name");
    }

    #[test]
    fn a_ticket_is_sealed_by_this_service_for_this_kind_of_account() {
        let server = LoginServer::from_seed(&[7; 32]);
        let ticket = ticket(&server);
        let staff = LoginServer::<StaffId>::from_seed(&[7; 32]);
        assert_eq!(staff.accepted(&ticket, StaffId::from_bytes([4; 16]), NAME, today()), None);
        let other = LoginServer::<DoctorId>::from_seed(&[8; 32]);
        assert_eq!(other.accepted(&ticket, ADA, NAME, today()), None);
        for at in 0..ticket.len() {
            let mut changed = ticket.clone();
            changed[at] ^= 1;
            assert_eq!(server.accepted(&changed, ADA, NAME, today()), None, "byte {at}");
            assert_eq!(server.accepted(&ticket[..at], ADA, NAME, today()), None, "{at} bytes");
        }
    }

    #[test]
    fn all_tickets_have_one_length_and_each_is_another() {
        let (server, rng) = (LoginServer::from_seed(&[7; 32]), &mut ChaCha20Rng::seed_from_u64(7));
        let short = server.ticket(ADA, NAME, today(), rng);
        let long = server.ticket(ADA, &"x".repeat(254), today(), rng);
        assert_eq!((short.len(), long.len()), (92, 92));
        let again = server.ticket(ADA, NAME, today(), rng);
        let id = |ticket: &[u8]| server.accepted(ticket, ADA, NAME, today()).unwrap();
        assert_ne!(server.device(id(&short)), server.device(id(&again)));
    }
}
