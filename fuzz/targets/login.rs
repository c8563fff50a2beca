//! What a stranger can send to the log-in: any bytes, and a real log-in with changes. Only the real one succeeds.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_fuzz::Edits;
use secondok_protocol::login::{
    ClientLogin, ClientRegistration, LoginExchange, Password, RegistrationRecord, ServerSetup,
};

const NAME: &str = "doctor";

/// A registration and a log-in, message by message.
struct Real {
    server: ServerSetup,
    registration: Vec<u8>,
    record: Vec<u8>,
    request: Vec<u8>,
    exchange: Vec<u8>,
    finalization: Vec<u8>,
}

static REAL: LazyLock<Real> = LazyLock::new(|| {
    let rng = &mut ChaCha20Rng::seed_from_u64(4);
    let server = ServerSetup::generate(rng);
    let password = || Password::new("a password");
    let (client, registration) = ClientRegistration::start(password(), rng).expect("starts");
    let response = server.registration_response(NAME, &registration).expect("well-formed");
    let (record, _) = client.finish(NAME, &response, rng).expect("finishes");
    let (client, request) = ClientLogin::start(password(), rng).expect("starts");
    let kept = RegistrationRecord::from_bytes(&record).expect("well-formed");
    let (exchange, response) = server.login_start(NAME, Some(&kept), &request, rng).expect("well-formed");
    let (finalization, _) = client.finish(NAME, &response, rng).expect("the right password");
    let exchange = exchange.to_bytes().to_vec();
    Real { server, registration, record, request, exchange, finalization }
});

/// Answers to a request can be given or refused, and no log-in that begins so ends well.
fn start(record: Option<&RegistrationRecord>, request: &[u8]) {
    let rng = &mut ChaCha20Rng::seed_from_u64(5);
    if let Ok((exchange, _)) = REAL.server.login_start(NAME, record, request, rng) {
        assert!(exchange.finish(NAME, &REAL.finalization).is_err());
    }
}

fn try_all(bytes: &dyn Fn(&[u8]) -> Option<Vec<u8>>) {
    if let Some(request) = bytes(&REAL.registration) {
        let _ = REAL.server.registration_response(NAME, &request);
    }
    if let Some(record) = bytes(&REAL.record)
        && let Ok(read) = RegistrationRecord::from_bytes(&record)
    {
        assert_eq!(read.as_bytes(), record);
        start(Some(&read), &REAL.request);
    }
    if let Some(request) = bytes(&REAL.request) {
        start(None, &request);
    }
    if let Some(finalization) = bytes(&REAL.finalization) {
        let exchange = LoginExchange::from_bytes(&REAL.exchange).expect("unchanged");
        assert!(exchange.finish(NAME, &finalization).is_err());
    }
    // The service seals the exchange to itself: changed, it must only not end the process.
    if let Some(exchange) = bytes(&REAL.exchange)
        && let Ok(read) = LoginExchange::from_bytes(&exchange)
    {
        let _ = read.finish(NAME, &REAL.finalization);
    }
}

fuzz_target!(|input: (Edits, &[u8])| {
    let (edits, any) = input;
    try_all(&|real| edits.of(real));
    try_all(&|real| (real != any).then(|| any.to_vec()));
    let exchange = LoginExchange::from_bytes(&REAL.exchange).expect("unchanged");
    exchange.finish(NAME, &REAL.finalization).expect("the real log-in succeeds");
});
