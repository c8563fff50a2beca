//! Zip archives, also within one another: no name steers a screen, and never more comes out than there is room for.

#![no_main]

use libfuzzer_sys::fuzz_target;
use secondok_deident::files::archive::{Archive, Fault, MAX_FILES, Room, is_archive};

/// What may come out of an archive of so many bytes, with all archives within it: what `archive` documents.
fn most(packed: usize) -> usize {
    packed * 100 + (64 << 20)
}

/// Reads every file; how many there were, and how many bytes came out.
fn unpack(archive: &Archive<'_>, room: &mut Room, depth: u32) -> (u32, usize) {
    assert!(archive.entries().is_sorted_by(|one, next| one.name() <= next.name()));
    let (mut files, mut bytes) = (0, 0);
    for entry in archive.entries() {
        assert!(!entry.name().contains(|letter: char| letter.is_control() || letter == '\u{202e}'));
        files += 1;
        let Ok(file) = archive.read(entry) else { continue };
        bytes += file.len();
        if !is_archive(&file) {
            continue;
        }
        match archive.open_within(&file, room) {
            Ok(inner) => {
                assert!(depth < 2, "archives lie in one another without end");
                let (more_files, more_bytes) = unpack(&inner, room, depth + 1);
                (files, bytes) = (files + more_files, bytes + more_bytes);
            }
            Err(fault) => assert!(depth == 1 || fault == Fault::TooDeep),
        }
    }
    (files, bytes)
}

fuzz_target!(|bytes: &[u8]| {
    let mut room = Room::of(bytes.len());
    let Ok(archive) = Archive::open(bytes, &mut room) else { return };
    let (files, unpacked) = unpack(&archive, &mut room, 1);
    assert!(files <= MAX_FILES && unpacked <= most(bytes.len()));
});
