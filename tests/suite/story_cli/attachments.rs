//! Photos, papers and scans on their way from the patient to the doctor.

use std::{fs, path::Path, sync::atomic::Ordering};

use secondok_client::protocol::{keys::ConsultationKeys, phrase::Phrase};
use secondok_deident::{Opened, Secret};
use secondok_testkit::{Server, files};
use serde_json::json;

use super::{person::Person, way::Way};

const PHOTO: &[u8] = include_bytes!("../../../crates/deident/tests/pages/fixtures/progressive.jpg");
const LETTER: &[u8] = include_bytes!("../../../crates/deident/tests/pages/fixtures/no-print.pdf");

/// Two slices of a scan that have several parts of 4 MiB together.
const SIDE: u16 = 1_100;

fn read(folder: &Path, name: &str) -> Vec<u8> {
    fs::read(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn attachments_reach_the_doctor_over_a_bad_connection_as_they_were_cleaned() {
    let server = Server::start();
    let doctor = Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    doctor.run(&["doctor", "queue"]).ok();
    doctor.run(&["doctor", "accept", "1"]).ok();

    let own = server.home().join("anna");
    fs::create_dir_all(own.join("scan")).unwrap();
    fs::write(own.join("anna.jpg"), PHOTO).unwrap();
    fs::write(own.join("letter.pdf"), LETTER).unwrap();
    // Named the other way around.
    fs::write(own.join("scan/b"), files::slice(1, 1, 1, SIDE)).unwrap();
    fs::write(own.join("scan/a"), files::slice(1, 1, 2, SIDE)).unwrap();
    let own = own.to_str().unwrap();
    let attach = ["patient", "attach", "1", own, "--text", "See these.", "--yes"];

    // Nobody has looked at the photo: nothing is sent.
    patient.run(&attach).failed(3, "2 files could not be cleaned");
    let unasked = patient.run(&["patient", "attach", "1", own, "--seen"]);
    unasked.failed(1, "nobody to ask");

    // The connection stands still within the scan, and the client is killed.
    let way = Way::to(&server);
    way.fault.carries.store(6 << 20, Ordering::SeqCst);
    way.fault.stalls.store(true, Ordering::SeqCst);
    let shaky = patient.at(&way.url());
    let attaching = shaky.watch(&[&attach[..], &["--seen"]].concat());
    let (of, mut told) = (65_536 * 2 + (8 << 20), 0);
    while told < 65_536 * 2 + (4 << 20) {
        let progress = attaching.event("progress");
        assert_eq!(progress["of"], of);
        told = progress["bytes"].as_u64().unwrap();
    }
    drop(attaching);
    assert!(patient.keeps("patient").contains(&"parts".to_owned()));
    assert_eq!(doctor.texts("doctor", "1", "patient"), [""; 0], "nothing is told before all is there");

    // It breaks off within a part: what had arrived stays, and the next command goes on.
    way.fault.carries.store(3 << 20, Ordering::SeqCst);
    way.fault.stalls.store(false, Ordering::SeqCst);
    let cut = shaky.run(&["patient", "list"]).ok();
    cut.says("The attachments are not all with the service yet").says("attachments are still on their way");
    let listed = patient.run(&["patient", "list"]).ok();
    listed.says("in consultation 1, is with the service now");
    assert_eq!(patient.keeps("patient/parts"), [""; 0]);
    let again = patient.run(&["patient", "list"]).ok();
    assert!(!again.out.contains("on their way"), "{}", again.out);

    let objects = doctor.json(&["doctor", "read", "1"]);
    let message = objects.iter().find(|object| object["content"]["kind"] == "files").unwrap();
    assert_eq!(message["content"]["text"], "See these.");
    assert_eq!(
        message["attachments"],
        json!([
            { "attachment": "2.1", "format": "jpeg", "bytes_at_most": 65_512 },
            { "attachment": "2.2", "format": "pdf", "bytes_at_most": 65_512 },
            { "attachment": "2.3", "format": "study", "files": 2, "bytes_at_most": 8_386_552 },
        ])
    );
    doctor.run(&["doctor", "read", "1"]).ok().says("2.3 study of 2 images (DICOM), at most 8387 KB");

    // Saving is an act of its own, and writes over nothing.
    let to = server.home().join("saved");
    let save = ["doctor", "save", "1", "--to", to.to_str().unwrap()];
    doctor.run(&save).failed(1, "nobody to ask");
    assert!(!to.exists());
    doctor
        .run(&["doctor", "save", "1", "2.4", "--to", to.to_str().unwrap(), "--yes"])
        .failed(1, "no such attachment");
    // It goes on where it stood: no connection brings all of the study.
    way.fault.carries.store(0, Ordering::SeqCst);
    way.fault.brings.store(5 << 20, Ordering::SeqCst);
    let saved = doctor.at(&way.url()).run(&[&save[..], &["--yes"]].concat()).ok();
    saved.says("it is not erased with the consultation");
    doctor.run(&[&save[..], &["--yes"]].concat()).failed(1, "already");

    // What was saved is what cleaning makes, byte by byte.
    let cleaned = server.home().join("cleaned");
    let clean = ["clean", own, "--to", cleaned.to_str().unwrap(), "--seen"];
    patient.run(&clean).ok();
    assert!(read(&to, "Photo 2.1.jpg") == read(&cleaned, "Photo 1.jpg"));
    assert!(read(&to, "Document 2.2.pdf") == read(&cleaned, "Document 1.pdf"));
    let phrase = Phrase::parse(&patient.words().join(" ")).unwrap();
    let secret = || Secret::new(ConsultationKeys::attachments_secret(&phrase, 1));
    for (number, name) in [(1, "Study 2.3/0001.dcm"), (2, "Study 2.3/0002.dcm")] {
        let slice = Opened::read(files::slice(1, 1, number, SIDE)).unwrap().clean(&secret(), None).unwrap();
        let saved = read(&to, name);
        assert!(saved == slice.bytes(), "{name}");
        assert!(!saved.windows(files::NAME.len()).any(|bytes| bytes == files::NAME.as_bytes()));
    }

    // The patient gets them back too; once the consultation is destroyed nobody does.
    let back = server.home().join("back");
    patient.run(&["patient", "save", "1", "2.1", "--to", back.to_str().unwrap(), "--yes"]).ok();
    assert!(read(&back, "Photo 2.1.jpg") == read(&to, "Photo 2.1.jpg"));
    patient.run(&["patient", "destroy", "1", "--yes"]).ok();
    let elsewhere = server.home().join("elsewhere");
    doctor.run(&["doctor", "save", "1", "--to", elsewhere.to_str().unwrap(), "--yes"]).failed(4, "erased");
}

#[test]
fn what_is_on_its_way_can_be_given_up() {
    let server = Server::start();
    Person::doctor(&server, "vera");
    let patient = Person::patient(&server, "patient");
    patient.ask("vera");
    let photo = server.home().join("photo.jpg");
    fs::write(&photo, PHOTO).unwrap();
    let photo = photo.to_str().unwrap();
    let way = Way::to(&server);
    way.fault.carries.store(8_192, Ordering::SeqCst);
    let attach = ["patient", "attach", "1", photo, "--seen", "--yes", "--text", "My hand."];
    let attaching = patient.at(&way.url()).watch(&attach);
    attaching.event("progress");
    drop(attaching);
    patient
        .at(&way.url())
        .run(&["patient", "read", "1"])
        .ok()
        .says("1 attachment is on its way")
        .says("My hand.");
    patient.at(&way.url()).run(&attach).failed(1, "still on their way");
    patient.at(&way.url()).run(&["patient", "discard", "1", "--yes"]).ok();
    let read = patient.run(&["patient", "read", "1"]).ok();
    assert!(!read.out.contains("on its way"), "{}", read.out);
    assert_eq!(patient.keeps("patient/parts"), [""; 0]);
    // The words are kept, to be sent without the files.
    read.says("My hand.");
}
