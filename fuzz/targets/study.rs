//! The index in front of a study's files: whatever it says, nothing outside of the content is named, and it writes itself again.

#![no_main]

use std::num::NonZeroU32;

use libfuzzer_sys::fuzz_target;
use secondok_protocol::attachment::StudyIndex;

fuzz_target!(|input: (Vec<u64>, &[u8])| {
    let (lengths, behind) = input;
    if let Ok(index) = StudyIndex::new(&lengths) {
        let written = index.encode();
        let again = StudyIndex::read(&written, index.files(), index.content_len());
        assert_eq!(again.expect("what was written can be read").encode(), written);
    }
    let Some(files) = behind.first_chunk().and_then(|count| NonZeroU32::new(u32::from_be_bytes(*count)))
    else {
        return;
    };
    // Read with the length that it claims, which a message would say.
    let length = behind.len() as u64;
    if let Ok(index) = StudyIndex::read(behind, files, length) {
        assert_eq!(index.content_len(), length);
    }
});
