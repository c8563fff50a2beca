//! Sealed attachments, and everything that is refused.

#![allow(clippy::unwrap_used, reason = "a failing unwrap is a failing test")]

mod forgeries;
mod studies;

use rand_chacha::ChaCha20Rng;
use rand_core::SeedableRng;

use super::*;
use crate::id::{BlobId, MailboxAddress};

type Chunk = Box<[u8; CHUNK_LEN]>;

/// An attachment, sealed.
struct World {
    rng: ChaCha20Rng,
    mailbox: MailboxAddress,
    content: Vec<u8>,
    attached: Attached,
    wire: Vec<Chunk>,
}

impl World {
    fn new(seed: u64, length: usize) -> Self {
        let mut rng = ChaCha20Rng::seed_from_u64(seed);
        let (mailbox, blob) = (MailboxAddress::random(&mut rng), BlobId::random(&mut rng));
        let content: Vec<u8> = (0..length).map(|at| 1 + u8::try_from(at % 251).unwrap()).collect();
        let (sealer, key) = Sealer::begin(mailbox, blob, length as u64, &mut rng).unwrap();
        let attached = Attached { blob, key, class: sealer.class(), format: Format::Jpeg };
        let wire = rest_of(sealer, &content);
        Self { rng, mailbox, content, attached, wire }
    }

    fn opener(&self) -> Opener {
        Opener::new(&self.attached, self.mailbox)
    }

    fn reader(&self) -> ChunkReader {
        ChunkReader::begin(&self.attached, self.mailbox, &mut self.wire[0].clone()).unwrap().0
    }

    /// The same attachment, once more: a key is not copied.
    fn again(&self) -> Attached {
        serde_json::from_str(&serde_json::to_string(&self.attached).unwrap()).unwrap()
    }
}

/// All chunks that are still to be sealed, whatever stood in the buffer before.
fn rest_of(mut sealer: Sealer, content: &[u8]) -> Vec<Chunk> {
    let mut sealed = vec![];
    while let Some(next) = sealer.next_chunk() {
        let mut chunk = Box::new([0xff; CHUNK_LEN]);
        let Span { position, range } = next.content().clone();
        let position = usize::try_from(position).unwrap();
        chunk[range.clone()].copy_from_slice(&content[position..position + range.len()]);
        next.seal(&mut chunk);
        sealed.push(chunk);
    }
    sealed
}

fn open_all(mut opener: Opener, wire: &[Chunk]) -> Result<Vec<u8>, ChunkError> {
    let mut content = vec![];
    for sealed in wire {
        let mut chunk = sealed.clone();
        let span = opener.open(&mut chunk)?;
        assert_eq!(span.position, content.len() as u64);
        content.extend_from_slice(&chunk[span.range]);
    }
    let length = opener.length();
    opener.finish()?;
    assert_eq!(length, Some(content.len() as u64));
    Ok(content)
}

// rule: P-85
#[test]
fn an_attachment_has_one_of_sixteen_sizes() {
    assert_eq!(SizeClass::all().count(), 16);
    let mut smaller = None;
    for (class, wire_len) in SizeClass::all().zip((0..).map(|k| 65_536_u64 << k)) {
        assert_eq!((class.wire_len(), u64::from(class.chunks()) * 65_536), (wire_len, wire_len));
        assert_eq!(SizeClass::try_from(class.byte()), Ok(class));
        assert_eq!(SizeClass::of(class.capacity()), Ok(class));
        assert_eq!(SizeClass::of(smaller.map_or(0, |smaller: SizeClass| smaller.capacity() + 1)), Ok(class));
        smaller = Some(class);
    }
    assert_eq!(SizeClass::LARGEST.wire_len(), 2 << 30);
    assert_eq!(SizeClass::LARGEST.capacity(), 2_146_959_352);
    assert_eq!(SizeClass::try_from(16), Err(SizeClassError(16)));

    for length in [0, 1, 65_512, 65_513, 131_032, 131_033, 300_000] {
        let w = World::new(1, length);
        let on_the_wire = w.wire.len() as u64 * CHUNK_LEN as u64;
        assert_eq!(on_the_wire, SizeClass::of(length as u64).unwrap().wire_len());
        assert_eq!(open_all(w.opener(), &w.wire).unwrap(), w.content);
    }
}

