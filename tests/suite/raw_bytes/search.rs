//! Looking for secrets in bytes, in every form in which they could have been written down.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::held::Held;

/// The first so many bytes of what is looked for; nothing shorter can be told from chance.
const LEAST: usize = 8;
/// Texts are looked for in pieces, because a file's pages may part them.
const PIECE: usize = 24;

const STANDARD: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const FOR_ADDRESSES: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// What is looked for.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// By its first bytes: its name, and all of it.
    wanted: HashMap<[u8; LEAST], Vec<(String, Vec<u8>)>>,
}

impl Search {
    /// Looks for these bytes: as they are, in hexadecimal and in base64.
    pub(crate) fn bytes(&mut self, name: &str, bytes: &[u8]) {
        assert!(bytes.len() >= LEAST, "{name}: {} bytes are found by chance", bytes.len());
        self.want(format!("{name}, as it is"), bytes.to_vec());
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.want(format!("{name}, in hexadecimal"), hex.to_uppercase().into_bytes());
        self.want(format!("{name}, in hexadecimal"), hex.into_bytes());
        for alphabet in [STANDARD, FOR_ADDRESSES] {
            for before in 0..3 {
                self.want(format!("{name}, in base64"), base64_inside(bytes, before, alphabet));
            }
        }
    }

    /// Looks for this text, piece by piece: as [`Self::bytes`], and in UTF-16. Very short ones are left out.
    pub(crate) fn text(&mut self, name: &str, text: &str) {
        for piece in pieces(text) {
            self.bytes(name, piece.as_bytes());
            let units = Vec::from_iter(piece.encode_utf16());
            self.want(
                format!("{name}, in UTF-16"),
                units.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
            );
            self.want(
                format!("{name}, in UTF-16"),
                units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
            );
        }
    }

    /// Looks for 64 bytes of every 64 of these.
    pub(super) fn slices(&mut self, name: &str, bytes: &[u8]) {
        for (number, slice) in bytes.chunks_exact(64).enumerate() {
            self.bytes(&format!("{name}, slice {number}"), slice);
        }
    }

    fn want(&mut self, name: String, bytes: Vec<u8>) {
        let (first, _) = bytes.split_first_chunk().expect("every form is at least as long");
        self.wanted.entry(*first).or_default().push((name, bytes));
    }

    /// What was found, with where.
    pub(super) fn found(&self, held: &Held) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (place, bytes) in &held.0 {
            found.extend(self.inside(bytes).into_iter().map(|name| format!("{name}, in {place}")));
        }
        found
    }

    /// The names of what is in these bytes.
    pub(crate) fn inside(&self, bytes: &[u8]) -> BTreeSet<&str> {
        let mut found = BTreeSet::new();
        for (at, first) in bytes.windows(LEAST).enumerate() {
            for (name, whole) in self.wanted.get(first).into_iter().flatten() {
                if bytes[at..].starts_with(whole) {
                    found.insert(name.as_str());
                }
            }
        }
        found
    }
}

/// Pieces of at most [`PIECE`] bytes, none shorter than [`LEAST`].
fn pieces(text: &str) -> Vec<&str> {
    let (mut pieces, mut rest) = (Vec::new(), text);
    while rest.len() >= LEAST {
        let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
        // What would be left alone and is too short goes along.
        let (piece, after) = if after.len() < LEAST { (rest, "") } else { (piece, after) };
        pieces.push(piece);
        rest = after;
    }
    pieces
}

/// What these bytes look like inside something longer in base64, with so many bytes before them: without the characters
/// that depend on their neighbours.
fn base64_inside(bytes: &[u8], before: usize, alphabet: &[u8; 64]) -> Vec<u8> {
    let bits = |at: usize| {
        let bit = |at: usize| match (at / 8).checked_sub(before) {
            Some(byte) => usize::from(bytes[byte] >> (7 - at % 8) & 1),
            None => 0,
        };
        (at..at + 6).fold(0, |sum, at| sum << 1 | bit(at))
    };
    let (first, end) = ((before * 8).div_ceil(6), (before + bytes.len()) * 8 / 6);
    (first..end).map(|character| alphabet[bits(character * 6)]).collect()
}

#[test]
fn the_search_finds_every_form_at_every_place() {
    let text = "Чи можна мені бігати, 5 km тричі на тиждень?";
    let mut search = Search::default();
    search.text("text", text);
    let utf16 = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect::<Vec<_>>();
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    let mut forms: BTreeMap<String, Vec<u8>> = BTreeMap::from([
        ("as it is".to_owned(), text.as_bytes().to_vec()),
        ("UTF-16 LE".to_owned(), utf16(u16::to_le_bytes)),
        ("UTF-16 BE".to_owned(), utf16(u16::to_be_bytes)),
        ("HEX".to_owned(), hex.to_uppercase().into_bytes()),
        ("hex".to_owned(), hex.into_bytes()),
    ]);
    for before in 0..4 {
        let bytes = [&vec![7; before][..], text.as_bytes(), b"after"].concat();
        let standard = serde_json::to_value(secondok_api::bytes::Bytes(bytes)).unwrap();
        let standard = standard.as_str().unwrap().to_owned();
        forms.insert(format!("url {before}"), standard.replace('+', "-").replace('/', "_").into_bytes());
        forms.insert(format!("base64 {before}"), standard.into_bytes());
    }
    for (form, bytes) in forms {
        for before in 0..5 {
            let hay = [&vec![b'x'; before][..], &bytes, b"yyyy"].concat();
            assert!(!search.inside(&hay).is_empty(), "{form} after {before}");
        }
    }
    assert!(search.inside("Чи мені спати, якщо я втомився? How many km, and how?".as_bytes()).is_empty());
    assert_eq!(pieces(&"a".repeat(50)).concat(), "a".repeat(50));
}
