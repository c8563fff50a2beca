//! Whether programs of others find nothing, and nothing to complain of. They are named by variables; without them it is said
//! that they were not asked.

use std::{fs, process::Command};

use crate::{
    make::{exif, jpeg, one_page, pdf, png_of, tiles, with_chunks, with_segments},
    named::named,
    planted::{WORD, is_there},
    seen::cleaned,
};

/// What a program says of a file: its output, where it ended well.
fn asked(variable: &str, arguments: &[&str], file: &std::path::Path) -> Option<Result<String, String>> {
    let output =
        Command::new(named(variable)?).args(arguments).arg(file).output().expect("it can be started");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    Some(if output.status.success() { Ok(said) } else { Err(said) })
}

/// A file with what was cleaned, removed when it is no longer needed.
struct OnDisk(std::path::PathBuf);

impl OnDisk {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("secondok-pages-{}-{name}", std::process::id()));
        fs::write(&path, bytes).expect("a temporary file");
        Self(path)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn document() -> Vec<u8> {
    let information = format!("<</Title({WORD})/Author({WORD})>>").into();
    let mut objects = one_page("", "1 0 0 rg 9 9 9 9 re f", &[information]);
    objects[1] = b"<</Type/Pages/Kids[3 0 R 3 0 R 6 0 R]/Count 2>>".to_vec();
    objects.push(objects[2].clone());
    pdf(&objects, "/Info 5 0 R")
}

/// Groups of ExifTool that tell of the file itself.
fn carries(line: &str) -> bool {
    !["[ExifTool]", "[System]", "[File]", "[Composite]"].iter().any(|group| line.starts_with(group))
}

#[test]
fn exiftool_finds_nothing_but_the_picture() {
    let told = [b"Exif\0\0".as_slice(), &exif(&[&[(0x013B, WORD), (0x010F, WORD)]])].concat();
    let picture = tiles(32, &["rg", "bw"]);
    let photo = with_segments(&jpeg(&picture), &[(0xE1, &told), (0xFE, WORD.as_bytes())]);
    let drawing = with_chunks(&png_of(&picture), &[(b"tEXt", format!("Author\0{WORD}").as_bytes())]);
    let expected = [
        ("a.jpg", photo, ["[JFIF]"].as_slice()),
        (
            "a.png",
            drawing,
            &[
                "[PNG]           Image",
                "[PNG]           Bit",
                "[PNG]           Color",
                "[PNG]           Compression",
                "[PNG]           Filter",
                "[PNG]           Interlace",
            ],
        ),
        (
            "a.pdf",
            document(),
            &["[PDF]           PDF Version", "[PDF]           Linearized", "[PDF]           Page Count"],
        ),
    ];
    for (name, before, may) in expected {
        assert!(is_there(&before));
        let file = OnDisk::new(name, cleaned(&before).bytes());
        let Some(said) = asked("SECONDOK_EXIFTOOL", &["-G", "-a", "-u", "-ee"], &file.0) else { return };
        let said = said.expect("ExifTool reads it");
        for line in said.lines().filter(|line| carries(line)) {
            assert!(may.iter().any(|may| line.starts_with(may)), "{name}: {line}");
        }
    }
}

#[test]
fn qpdf_finds_the_document_sound() {
    let file = OnDisk::new("q.pdf", cleaned(&document()).bytes());
    if let Some(said) = asked("SECONDOK_QPDF", &["--check"], &file.0) {
        assert!(said.expect("qpdf reads it").contains("No syntax or stream encoding errors found"));
    }
}

#[test]
fn mutool_finds_no_words_and_no_information() {
    let file = OnDisk::new("m.pdf", cleaned(&document()).bytes());
    for arguments in [["draw", "-q", "-Ftext"].as_slice(), &["info"], &["show"]] {
        if let Some(said) = asked("SECONDOK_MUTOOL", arguments, &file.0) {
            let said = said.expect("mutool reads it");
            assert!(
                !is_there(said.as_bytes()) && !said.contains("error") && !said.contains("Info object"),
                "{said}"
            );
        }
    }
}
