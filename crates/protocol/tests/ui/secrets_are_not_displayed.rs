//! A secret has no text that slips into a sentence.

use secondok_protocol::{login::Password, phrase::Phrase};

fn sentence(phrase: &Phrase, password: &Password) -> String {
    format!("{phrase} {password}")
}

fn main() {}
