#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;

const SEED: u64 = 1;
const LOGIN: &str = "o.melnyk@clinic.example";

struct World {
    rng: ChaCha20Rng,
    setup: ServerSetup,
    record: RegistrationRecord,
    vault_key: ExportKey,
}

impl World {
    fn new(password: &str) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(SEED);
        let setup = ServerSetup::generate(&mut rng);
        let (client, request) = ClientRegistration::start(Password::new(password), &mut rng).unwrap();
        let response = setup.registration_response(LOGIN, &request).unwrap();
        let (record, vault_key) = client.finish(LOGIN, &response, &mut rng).unwrap();
        Self { rng, setup, record: RegistrationRecord::from_bytes(&record).unwrap(), vault_key }
    }

    /// A whole log-in; what the server and the client say of it.
    fn log_in(
        &mut self,
        login: &str,
        password: &str,
        known: bool,
    ) -> Result<(Result<(), LoginError>, ExportKey), LoginError> {
        let rng = &mut self.rng;
        let (client, request) = ClientLogin::start(Password::new(password), rng)?;
        let record = known.then_some(&self.record);
        let (exchange, response) = self.setup.login_start(login, record, &request, rng)?;
        let exchange = LoginExchange::from_bytes(&exchange.to_bytes())?;
        let (finalization, vault_key) = client.finish(login, &response, rng)?;
        Ok((exchange.finish(login, &finalization), vault_key))
    }
}

// rule: P-60
#[test]
fn the_right_password_logs_in_and_gives_the_vaults_key_each_time() {
    let mut w = World::new("correct horse");
    for _ in 0..2 {
        let (server, vault_key) = w.log_in(LOGIN, "correct horse", true).unwrap();
        assert_eq!(server, Ok(()));
        assert_eq!(vault_key, w.vault_key);
    }
}

// rule: P-61
#[test]
fn a_wrong_password_and_an_unknown_name_look_the_same() {
    let mut w = World::new("correct horse");
    assert_eq!(w.log_in(LOGIN, "wrong horse", true).unwrap_err(), LoginError::WrongLogin);
    assert_eq!(
        w.log_in("nobody@clinic.example", "correct horse", false).unwrap_err(),
        LoginError::WrongLogin
    );
    assert_eq!(w.log_in("other@clinic.example", "correct horse", true).unwrap_err(), LoginError::WrongLogin);

    let (_, request) = ClientLogin::start(Password::new("any"), &mut w.rng).unwrap();
    let (_, known) = w.setup.login_start(LOGIN, Some(&w.record), &request, &mut w.rng).unwrap();
    let (_, unknown) = w.setup.login_start("nobody", None, &request, &mut w.rng).unwrap();
    assert_eq!(known.len(), unknown.len());
}

// rule: P-62
#[test]
fn without_the_password_a_log_in_is_not_finished() {
    let mut w = World::new("correct horse");
    let (client, request) = ClientLogin::start(Password::new("correct horse"), &mut w.rng).unwrap();
    let (exchange, response) = w.setup.login_start(LOGIN, Some(&w.record), &request, &mut w.rng).unwrap();
    let exchange = exchange.to_bytes();
    let (finalization, _) = client.finish(LOGIN, &response, &mut w.rng).unwrap();
    let finish =
        |login: &str, bytes: &[u8]| LoginExchange::from_bytes(&exchange).unwrap().finish(login, bytes);

    let mut forged = finalization.clone();
    forged[0] ^= 1;
    assert_eq!(finish(LOGIN, &forged), Err(LoginError::WrongLogin));
    assert_eq!(finish(LOGIN, &[]), Err(LoginError::Malformed));
    assert_eq!(finish(LOGIN, &finalization), Ok(()));

    // Another log-in's answer does not finish this one.
    let (_, request) = ClientLogin::start(Password::new("correct horse"), &mut w.rng).unwrap();
    let (other, _) = w.setup.login_start(LOGIN, Some(&w.record), &request, &mut w.rng).unwrap();
    assert_eq!(other.finish(LOGIN, &finalization), Err(LoginError::WrongLogin));
}

// rule: P-63
#[test]
fn the_servers_secrets_come_back_from_their_seed_and_no_others_do() {
    let mut w = World::new("correct horse");
    w.setup = ServerSetup::generate(&mut ChaCha20Rng::seed_from_u64(SEED));
    assert_eq!(w.log_in(LOGIN, "correct horse", true).unwrap().0, Ok(()));
    w.setup = ServerSetup::generate(&mut w.rng);
    assert_eq!(w.log_in(LOGIN, "correct horse", true).unwrap_err(), LoginError::WrongLogin);
}

