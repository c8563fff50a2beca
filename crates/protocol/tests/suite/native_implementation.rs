//! hpke-rs over libcrux, which shares no code with ours below HPKE, opens what ours sealed.

use base64ct::{Base64UrlUnpadded, Encoding};
use hpke_rs::{Hpke, HpkePrivateKey, Mode, hpke_types, libcrux::HpkeLibcrux};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::known_answers::{bytes, make, read, text};

const ENC: usize = 1120;
const PEER: std::ops::Range<usize> = 135..1303;
const OWN: std::ops::Range<usize> = 1303..2471;
const BODY: std::ops::Range<usize> = 2471..16_352;

fn open(
    mode: Mode,
    seed: &[u8],
    info: &[u8],
    aad: &[u8],
    wrap: &[u8],
    psk: (&[u8], &[u8]),
) -> Option<Vec<u8>> {
    let hpke = Hpke::<HpkeLibcrux>::new(
        mode,
        hpke_types::KemAlgorithm::XWingDraft06,
        hpke_types::KdfAlgorithm::HkdfSha256,
        hpke_types::AeadAlgorithm::ChaCha20Poly1305,
    );
    let (enc, sealed) = wrap.split_at(ENC);
    let (psk, psk_id) = if mode == Mode::Psk { (Some(psk.0), Some(psk.1)) } else { (None, None) };
    hpke.open(enc, &HpkePrivateKey::new(seed.to_vec()), info, aad, sealed, psk, psk_id, None).ok()
}

// rule: P-81
#[test]
fn every_wrap_opens_in_another_implementation_and_in_its_own_mode_only() {
    every_wrap_opens(&read());
    // And what the code seals today, also where the file is old.
    every_wrap_opens(&make());
}

fn every_wrap_opens(vectors: &Value) {
    let mailbox = Base64UrlUnpadded::decode_vec(text(&vectors["derived"]["mailbox"])).unwrap();
    let psk = bytes(&vectors["derived"]["psk"]);
    let psk_id = [b"secondok/1 psk\0".as_slice(), &mailbox].concat();
    let prekey = bytes(&vectors["doctor"]["prekeys"][0]["seed"]);
    let consultation = bytes(&vectors["doctor"]["consultation"]["seed"]);
    let prekey_id = Base64UrlUnpadded::decode_vec(text(&vectors["doctor"]["prekeys"][0]["id"])).unwrap();
    let kept: &Value = &vectors["doctor"]["consultation"]["prekey_messages"];

    for message in vectors["messages"].as_array().unwrap() {
        let wire = bytes(&message["wire"]);
        let by_patient = message["role"] == "patient";
        let sequence = message["sequence"].as_u64().unwrap();
        let mode = if by_patient && sequence == 0 { Mode::Base } else { Mode::Psk };
        let other = if mode == Mode::Base { Mode::Psk } else { Mode::Base };
        let header = [b"secondok/1 message\0".as_slice(), &mailbox, &wire[..103]].concat();
        let aad = [&header, &wire[103..135], Sha256::digest(&wire[BODY]).as_slice()].concat();

        // Of the readers' secret keys, those of the doctor are in the vault's form.
        let to_doctor = if wire[39..71] == prekey_id { &prekey } else { &consultation };
        let (seed, info, wrap) = if by_patient {
            (to_doctor, b"secondok/1 wrap peer".as_slice(), &wire[PEER])
        } else {
            (&consultation, b"secondok/1 wrap own".as_slice(), &wire[OWN])
        };
        let key = open(mode, seed, info, &aad, wrap, (&psk, &psk_id)).expect("it opens");
        if wire[39..71] == prekey_id {
            assert_eq!(key, bytes(&kept[sequence.to_string()]["key"]), "and holds the content key");
        }
        assert_eq!(open(other, seed, info, &aad, wrap, (&psk, &psk_id)), None);
    }
}
