//! The bytes of a file, fetched from the browser.

use std::ops::Range;

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::refusal::named;
use crate::talk::imaging::Refusal;

/// A file of more bytes is refused: it is read whole, and again as what it holds, and what is cleaned of it stands beside
/// that. A program in a browser has 4 GiB at most, and [`MOST_CLEANED`](super::desk::MOST_CLEANED) of it are others'.
pub(super) const MOST: u64 = 512 << 20;
/// As much is fetched at a time: the browser copies what it hands over.
const SLICE: u64 = 8 << 20;

/// Reads a file whole; `told` is called with how many bytes of how many have been read.
///
/// # Errors
/// `file-too-large`, before anything is read; `unreadable` where it is not there any more, or not what was chosen.
pub(super) async fn whole(file: &Blob, told: impl Fn(u64, u64)) -> Result<Vec<u8>, Refusal> {
    // An exact number far beyond any file's length.
    let length = file.size() as u64;
    let mut bytes = room(length)?;
    while (bytes.len() as u64) < length {
        let begun = bytes.len() as u64;
        let slice = part(file, begun..length.min(begun + SLICE))?;
        let slice = JsFuture::from(slice.array_buffer()).await.map_err(unreadable)?;
        let slice = Uint8Array::new(slice.unchecked_ref());
        if slice.length() == 0 {
            return Err(unreadable(()));
        }
        let begun = bytes.len();
        bytes.resize(begun + slice.length() as usize, 0);
        slice.copy_to(&mut bytes[begun..]);
        told(bytes.len() as u64, length);
    }
    Ok(bytes)
}

/// A part of a file; nothing of it is fetched yet.
///
/// # Errors
/// `unreadable`.
pub(super) fn part(file: &Blob, bytes: Range<u64>) -> Result<Blob, Refusal> {
    // Exact: no file is so long that its places would not be.
    file.slice_with_f64_and_f64(bytes.start as f64, bytes.end as f64).map_err(unreadable)
}

/// Room for a file of this length, and as much again for what is made of it; asked for before it is read, because a
/// program that runs out of memory ends.
fn room(length: u64) -> Result<Vec<u8>, Refusal> {
    let too_large = || named(Refusal::FILE_TOO_LARGE);
    let length = usize::try_from(length).ok().filter(|_| length <= MOST).ok_or_else(too_large)?;
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(length).map_err(|_| too_large())?;
    Vec::<u8>::new().try_reserve_exact(length).map_err(|_| too_large())?;
    Ok(bytes)
}

fn unreadable<E>(_: E) -> Refusal {
    named(Refusal::UNREADABLE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_is_refused_before_it_is_read() {
        assert!(room(MOST).is_ok_and(|bytes| bytes.is_empty() && bytes.capacity() as u64 >= MOST));
        for length in [MOST + 1, u64::from(u32::MAX), u64::MAX] {
            assert_eq!(room(length), Err(named("file-too-large")));
        }
    }
}
