//! The server's half of log-ins, the doctors' and the staff's. Between the two steps of one nothing is stored: the state
//! goes to the person's device, sealed to the server itself, and comes back with the second step.

mod buckets;
mod guard;
mod stuffing;
mod ticket;

use std::marker::PhantomData;

use axum::{Json, body::Body};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use http::HeaderMap;
use rand_chacha::ChaCha20Rng;
use rand_core::{CryptoRng, SeedableRng};
use secondok_api::{
    audit::Actor,
    doctor::{LoginChallenge, LoginStart},
    problem::Kind,
};
use secondok_protocol::{
    id::{DoctorId, StaffId},
    login::{LoginError, LoginExchange, RegistrationRecord, ServerSetup},
};
use sha2::Sha256;
use zeroize::Zeroizing;

pub(crate) use self::guard::{Counted, Guard};
use self::ticket::TicketId;
use crate::{
    Care,
    clock::Timestamp,
    http::{Refusal, body},
    store::{AccountId, LoginRow},
};

/// Whose account it is: each kind has secrets of its own, so that no log-in of one is one of the other.
pub(crate) trait Account: AccountId {
    /// What its setup is derived for.
    const SETUP: &'static [u8];
    /// What the key of its exchanges is derived for, and what is sealed along.
    const EXCHANGE: &'static [u8];
    /// What secrets of second factors are derived for.
    const SECOND_FACTOR: &'static [u8];
    /// What the key of its tickets is derived for, and what is sealed along.
    const TICKET: &'static [u8];
    /// What a name is hashed for, to be counted by.
    const NAME: &'static [u8];
    /// What a ticket's number is hashed for, to be counted by.
    const DEVICE: &'static [u8];
}

impl Account for DoctorId {
    const SETUP: &'static [u8] = b"secondok/1 log-in setup";
    const EXCHANGE: &'static [u8] = b"secondok/1 log-in exchange";
    const SECOND_FACTOR: &'static [u8] = b"secondok/1 second factor";
    const TICKET: &'static [u8] = b"secondok/1 log-in ticket";
    const NAME: &'static [u8] = b"secondok/1 log-in name\0";
    const DEVICE: &'static [u8] = b"secondok/1 log-in device\0";
}

impl Account for StaffId {
    const SETUP: &'static [u8] = b"secondok/1 desk log-in setup";
    const EXCHANGE: &'static [u8] = b"secondok/1 desk log-in exchange";
    const SECOND_FACTOR: &'static [u8] = b"secondok/1 desk second factor";
    const TICKET: &'static [u8] = b"secondok/1 desk log-in ticket";
    const NAME: &'static [u8] = b"secondok/1 desk log-in name\0";
    const DEVICE: &'static [u8] = b"secondok/1 desk log-in device\0";
}

/// Bytes of an account's identifier.
const ID_LEN: usize = DoctorId::LEN;

/// Longest log-in name, in characters: the longest an e-mail address can be (RFC 5321, section 4.5.3.1.3, without the
/// brackets).
const LOGIN_NAME_MAX: usize = 254;
/// The same in bytes of UTF-8.
const LOGIN_BYTES_MAX: usize = LOGIN_NAME_MAX * 4;
/// How long the person's device has for the second step, in seconds. Stretching the password takes it well under one.
const EXCHANGE_LASTS: u64 = 60;

const NONCE_LEN: usize = 24;
/// expires ‖ account ‖ number of the ticket, or zeros ‖ length of the name ‖ name, padded
const CLEAR_LEN: usize = 8 + ID_LEN + TicketId::LEN + 2 + LOGIN_BYTES_MAX;

/// What log-ins of one kind of account are answered with: secrets that live outside the database and its backups.
#[derive(Debug)]
pub(crate) struct LoginServer<A> {
    setup: ServerSetup,
    exchange_key: SealingKey,
    ticket_key: SealingKey,
    derived: Derived,
    guard: Guard,
    accounts: PhantomData<fn() -> A>,
}

struct SealingKey(XChaCha20Poly1305);

/// What everything is derived from.
struct Derived(Hkdf<Sha256>);

impl std::fmt::Debug for SealingKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealingKey(redacted)")
    }
}

impl std::fmt::Debug for Derived {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Derived(redacted)")
    }
}

/// A log-in between its two steps.
struct Pending<A> {
    account: A,
    ticket: Option<TicketId>,
    login: String,
    exchange: LoginExchange,
}

