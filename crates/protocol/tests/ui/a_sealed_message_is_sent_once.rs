//! What was sent is gone.

use secondok_protocol::message::{PatientChannel, Sealed};

fn twice(channel: &mut PatientChannel, sealed: Sealed) {
    let _ = channel.sent(sealed);
    let _ = channel.sent(sealed);
}

fn main() {}
