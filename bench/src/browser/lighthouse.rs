//! Lighthouse's opinion: of the patient's first screen, and of the public pages, the middle one of three each.

use std::{path::PathBuf, process::Command};

use secondok_e2e::programs;
use secondok_testkit::Server;
use serde_json::Value;

use super::median;
use crate::report::Row;

/// Names Lighthouse's program, a script of Node; `cargo xtask bench` gets it and sets it.
const LIGHTHOUSE: &str = "SECONDOK_LIGHTHOUSE";
const NODE: &str = "SECONDOK_NODE";
const TIMES: usize = 3;
const TRIES: usize = 3;
const OF_APP: [&str; 3] = ["accessibility", "best-practices", "performance"];
/// With what they are called.
const OF_PAGES: [(&str, &str); 3] =
    [("accessibility", "accessibility"), ("best-practices", "best practices"), ("seo", "search engines")];
/// The public pages, each kind once.
const PAGES: [&str; 8] = [
    "/",
    "/doctors",
    "/support",
    "/support/answer",
    "/uk/policy",
    "/policy/record",
    "/statistics",
    "/notices",
];
/// What every public page reaches in every category.
const LEAST: f64 = 95.0;

pub(super) fn measure(server: &Server) -> Vec<Row> {
    let Some((chromium, [node, lighthouse])) = programs::chromium().zip(named()) else { return Vec::new() };
    let look = |path: &str, categories: [&str; 3]| {
        let url = format!("{}{path}", server.url());
        let reports: Vec<Value> = (0..TIMES)
            .map(|_| {
                report(Command::new(&node).arg(&lighthouse).env("CHROME_PATH", &chromium), &url, categories)
            })
            .collect();
        categories.map(|id| {
            let score =
                |report: &Value| report["categories"][id]["score"].as_f64().unwrap_or_default() * 100.0;
            median(reports.iter().map(score).collect())
        })
    };
    let [accessibility, practices, performance] = look("/app/", OF_APP);
    let mut rows = vec![
        Row::share("Lighthouse: accessibility", accessibility, "of 100", 100.0, 1.0, "bound"),
        Row::share("Lighthouse: best practices", practices, "of 100", 100.0, 1.0, "bound"),
        Row::note("Lighthouse: performance", performance, "of 100", "reported, without a goal"),
    ];
    let pages = PAGES.map(|path| look(path, OF_PAGES.map(|(id, _)| id)));
    for (at, (_, name)) in OF_PAGES.into_iter().enumerate() {
        let least = pages.iter().map(|scores| scores[at]).fold(100.0, f64::min);
        let name = format!("Lighthouse: {name}, the least of {} public pages", PAGES.len());
        rows.push(Row::share(name, least, "of 100", LEAST, 1.0, "bound"));
    }
    rows
}

fn report(lighthouse: &mut Command, url: &str, categories: [&str; 3]) -> Value {
    lighthouse
        .args([url, "--output=json", "--quiet", "--chrome-flags=--headless --no-sandbox --disable-gpu"])
        .arg(format!("--only-categories={}", categories.join(",")));
    let mut why = String::new();
    // Now and then it gets nothing from its browser and asks to be run again.
    for _ in 0..TRIES {
        let told = lighthouse.output().expect("Node starts");
        if told.status.success() {
            return serde_json::from_slice(&told.stdout).expect("a report is JSON");
        }
        why = String::from_utf8_lossy(&told.stderr).into_owned();
    }
    panic!("{url}: {why}");
}

fn named() -> Option<[PathBuf; 2]> {
    let named = [NODE, LIGHTHOUSE].map(std::env::var_os);
    if named.iter().any(Option::is_none) {
        eprintln!("not run: {NODE} and {LIGHTHOUSE} are not set; `cargo xtask bench browser` gets both");
        return None;
    }
    Some(named.map(|path| path.map(PathBuf::from).unwrap_or_default()))
}