// rule: P-85
#[test]
fn what_fits_into_no_size_is_refused_before_it_is_sealed() {
    let mut w = World::new(2, 0);
    let mut begin = |length| Sealer::begin(w.mailbox, w.attached.blob, length, &mut w.rng).err();
    assert_eq!(begin(2_146_959_352), None);
    assert_eq!(begin(2_146_959_355), Some(TooLarge { over: 3 }));
    assert_eq!(begin(u64::MAX), Some(TooLarge { over: u64::MAX - 2_146_959_352 }));
    let resumed = Sealer::resume(&w.attached.key, w.mailbox, w.attached.blob, 2_146_959_353, 0);
    assert_eq!(resumed.unwrap_err(), TooLarge { over: 1 });
}

// rule: P-88
#[test]
fn any_chunk_opens_by_its_number() {
    let w = World::new(3, 200_000);
    let reader = w.reader();
    assert_eq!((w.wire.len(), reader.length()), (4, 200_000));
    for number in [3, 1, 0, 2, 2] {
        let mut chunk = w.wire[number].clone();
        let number = u32::try_from(number).unwrap();
        let Span { position, range } = reader.open(number, &mut chunk).unwrap();
        let from = usize::try_from(position).unwrap();
        assert_eq!(chunk[range.clone()], w.content[from..from + range.len()]);
        assert_eq!(reader.chunk_at(position), Some(number));
        assert_eq!(reader.chunk_at(position + range.len() as u64 - 1), Some(number));
    }
    assert_eq!((reader.chunk_at(199_999), reader.chunk_at(200_000)), (Some(3), None));
    assert_eq!(reader.chunk_at(u64::MAX), None);
    assert_eq!(reader.open(4, &mut w.wire[3].clone()), Err(ChunkError::Beyond));
    assert_eq!(reader.open(u32::MAX, &mut w.wire[3].clone()), Err(ChunkError::Beyond));
}

// rule: P-94
#[test]
fn sealing_that_was_cut_goes_on_at_any_chunk() {
    let w = World::new(4, 200_000);
    let Attached { blob, key, .. } = &w.attached;
    for number in 0..=4 {
        let resumed = Sealer::resume(key, w.mailbox, *blob, 200_000, number).unwrap();
        assert_eq!(resumed.class(), w.attached.class);
        let expected = &w.wire[usize::try_from(number).unwrap()..];
        assert!(rest_of(resumed, &w.content) == expected, "from chunk {number} on");
    }
    assert!(Sealer::resume(key, w.mailbox, *blob, 200_000, u32::MAX).unwrap().next_chunk().is_none());
}

// rule: P-94
#[test]
fn every_attachment_has_a_key_of_its_own() {
    let mut w = World::new(5, 0);
    let (_, again) = Sealer::begin(w.mailbox, w.attached.blob, 0, &mut w.rng).unwrap();
    assert_ne!(again, w.attached.key);
}

// rule: P-13
#[test]
fn an_attachments_key_is_wiped_and_redacted() {
    const fn wiped<T: zeroize::ZeroizeOnDrop>() {}
    wiped::<chacha20poly1305::ChaCha20Poly1305>();
    assert!(std::mem::needs_drop::<AttachmentKey>());
    let w = World::new(6, 0);
    let sealer = Sealer::resume(&w.attached.key, w.mailbox, w.attached.blob, 0, 0).unwrap();
    let printed = format!("{:?}{sealer:?}{:?}{:?}", w.attached, w.opener(), w.reader());
    for secret in [w.attached.key.secret(), &w.attached.key.chunk_key()] {
        assert!(!printed.contains(format!("{:?}", secret.expose()).trim_matches(['[', ']'])), "{printed}");
    }
    assert!(printed.contains("redacted"));
}