// rule: P-64
#[test]
fn malformed_bytes_are_refused_on_both_sides() {
    let mut w = World::new("correct horse");
    let malformed = LoginError::Malformed;
    for bytes in [&[][..], &[0; 7], &[0xff; 96], &[0; 4096]] {
        assert_eq!(RegistrationRecord::from_bytes(bytes).unwrap_err(), malformed);
        assert_eq!(LoginExchange::from_bytes(bytes).unwrap_err(), malformed);
        assert_eq!(w.setup.registration_response(LOGIN, bytes).unwrap_err(), malformed);
        assert_eq!(w.setup.login_start(LOGIN, None, bytes, &mut w.rng).unwrap_err(), malformed);
        let (client, _) = ClientLogin::start(Password::new("x"), &mut w.rng).unwrap();
        assert_eq!(client.finish(LOGIN, bytes, &mut w.rng).unwrap_err(), malformed);
        let (client, _) = ClientRegistration::start(Password::new("x"), &mut w.rng).unwrap();
        assert_eq!(client.finish(LOGIN, bytes, &mut w.rng).unwrap_err(), malformed);
    }
}

// rule: P-64
#[test]
fn bytes_with_something_behind_them_are_refused() {
    let mut w = World::new("correct horse");
    let longer = |bytes: &[u8]| [bytes, &[0]].concat();
    let (_, request) = ClientLogin::start(Password::new("correct horse"), &mut w.rng).unwrap();
    let (exchange, response) = w.setup.login_start(LOGIN, None, &request, &mut w.rng).unwrap();
    assert_eq!((request.len(), response.len()), (KE1_LEN, KE2_LEN));
    let malformed = LoginError::Malformed;
    assert_eq!(w.setup.login_start(LOGIN, None, &longer(&request), &mut w.rng).unwrap_err(), malformed);
    assert_eq!(LoginExchange::from_bytes(&longer(&exchange.to_bytes())).unwrap_err(), malformed);
    assert_eq!(RegistrationRecord::from_bytes(&longer(w.record.as_bytes())).unwrap_err(), malformed);

    let (client, request) = ClientLogin::start(Password::new("correct horse"), &mut w.rng).unwrap();
    let (exchange, response) = w.setup.login_start(LOGIN, Some(&w.record), &request, &mut w.rng).unwrap();
    assert_eq!(client.finish(LOGIN, &longer(&response), &mut w.rng).unwrap_err(), malformed);
    assert_eq!(exchange.finish(LOGIN, &[0; KE3_LEN + 1]).unwrap_err(), malformed);
    let (client, request) = ClientRegistration::start(Password::new("correct horse"), &mut w.rng).unwrap();
    let response = w.setup.registration_response(LOGIN, &request).unwrap();
    assert_eq!(w.setup.registration_response(LOGIN, &longer(&request)).unwrap_err(), malformed);
    assert_eq!(client.finish(LOGIN, &longer(&response), &mut w.rng).unwrap_err(), malformed);
}

// rule: P-65
#[test]
fn two_keyboards_give_the_same_password() {
    // "й" as one letter, and as "и" with a breve.
    let mut w = World::new("\u{0439}од");
    assert!(w.log_in(LOGIN, "\u{0438}\u{0306}од", true).is_ok());
    assert_eq!(Password::new("\u{0438}\u{0306}").as_bytes(), "\u{0439}".as_bytes());
}

// rule: P-66
#[test]
fn guessing_costs_what_it_should() {
    assert_eq!((ARGON2_MEMORY_KIB, ARGON2_PASSES), (19_456, 2));
    let params = stretching(ARGON2_MEMORY_KIB, ARGON2_PASSES);
    assert_eq!(
        (params.params().m_cost(), params.params().t_cost(), params.params().p_cost()),
        (19_456, 2, 1)
    );

    // And each log-in pays it: what was registered at this price opens, and at no other.
    let mut w = World::new("correct horse");
    for (price, opens) in [((19_456, 2), true), ((19_456, 1), false), ((19_448, 2), false)] {
        let (client, request) =
            ClientRegistration::start(Password::new("correct horse"), &mut w.rng).unwrap();
        let response = w.setup.registration_response(LOGIN, &request).unwrap();
        let (record, _) = client.finish_with(LOGIN, &response, price, &mut w.rng).unwrap();
        w.record = RegistrationRecord::from_bytes(&record).unwrap();
        assert_eq!(w.log_in(LOGIN, "correct horse", true).is_ok(), opens, "{price:?}");
    }
}
