//! The server's half of log-ins. Between the two steps of one nothing is stored: the state goes to the doctor's
//! device, sealed to the server itself, and comes back with the second step.

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use rand_chacha::ChaCha20Rng;
use rand_core::{CryptoRng, SeedableRng};
use secondok_protocol::{
    id::DoctorId,
    login::{LoginError, LoginExchange, RegistrationRecord, ServerSetup},
};
use sha2::Sha256;
use zeroize::Zeroizing;

use crate::{clock::Timestamp, store::LoginRow};

/// Longest log-in name, in characters: the longest an e-mail address can be (RFC 5321, section 4.5.3.1.3, without the
/// brackets).
pub(crate) const LOGIN_NAME_MAX: usize = 254;
/// The same in bytes of UTF-8.
const LOGIN_BYTES_MAX: usize = LOGIN_NAME_MAX * 4;
/// How long the doctor's device has for the second step, in seconds. Stretching the password takes it well under one.
const EXCHANGE_LASTS: u64 = 60;

const NONCE_LEN: usize = 24;
/// expires ‖ doctor ‖ length of the name ‖ name, padded
const CLEAR_LEN: usize = 8 + DoctorId::LEN + 2 + LOGIN_BYTES_MAX;
const DOMAIN: &[u8] = b"secondok/1 log-in exchange";

/// What log-ins are answered with: secrets that live outside the database and its backups.
#[derive(Debug)]
pub(crate) struct LoginServer {
    setup: ServerSetup,
    exchange_key: ExchangeKey,
}

struct ExchangeKey(XChaCha20Poly1305);

impl std::fmt::Debug for ExchangeKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ExchangeKey(redacted)")
    }
}

/// A log-in between its two steps.
struct Pending {
    doctor: DoctorId,
    login: String,
    exchange: LoginExchange,
}

impl LoginServer {
    /// Derives everything from the seed; the same seed gives the same secrets for ever.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        let derived = Hkdf::<Sha256>::new(None, seed);
        let derive = |purpose: &[u8]| {
            let mut key = Zeroizing::new([0; 32]);
            derived.expand(purpose, &mut *key).expect("32 bytes can be expanded");
            key
        };
        let setup = derive(b"secondok/1 log-in setup");
        let exchange_key = derive(DOMAIN);
        Self {
            setup: ServerSetup::generate(&mut ChaCha20Rng::from_seed(*setup)),
            exchange_key: ExchangeKey(XChaCha20Poly1305::new((&*exchange_key).into())),
        }
    }

    /// Answers a registration's request.
    pub(crate) fn registration_response(&self, login: &str, request: &[u8]) -> Result<Vec<u8>, LoginError> {
        self.setup.registration_response(login, request)
    }

    /// The account that stands in where there is none of a name. Nobody knows its password, so a log-in to it cannot
    /// be finished.
    pub(crate) fn nobody(&self) -> LoginRow {
        let doctor = DoctorId::from_bytes([0; DoctorId::LEN]);
        LoginRow { doctor, record: self.setup.decoy().as_bytes().to_vec() }
    }

    /// Answers the first step: `KE2`, and the sealed exchange. What there is of an account takes the same way
    /// whether it is a doctor's or [`Self::nobody`]'s.
    pub(crate) fn start(
        &self,
        login: &str,
        LoginRow { doctor, record }: LoginRow,
        request: &[u8],
        now: Timestamp,
        rng: &mut impl CryptoRng,
    ) -> Result<(Vec<u8>, Vec<u8>), LoginError> {
        let record = RegistrationRecord::from_bytes(&record)?;
        let (exchange, response) = self.setup.login_start(login, Some(&record), request, rng)?;
        let pending = Pending { doctor, login: login.to_owned(), exchange };
        Ok((response, self.seal(&pending, now, rng)))
    }

    /// Takes the second step; the doctor who logged in.
    pub(crate) fn finish(
        &self,
        exchange: &[u8],
        finalization: &[u8],
        now: Timestamp,
    ) -> Result<DoctorId, LoginError> {
        let pending = self.open(exchange, now).ok_or(LoginError::WrongLogin)?;
        pending.exchange.finish(&pending.login, finalization)?;
        Ok(pending.doctor)
    }

    fn seal(&self, pending: &Pending, now: Timestamp, rng: &mut impl CryptoRng) -> Vec<u8> {
        let mut clear = Zeroizing::new(Vec::with_capacity(CLEAR_LEN + 512));
        clear.extend_from_slice(&(now.0 + EXCHANGE_LASTS).to_be_bytes());
        clear.extend_from_slice(pending.doctor.as_bytes());
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
            .encrypt((&nonce).into(), Payload { msg: &clear, aad: DOMAIN })
            .expect("an exchange is short");
        [nonce.as_slice(), &sealed].concat()
    }

    fn open(&self, sealed: &[u8], now: Timestamp) -> Option<Pending> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE_LEN>()?;
        let clear = self.exchange_key.0.decrypt(nonce.into(), Payload { msg: sealed, aad: DOMAIN }).ok()?;
        let clear = Zeroizing::new(clear);
        let (head, exchange) = clear.split_at_checked(CLEAR_LEN)?;
        let (expires, head) = head.split_first_chunk::<8>()?;
        let (doctor, head) = head.split_first_chunk::<{ DoctorId::LEN }>()?;
        let (length, name) = head.split_first_chunk::<2>()?;
        let name = name.get(..usize::from(u16::from_be_bytes(*length)))?;
        let login = std::str::from_utf8(name).ok()?.to_owned();
        let in_time = now.0 <= u64::from_be_bytes(*expires);
        let exchange = LoginExchange::from_bytes(exchange).ok()?;
        in_time.then_some(Pending { doctor: DoctorId::from_bytes(*doctor), login, exchange })
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

    fn server() -> LoginServer {
        LoginServer::from_seed(&[7; 32])
    }

    fn account(server: &LoginServer) -> LoginRow {
        let rng = &mut rng();
        let (client, request) = ClientRegistration::start(Password::new("right"), rng).unwrap();
        let response = server.registration_response(NAME, &request).unwrap();
        LoginRow { doctor: DOCTOR, record: client.finish(NAME, &response, rng).unwrap().0 }
    }

    /// Both steps with the right password; the second one `delay` seconds after the first.
    fn log_in(first: &LoginServer, second: &LoginServer, delay: u64) -> Result<DoctorId, LoginError> {
        let rng = &mut rng();
        let (client, request) = ClientLogin::start(Password::new("right"), rng).unwrap();
        let (response, exchange) = first.start(NAME, account(first), &request, NOW, rng).unwrap();
        let (finalization, _) = client.finish(NAME, &response, rng).unwrap();
        second.finish(&exchange, &finalization, Timestamp(NOW.0 + delay))
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
        let (_, exchange) = server.start(NAME, server.nobody(), &request, NOW, rng).unwrap();
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
        let known = server.start(NAME, account(&server), &request, NOW, rng).unwrap();
        let unknown =
            server.start("a-much-longer-name@example.org", server.nobody(), &request, NOW, rng).unwrap();
        assert_eq!((known.0.len(), known.1.len()), (unknown.0.len(), unknown.1.len()));
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
