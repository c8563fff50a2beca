//! The patient's first screen, as somebody sees it who has never been here.

use secondok_testkit::Server;
use serde_json::json;

use super::{SLOWER, browser, median, number, slow_down, wait};
use crate::report::Row;

const TIMES: usize = 5;
/// Bytes a second: 1.6 Mbit.
const DOWN: f64 = 200_000.0;
const UP: f64 = 94_000.0;
/// Milliseconds.
const LATENCY: f64 = 150.0;

/// Notes when the first screen stands: its heading is in the page, and the frame with it has been painted.
const NOTE: &str = "new MutationObserver((_, watch) => {
    if (!document.querySelector('main h1')) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.stands = performance.now(); }));
}).observe(document, { childList: true, subtree: true });";

/// Everything that had been asked for by then, as it came over the line.
const BYTES: &str =
    "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
    .filter((one) => one.startTime < stands).reduce((sum, one) => sum + one.encodedBodySize, 0) / 1000";

pub(super) fn measure(server: &Server) -> Vec<Row> {
    let (mut times, mut bytes) = (Vec::new(), 0.0);
    for _ in 0..TIMES {
        let Some(browser) = browser() else { return Vec::new() };
        let tab = browser.tab();
        tab.call("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": NOTE })).expect("a script");
        let line = json!({ "offline": false, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP });
        browser.tell_all("Network.emulateNetworkConditions", &line);
        slow_down(&tab, SLOWER);
        tab.open(&format!("{}/app/", server.url()));
        times.push(number(&tab, "window.stands ?? null") / 1e3);
        wait(&tab, "document.querySelector('.actions a') ? true : null");
        bytes = number(&tab, BYTES);
    }
    vec![
        Row::bound("first screen at 1.6 Mbit/s, 150 ms, 4× slowed processor", median(times), "s", 1.5),
        Row::bound("patient's app before its first screen, as it is sent", bytes, "kB", 300.0),
    ]
}
