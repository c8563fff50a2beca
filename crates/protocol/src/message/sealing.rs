//! The seal itself: a content key per message, wrapped to both readers, bound to one body.

use chacha20poly1305::{
    ChaCha20Poly1305, KeyInit,
    aead::{Aead, Payload},
};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, PskBundle, Serializable, aead::ChaCha20Poly1305 as HpkeChaCha,
    kdf::HkdfSha256, kem::XWing,
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use super::{
    OpenError,
    place::{Mode, Place},
    wire::{ENC_LEN, PLAINTEXT_LEN, Parts, WIRE_LEN},
};
use crate::{
    kdf,
    keys::{KeyRole, PublicKey, SecretKey},
    secret::Secret,
};

/// A message's own key: 32 random bytes, used for one body only, so that a nonce of zero is safe.
pub(super) type ContentKey = Secret<32>;

/// Which of the two wraps.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// The other side.
    Peer,
    /// The writer, on any of their devices.
    Own,
}

impl Reader {
    const fn info(self) -> &'static [u8] {
        match self {
            Self::Peer => b"secondok/1 wrap peer",
            Self::Own => b"secondok/1 wrap own",
        }
    }
}

/// Seals a padded plaintext to both readers.
pub(super) fn seal<P: KeyRole, O: KeyRole>(
    place: &Place<'_>,
    peer: &PublicKey<P>,
    own: &PublicKey<O>,
    plaintext: &[u8; PLAINTEXT_LEN],
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let key = ContentKey::random(rng);
    let body = seal_body(place, &key, plaintext);
    let bound = bound(place, commitment(&key).expose(), &body);
    let peer = wrap(place, place.mode(), Reader::Peer, peer, &bound, &key, rng);
    let own = wrap(place, place.mode(), Reader::Own, own, &bound, &key, rng);
    assemble(place, &key, &peer, &own, &body)
}

/// Header ‖ commitment ‖ both wraps ‖ body ‖ closing tag.
pub(super) fn assemble(place: &Place<'_>, key: &ContentKey, peer: &[u8], own: &[u8], body: &[u8]) -> Vec<u8> {
    let mut wire = Vec::with_capacity(WIRE_LEN);
    wire.extend_from_slice(&place.header.encode());
    wire.extend_from_slice(commitment(key).expose());
    for part in [peer, own, body] {
        wire.extend_from_slice(part);
    }
    wire.extend_from_slice(&closing(key, &wire));
    debug_assert_eq!(wire.len(), WIRE_LEN);
    wire
}

/// Takes the content key out of the reader's wrap.
pub(super) fn unwrap<R: KeyRole>(
    place: &Place<'_>,
    reader: Reader,
    secret: &SecretKey<R>,
    wire: &[u8],
) -> Result<ContentKey, OpenError> {
    let parts = Parts::of(wire);
    let bound = bound(place, parts.commitment, parts.body);
    let wrapped = match reader {
        Reader::Peer => parts.peer,
        Reader::Own => parts.own,
    };
    let open = |mode| open_wrap(place, mode, reader, secret, wrapped, &bound);
    open(place.mode()).ok_or_else(|| {
        // Refused either way; only the reason is told apart.
        if place.mode() == Mode::Psk && open(Mode::Base).is_some() {
            OpenError::ModeDowngrade
        } else {
            OpenError::Wrap
        }
    })
}

/// Opens the body with the content key, if the message commits to that key and not a bit of it was changed.
pub(super) fn open_body(
    place: &Place<'_>,
    key: &ContentKey,
    wire: &[u8],
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let parts = Parts::of(wire);
    if !bool::from(commitment(key).expose().ct_eq(parts.commitment)) {
        return Err(OpenError::Commitment);
    }
    if !bool::from(closing(key, parts.closed).ct_eq(parts.closing)) {
        return Err(OpenError::Closing);
    }
    let payload = Payload { msg: parts.body, aad: &place.associated_data() };
    body_cipher(key).decrypt(&Default::default(), payload).map(Zeroizing::new).map_err(|_| OpenError::Body)
}

pub(super) fn seal_body(place: &Place<'_>, key: &ContentKey, plaintext: &[u8; PLAINTEXT_LEN]) -> Vec<u8> {
    let payload = Payload { msg: plaintext.as_slice(), aad: &place.associated_data() };
    body_cipher(key).encrypt(&Default::default(), payload).expect("a body is far below the cipher's limit")
}

/// ChaCha20-Poly1305 binds no key: the same bytes may open under two. The commitment does.
pub(super) fn commitment(key: &ContentKey) -> Secret<32> {
    kdf::expand(key, b"commitment")
}

/// Each reader's own seals cover all but the other reader's wrap. This covers that too.
fn closing(key: &ContentKey, closed: &[u8]) -> [u8; 32] {
    kdf::mac(&kdf::expand(key, b"closing key"), closed)
}

fn body_cipher(key: &ContentKey) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(kdf::expand::<32>(key, b"body key").expose().into())
}

/// What each wrap is bound to: the place, the commitment, and the hash of the body.
pub(super) fn bound(place: &Place<'_>, commitment: &[u8], body: &[u8]) -> Vec<u8> {
    [place.associated_data().as_slice(), commitment, Sha256::digest(body).as_slice()].concat()
}

pub(super) fn wrap<R: KeyRole>(
    place: &Place<'_>,
    mode: Mode,
    reader: Reader,
    public: &PublicKey<R>,
    bound: &[u8],
    key: &ContentKey,
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let psk_id = place.psk_id();
    let mode = match mode {
        Mode::Base => OpModeS::Base,
        Mode::Psk => OpModeS::Psk(bundle(place, &psk_id)),
    };
    let (enc, sealed) = hpke::single_shot_seal_with_rng::<HpkeChaCha, HkdfSha256, XWing>(
        &mode,
        &public.kem(),
        reader.info(),
        key.expose(),
        bound,
        rng,
    )
    .expect("a checked key and 32 bytes can always be sealed");
    [enc.to_bytes().as_slice(), &sealed].concat()
}

fn open_wrap<R: KeyRole>(
    place: &Place<'_>,
    mode: Mode,
    reader: Reader,
    secret: &SecretKey<R>,
    wrapped: &[u8],
    bound: &[u8],
) -> Option<ContentKey> {
    let (enc, sealed) = wrapped.split_at(ENC_LEN);
    let enc = <XWing as Kem>::EncappedKey::from_bytes(enc).ok()?;
    let psk_id = place.psk_id();
    let mode = match mode {
        Mode::Base => OpModeR::Base,
        Mode::Psk => OpModeR::Psk(bundle(place, &psk_id)),
    };
    let key = hpke::single_shot_open::<HpkeChaCha, HkdfSha256, XWing>(
        &mode,
        &secret.kem(),
        &enc,
        reader.info(),
        sealed,
        bound,
    )
    .ok()?;
    ContentKey::from_slice(&Zeroizing::new(key))
}

fn bundle<'a>(place: &'a Place<'_>, psk_id: &'a [u8]) -> PskBundle<'a> {
    let psk = place.psk.expect("known after the first message, which is the only one sealed without it");
    PskBundle::new(psk.secret().expose(), psk_id).expect("neither is empty")
}