/// Whoever has shown that they have the password.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Proven<A> {
    /// Who.
    pub(crate) account: A,
    /// The name that they logged in with.
    pub(crate) login: String,
    ticket: Option<TicketId>,
}

impl<A: Account> LoginServer<A> {
    /// Derives everything from the seed; the same seed gives the same secrets for ever.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        let derived = Hkdf::<Sha256>::new(None, seed);
        let derive = |purpose: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            derived.expand(purpose, &mut *key).expect("32 bytes can be expanded");
            key
        };
        let setup = derive(A::SETUP);
        let sealing = |purpose| SealingKey(XChaCha20Poly1305::new((&*derive(purpose)).into()));
        let (exchange_key, ticket_key) = (sealing(A::EXCHANGE), sealing(A::TICKET));
        Self {
            setup: ServerSetup::generate(&mut ChaCha20Rng::from_seed(*setup)),
            exchange_key,
            ticket_key,
            derived: Derived(derived),
            guard: Guard::default(),
            accounts: PhantomData,
        }
    }

    /// The secret of somebody's second factor, which no database holds (RFC 4226, section 4: 160 bits). `generation`: 0 where there
    /// is only one, else counted from 1.
    pub(crate) fn second_factor(&self, account: A, generation: u32) -> Zeroizing<[u8; 20]> {
        let mut secret = Zeroizing::new([0; 20]);
        let (account, counted) = (account.to_bytes(), generation.to_be_bytes());
        let counted = if generation == 0 { &[][..] } else { &counted[..] };
        let info = [A::SECOND_FACTOR, &account, counted];
        self.derived.0.expand_multi_info(&info, &mut *secret).expect("20 bytes can be expanded");
        secret
    }

    /// Answers a registration's request.
    pub(crate) fn registration_response(&self, login: &str, request: &[u8]) -> Result<Vec<u8>, LoginError> {
        self.setup.registration_response(login, request)
    }

    /// The account that stands in where there is none of a name. Nobody knows its password, so a log-in to it cannot
    /// be finished.
    pub(crate) fn nobody(&self) -> LoginRow<A> {
        let account = A::from_bytes([0; ID_LEN]);
        LoginRow { account, record: self.setup.decoy().as_bytes().to_vec() }
    }

    /// Answers the first step: `KE2`, and the sealed exchange. What there is of an account takes the same way
    /// whether it is somebody's or [`Self::nobody`]'s.
    fn start(
        &self,
        login: &str,
        LoginRow { account, record }: LoginRow<A>,
        request: &[u8],
        ticket: Option<TicketId>,
        now: Timestamp,
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, Vec<u8>), LoginError> {
        let record = RegistrationRecord::from_bytes(&record)?;
        let (exchange, response) = self.setup.login_start(login, Some(&record), request, rng)?;
        let pending = Pending { account, ticket, login: login.to_owned(), exchange };
        Ok((response, self.seal(&pending, now, rng)))
    }

    /// Takes the second step; who has the password.
    fn finish(&self, exchange: &[u8], finalization: &[u8], now: Timestamp) -> Result<Proven<A>, LoginError> {
        let Pending { account, ticket, login, exchange } =
            self.open(exchange, now).ok_or(LoginError::WrongLogin)?;
        exchange.finish(&login, finalization)?;
        Ok(Proven { account, login, ticket })
    }

    /// How many log-ins were refused since the start because too many were begun with that name.
    pub(crate) fn refused(&self) -> u64 {
        self.guard.refused()
    }

    /// What a log-in with this name is counted by.
    fn counted(&self, login: &str, ticket: Option<TicketId>) -> Counted {
        Counted { name: self.name(login), device: ticket.map(|ticket| self.device(ticket)) }
    }

    fn seal(&self, pending: &Pending<A>, now: Timestamp, rng: &mut impl CryptoRng) -> Vec<u8> {
        let mut clear = Zeroizing::new(Vec::with_capacity(CLEAR_LEN + 512));
        clear.extend_from_slice(&(now.0 + EXCHANGE_LASTS).to_be_bytes());
        clear.extend_from_slice(&pending.account.to_bytes());
        clear.extend_from_slice(&pending.ticket.map_or([0; TicketId::LEN], |TicketId(id)| id));
        let length = u16::try_from(pending.login.len()).expect("names were checked to be short");
        clear.extend_from_slice(&length.to_be_bytes());
        clear.extend_from_slice(pending.login.as_bytes());
        // One length for all, so that it does not tell the name's.
        clear.resize(CLEAR_LEN, 0);
        clear.extend_from_slice(&pending.exchange.to_bytes());
        let mut nonce = [0; NONCE_LEN];
        rng.fill_bytes(&mut nonce);
        let sealed = self
            .exchange_key
            .0
            .encrypt((&nonce).into(), Payload { msg: &clear, aad: A::EXCHANGE })
            .expect("an exchange is short");
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, sealed: &[u8], now: Timestamp) -> Option<Pending<A>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let clear =
            self.exchange_key.0.decrypt(nonce.into(), Payload { msg: sealed, aad: A::EXCHANGE }).ok()?;
        let clear = Zeroizing::new(clear);
        let (head, exchange) = clear.split_at_checked(CLEAR_LEN)?;
        let (expires, head) = head.split_first_chunk::<8>()?;
        let (account, head) = head.split_first_chunk::<ID_LEN>()?;
        let (ticket, head) = head.split_first_chunk::<{ TicketId::LEN }>()?;
        let ticket = (*ticket != [0; TicketId::LEN]).then_some(TicketId(*ticket));
        let (length, name) = head.split_first_chunk::<2>()?;
        let name = name.get(..usize::from(u16::from_be_bytes(*length)))?;
        let login = std::str::from_utf8(name).ok()?.to_owned();
        let in_time = now.0 <= u64::from_be_bytes(*expires);
        let exchange = LoginExchange::from_bytes(exchange).ok()?;
        in_time.then_some(Pending { account: A::from_bytes(*account), ticket, login, exchange })
    }
}

