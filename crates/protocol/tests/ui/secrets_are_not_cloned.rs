//! A secret has one owner, who wipes it.

use secondok_protocol::{
    attachment::AttachmentKey,
    keys::{Patient, Psk, SecretKey},
    phrase::Phrase,
};

fn copies(
    phrase: &Phrase,
    key: &SecretKey<Patient>,
    psk: &Psk,
    attachment: &AttachmentKey,
) -> (Phrase, SecretKey<Patient>, Psk, AttachmentKey) {
    (phrase.clone(), key.clone(), psk.clone(), attachment.clone())
}

fn main() {}
