//! The log of keys of a running service, seen by everybody who can look at it: the operator, a program of somebody else, another
//! person on the command line, and a device that saw it before.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use secondok_demo::data::{self, Doctor};
use secondok_testkit::{Server, rng, server::client_binary};
use secondok_tests::{
    http::ask,
    people::{self, DoctorsApp},
    runtime,
};

/// Runs the second implementation; what it printed, or what it said to be wrong. None where there is no Node.
fn node(server: &Server, kept: Option<&Path>) -> Option<Result<String, String>> {
    let node = std::env::var_os("SECONDOK_NODE").unwrap_or_else(|| "node".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/verify-key-log.mjs");
    let run = Command::new(node).arg(script).arg(server.url()).args(kept).output();
    let Ok(output) = run else {
        assert!(std::env::var_os("CI").is_none_or(|ci| ci != "true"), "Node does not start");
        return None;
    };
    Some(read(&output))
}

fn audit(server: &Server, kept: &Path) -> Result<String, String> {
    let output = server.run(&["audit", "verify", "--checkpoint", kept.to_str().unwrap()]);
    read(&output)
}

/// What a program printed, or what it said to be wrong.
fn read(output: &Output) -> Result<String, String> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    if output.status.success() { Ok(text(&output.stdout)) } else { Err(text(&output.stderr)) }
}

#[test]
fn whoever_kept_a_checkpoint_finds_out_that_the_log_was_changed() {
    let mut server = Server::start();
    let mut doctors = data::load().unwrap().doctors.into_iter();
    doctors.by_ref().take(2).for_each(|doctor| registered(&server, doctor));
    let checkpoint = ask(server.address(), "GET", "/key-log/checkpoint", &[], b"").body;
    let checkpoint = String::from_utf8(checkpoint).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let kept = folder.path().join("kept");
    fs::write(&kept, &checkpoint).unwrap();
    doctors.by_ref().take(1).for_each(|doctor| registered(&server, doctor));

    if let Some(told) = node(&server, Some(&kept)) {
        let now = told.unwrap();
        assert!(now.starts_with("secondok-keys/") && now != checkpoint, "{now}");
    }
    assert!(server.stop());
    let told = audit(&server, &kept).unwrap();
    assert!(told.contains("The log of keys is whole: 3 entries"), "{told}");

    let path = server.data().join("care.sqlite");
    let before = fs::read(&path).unwrap();
    for (change, found) in [
        ("DELETE FROM key_log WHERE number > 0", "it had 2 entries"),
        ("DELETE FROM key_log WHERE number = 2", "1 accounts have a key that is not in it"),
        // The day of the second entry.
        (
            "UPDATE key_log SET entry = CAST(substr(entry, 1, 69) || x'00' AS BLOB) WHERE number = 1",
            "its first 2 entries are not what they were",
        ),
    ] {
        fs::write(&path, &before).unwrap();
        runtime().block_on(changed(&path, change));
        let told = audit(&server, &kept).unwrap_err();
        assert!(told.contains(found), "{change}: {told}");
    }
    server.restart();
    if let Some(told) = node(&server, Some(&kept)) {
        let told = told.unwrap_err();
        assert!(told.contains("its first 2 entries are not what they were"), "{told}");
    }
    let told = compared(&server, &kept).unwrap_err();
    assert!(told.contains("not of one log"), "{told}");
}

/// Somebody else on the command line.
fn compared(server: &Server, kept: &Path) -> Result<String, String> {
    let mut command = Command::new(client_binary());
    command.args(["--home", server.home().join("somebody").to_str().unwrap(), "--server", &server.url()]);
    read(&command.args(["--lang", "en", "keys", "compare"]).arg(kept).output().unwrap())
}

/// One of the demonstration's doctors, invited by the command.
fn registered(server: &Server, doctor: Doctor) {
    let file = server.home().join("profile.toml");
    fs::write(&file, toml::to_string(&doctor.profile).unwrap()).unwrap();
    let profile = file.to_str().unwrap();
    let code = server.invitation(&["desk", "invite-doctor", "--login", &doctor.login, "--profile", profile]);
    runtime().block_on(async {
        let (transport, today) = (people::transport(server), people::today());
        DoctorsApp::register(&transport, &code, people::PASSWORD, today, &mut rng(40)).await.unwrap();
    });
}

/// Changes a database that no service has open.
async fn changed(path: &Path, change: &'static str) {
    use sqlx::{AnyConnection, Connection};
    sqlx::any::install_default_drivers();
    let mut conn = AnyConnection::connect(&format!("sqlite:{}", path.display())).await.unwrap();
    sqlx::raw_sql(change).execute(&mut conn).await.unwrap();
    conn.close().await.unwrap();
}
