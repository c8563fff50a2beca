//! Nor can one whose days were not checked.

use secondok_protocol::{keys::ConsultationKeys, message::PatientChannel, prekey::SignedPrekey};

fn ask(keys: ConsultationKeys, signed: SignedPrekey) -> PatientChannel {
    PatientChannel::begin(keys, &signed)
}

fn main() {}
