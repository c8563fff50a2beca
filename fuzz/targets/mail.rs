//! An e-mail, whose every byte somebody else chose: what is read of it acts nowhere, and its answer goes to one address.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_api::{support::is_reply_address, text::acts};
use secondok_mail::{read, returned};

const OWN: &str = "support@clinic.example";

fuzz_target!(|bytes: &[u8]| {
    if let Ok(Some(returned)) = returned(bytes) {
        assert!(!returned.why.contains(acts), "why is one line");
    }
    let Ok(letter) = read(bytes, "olena@mail.example", OWN) else { return };
    assert!(is_reply_address(&letter.reply_to) && !letter.reply_to.eq_ignore_ascii_case(OWN));
    assert!(!letter.subject.contains(acts), "a subject is one line");
    assert!(!letter.text.contains(|c| c != '\n' && acts(c)), "no text steers a screen");
    for one in &letter.left_out {
        assert!(one.kind.is_ascii() && !one.kind.contains(acts), "a type is a type");
    }
});
