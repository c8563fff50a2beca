//! The way from an e-mail to its conversation, without anything kept of it.
//!
//! The code of a conversation that began with an e-mail follows from the mail and a secret of the service: a mail that the
//! mail server hands over twice asks once. In the `Message-ID` of an answer the code stands sealed, so that nobody who sees that
//! header, as every mail server on the way logs it, can read under the code. It is sealed with AES-SIV (RFC 5297), which gives the
//! same for the same: an answer that is sent again is the same mail.

use aes_siv::{KeyInit, siv::Aes256Siv};
use base64ct::{Base64UrlUnpadded, Encoding};
use hkdf::Hkdf;
use secondok_protocol::phrase::Phrase;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const OF_MAIL: &[u8] = b"secondok/1 code of a mail";
const SEALING: &[u8] = b"secondok/1 sealed code of a mail";
const IN_MESSAGE_ID: &[u8] = b"message-id";
const IN_PERMIT: &[u8] = b"permit";

/// What codes of mails follow from, and what seals them.
pub(crate) struct Codes {
    derived: Hkdf<Sha256>,
    sealing: Zeroizing<[u8; 64]>,
}

impl std::fmt::Debug for Codes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Codes(redacted)")
    }
}

impl Codes {
    /// The same seed gives the same for ever.
    pub(crate) fn from_seed(seed: &[u8; 32]) -> Self {
        let derived = Hkdf::<Sha256>::new(None, seed);
        let mut sealing = Zeroizing::new([0; 64]);
        derived.expand(SEALING, &mut *sealing).expect("64 bytes can be expanded");
        Self { derived, sealing }
    }

    /// The code of the conversation that this mail begins.
    pub(super) fn of_mail(&self, mail: &[u8]) -> Phrase {
        let mut entropy = [0; 16];
        let hash = Sha256::digest(mail);
        self.derived.expand_multi_info(&[OF_MAIL, &hash], &mut entropy).expect("16 bytes can be expanded");
        Phrase::from_entropy(entropy)
    }

    /// What lets the desk have answers in this conversation sent to this address, and to no other.
    pub(crate) fn permit(&self, code: &Phrase, address: &str) -> String {
        self.seal(code, [IN_PERMIT, address.as_bytes()])
    }

    /// The code of a permit for this address.
    pub(crate) fn of_permit(&self, permit: &str, address: &str) -> Option<Phrase> {
        self.open(permit, [IN_PERMIT, address.as_bytes()])
    }

    /// The `Message-ID` of an answer, without brackets.
    pub(crate) fn message_id(&self, code: &Phrase, number: u32, domain: &str) -> String {
        format!("{}.{number}@{domain}", self.seal(code, [IN_MESSAGE_ID, b""]))
    }

    /// The code that such a `Message-ID` carries.
    pub(super) fn of_message_id(&self, id: &str) -> Option<Phrase> {
        self.open(id.split_once('.')?.0, [IN_MESSAGE_ID, b""])
    }

    fn seal(&self, code: &Phrase, about: [&[u8]; 2]) -> String {
        let sealed = self.cipher().encrypt(about, code.entropy()).expect("two headers and 16 bytes are few");
        Base64UrlUnpadded::encode_string(&sealed)
    }

    fn open(&self, sealed: &str, about: [&[u8]; 2]) -> Option<Phrase> {
        let sealed = Base64UrlUnpadded::decode_vec(sealed).ok()?;
        let opened = Zeroizing::new(self.cipher().decrypt(about, &sealed).ok()?);
        Some(Phrase::from_entropy(opened.as_slice().try_into().ok()?))
    }

    fn cipher(&self) -> Aes256Siv {
        Aes256Siv::new((&*self.sealing).into())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn the_same_mail_has_the_same_code_and_another_service_another_one() {
        let [ours, other] = [1, 2].map(|seed| Codes::from_seed(&[seed; 32]));
        let code = |codes: &Codes, mail: &[u8]| *codes.of_mail(mail).entropy();
        assert_eq!(code(&ours, b"a"), code(&ours, b"a"));
        assert_ne!(code(&ours, b"a"), code(&ours, b"b"));
        assert_ne!(code(&ours, b"a"), code(&other, b"a"));
    }

    #[test]
    fn a_message_id_leads_back_and_shows_nothing() {
        let codes = Codes::from_seed(&[1; 32]);
        let code = codes.of_mail(b"a");
        let id = codes.message_id(&code, 3, "clinic.example");
        assert_eq!(id, codes.message_id(&code, 3, "clinic.example"), "sent again it is the same mail");
        assert_eq!(codes.of_message_id(&id).unwrap().entropy(), code.entropy());
        let shown = id.to_uppercase();
        assert!(!shown.contains(&*code.to_code()) && !shown.contains(&code.to_code().replace('-', "")));
        for guessed in ["", ".", "x@y", &id[1..], &id.replacen(|c: char| c.is_ascii_lowercase(), "_", 1)] {
            assert!(codes.of_message_id(guessed).is_none(), "{guessed}");
        }
        assert!(Codes::from_seed(&[2; 32]).of_message_id(&id).is_none());
    }

    #[test]
    fn a_permit_is_for_one_address() {
        let codes = Codes::from_seed(&[1; 32]);
        let code = codes.of_mail(b"a");
        let permit = codes.permit(&code, "olena@mail.example");
        assert_eq!(codes.of_permit(&permit, "olena@mail.example").unwrap().entropy(), code.entropy());
        assert!(codes.of_permit(&permit, "eve@mail.example").is_none());
        assert!(codes.of_message_id(&format!("{permit}.1@x")).is_none(), "it is no message's identifier");
    }
}
