//! Typed words, and typed recovery codes: what is accepted is what would be printed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_protocol::{
    phrase::{Phrase, PhraseError},
    vault::RecoveryCode,
};

fuzz_target!(|typed: &str| {
    match Phrase::parse(typed) {
        Ok(phrase) => {
            let again = Phrase::parse(&phrase.words().join(" ")).expect("printed words are accepted");
            assert_eq!(again.entropy(), phrase.entropy());
        }
        Err(PhraseError::UnknownWord { position, suggestions, .. }) => {
            assert!(position >= 1);
            assert!(suggestions.len() <= 3);
        }
        Err(_) => {}
    }
    if let Ok(code) = RecoveryCode::parse(typed) {
        let again = RecoveryCode::parse(&code.to_text()).expect("a printed code is accepted");
        assert_eq!(again, code);
    }
});
