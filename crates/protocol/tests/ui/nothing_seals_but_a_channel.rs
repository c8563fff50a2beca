//! The sharp parts are not to be had.

use secondok_protocol::message::sealing;

fn main() {}
