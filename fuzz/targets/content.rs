//! What stands inside an opened message: the other side may have written anything.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_client::{
    content::{Content, check, decode, encode, printable},
    intake::Questionnaire,
};

fuzz_target!(|bytes: &[u8]| {
    let content = decode(bytes);
    let written = encode(&content);
    assert_eq!(decode(&written), content, "what was read can be written");
    let ours = check(&content);
    match &content {
        Content::Newer(_) | Content::Unreadable(_) => {
            assert_eq!(written, bytes, "what is not understood is kept as it came");
            assert!(ours.is_err(), "and never sent as if it were ours");
        }
        Content::Text(text) => {
            let shown = printable(&text.text);
            assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "no text steers a screen");
            assert_eq!(printable(&shown), shown);
        }
        Content::Request(request) => {
            // The doctor's screen shows a stranger's answers, whichever questionnaire they claim to be of.
            for questionnaire in Questionnaire::all() {
                questionnaire.lines(&request.intake, "uk");
                questionnaire.open_points(&request.intake);
            }
        }
        _ => {}
    }
});
