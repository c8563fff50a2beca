//! The public pages, read by the checker of HTML that the W3C uses.

use std::{collections::BTreeMap, env, fs, process::Command};

use secondok_api::notice::{Audience, Severity};
use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, missing, rng, server::Settings};
use secondok_tests::{ada::Ada, http::pages, notices, post, runtime, site::Shown};
use serde_json::Value;

use crate::people;

/// Neither is set outside `cargo xtask test`, which gets both.
const VARIABLES: [&str; 2] = ["SECONDOK_JAVA", "SECONDOK_VNU"];

/// A service on which there is something to be seen on every page.
fn server() -> Server {
    let environment = vec![("SECONDOK_CARE_STATISTICS".to_owned(), "true".to_owned())];
    let server = Server::with(Settings { environment, ..post::settings("smtp = 'smtp://127.0.0.1:9'") });
    let today = people::today();
    runtime().block_on(async {
        let (rng, vault) = (&mut rng(71), MemoryVault::default());
        drop(people::doctor(&server, &vault, rng).await);
        let draft = notices::draft("A pause", Severity::Important, &[Audience::Site], today, today + 9);
        notices::released(&server, draft, today, rng).await;
    });
    server
}

/// What comes of a question to support, from what is wrong with it to the conversation.
fn asked(server: &Server) -> BTreeMap<String, String> {
    let ada = Ada::begins(server);
    let mut pages = BTreeMap::new();
    for prefix in ["", "/uk"] {
        let at = |path: &str| format!("{prefix}{path}");
        let code = Shown::get(server, &at("/support")).field("code");
        let asks = |text, reply_to| {
            let fields = [("code", code.as_str()), ("text", text), ("reply_to", reply_to)];
            Shown::post(server, &at("/support"), &fields).text
        };
        pages.insert(at("/support: nothing"), asks("", "a@b"));
        pages.insert(at("/support: sent"), asks("How long?", "olena@mail.example"));
        ada.answers_waiting(server, "Two weeks.");
        let read = Shown::post(server, &at("/support/answer"), &[("code", &code)]);
        pages.insert(at("/support/answer: read"), read.text);
        let wrong = Shown::post(server, &at("/support/answer"), &[("code", "wrong")]);
        pages.insert(at("/support/answer: wrong"), wrong.text);
    }
    pages
}

#[test]
fn the_checker_of_html_finds_no_error_in_any_public_page() {
    let [Some(java), Some(checker)] = VARIABLES.map(env::var_os) else {
        missing(&format!("{VARIABLES:?} are not set: `cargo xtask test` gets both and sets them"));
        return;
    };
    let server = server();
    let mut pages = pages(server.address());
    for page in [
        "/uk/",
        "/doctors",
        "/support",
        "/contact",
        "/policy/record",
        "/uk/policy",
        "/statistics",
        "/notices",
    ] {
        assert!(pages.contains_key(page), "{page} is led to");
    }
    pages.extend(asked(&server));
    let folder = tempfile::tempdir().unwrap();
    let mut files = BTreeMap::new();
    for (number, (path, page)) in pages.into_iter().enumerate() {
        let file = folder.path().join(format!("{number}.html"));
        fs::write(&file, page).unwrap();
        files.insert(file, path);
    }
    let told = Command::new(java)
        .arg("-jar")
        .arg(checker)
        .args(["--format", "json", "--stdout", "--exit-zero-always"])
        .args(files.keys())
        .output()
        .unwrap();
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    let found: Vec<String> = told["messages"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            let path =
                files.iter().find(|(file, _)| one["url"].as_str().unwrap().ends_with(file.to_str().unwrap()));
            format!("{:?}: {} {}", path.map(|(_, path)| path), one["message"], one["extract"])
        })
        .collect();
    assert!(found.is_empty(), "{} pages\n{}", files.len(), found.join("\n"));
}
