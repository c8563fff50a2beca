//! Sealed attachments: chunks that were changed, moved or invented do not open, and what is opened is what was sealed, piece by piece.

#![no_main]

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use libfuzzer_sys::fuzz_target;
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_fuzz::Edits;
use secondok_protocol::{
    attachment::{Attached, CHUNK_LEN, Format, Opener, Piece, Sealer, StudyIndex},
    id::{BlobId, MailboxAddress},
};

const MAILBOX: MailboxAddress = MailboxAddress::from_bytes([1; 32]);

/// Three chunks of content and one of padding.
const LENGTH: u64 = 150_000;

struct Sealed {
    attached: Attached,
    content: Vec<u8>,
    chunks: Vec<[u8; CHUNK_LEN]>,
}

static SEALED: LazyLock<Sealed> = LazyLock::new(|| {
    let (rng, blob) = (&mut ChaCha20Rng::seed_from_u64(6), BlobId::from_bytes([2; 32]));
    let content: Vec<u8> = (0..LENGTH).map(|at| (at % 251) as u8).collect();
    let (mut sealer, key) = Sealer::begin(MAILBOX, blob, LENGTH, rng).expect("short enough");
    let attached = Attached { blob, key, class: sealer.class(), format: Format::Dicom };
    let mut chunks = Vec::new();
    while let Some(next) = sealer.next_chunk() {
        let (mut chunk, span) = ([0; CHUNK_LEN], next.content().clone());
        let from = span.position as usize;
        chunk[span.range.clone()].copy_from_slice(&content[from..from + span.range.len()]);
        next.seal(&mut chunk);
        chunks.push(chunk);
    }
    Sealed { attached, content, chunks }
});

/// What somebody does who keeps the chunks: gives one for another, or changes it.
#[derive(Debug, Arbitrary)]
struct Given {
    wanted: u8,
    instead: u8,
    edits: Edits,
}

fn open_in_order(given: &Given) {
    let mut opener = Opener::new(&SEALED.attached, MAILBOX);
    let mut opened = Vec::new();
    for (number, chunk) in SEALED.chunks.iter().enumerate() {
        if number == usize::from(given.wanted) % SEALED.chunks.len() {
            let instead = &SEALED.chunks[usize::from(given.instead) % SEALED.chunks.len()];
            let edited = given.edits.of(instead).unwrap_or_else(|| instead.to_vec());
            if let Ok(mut other) = <[u8; CHUNK_LEN]>::try_from(edited)
                && other != *chunk
            {
                assert!(opener.open(&mut other).is_err());
            }
        }
        // A refusal leaves it where it stood.
        let mut chunk = *chunk;
        let span = opener.open(&mut chunk).expect("the real one opens");
        assert_eq!(span.position, opened.len() as u64);
        opened.extend_from_slice(&chunk[span.range]);
    }
    opener.finish().expect("all were opened");
    assert!(opened == SEALED.content);
}

/// Whatever part of a study is asked for, its pieces are that part: each byte once, none of another place.
fn pieces_fit(lengths: &[u32], from: u64, length: u16) {
    let lengths: Vec<u64> = lengths.iter().map(|length| u64::from(*length)).collect();
    let Ok(index) = StudyIndex::new(&lengths) else { return };
    let from = from % index.content_len();
    let wanted = from..from.saturating_add(length.into()).min(index.content_len());
    let mut at = wanted.start;
    for piece in index.pieces(wanted.clone()) {
        let (start, end) = match piece {
            Piece::Index(bytes) => (bytes.start as u64, bytes.end as u64),
            Piece::File { number, bytes } => {
                let file = index.file(number).expect("a file of the study");
                assert!(file.start + bytes.end <= file.end);
                (file.start + bytes.start, file.start + bytes.end)
            }
        };
        assert!(start == at && end > start);
        at = end;
    }
    assert_eq!(at, wanted.end);
}

fuzz_target!(|input: (Given, Vec<u32>, u64, u16)| {
    let (given, lengths, from, length) = input;
    open_in_order(&given);
    pieces_fit(&lengths, from, length);
});
