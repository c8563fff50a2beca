#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::{fs, path::PathBuf};

use clap::Parser as _;
use secondok_deident::files::archive::{Archive, Room};
use serde_json::Value;

use super::*;
use crate::{
    args::{Arguments, Side},
    output::tests::output,
};

/// A PDF by its first bytes, and nothing that could be cleaned.
const DAMAGED: &[u8] = b"%PDF-1.7 and nothing more";

/// A folder with the files of a story, and one beside it to clean into.
struct Scene {
    folder: tempfile::TempDir,
}

impl Scene {
    fn new(files: &[(&str, &[u8])]) -> Self {
        let scene = Self { folder: tempfile::tempdir().unwrap() };
        for (name, bytes) in files {
            let path = scene.from().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        scene
    }

    fn from(&self) -> PathBuf {
        self.folder.path().join("from")
    }

    fn to(&self) -> PathBuf {
        self.folder.path().join("to")
    }

    /// Cleans the folder with these options besides: how it ended, and the objects that were printed.
    fn clean(&self, options: &[&str]) -> (Result<Exit, Failure>, Vec<Value>) {
        let (ended, printed) = self.run(options, true);
        (ended, printed.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
    }

    /// The sentences that are said, each on one line.
    fn said(&self, options: &[&str]) -> String {
        let (_, printed) = self.run(options, false);
        printed.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn run(&self, options: &[&str], json: bool) -> (Result<Exit, Failure>, String) {
        let (from, to) = (self.from(), self.to());
        let line = ["secondok-cli", "clean", from.to_str().unwrap(), "--to", to.to_str().unwrap()];
        let arguments = Arguments::try_parse_from(line.iter().chain(options)).unwrap();
        let Side::Clean(args) = arguments.side else { panic!("another command") };
        let (mut out, printed, _) = output(json);
        let ended = run(&mut out, &args);
        (ended, printed.text().to_owned())
    }
}

/// Of each object what is told of which file: "refused archive a.zip".
fn told(scene: &Scene, objects: &[Value]) -> Vec<String> {
    let part = |object: &Value, key: &str| object[key].as_str().unwrap_or_default().to_owned();
    let files = objects.iter().filter(|object| object["event"] != "done");
    files
        .map(|object| {
            let from = PathBuf::from(part(object, "from"));
            let from = from.strip_prefix(scene.from()).unwrap_or(&from).display().to_string();
            let words = [part(object, "event"), part(object, "reason"), from];
            words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

#[test]
fn each_file_that_cannot_be_cleaned_is_told_with_its_reason_and_a_way_on() {
    let scene = Scene::new(&[
        ("a.txt", b"plain"),
        ("b.zip", b"PK\x03\x04rest"),
        ("sub/c.bin", b""),
        (".hidden.jpg", b"x"),
    ]);
    let (ended, objects) = scene.clean(&[]);
    assert_eq!(ended.unwrap(), Exit::Refused);
    assert_eq!(
        told(&scene, &objects),
        [
            "skipped hidden .hidden.jpg",
            "refused unknown-kind a.txt",
            "refused archive-damaged b.zip",
            "refused unknown-kind sub/c.bin"
        ]
    );
    let refused = objects.iter().filter(|object| object["event"] == "refused");
    assert!(refused.clone().all(|object| object["title"].as_str().unwrap().len() > 10));
    assert!(refused.clone().all(|object| object["next"].as_str().unwrap().len() > 10));
    let done = objects.last().unwrap();
    assert_eq!((&done["cleaned"], &done["refused"], &done["skipped"]), (&0.into(), &3.into(), &1.into()));
    assert!(!scene.to().exists(), "a folder is made with the first file");
}

#[test]
fn nothing_is_written_into_a_folder_that_holds_something() {
    let scene = Scene::new(&[("a.pdf", DAMAGED)]);
    fs::create_dir(scene.to()).unwrap();
    fs::write(scene.to().join("Document 1.pdf"), "mine").unwrap();
    let failure = scene.clean(&[]).0.unwrap_err();
    assert_eq!((failure.message(), failure.status()), ("failure-clean-folder-not-empty", Exit::Usage));
    assert_eq!(fs::read_to_string(scene.to().join("Document 1.pdf")).unwrap(), "mine");
    assert_eq!(fs::read_dir(scene.to()).unwrap().count(), 1);
}

#[test]
fn what_appears_meanwhile_is_not_written_over() {
    let scene = Scene::new(&[]);
    let mut target = Target::open(&scene.to()).unwrap();
    target.write("Study 1/Series 1/0001.dcm", b"new").unwrap();
    fs::write(scene.to().join("Photo 1.jpg"), "mine").unwrap();
    let failure = target.write("Photo 1.jpg", b"new").unwrap_err();
    assert_eq!(failure.message(), "failure-clean-not-written");
    assert_eq!(fs::read_to_string(scene.to().join("Photo 1.jpg")).unwrap(), "mine");
    assert_eq!(fs::read(scene.to().join("Study 1/Series 1/0001.dcm")).unwrap(), b"new");
}

#[cfg(unix)]
#[test]
fn a_link_leads_nowhere() {
    let scene = Scene::new(&[("a.txt", b"plain")]);
    std::os::unix::fs::symlink(scene.folder.path(), scene.from().join("link")).unwrap();
    let (ended, objects) = scene.clean(&[]);
    assert_eq!(ended.unwrap(), Exit::Refused);
    assert_eq!(told(&scene, &objects), ["refused unknown-kind a.txt", "refused link link"]);
}

#[test]
fn a_place_of_a_file_that_is_not_cleaned_stops_everything() {
    let scene = Scene::new(&[("a.txt", b"plain")]);
    let (ended, objects) = scene.clean(&["--paint", "b.txt:0,0,1,1"]);
    let failure = ended.unwrap_err();
    assert_eq!((failure.message(), failure.status()), ("failure-clean-paint-nothing", Exit::Usage));
    assert!(objects.is_empty() && !scene.to().exists());
    assert!(scene.clean(&["--paint", "a.txt:0,0,1,1"]).0.is_ok());
}

#[test]
fn a_wrong_place_is_wrong_use() {
    let line = ["secondok-cli", "clean", "a", "--to", "b", "--paint", "a:1,2"];
    let error = Arguments::try_parse_from(line).unwrap_err();
    assert_eq!(error.exit_code(), i32::from(Exit::Usage as u8));
}

#[test]
fn every_reason_is_said_in_every_language() {
    use secondok_deident::{Look, Refused, files::archive::Fault};
    use secondok_l10n::Language;

    let refused = [
        Refused::UnknownKind,
        Refused::Damaged("x".into()),
        Refused::Unsupported("x".into()),
        Refused::Directory,
        Refused::Locked,
        Refused::TooLarge { width: 1, height: 1 },
        Refused::TooManyPages(1),
        Refused::NothingPainted,
        Refused::NotSeen(Look::PaperOrPhoto),
        Refused::NotSeen(Look::BurntIn),
        Refused::NotSeen(Look::Unknown),
    ];
    let own = [
        Why::Unreadable("x".into()),
        Why::FileTooLarge,
        Why::List(1),
        Why::Link,
        Why::NotAFile,
        Why::TooDeep,
    ];
    let archives = [
        Fault::Damaged,
        Fault::Locked,
        Fault::Unsupported,
        Fault::Document,
        Fault::TooManyFiles,
        Fault::TooMuch,
        Fault::TooDeep,
    ];
    for why in refused.into_iter().map(Why::from).chain(archives.map(Why::from)).chain(own) {
        for language in Language::ALL {
            for id in [format!("clean-why-{}", why.name()), format!("clean-why-{}-next", why.name())] {
                assert!(crate::texts::texts(language).has(&id), "{id} in {language}");
            }
        }
    }
}

#[test]
fn photos_and_documents_come_out_anew_under_names_that_tell_nothing() {
    const PHOTO: &[u8] = include_bytes!("../../../../crates/deident/tests/pages/fixtures/progressive.jpg");
    const DOCUMENT: &[u8] = include_bytes!("../../../../crates/deident/tests/pages/fixtures/no-print.pdf");
    let files: [(&str, &[u8]); 2] = [("anna.jpg", PHOTO), ("letters/from anna.pdf", DOCUMENT)];

    let unseen = Scene::new(&files);
    let (ended, objects) = unseen.clean(&[]);
    assert!(matches!(ended, Ok(Exit::Refused)), "{objects:?}");
    assert_eq!(
        told(&unseen, &objects),
        ["refused not-seen anna.jpg", "refused not-seen letters/from anna.pdf"]
    );

    let scene = Scene::new(&files);
    let (ended, objects) = scene.clean(&["--seen"]);
    assert!(matches!(ended, Ok(Exit::Done)), "{objects:?}");
    for ((name, before), object) in
        ["Photo 1.jpg", "Document 1.pdf"].into_iter().zip([PHOTO, DOCUMENT]).zip(&objects)
    {
        assert_eq!((&object["event"], &object["to"]), (&"cleaned".into(), &name.into()));
        let cleaned = fs::read(scene.to().join(name)).unwrap();
        assert_ne!(cleaned, before);
        assert_eq!(object["bytes"], cleaned.len());
        Opened::read(cleaned).unwrap();
    }
}

/// Two slices of a head with the list of their disc, as `make.sh` beside it tells.
const DISC: &[u8] = include_bytes!("../../../../crates/deident/tests/archive/disc.zip");

/// The files of the disc.
fn disc() -> Vec<(String, Vec<u8>)> {
    let archive = Archive::open(DISC, &mut Room::of(DISC.len())).unwrap();
    let files = archive.entries().iter();
    files.map(|entry| (entry.name().to_owned(), archive.read(entry).unwrap())).collect()
}

fn scene(files: &[(String, Vec<u8>)]) -> Scene {
    Scene::new(&files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect::<Vec<_>>())
}

#[test]
fn a_disc_is_cleaned_by_study_and_series_as_a_folder_and_as_an_archive() {
    for (scene, at) in [(scene(&disc()), ""), (Scene::new(&[("disc.zip", DISC)]), "disc.zip/")] {
        let (ended, objects) = scene.clean(&[]);
        assert_eq!(ended.unwrap(), Exit::Done, "{objects:?}");
        let mut expected = [
            "cleaned images/im1",
            "cleaned images/im2",
            "skipped directory DICOMDIR",
            "skipped hidden .thumbs",
        ]
        .map(|line| {
            let (event, file) = line.rsplit_once(' ').unwrap();
            format!("{event} {at}{file}")
        });
        expected.sort();
        let mut found = told(&scene, &objects);
        found.sort();
        assert_eq!(found, expected);
        let images: Vec<_> = objects.iter().filter(|object| object["event"] == "cleaned").collect();
        // In the order of their own numbers, whatever their files are called.
        let names: Vec<_> = images.iter().map(|image| image["to"].as_str().unwrap()).collect();
        assert_eq!(names, ["Study 1/Series 1/0002.dcm", "Study 1/Series 1/0001.dcm"]);
        assert!(images.iter().all(|image| image["face"] == "possible"), "{images:?}");
        assert!(scene.to().join(names[0]).exists());
    }
}

#[test]
fn a_list_whose_images_are_elsewhere_is_told() {
    let mut files = disc();
    files.retain(|(name, _)| name != "images/im2");
    let scene = scene(&files);
    let (ended, objects) = scene.clean(&[]);
    assert_eq!(ended.unwrap(), Exit::Refused);
    let list = objects.iter().find(|object| object["reason"] == "images-missing").unwrap();
    assert_eq!(list["event"], "refused");
    assert!(list["title"].as_str().unwrap().ends_with(": 1."), "{list}");
}

#[test]
fn a_place_in_a_file_of_an_archive_is_painted_over() {
    let scene = Scene::new(&[("disc.zip", DISC)]);
    let (ended, objects) = scene.clean(&["--paint", "im1:0,0,1,1"]);
    assert_eq!(ended.unwrap(), Exit::Done);
    let painted = objects.iter().filter(|object| object["removed"]["painted"] == 1);
    assert_eq!(painted.count(), 1, "{objects:?}");
}

#[test]
fn what_is_amiss_in_a_file_and_what_was_passed_over_is_said_in_words_too() {
    let scene = Scene::new(&[("a.pdf", DAMAGED), (".b", b"x"), ("__MACOSX/._a.pdf", b"x")]);
    let said = scene.said(&[]);
    assert!(said.contains("Cleaned: 0. Not cleaned: 1. Passed over: 2."), "{said}");
    let (_, objects) = scene.clean(&[]);
    let refused = objects.iter().find(|object| object["event"] == "refused").unwrap();
    let detail = refused["detail"].as_str().unwrap();
    assert!(said.contains(&format!("More exactly: {detail}.")), "{said}");
}

#[test]
fn a_folder_that_holds_something_is_told_before_anything_is_read() {
    let scene = Scene::new(&[("a.pdf", DAMAGED)]);
    fs::create_dir(scene.to()).unwrap();
    fs::write(scene.to().join("mine"), "mine").unwrap();
    let failure = scene.clean(&["--paint", "b.txt:0,0,1,1"]).0.unwrap_err();
    assert_eq!(failure.message(), "failure-clean-folder-not-empty");
}

#[test]
fn heads_are_told_in_words() {
    let scene = Scene::new(&[("disc.zip", DISC)]);
    let said = scene.said(&[]);
    assert!(said.contains("show a head: Study 1/Series 1."), "{said}");
    assert_eq!(said.matches("rebuild the face").count(), 1, "{said}");
}

#[test]
fn a_file_that_breaks_what_reads_it_is_refused() {
    let broken = unbroken(|| -> Result<(), Refused> { panic!("a decoder's own fault") });
    assert_eq!(broken, Err(Refused::Damaged("it breaks what reads it".to_owned())));
    assert_eq!(unbroken(|| Ok(7)), Ok(7));
}
