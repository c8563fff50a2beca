//! The patient's first screen, as somebody sees it who has never been here.

use secondok_testkit::Server;
use serde_json::json;

use super::{SLOWER, browser, median, number, slow_down};
use crate::report::Row;

const TIMES: usize = 5;
/// Bytes a second: 1.6 Mbit.
const DOWN: f64 = 200_000.0;
const UP: f64 = 94_000.0;
/// Milliseconds.
const LATENCY: f64 = 150.0;

/// Notes when the first screen has been painted (its heading is in the page, and the frame with it is out) and when the
/// app has taken its place.
const NOTE: &str = "const root = () => document.documentElement;
const painted = (name) => requestAnimationFrame(() => setTimeout(() => { window[name] = performance.now(); }));
let [stands, waits] = [false, false];
new MutationObserver((_, watch) => {
    if (!stands && document.querySelector('main h1')) {
        stands = true;
        painted('stands');
    }
    if (root()?.hasAttribute('data-first')) waits = true;
    else if (waits) {
        watch.disconnect();
        painted('runs');
    }
}).observe(document, { attributes: true, childList: true, subtree: true });";

/// Everything that had been asked for by then, as it comes over the line.
fn bytes(by: &str) -> String {
    format!(
        "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter((one) => one.startTime < {by}).reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000"
    )
}

pub(super) fn measure(server: &Server) -> Vec<Row> {
    let (mut stands, mut runs, mut kilobytes) = (Vec::new(), Vec::new(), 0.0);
    for _ in 0..TIMES {
        let Some(browser) = browser() else { return Vec::new() };
        let tab = browser.tab();
        tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": NOTE })).expect("a script");
        let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
        browser.tell_all("Network.emulateNetworkConditions", &line);
        slow_down(&tab, SLOWER);
        tab.open(&format!("{}/app/", server.url()));
        runs.push(number(&tab, "window.runs ?? null") / 1e3);
        stands.push(number(&tab, "window.stands") / 1e3);
        kilobytes = number(&tab, &bytes("window.runs"));
    }
    vec![
        Row::bound("first screen at 1.6 Mbit/s, 150 ms, 4× slowed processor", median(stands), "s", 1.5),
        Row::note("until the app has taken its place there", median(runs), "s", "reported, without a goal"),
        Row::bound("patient's app before it runs, as it is sent", kilobytes, "kB", 300.0),
    ]
}
