#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use std::path::PathBuf;

use clap::Parser as _;
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
        let (from, to) = (self.from(), self.to());
        let line = ["secondok-cli", "clean", from.to_str().unwrap(), "--to", to.to_str().unwrap()];
        let arguments = Arguments::try_parse_from(line.iter().chain(options)).unwrap();
        let Side::Clean(args) = arguments.side else { panic!("another command") };
        let (mut out, printed, _) = output(true);
        let ended = run(&mut out, &args);
        (ended, printed.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect())
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
            "skipped .hidden.jpg",
            "refused unknown-kind a.txt",
            "refused archive b.zip",
            "refused unknown-kind sub/c.bin"
        ]
    );
    let refused = objects.iter().filter(|object| object["event"] == "refused");
    assert!(refused.clone().all(|object| object["title"].as_str().unwrap().len() > 10));
    assert!(refused.clone().all(|object| object["next"].as_str().unwrap().len() > 10));
    let done = objects.last().unwrap();
    assert_eq!((&done["cleaned"], &done["refused"], &done["skipped"]), (&0.into(), &3.into(), &1.into()));
    assert_eq!(fs::read_dir(scene.to()).unwrap().count(), 0);
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
    use secondok_deident::{Look, Refused};
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
        Why::Archive,
        Why::Link,
        Why::NotAFile,
        Why::TooDeep,
    ];
    for why in refused.into_iter().map(Why::from).chain(own) {
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
        Opened::read(&cleaned).unwrap();
    }
}
