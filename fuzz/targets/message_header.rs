//! The head of a sealed message, as the service reads it: any bytes, and a valid message with changes.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use secondok_fuzz::{Edits, Scene};
use secondok_protocol::message::{Header, WIRE_LEN};

static SCENE: LazyLock<Scene> = LazyLock::new(Scene::play);

fuzz_target!(|input: (Edits, &[u8])| {
    let (edits, bytes) = input;
    assert!(Header::parse(bytes).is_err() || bytes.len() == WIRE_LEN);
    for wire in [&SCENE.first, &SCENE.answer, &SCENE.second] {
        let valid = Header::parse(wire).expect("the unchanged one is valid");
        let Some(edited) = edits.of(wire) else { continue };
        // 103 bytes stand open: whoever changes one of them is refused or seen, whoever changes others is not.
        match Header::parse(&edited) {
            Ok(header) => assert_eq!(header == valid, edited[..103] == wire[..103]),
            Err(_) => assert!(edited.len() != WIRE_LEN || edited[..3] != wire[..3]),
        }
    }
});
