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
        let wire = sealed(sealer, &content);
        Self { rng, mailbox, content, attached, wire }
    }

    fn opener(&self) -> Opener {
        Opener::new(&self.attached, self.mailbox)
    }

    /// The same attachment, once more: a key is not copied.
    fn again(&self) -> Attached {
        serde_json::from_str(&serde_json::to_string(&self.attached).unwrap()).unwrap()
    }
}

/// All chunks, whatever stood in the buffer before.
fn sealed(mut sealer: Sealer, content: &[u8]) -> Vec<Chunk> {
    let mut wire = vec![];
    while let Some(next) = sealer.next_chunk() {
        let mut chunk = Box::new([0xff; CHUNK_LEN]);
        let Span { position, range } = next.content().clone();
        let position = usize::try_from(position).unwrap();
        chunk[range.clone()].copy_from_slice(&content[position..position + range.len()]);
        next.seal(&mut chunk);
        wire.push(chunk);
    }
    wire
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
    let mut w = World::new(6, 0);
    let (sealer, key) = Sealer::begin(w.mailbox, w.attached.blob, 0, &mut w.rng).unwrap();
    w.attached.key = key;
    let printed = format!("{:?}{sealer:?}{:?}", w.attached, w.opener());
    for secret in [w.attached.key.secret(), &w.attached.key.chunk_key()] {
        assert!(!printed.contains(format!("{:?}", secret.expose()).trim_matches(['[', ']'])), "{printed}");
    }
    assert!(printed.contains("redacted"));
}