/// Names that somebody could have. Not all databases take a NUL character in a text.
fn is_name(name: &str) -> bool {
    (1..=LOGIN_NAME_MAX).contains(&name.chars().count()) && !name.chars().any(|c| c < ' ')
}

/// The first step of a log-in, answered by this server.
pub(crate) async fn start<A: Account + Into<Actor>>(
    care: &Care,
    server: &LoginServer<A>,
    headers: &HeaderMap,
    body: Body,
) -> Result<Json<LoginChallenge>, Refusal> {
    let request: LoginStart = body::json(headers, body, body::SMALL_JSON_MAX).await?;
    if !is_name(&request.login) {
        return Err(Refusal::detailed(Kind::MALFORMED, "A name to log in with has 1 to 254 characters."));
    }
    let account = care.store().login_or(&request.login, server.nobody()).await?;
    let now = care.clock().now();
    let ticket = request
        .ticket
        .and_then(|ticket| server.accepted(&ticket.0, account.account, &request.login, now.day()));
    let is_nobody = account.account.to_bytes() == server.nobody().account.to_bytes();
    let whose = (!is_nobody).then(|| account.account.into());
    let verdict = server.guard.begins(server.counted(&request.login, ticket), whose, now);
    verdict.alerts.into_iter().for_each(|alert| care.alert_beside(alert));
    if let Some(wait) = verdict.wait {
        return Err(Refusal::from(Kind::TOO_MANY_LOG_INS).retry_after(wait));
    }
    let (response, exchange) =
        server.start(&request.login, account, &request.request.0, ticket, now, &mut care.rng())?;
    Ok(Json(LoginChallenge { response: response.into(), exchange: exchange.into() }))
}

/// The second step, or what asks for the password once more: who has it. What was guessed at their name before is forgotten.
pub(crate) fn prove<A: Account>(
    server: &LoginServer<A>,
    exchange: &[u8],
    finalization: &[u8],
    now: Timestamp,
) -> Result<Proven<A>, Refusal> {
    let proven = server.finish(exchange, finalization, now)?;
    server.guard.succeeds(server.counted(&proven.login, proven.ticket));
    Ok(proven)
}

impl From<LoginError> for Refusal {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::Malformed => Self::detailed(Kind::BAD_KEY, "Not a message of the log-in's protocol."),
            LoginError::WrongLogin => Kind::WRONG_LOGIN.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use secondok_protocol::login::{ClientLogin, ClientRegistration, Password};

    use super::*;

    const NOW: Timestamp = Timestamp(1_800_000_000);
    const DOCTOR: DoctorId = DoctorId::from_bytes([4; 16]);
    const NAME: &str = "ada@example.org";

