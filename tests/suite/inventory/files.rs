//! Files that the service leaves on its disk, while it runs and after it stopped.

use std::{collections::BTreeSet, fs, path::Path};

use secondok_testkit::{Server, server::Settings};
use secondok_tests::inventory::{compare, read};

use super::story;

#[test]
fn files_of_the_data_folder() {
    let settings = Settings { config: "[backup]\nfolder = 'backups'".to_owned(), ..Settings::default() };
    let mut server = Server::with(settings);
    story::session(&server);
    server.wait_for_log(r#""event":"backup""#);
    story::uploaded(&server);
    let mut there = BTreeSet::new();
    let mut look = |server: &Server| {
        for folder in [server.data(), server.home().join("backups")] {
            for entry in fs::read_dir(folder).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                there.insert(if name.ends_with(".backup") { "care-DAY.backup".to_owned() } else { name });
            }
        }
    };
    look(&server);
    assert!(server.stop());
    look(&server);
    there.extend(attachments(&server.data().join("attachments")));
    compare("files", read().file.keys(), &there);
}

/// The files of the attachments, as they are declared: nothing but a shelf, three numbers and dots is in a name.
fn attachments(folder: &Path) -> BTreeSet<String> {
    let is_hex =
        |text: &str, length| text.len() == length && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut declared = BTreeSet::new();
    for shelf in fs::read_dir(folder).unwrap().map(|shelf| shelf.unwrap().path()) {
        let name = shelf.file_name().unwrap().to_str().unwrap().to_owned();
        assert!(is_hex(&name, 2), "{name}");
        for file in fs::read_dir(shelf).unwrap() {
            let file = file.unwrap().file_name().into_string().unwrap();
            let parts = Vec::from_iter(file.split('.'));
            let [mailbox, blob, part] = parts.as_slice() else { panic!("{file}") };
            assert!(mailbox.starts_with(&name) && is_hex(mailbox, 64) && is_hex(part, 3), "{file}");
            assert!(blob.parse::<secondok_protocol::id::BlobId>().is_ok(), "{file}");
            declared.insert("attachments/SHELF/MAILBOX.BLOB.PART".to_owned());
        }
    }
    declared
}
