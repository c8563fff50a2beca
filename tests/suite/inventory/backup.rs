//! Backups: what stands in one, and that the seed of the log-ins never does.

use std::{collections::BTreeSet, fs};

use secondok_testkit::Server;
use secondok_tests::inventory::{compare, read};

use super::story;

#[test]
fn a_backup_of_a_running_service_holds_what_is_declared() {
    let server = Server::start();
    story::session(&server);
    let folder = server.home().join("backups");
    let done = server.run(&["backup", folder.to_str().unwrap()]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));

    let files: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let [file] = files.as_slice() else { panic!("one backup: {files:?}") };
    let name = file.file_name().unwrap().to_str().unwrap();
    let mut there: BTreeSet<String> = BTreeSet::new();
    let day = name.strip_prefix("care-").and_then(|rest| rest.strip_suffix(".backup")).unwrap();
    assert!(day.parse::<secondok_protocol::Day>().is_ok(), "{name} carries the day and nothing else");
    there.insert("name".to_owned());

    let text = fs::read_to_string(file).unwrap();
    let mut tables = BTreeSet::new();
    for line in text.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        there.extend(line.as_object().unwrap().keys().cloned());
        tables.extend(line["table"].as_str().map(str::to_owned));
    }
    compare("backup", read().backup.keys(), &there);
    for table in ["doctor_session", "invitation", "migration"] {
        assert!(!tables.contains(table), "{table} is in the backup");
    }

    let seed = fs::read(server.data().join("login.seed")).unwrap();
    let bytes = text.into_bytes();
    let hex: String = seed.iter().map(|byte| format!("{byte:02x}")).collect();
    let base64 = serde_json::to_string(&secondok_client::api::bytes::Bytes(seed.clone())).unwrap();
    // Without the quotes and the padding.
    for form in [seed.as_slice(), hex.as_bytes(), &base64.as_bytes()[1..40]] {
        assert!(!bytes.windows(form.len()).any(|window| window == form), "the seed is in the backup");
    }
}
