//! The protocol has four roles of keys; nobody adds one.

use secondok_protocol::keys::KeyRole;

enum Stranger {}

impl KeyRole for Stranger {
    const NAME: &'static str = "stranger's key";
}

fn main() {}
