//! JPEG, PNG and WebP from anywhere: made anew from their pixels, or refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::Opened;
use secondok_fuzz::goes_through;

const HEADS: [&[u8]; 3] = [b"\xFF\xD8\xFF", b"\x89PNG\r\n\x1A\n", b"RIFF\0\0\0\0WEBP"];

fuzz_target!(|input: (u8, &[u8])| {
    let (which, rest) = input;
    let mut file = HEADS[usize::from(which) % HEADS.len()].to_vec();
    file.extend_from_slice(rest);
    if let Some(cleaned) = goes_through(&file) {
        Opened::read(cleaned.bytes()).expect("what was made anew can be read");
    }
});
