//! A prekey as it was received cannot be sealed to.

use secondok_protocol::{keys::ConsultationKeys, message::PatientChannel, prekey::UnverifiedPrekey};

fn ask(keys: ConsultationKeys, received: UnverifiedPrekey) -> PatientChannel {
    PatientChannel::begin(keys, &received)
}

fn main() {}
