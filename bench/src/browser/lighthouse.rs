//! Lighthouse's opinion of the patient's first screen, the middle one of three.

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
const CATEGORIES: [(&str, &str); 3] = [
    ("accessibility", "Lighthouse: accessibility"),
    ("best-practices", "Lighthouse: best practices"),
    ("performance", "Lighthouse: performance"),
];

pub(super) fn measure(server: &Server) -> Vec<Row> {
    let Some((chromium, [node, lighthouse])) = programs::chromium().zip(named()) else { return Vec::new() };
    let url = format!("{}/app/", server.url());
    let reports: Vec<Value> = (0..TIMES)
        .map(|_| {
            let told = Command::new(&node)
                .arg(&lighthouse)
                .args([
                    url.as_str(),
                    "--output=json",
                    "--quiet",
                    "--chrome-flags=--headless --no-sandbox --disable-gpu",
                ])
                .arg(format!("--only-categories={}", CATEGORIES.map(|(id, _)| id).join(",")))
                .env("CHROME_PATH", &chromium)
                .output()
                .expect("Node starts");
            assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
            serde_json::from_slice(&told.stdout).expect("a report is JSON")
        })
        .collect();
    let rows = CATEGORIES.map(|(id, name)| {
        let score = |report: &Value| report["categories"][id]["score"].as_f64().unwrap_or_default() * 100.0;
        let score = median(reports.iter().map(score).collect());
        match id {
            "performance" => Row::note(name, score, "of 100", "reported, without a goal"),
            _ => Row::share(name, score, "of 100", 100.0, 1.0, "bound"),
        }
    });
    rows.into()
}

fn named() -> Option<[PathBuf; 2]> {
    let named = [NODE, LIGHTHOUSE].map(std::env::var_os);
    if named.iter().any(Option::is_none) {
        eprintln!("not run: {NODE} and {LIGHTHOUSE} are not set; `cargo xtask bench browser` gets both");
        return None;
    }
    Some(named.map(|path| path.map(PathBuf::from).unwrap_or_default()))
}
