#![expect(clippy::unwrap_used, reason = "tests")]

use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};
use secondok_deident::{Opened, Secret, Seen};
use secondok_protocol::{
    attachment::{Opener, StudyIndex},
    id::{BlobId, MailboxAddress},
};

use super::*;

fn place(rng: &mut ChaCha20Rng) -> Place {
    Place { mailbox: MailboxAddress::random(rng), blob: BlobId::random(rng) }
}

fn photo() -> Cleaned {
    let bytes = include_bytes!("../../../../deident/tests/pages/fixtures/progressive.jpg");
    Opened::read(bytes.to_vec()).unwrap().clean(&Secret::new([1; 32]), Some(&Seen::default())).unwrap()
}

/// A slice of a scan.
fn slice(number: u8, side: u16) -> Cleaned {
    let file = secondok_testkit::files::slice(1, 1, number, side);
    Opened::read(file).unwrap().clean(&Secret::new([1; 32]), None).unwrap()
}

/// Every part, one after the other.
fn parts(sealing: &mut Sealing<'_>) -> Vec<Vec<u8>> {
    std::iter::from_fn(|| sealing.next_part()).collect()
}

fn opened(attached: &Attached, mailbox: MailboxAddress, wire: &[u8]) -> Vec<u8> {
    let (mut opener, mut content) = (Opener::new(attached, mailbox), Vec::new());
    for sealed in wire.as_chunks::<CHUNK_LEN>().0 {
        let mut chunk = Box::new(*sealed);
        let span = opener.open(&mut chunk).unwrap();
        content.extend_from_slice(&chunk[span.range]);
    }
    opener.finish().unwrap();
    content
}

#[test]
fn a_cleaned_file_is_sealed_whole_and_opens_as_it_was() {
    let rng = &mut ChaCha20Rng::seed_from_u64(1);
    let (place, cleaned) = (place(rng), [photo()]);
    let mut sealing = Sealing::begin(&cleaned, place, rng).unwrap();
    let parts = parts(&mut sealing);
    let attached = sealing.finish().unwrap();
    assert_eq!((attached.blob, attached.format), (place.blob, Format::Jpeg));
    assert_eq!(size_of(&cleaned), Ok(attached.class));
    assert_eq!(parts.concat().len() as u64, attached.class.wire_len());
    assert!(opened(&attached, place.mailbox, &parts.concat()) == cleaned[0].bytes());
}

#[test]
fn several_dicom_files_are_one_study_in_their_order() {
    let rng = &mut ChaCha20Rng::seed_from_u64(2);
    let (place, cleaned) = (place(rng), [slice(1, 4), slice(2, 300), slice(3, 16)]);
    let mut sealing = Sealing::begin(&cleaned, place, rng).unwrap();
    let wire = parts(&mut sealing).concat();
    let attached = sealing.finish().unwrap();
    let files = 3.try_into().unwrap();
    assert_eq!(attached.format, Format::Study { files });
    let content = opened(&attached, place.mailbox, &wire);
    let index = StudyIndex::read(&content, files, content.len() as u64).unwrap();
    for (number, file) in cleaned.iter().enumerate() {
        let range = index.file(number).unwrap();
        let range = usize::try_from(range.start).unwrap()..usize::try_from(range.end).unwrap();
        assert!(content[range] == *file.bytes(), "file {number}");
    }
}

#[test]
fn a_key_is_given_out_only_once_everything_is_sealed() {
    let rng = &mut ChaCha20Rng::seed_from_u64(3);
    let (place, cleaned) = (place(rng), [photo()]);
    let sealing = Sealing::begin(&cleaned, place, rng).unwrap();
    assert_eq!(sealing.finish(), None);
    let mut again = Sealing::begin(&cleaned, place, rng).unwrap();
    let mut once = Sealing::begin(&cleaned, place, rng).unwrap();
    assert_ne!(parts(&mut again), parts(&mut once), "each has a key of its own");
    assert_eq!(again.next_part(), None);
}

#[test]
fn what_makes_no_attachment_is_refused() {
    assert_eq!(size_of(&[]), Err(SealingError::Nothing));
    assert_eq!(size_of(&[photo(), photo()]), Err(SealingError::NotOneStudy));
    assert_eq!(size_of(&[slice(1, 2), photo()]), Err(SealingError::NotOneStudy));
}
