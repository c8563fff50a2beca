//! What is measured of files: the same code natively and, as a program without anything around it, in a browser's worker,
//! which has the clock.

use std::hint::black_box;

use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::AeadInOut};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_client::{
    attach::{Place, Sealing},
    protocol::{
        attachment::{CHUNK_LEN, SizeClass},
        id::{BlobId, MailboxAddress},
    },
};
use secondok_deident::{Cleaned, Opened, Refused, Secret, Seen};

/// As long as what the protocol binds to each chunk.
const AD: [u8; 86] = [7; 86];
const TAG_LEN: usize = 16;

/// Reads a file and cleans it; what is in its pictures somebody has seen.
///
/// # Errors
/// [`Refused`].
pub fn clean(file: Vec<u8>) -> Result<Cleaned, Refused> {
    Opened::read(file)?.clean(&Secret::new([7; 32]), Some(&Seen::default()))
}

/// As many of the same as fit into so many mebibytes on the wire.
///
/// # Panics
/// If there is no such size, or memory for it.
pub fn as_many_as_fit(file: Cleaned, mebibytes: u64) -> Vec<Cleaned> {
    let class =
        SizeClass::all().find(|class| class.wire_len() == mebibytes << 20).expect("a size on the wire");
    // Their number stands in front, and the length of each.
    let each = file.bytes().len() as u64 + 8;
    let fit = usize::try_from((class.capacity() - 4) / each).expect("they fit into memory");
    vec![file; fit]
}

/// Seals them to the last part; none is kept.
///
/// # Panics
/// If they make no attachment.
pub fn seal(files: &[Cleaned]) {
    let rng = &mut ChaCha20Rng::seed_from_u64(12);
    let place = Place { mailbox: MailboxAddress::random(rng), blob: BlobId::random(rng) };
    let mut sealing = Sealing::begin(files, place, rng).expect("an attachment");
    while let Some(part) = sealing.next_part() {
        black_box(part);
    }
    sealing.finish().expect("every part was taken");
}

/// The cipher alone, on as many chunks as so many mebibytes have, in one buffer.
///
/// # Panics
/// Never.
pub fn cipher(mebibytes: u64) {
    let cipher = ChaCha20Poly1305::new(&[7; 32].into());
    let mut chunk = Box::new([7_u8; CHUNK_LEN]);
    for number in 0..(mebibytes << 20) / CHUNK_LEN as u64 {
        let mut nonce = [0; 12];
        nonce[4..].copy_from_slice(&number.to_be_bytes());
        let (plaintext, tag) = chunk.split_at_mut(CHUNK_LEN - TAG_LEN);
        let made = cipher.encrypt_inout_detached(&nonce.into(), &AD, plaintext.into()).expect("short enough");
        tag.copy_from_slice(&made);
        black_box(&mut chunk);
    }
}
