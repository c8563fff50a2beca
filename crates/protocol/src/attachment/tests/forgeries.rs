use std::sync::LazyLock;

use proptest::prelude::*;

use super::{
    super::{chunks::Chunks, size::PLAIN_LEN},
    *,
};

// rule: P-86
#[test]
fn a_chunk_opens_in_its_own_place_only() {
    let mut w = World::new(20, 200_000);
    for (at, sealed) in w.wire.iter().enumerate() {
        for (place, number) in (0..w.wire.len()).zip(0..) {
            let mut wire = w.wire.clone();
            wire[place] = sealed.clone();
            let expected =
                if place == at { Ok(w.content.clone()) } else { Err(ChunkError::Changed { number }) };
            assert!(open_all(w.opener(), &wire) == expected, "chunk {at} at {place}");
        }
    }

    let changed = Err(ChunkError::Changed { number: 0 });
    let elsewhere = MailboxAddress::random(&mut w.rng);
    assert_eq!(open_all(Opener::new(&w.attached, elsewhere), &w.wire), changed);
    let other_blob = Attached { blob: BlobId::random(&mut w.rng), ..w.again() };
    assert_eq!(open_all(Opener::new(&other_blob, w.mailbox), &w.wire), changed);
    let (_, key) = Sealer::begin(w.mailbox, w.attached.blob, 200_000, &mut w.rng).unwrap();
    let other_key = Attached { key, ..w.again() };
    assert_eq!(open_all(Opener::new(&other_key, w.mailbox), &w.wire), changed);
}

// rule: P-86
#[test]
fn a_last_chunk_is_no_other_and_no_other_is_the_last() {
    let w = World::new(21, 0);
    let [smaller, larger] = [1, 2].map(|class| {
        Chunks::new(&w.attached.key, w.mailbox, w.attached.blob, SizeClass::try_from(class).unwrap())
    });
    let mut last = [1; CHUNK_LEN];
    smaller.seal(1, &mut last);
    assert!(!larger.open(1, &mut last.clone()), "the last of two is not the second of four");
    let mut second = [1; CHUNK_LEN];
    larger.seal(1, &mut second);
    assert!(!smaller.open(1, &mut second.clone()), "the second of four is not the last of two");
    assert!(smaller.open(1, &mut last) && larger.open(1, &mut second));
}

// rule: P-87
#[test]
fn what_is_missing_added_reordered_or_exchanged_is_noticed() {
    let w = World::new(22, 200_000);
    let other = World::new(23, 200_000);
    let changed = |number| Err(ChunkError::Changed { number });
    let with = |chunks: &[&Chunk]| {
        let wire: Vec<Chunk> = chunks.iter().map(|chunk| (*chunk).clone()).collect();
        open_all(w.opener(), &wire)
    };
    let [a, b, c, d] = [0, 1, 2, 3].map(|number| &w.wire[number]);
    assert_eq!(with(&[a, b, c]), Err(ChunkError::Missing { chunks: 1 }));
    assert_eq!(w.opener().finish(), Err(ChunkError::Missing { chunks: 4 }));
    assert_eq!(with(&[a, b, d]), changed(2));
    assert_eq!(with(&[b, c, d]), changed(0));
    assert_eq!(with(&[a, c, b, d]), changed(1));
    assert_eq!(with(&[a, b, b, c, d]), changed(2));
    assert_eq!(with(&[a, b, c, d, d]), Err(ChunkError::Beyond));
    assert_eq!(with(&[a, &other.wire[1], c, d]), changed(1));
    assert_eq!(with(&[a, b, c, d]).unwrap(), w.content);
}

// rule: P-87
#[test]
fn a_refused_chunk_leaves_the_opener_where_it_stood() {
    let w = World::new(24, 200_000);
    let mut opener = w.opener();
    for sealed in &w.wire {
        let mut changed = sealed.clone();
        changed[9] ^= 1;
        let as_it_came = changed.clone();
        opener.open(&mut changed).unwrap_err();
        assert!(changed == as_it_came, "nothing unproved is given out");
        opener.open(&mut sealed.clone()).unwrap();
    }
    opener.finish().unwrap();
}

/// Seals these plaintexts as somebody who has the key and breaks the rules.
fn forged(w: &World, plaintexts: &[Vec<u8>]) -> Vec<Chunk> {
    let chunks = w.attached.chunks(w.mailbox);
    let seal = |(number, plaintext): (u32, &Vec<u8>)| {
        let mut chunk = Box::new([0; CHUNK_LEN]);
        chunk[..PLAIN_LEN].copy_from_slice(plaintext);
        chunks.seal(number, &mut chunk);
        chunk
    };
    (0..).zip(plaintexts).map(seal).collect()
}

/// The plaintexts of all chunks, behind this length.
fn plaintexts(w: &World, length: u64) -> Vec<Vec<u8>> {
    let mut all = length.to_be_bytes().to_vec();
    all.extend_from_slice(&w.content);
    all.resize(w.wire.len() * PLAIN_LEN, 0);
    all.chunks(PLAIN_LEN).map(<[u8]>::to_vec).collect()
}

// rule: P-89
#[test]
fn padding_that_is_not_zero_is_refused() {
    // Content ends in the third of four chunks.
    let w = World::new(25, 140_000);
    let honest = plaintexts(&w, 140_000);
    assert!(forged(&w, &honest) == w.wire);
    for (number, at) in [(2, PLAIN_LEN - 1), (2, 140_008 - 2 * PLAIN_LEN), (3, 0), (3, PLAIN_LEN - 1)] {
        let mut hidden = honest.clone();
        hidden[number][at] = 1;
        let wire = forged(&w, &hidden);
        let refused = ChunkError::Padding { number: u32::try_from(number).unwrap() };
        assert_eq!(open_all(w.opener(), &wire), Err(refused));
    }
    let small = World::new(26, 100);
    let mut hidden = plaintexts(&small, 100);
    hidden[0][108] = 1;
    let refused = ChunkError::Padding { number: 0 };
    assert_eq!(open_all(small.opener(), &forged(&small, &hidden)), Err(refused));
}

// rule: P-89
#[test]
fn a_length_of_another_size_class_is_refused() {
    let w = World::new(27, 140_000);
    for length in [0, 131_032, 262_073, 2_146_959_353, u64::MAX - 8, u64::MAX] {
        let wire = forged(&w, &plaintexts(&w, length));
        assert_eq!(open_all(w.opener(), &wire), Err(ChunkError::Length), "{length}");
    }
}

static TWO_CHUNKS: LazyLock<World> = LazyLock::new(|| World::new(28, 100_000));

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-86
    #[test]
    fn any_flipped_bit_of_a_chunk_is_refused(at in 0..CHUNK_LEN, bit in 0_u8..8, number in 0_u32..2) {
        let w = &*TWO_CHUNKS;
        let mut wire = w.wire.clone();
        wire[number as usize][at] ^= 1 << bit;
        prop_assert_eq!(open_all(w.opener(), &wire), Err(ChunkError::Changed { number }));
    }
}
