//! A file out of an archive.

use std::io::Read;

use flate2::{Crc, read::DeflateDecoder};

use super::{
    Fault, MAX_FILE,
    directory::{Fields, Stored},
};

const LOCAL: &[u8; 4] = b"PK\x03\x04";
/// Bytes of a file's own header without name and extra fields.
const LOCAL_SIZE: usize = 30;
/// How much room is made before anything was seen.
const FIRST: u64 = 1 << 20;

/// Unpacks it; never more than it says it is.
pub(super) fn unpack(archive: &[u8], stored: &Stored) -> Result<Vec<u8>, Fault> {
    if stored.locked {
        return Err(Fault::Locked);
    }
    if stored.unpacked > MAX_FILE {
        return Err(Fault::TooMuch);
    }
    let packed = packed(archive, stored).ok_or(Fault::Damaged)?;
    let mut bytes = Vec::with_capacity(stored.unpacked.min(FIRST) as usize);
    let read = match stored.method {
        0 => packed.take(stored.unpacked + 1).read_to_end(&mut bytes),
        8 => DeflateDecoder::new(packed).take(stored.unpacked + 1).read_to_end(&mut bytes),
        _ => return Err(Fault::Unsupported),
    };
    let mut sum = Crc::new();
    sum.update(&bytes);
    let whole = read.is_ok() && bytes.len() as u64 == stored.unpacked && sum.sum() == stored.sum;
    if whole { Ok(bytes) } else { Err(Fault::Damaged) }
}

/// Its bytes as they lie in the archive, behind a header of its own whose length nobody else tells.
fn packed<'a>(archive: &'a [u8], stored: &Stored) -> Option<&'a [u8]> {
    let local = archive.get(usize::try_from(stored.at).ok()?..).filter(|local| local.starts_with(LOCAL))?;
    let length = |at: usize| Fields(local).short(at).ok().map(usize::from);
    let begin = LOCAL_SIZE + length(26)? + length(28)?;
    local.get(begin..)?.get(..usize::try_from(stored.packed).ok()?)
}
