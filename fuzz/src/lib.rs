//! What the fuzz targets share: changing valid bytes here and there, a consultation to change them in, and what holds of
//! whatever can be cleaned.

mod cleaning;
mod scene;

use arbitrary::Arbitrary;

pub use cleaning::{cleans, secret};
pub use scene::{DOCTOR, Scene, TODAY};

/// Changes to valid bytes: where, modulo the length, and which bits.
#[derive(Debug, Clone, Arbitrary)]
pub struct Edits {
    flips: Vec<(u16, u8)>,
    /// Bytes that are cut off at the end.
    cut: u16,
    /// Bytes that are put behind the end.
    more: Vec<u8>,
}

impl Edits {
    /// The bytes with the changes; nothing if they came out as they were.
    pub fn of(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let mut edited = bytes.to_vec();
        for (at, bits) in &self.flips {
            let at = usize::from(*at) % edited.len().max(1);
            if let Some(byte) = edited.get_mut(at) {
                *byte ^= bits;
            }
        }
        // Most changes of the length are seen at once: try them in one of 256 only.
        if self.cut >= 0xff00 {
            edited.truncate(edited.len().saturating_sub(usize::from(self.cut - 0xff00)));
            edited.extend_from_slice(&self.more);
        }
        (edited != bytes).then_some(edited)
    }
}

/// What is read from bytes and written again is read as the same.
///
/// # Panics
/// If it is not, which is what the fuzzer looks for.
pub fn json_survives<T>(bytes: &[u8])
where
    T: serde::Serialize + serde::de::DeserializeOwned,
{
    let Ok(read) = serde_json::from_slice::<T>(bytes) else { return };
    let written = serde_json::to_vec(&read).expect("what was read can be written");
    let again: T = serde_json::from_slice(&written).expect("what was written can be read");
    let again = serde_json::to_vec(&again).expect("what was read can be written");
    assert_eq!(written, again, "a second round changes nothing");
}
