//! The protocol has three roles of keys; nobody adds one.

use secondok_protocol::keys::KeyRole;

enum Stranger {}

impl KeyRole for Stranger {
    const NAME: &'static str = "stranger's key";
}

fn main() {}
