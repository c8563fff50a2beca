use proptest::prelude::*;

use super::*;

fn files(number: usize) -> std::num::NonZeroU32 {
    u32::try_from(number).unwrap().try_into().unwrap()
}

/// The study's whole content.
fn laid_out(index: &StudyIndex, files: &[Vec<u8>]) -> Vec<u8> {
    [index.encode(), files.concat()].concat()
}

// rule: P-93
#[test]
fn a_study_is_sealed_and_each_file_comes_back_alone() {
    let mut w = World::new(40, 0);
    let originals = [vec![1; 70_000], vec![], vec![2; 3], vec![3; 131_000], vec![4; 1]];
    let lengths: Vec<u64> = originals.iter().map(|file| file.len() as u64).collect();
    let index = StudyIndex::new(&lengths).unwrap();
    let front = index.encode();
    assert_eq!(StudyIndex::len_of(index.files()), front.len() as u64);

    // The sealer takes piece by piece, holding no more than one chunk.
    let (mut sealer, key) =
        Sealer::begin(w.mailbox, w.attached.blob, index.content_len(), &mut w.rng).unwrap();
    let format = Format::Study { files: index.files() };
    let attached = Attached { blob: w.attached.blob, key, class: sealer.class(), format };
    let mut wire: Vec<Chunk> = vec![];
    while let Some(next) = sealer.next_chunk() {
        let mut chunk = Box::new([0; CHUNK_LEN]);
        let Span { position, mut range } = next.content().clone();
        for piece in index.pieces(position..position + range.len() as u64) {
            let bytes = match piece {
                Piece::Index(bytes) => &front[bytes],
                Piece::File { number, bytes } => {
                    &originals[number]
                        [usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap()]
                }
            };
            chunk[range.start..range.start + bytes.len()].copy_from_slice(bytes);
            range.start += bytes.len();
        }
        assert!(range.is_empty(), "the pieces fill the chunk's room");
        next.seal(&mut chunk);
        wire.push(chunk);
    }

    let opened = open_all(Opener::new(&attached, w.mailbox), &wire).unwrap();
    let first = &opened[..Span::of(0, index.content_len()).range.len()];
    let read = StudyIndex::read(first, files(5), opened.len() as u64).unwrap();
    assert_eq!(read, index);
    for (number, original) in originals.iter().enumerate() {
        let place = read.file(number).unwrap();
        let place = usize::try_from(place.start).unwrap()..usize::try_from(place.end).unwrap();
        assert!(opened[place] == *original, "file {number}");
    }
    assert_eq!((read.file(5), read.file(usize::MAX - 1)), (None, None));
    assert!(opened == laid_out(&index, &originals));
}

// rule: P-93
#[test]
fn an_index_stands_in_the_first_chunk() {
    assert_eq!(FILES_MAX, 8_188);
    let most = StudyIndex::new(&[1; 8_188]).unwrap();
    assert!(most.encode().len() as u64 <= SizeClass::SMALLEST.capacity());
    assert_eq!(StudyIndex::new(&[1; 8_189]), Err(StudyError::Files(8_189)));
    assert_eq!(StudyIndex::new(&[]), Err(StudyError::Files(0)));
    assert_eq!(StudyIndex::new(&[u64::MAX, 1]), Err(StudyError::TooLong));
}

// rule: P-93
#[test]
fn an_index_that_does_not_fit_its_attachment_is_refused() {
    let index = StudyIndex::new(&[5, 0, 7]).unwrap();
    assert_eq!(index.content_len(), 28 + 12);
    let bytes = index.encode();
    assert_eq!(StudyIndex::read(&bytes, files(3), 40), Ok(index));
    for cut in 0..bytes.len() {
        assert_eq!(StudyIndex::read(&bytes[..cut], files(3), 40), Err(StudyError::Cut));
    }
    let other_count = StudyError::Count { expected: 2, found: 3 };
    assert_eq!(StudyIndex::read(&bytes, files(2), 40), Err(other_count));
    for length in [0, 39, 41, u64::MAX] {
        let refused = StudyError::Length { expected: length, found: 40 };
        assert_eq!(StudyIndex::read(&bytes, files(3), length), Err(refused));
    }
    let mut endless = bytes.clone();
    endless[4..20].fill(0xff);
    assert_eq!(StudyIndex::read(&endless, files(3), 40), Err(StudyError::TooLong));
    let too_many = u32::MAX.to_be_bytes();
    let refused = StudyIndex::read(&too_many, u32::MAX.try_into().unwrap(), 40);
    assert!(matches!(refused, Err(StudyError::Files(_))), "before anything is reserved for them");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    // rule: P-93
    #[test]
    fn pieces_are_the_content_in_order(
        lengths in proptest::collection::vec(0_u64..20, 1..30), from in 0_u64..600, length in 0_u64..600,
    ) {
        let originals: Vec<Vec<u8>> =
            (0..).zip(&lengths).map(|(number, length)| vec![number; usize::try_from(*length).unwrap()]).collect();
        let index = StudyIndex::new(&lengths).unwrap();
        let (front, whole) = (index.encode(), laid_out(&index, &originals));
        prop_assert_eq!(whole.len() as u64, index.content_len());
        let mut joined = vec![];
        for piece in index.pieces(from..from + length) {
            match piece {
                Piece::Index(bytes) => joined.extend_from_slice(&front[bytes]),
                Piece::File { number, bytes } => {
                    let bytes = usize::try_from(bytes.start).unwrap()..usize::try_from(bytes.end).unwrap();
                    joined.extend_from_slice(&originals[number][bytes]);
                }
            }
        }
        let [from, end] = [from, from + length].map(|at| usize::try_from(at).unwrap().min(whole.len()));
        prop_assert_eq!(&joined[..], &whole[from..end]);
    }

    // rule: P-93
    #[test]
    fn no_bytes_make_the_index_fall_over(
        bytes in proptest::collection::vec(any::<u8>(), 0..100), count in 1_u32..12, length: u64,
    ) {
        let mut counted = count.to_be_bytes().to_vec();
        counted.extend_from_slice(&bytes);
        if let Ok(index) = StudyIndex::read(&counted, count.try_into().unwrap(), length) {
            prop_assert_eq!(index.content_len(), length);
        }
    }
}
