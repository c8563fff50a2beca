//! What somebody typed: whatever is found in it lies there in whole characters, in order, none over another.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::text::find;

fuzz_target!(|text: &str| {
    let mut end = 0;
    for found in find(text) {
        assert!(found.range.start >= end, "none over another");
        let word = text.get(found.range.clone()).expect("whole characters");
        assert!(!word.trim().is_empty(), "there is something to see in it");
        end = found.range.end;
    }
});
