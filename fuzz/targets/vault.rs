//! A doctor's vault with changes: it opens to what was sealed, or not at all.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_fuzz::{DOCTOR, Edits};
use secondok_protocol::{
    login::{ClientRegistration, ExportKey, Password, ServerSetup},
    vault::{RecoveryCode, Unlock, VaultKeys},
};

const CONTENT: &[u8] = b"private keys";

struct Sealed {
    login: ExportKey,
    code: RecoveryCode,
    keys: VaultKeys,
    bytes: Vec<u8>,
}

static VAULT: LazyLock<Sealed> = LazyLock::new(|| {
    let rng = &mut ChaCha20Rng::seed_from_u64(3);
    let server = ServerSetup::generate(rng);
    let (client, request) = ClientRegistration::start(Password::new("a password"), rng).expect("starts");
    let response = server.registration_response("doctor", &request).expect("well-formed");
    let (_, login) = client.finish("doctor", &response, rng).expect("finishes");
    let (keys, code) = VaultKeys::create(DOCTOR, &login, rng);
    let bytes = keys.seal(CONTENT, rng);
    Sealed { login, code, keys, bytes }
});

fuzz_target!(|input: (Edits, &[u8])| {
    let (edits, bytes) = input;
    let edited = edits.of(&VAULT.bytes);
    for sealed in [Some(bytes), edited.as_deref()].into_iter().flatten() {
        let opened = [
            VaultKeys::open(DOCTOR, Unlock::Login(&VAULT.login), sealed),
            VaultKeys::open(DOCTOR, Unlock::Recovery(&VAULT.code), sealed),
            VaultKeys::reopen(DOCTOR, VAULT.keys.key_bytes(), sealed),
        ];
        for (_, content) in opened.into_iter().flatten() {
            // A change in the wrap that was not used does no harm.
            assert_eq!(content.as_slice(), CONTENT);
        }
    }
});
