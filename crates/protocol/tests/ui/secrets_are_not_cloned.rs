//! A secret has one owner, who wipes it.

use secondok_protocol::{
    keys::{Patient, Psk, SecretKey},
    phrase::Phrase,
};

fn copies(phrase: &Phrase, key: &SecretKey<Patient>, psk: &Psk) -> (Phrase, SecretKey<Patient>, Psk) {
    (phrase.clone(), key.clone(), psk.clone())
}

fn main() {}
