//! Files that the service leaves on its disk, while it runs and after it stopped.

use std::{collections::BTreeSet, fs};

use secondok_testkit::{Server, server::Settings};
use secondok_tests::inventory::{compare, read};

use super::story;

#[test]
fn files_of_the_data_folder() {
    let settings = Settings { config: "[backup]\nfolder = 'backups'".to_owned(), ..Settings::default() };
    let mut server = Server::with(settings);
    story::session(&server);
    server.wait_for_log(r#""event":"backup""#);
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
    compare("files", &read().file, &there);
}
