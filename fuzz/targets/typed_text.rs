//! What is pointed out in a text lies on whole letters, in order, and nowhere twice.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::text;

fuzz_target!(|typed: &str| {
    let mut end = 0;
    for found in text::find(typed) {
        assert!(found.range.start >= end && found.range.end > found.range.start);
        assert!(typed.get(found.range.clone()).is_some(), "whole letters");
        end = found.range.end;
    }
});
