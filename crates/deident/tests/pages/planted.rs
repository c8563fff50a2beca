//! Words that are planted, and a search for them in everything that a file can be unpacked to.

use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};

/// What every planted text holds.
pub const WORD: &str = "Olena-7391";

/// Fails where the word stands in the bytes: as it is, as UTF-16, in hexadecimal digits, or in anything that can be unpacked.
pub fn assert_nowhere(bytes: &[u8]) {
    let unpacked = (0..bytes.len())
        .filter(|&at| begins_zlib(&bytes[at..]))
        .flat_map(|at| [read(ZlibDecoder::new(&bytes[at..])), read(DeflateDecoder::new(&bytes[at + 2..]))]);
    for bytes in std::iter::once(bytes.to_vec()).chain(unpacked) {
        for form in forms() {
            assert!(!holds(&bytes, &form), "it was found: {}", String::from_utf8_lossy(&form));
        }
    }
}

/// Whether the word stands there, so that a test knows it has planted it.
pub fn is_there(bytes: &[u8]) -> bool {
    forms().iter().any(|form| holds(bytes, form))
}

fn forms() -> Vec<Vec<u8>> {
    let hex = |upper: bool| {
        WORD.bytes()
            .map(|byte| if upper { format!("{byte:02X}") } else { format!("{byte:02x}") })
            .collect::<String>()
    };
    vec![
        WORD.into(),
        WORD.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        WORD.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        hex(true).into(),
        hex(false).into(),
    ]
}

fn begins_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..] if method & 15 == 8 && (u32::from(*method) * 256 + u32::from(*flags)) % 31 == 0)
}

fn read(reader: impl Read) -> Vec<u8> {
    let mut out = Vec::new();
    let _ = reader.take(8 << 20).read_to_end(&mut out);
    out
}

fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}
