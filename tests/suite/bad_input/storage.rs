//! A disk that is full, and a database that is gone.

use std::{fs, process::Command};

use secondok_api::problem::Kind;
use secondok_protocol::id::MessageHash;
use secondok_testkit::missing;

use super::scene::{Scene, but_date, refused, wire};

#[test]
fn a_database_that_is_gone_is_told_and_nothing_is_confirmed() {
    let mut scene = Scene::new();
    scene.server.expect_faults();
    let pid = scene.server.pid();
    fs::remove_dir_all(scene.server.data()).unwrap();
    let next = wire(&scene.first, 1, MessageHash::of(&scene.first), 1);
    refused(&scene.send(1, &next), Kind::STORAGE_UNAVAILABLE);
    refused(&scene.send(1, &next), Kind::STORAGE_UNAVAILABLE);
    assert!(fs::exists(format!("/proc/{pid}")).unwrap(), "it goes on");
    let home = scene.ask("GET", "/", None, None);
    assert_eq!(home.status, 200, "it says what it says without data");
    for text in [scene.mailbox.to_text(), "/api/".to_owned()] {
        assert!(!scene.server.log().contains(&text), "{}", scene.server.log());
    }
}

/// Puts the data on a disk of this size, seen by the service alone, and goes on as the service.
const SMALL_DISK: &str = r#"cp -a "$0" "$0.kept" && mount -t tmpfs -o size=3m,mode=700 none "$0" && \
    cp -a "$0.kept/." "$0" && exec "$@""#;

#[test]
fn a_full_disk_is_told_and_what_was_confirmed_stays() {
    let mount = ["-rm", "sh", "-c", "mount -t tmpfs none /mnt"];
    if !Command::new("unshare").args(mount).output().is_ok_and(|done| done.status.success()) {
        // The store's own suite fills a database up to a limit of pages, wherever it runs.
        missing("this user may not mount a small disk (unshare -rm)");
        return;
    }
    let mut scene = Scene::new();
    scene.server.expect_faults();
    assert!(scene.server.stop());
    let data = scene.server.data();
    let through = ["unshare", "-rm", "sh", "-c", SMALL_DISK, data.to_str().unwrap()];
    scene.server.start_through(&through.map(str::to_owned));

    scene.accept();
    let mut confirmed = vec![scene.first.clone()];
    // What the database tidies up after a refusal may make room for one more.
    let mut refusals = 0;
    while refusals < 3 {
        let standing = but_date(&scene.standing());
        let last = confirmed.last().unwrap();
        let sequence = u32::try_from(confirmed.len()).unwrap();
        let next = wire(&scene.first, sequence, MessageHash::of(last), 1);
        let answer = scene.send(sequence, &next);
        if answer.status == 200 {
            confirmed.push(next);
            refusals = 0;
        } else {
            refused(&answer, Kind::STORAGE_FULL);
            assert_eq!(but_date(&scene.standing()), standing, "what was refused changed nothing");
            refusals += 1;
        }
        assert!(confirmed.len() < 400, "the disk has an end");
    }
    assert!(confirmed.len() > 20, "only {} before", confirmed.len());
    assert!(scene.messages() == confirmed, "what was confirmed is there");
    assert!(!scene.server.log().contains(&scene.mailbox.to_text()));
}
