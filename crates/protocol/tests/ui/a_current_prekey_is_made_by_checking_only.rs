//! Nobody can say that a prekey was checked which was not.

use secondok_protocol::prekey::{CurrentPrekey, SignedPrekey};

fn claim(signed: SignedPrekey) -> CurrentPrekey {
    CurrentPrekey { signed }
}

fn main() {}
