//! PDF: what comes out is as many pages of the same size, and pictures of them only.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::Kind;
use secondok_fuzz::cleans;

/// A broken table of references is searched in a time that grows with the square of the size, as `secondok_deident::files::document` says.
const MOST: usize = 16 << 10;

fuzz_target!(|bytes: &[u8]| {
    if bytes.len() <= MOST && Kind::of(bytes) == Some(Kind::Pdf) {
        cleans(bytes);
    }
});
