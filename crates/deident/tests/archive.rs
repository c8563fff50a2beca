//! Archives: those of several programs are read, and hostile ones ask for nothing.
#![allow(clippy::unwrap_used, reason = "tests")]

use std::io::Write;

use flate2::{Compression, Crc, write::DeflateEncoder};
use proptest::prelude::*;
use secondok_deident::files::{
    archive::{Archive, Fault, MAX_FILES, Met, Room, each, is_archive},
    dicom::directory,
};

/// A file to be packed; what it says of itself can be changed.
#[derive(Clone)]
struct File {
    name: Vec<u8>,
    packed: Vec<u8>,
    unpacked: u32,
    sum: u32,
    method: u16,
    flags: u16,
    mode: u32,
}

impl File {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes).unwrap();
        let mut sum = Crc::new();
        sum.update(bytes);
        Self {
            name: name.as_bytes().to_vec(),
            packed: encoder.finish().unwrap(),
            unpacked: bytes.len() as u32,
            sum: sum.sum(),
            method: 8,
            flags: 0,
            mode: 0o100_644,
        }
    }
}

/// An archive of these.
fn zip(files: &[File]) -> Vec<u8> {
    let (mut out, mut listed) = (Vec::new(), Vec::new());
    for file in files {
        let at = out.len() as u32;
        let mut about = Vec::new();
        for short in [20, file.flags, file.method, 0, 0] {
            about.extend(short.to_le_bytes());
        }
        for long in [file.sum, file.packed.len() as u32, file.unpacked] {
            about.extend(long.to_le_bytes());
        }
        about.extend((file.name.len() as u16).to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend([0, 0]);
        out.extend(&file.name);
        out.extend(&file.packed);
        listed.extend(b"PK\x01\x02\x14\x03");
        listed.extend(&about);
        listed.extend([0; 8]);
        listed.extend((file.mode << 16).to_le_bytes());
        listed.extend(at.to_le_bytes());
        listed.extend(&file.name);
    }
    let at = out.len() as u32;
    out.extend(&listed);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend([(files.len() as u16).to_le_bytes(); 2].concat());
    out.extend((listed.len() as u32).to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn open(bytes: &[u8]) -> Result<Archive<'_>, Fault> {
    Archive::open(bytes, &mut Room::of(bytes.len()))
}

/// Names with what they hold.
fn content(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let archive = open(bytes)?;
    let files = archive.entries().iter();
    files.map(|entry| Ok((entry.name().to_owned(), archive.read(entry)?))).collect()
}

/// What becomes of an archive with this one file.
fn fault(file: File) -> Fault {
    content(&zip(&[file])).expect_err("it is refused")
}

#[test]
fn archives_of_several_programs_are_read() {
    for (program, bytes) in [
        ("Python", include_bytes!("archive/python.zip").as_slice()),
        ("Python, written as it comes", include_bytes!("archive/streamed.zip")),
        ("Info-ZIP", include_bytes!("archive/info-zip.zip")),
        ("Info-ZIP, with numbers of eight bytes", include_bytes!("archive/wide.zip")),
    ] {
        assert!(is_archive(bytes), "{program}");
        let content = content(bytes).unwrap_or_else(|fault| panic!("{program}: {fault}"));
        let names: Vec<&str> = content.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["study/IM1", "study/знімок 2", "words.txt"], "{program}");
        assert_eq!(content[0].1, b"x".repeat(5000), "{program}");
        assert_eq!(content[2].1, b"words", "{program}");
    }
}

#[test]
fn something_may_stand_before_an_archive_and_two_files_of_one_name_are_two() {
    let packed = zip(&[File::new("a", b"one"), File::new("a", b"two"), File::new("folder/", b"")]);
    let expected = [("a".to_owned(), b"one".to_vec()), ("a".to_owned(), b"two".to_vec())];
    assert_eq!(content(&packed).unwrap(), expected);
    let with_program = [b"MZ a program that unpacks itself".as_slice(), &packed].concat();
    assert_eq!(content(&with_program).unwrap(), expected);
    assert_eq!(content(&zip(&[])).unwrap(), []);
}

#[test]
fn what_is_hidden_or_leads_elsewhere_is_told() {
    let mut link = File::new("link", b"/etc/passwd");
    link.mode = 0o120_777;
    let packed = zip(&[
        File::new("__MACOSX/._IM1", b"x"),
        File::new("study/.DS_Store", b"x"),
        link,
        File::new("study\\IM1", b"x"),
    ]);
    let archive = open(&packed).unwrap();
    let told: Vec<_> =
        archive.entries().iter().map(|entry| (entry.name(), entry.is_hidden(), entry.is_link())).collect();
    assert_eq!(
        told,
        [
            ("__MACOSX/._IM1", true, false),
            ("link", false, true),
            ("study/.DS_Store", true, false),
            ("study/IM1", false, false)
        ]
    );
}

#[test]
fn everything_in_archives_and_those_within_is_met_once_with_where_it_is() {
    let mut link = File::new("link", b"/etc/passwd");
    link.mode = 0o120_777;
    let mut locked = File::new("locked", b"x");
    locked.flags = 1;
    let innermost = zip(&[File::new("a", b"x")]);
    let inner =
        zip(&[File::new("IM1", b"one"), File::new("deep.zip", &innermost), link, File::new(".b", b"x")]);
    let outer = zip(&[File::new("study.zip", &inner), File::new("IM2", b"two"), locked]);
    let met = |bytes: &[u8]| {
        let mut met = Vec::new();
        let walked: Result<(), ()> = each(bytes, &mut |place, what| {
            let what = match what {
                Met::File(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
                Met::Hidden => "hidden".to_owned(),
                Met::Link => "link".to_owned(),
                Met::Fault(fault) => fault.name().to_owned(),
            };
            met.push(format!("{} {}/{} {what}", place.path, place.number, place.of));
            Ok(())
        });
        assert_eq!(walked, Ok(()));
        met
    };
    assert_eq!(
        met(&outer),
        [
            "IM2 0/3 two",
            "locked 1/3 archive-locked",
            "study.zip/.b 2/3 hidden",
            "study.zip/IM1 2/3 one",
            "study.zip/deep.zip 2/3 archive-too-deep",
            "study.zip/link 2/3 link",
        ]
    );
    assert_eq!(met(&outer[..9]), [" 0/1 archive-damaged"]);
    let stopped = each(&outer, &mut |place, _| Err(place.path.to_owned()));
    assert_eq!(stopped, Err("IM2".to_owned()));
}

#[test]
fn names_steer_nothing() {
    let packed = zip(&[File::new("a\x1B[2J\u{202E}b\n", b"x"), File::new(&"n".repeat(60_000), b"x")]);
    let archive = open(&packed).unwrap();
    assert_eq!(archive.entries()[0].name(), "a\u{FFFD}[2J\u{FFFD}b\u{FFFD}");
    assert_eq!(archive.entries()[1].name().len(), 256);
}

#[test]
fn little_that_unpacks_to_much_is_refused_before_anything_is_unpacked() {
    // Says so: 1 GiB a file, of which few are enough.
    let mut large = File::new("zeros", b"x");
    large.unpacked = 1 << 30;
    assert_eq!(fault(large.clone()), Fault::TooMuch);
    // Says less than comes out.
    let mut modest = File::new("zeros", &[0; 1 << 20]);
    modest.unpacked = 1000;
    assert_eq!(fault(modest), Fault::Damaged);
    // 50 MiB of nothing are an empty image or two, twice as much is none.
    let zeros = File::new("zeros", &vec![0; 50 << 20]);
    assert!(content(&zip(std::slice::from_ref(&zeros))).is_ok());
    assert_eq!(content(&zip(&[zeros.clone(), zeros.clone()])), Err(Fault::TooMuch));
    // Nor if it lies in archives within.
    let inner = zip(&[zeros]);
    let outer = zip(&[File::new("a.zip", &inner), File::new("b.zip", &inner)]);
    let mut room = Room::of(outer.len());
    let archive = Archive::open(&outer, &mut room).unwrap();
    let mut opened = archive.entries().iter().map(|entry| {
        let bytes = archive.read(entry).unwrap();
        archive.open_within(&bytes, &mut room).map(|_| ())
    });
    assert_eq!(opened.next(), Some(Ok(())));
    assert_eq!(opened.next(), Some(Err(Fault::TooMuch)));
}

#[test]
fn archives_lie_in_one_another_once() {
    let innermost = zip(&[File::new("a", b"x")]);
    let middle = zip(&[File::new("a.zip", &innermost)]);
    let mut room = Room::of(1000);
    let outer = Archive::open(&middle, &mut room).unwrap();
    let inner = outer.open_within(&innermost, &mut room).unwrap();
    assert_eq!(inner.read(&inner.entries()[0]), Ok(b"x".to_vec()));
    assert_eq!(inner.open_within(&innermost, &mut room).map(|_| ()), Err(Fault::TooDeep));
}

#[test]
fn more_files_than_any_study_has_are_refused() {
    let file = File::new("a", b"");
    let many = |count: u32| open(&zip(&vec![file.clone(); count as usize])).map(|_| ());
    assert_eq!(many(MAX_FILES), Ok(()));
    assert_eq!(many(MAX_FILES + 1), Err(Fault::TooManyFiles));
}

#[test]
fn what_cannot_be_unpacked_says_why() {
    let file = || File::new("a", b"something");
    assert_eq!(fault(File { flags: 1, ..file() }), Fault::Locked);
    assert_eq!(fault(File { method: 14, ..file() }), Fault::Unsupported);
    assert_eq!(fault(File { sum: 7, ..file() }), Fault::Damaged);
    assert_eq!(fault(File { unpacked: 8, ..file() }), Fault::Damaged);
    assert_eq!(fault(File::new("[Content_Types].xml", b"x")), Fault::Document);
    let packed = zip(&[file()]);
    for length in 0..packed.len() {
        assert_eq!(open(&packed[..length]).map(|_| ()), Err(Fault::Damaged), "{length}");
    }
    let mut part = packed.clone();
    let end = part.len() - 22;
    part[end + 4] = 1;
    assert_eq!(open(&part).map(|_| ()), Err(Fault::Unsupported));
}

#[test]
fn the_list_of_a_disc_names_its_files() {
    let content = content(include_bytes!("archive/disc.zip")).unwrap();
    let bytes = |wanted: &str| &content.iter().find(|(name, _)| name == wanted).unwrap().1;
    let listed = directory::listed(bytes("DICOMDIR").to_vec()).unwrap();
    assert_eq!(listed, ["IMAGES/IM1", "IMAGES/IM2"]);
    assert_eq!(directory::missing(&listed, content.iter().map(|(name, _)| name.as_str())), 0);
    assert_eq!(directory::listed(bytes("images/im1").to_vec()), None);
    assert_eq!(directory::listed(b"something else".as_slice()), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_packed_comes_out(files in prop::collection::vec(("[a-zа-я/. ]{1,20}", any::<Vec<u8>>()), 0..6)) {
        let packed = zip(&files.iter().map(|(name, bytes)| File::new(name, bytes)).collect::<Vec<_>>());
        let mut expected: Vec<_> = files.into_iter().filter(|(name, _)| !name.ends_with('/')).collect();
        expected.sort_by(|(one, _), (other, _)| one.cmp(other));
        prop_assert_eq!(content(&packed).unwrap(), expected);
    }

    #[test]
    fn no_change_makes_it_panic(at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()) {
        let mut packed = zip(&[File::new("a/b", b"something"), File::new("c", b"")]);
        let at = at.index(packed.len());
        packed[at] = byte;
        let _ = content(&packed);
        let _ = content(&packed[..cut.index(packed.len())]);
    }
}
