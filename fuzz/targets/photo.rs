//! JPEG, PNG and WebP: what comes out is the picture and nothing else.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::Kind;
use secondok_fuzz::cleans;

fuzz_target!(|bytes: &[u8]| {
    if matches!(Kind::of(bytes), Some(Kind::Jpeg | Kind::Png | Kind::WebP)) {
        cleans(bytes);
    }
});