    fn rng() -> ChaCha20Rng {
        ChaCha20Rng::seed_from_u64(7)
    }

    fn server() -> LoginServer<DoctorId> {
        LoginServer::from_seed(&[7; 32])
    }

    fn account(server: &LoginServer<DoctorId>) -> LoginRow<DoctorId> {
        let rng = &mut rng();
        let (client, request) = ClientRegistration::start(Password::new("right"), rng).unwrap();
        let response = server.registration_response(NAME, &request).unwrap();
        LoginRow { account: DOCTOR, record: client.finish(NAME, &response, rng).unwrap().0 }
    }

    /// Both steps with the right password; the second one `delay` seconds after the first.
    fn log_in(
        first: &LoginServer<DoctorId>,
        second: &LoginServer<DoctorId>,
        delay: u64,
    ) -> Result<DoctorId, LoginError> {
        let rng = &mut rng();
        let (client, request) = ClientLogin::start(Password::new("right"), rng).unwrap();
        let (response, exchange) = first.start(NAME, account(first), &request, None, NOW, rng).unwrap();
        let (finalization, _) = client.finish(NAME, &response, rng).unwrap();
        second.finish(&exchange, &finalization, Timestamp(NOW.0 + delay)).map(|proven| proven.account)
    }

    #[test]
    fn the_right_password_logs_in_also_on_another_instance() {
        assert_eq!(log_in(&server(), &server(), 0), Ok(DOCTOR));
    }

    #[test]
    fn an_exchange_lasts_a_minute() {
        let server = server();
        assert_eq!(log_in(&server, &server, 60), Ok(DOCTOR));
        assert_eq!(log_in(&server, &server, 61), Err(LoginError::WrongLogin));
    }

    #[test]
    fn an_exchange_of_another_server_or_a_changed_one_is_none() {
        let other = LoginServer::from_seed(&[8; 32]);
        assert_eq!(log_in(&server(), &other, 0), Err(LoginError::WrongLogin));

        let (server, rng) = (server(), &mut rng());
        let (_, request) = ClientLogin::start(Password::new("right"), rng).unwrap();
        let (_, exchange) = server.start(NAME, server.nobody(), &request, None, NOW, rng).unwrap();
        for at in [0, NONCE_LEN, exchange.len() - 1] {
            let mut changed = exchange.clone();
            changed[at] ^= 1;
            assert!(server.open(&changed, NOW).is_none(), "byte {at}");
        }
        assert!(server.open(&exchange, NOW).is_some());
        assert!(server.open(&[], NOW).is_none());
    }

    #[test]
    fn an_unknown_name_is_answered_in_the_same_form() {
        let (server, rng) = (server(), &mut rng());
        let (_, request) = ClientLogin::start(Password::new("right"), rng).unwrap();
        let known = server.start(NAME, account(&server), &request, None, NOW, rng).unwrap();
        let unknown = server
            .start("a-much-longer-name@example.org", server.nobody(), &request, None, NOW, rng)
            .unwrap();
        assert_eq!((known.0.len(), known.1.len()), (unknown.0.len(), unknown.1.len()));
    }

    /// A log-in of one kind would be one of the other if its exchange could be opened there.
    #[test]
    fn doctors_and_staff_have_nothing_in_common() {
        let (doctors, staff) = (server(), LoginServer::<StaffId>::from_seed(&[7; 32]));
        let (_, request) = ClientLogin::start(Password::new("right"), &mut rng()).unwrap();
        let (_, exchange) = doctors.start(NAME, account(&doctors), &request, None, NOW, &mut rng()).unwrap();
        assert!(doctors.open(&exchange, NOW).is_some() && staff.open(&exchange, NOW).is_none());
        assert_ne!(doctors.nobody().record, staff.nobody().record);
    }

    /// Doctors' accounts hang on these secrets: a library that derives others from the same seed locks all out.
    #[test]
    fn the_seed_gives_the_same_secrets_for_ever() {
        use sha2::Digest;
        let server = server();
        let (_, request) = ClientRegistration::start(Password::new("right"), &mut rng()).unwrap();
        let response = server.registration_response(NAME, &request).unwrap();
        let secrets = Sha256::new().chain_update(response).chain_update(server.nobody().record).finalize();
        let hash: String = secrets[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, "8240c28479dca12c");
    }
}
