//! What people wait for, in a real browser: the first screen on a slow phone, a message, a long consultation; and
//! what Lighthouse thinks of it.

mod first_screen;
mod lighthouse;
mod study;
mod talking;
mod worker;

use secondok_e2e::{Browser, Tab, WITHIN, until};
use secondok_testkit::Server;
use serde_json::{Value, json};

use crate::report::Row;

/// A phone of some years ago.
const SLOWER: f64 = 4.0;

pub(crate) async fn measure() -> Vec<Row> {
    let server = Server::start();
    if !String::from_utf8_lossy(&server.run(&["bundle-hashes"]).stdout).contains("  patient/") {
        eprintln!(
            "not run: the service was built without its apps; `cargo xtask bench browser` builds them in"
        );
        return Vec::new();
    }
    let mut rows = first_screen::measure(&server);
    rows.extend(talking::measure(&server).await);
    rows.extend(study::measure().await);
    rows.extend(worker::measure());
    rows.extend(lighthouse::measure(&server));
    rows
}

/// What an expression gives, as soon as it gives anything.
fn wait(tab: &Tab, expression: &str) -> Value {
    let found = until(WITHIN, || match tab.evaluate(expression) {
        Ok(Value::Null) => Err(format!("{expression}: nothing; the page says: {}", tab.text())),
        Ok(value) => Ok(value),
        Err(fault) => Err(format!("{expression}: {fault}")),
    });
    found.unwrap_or_else(|why| panic!("{why}"))
}

/// A number that an expression gives.
fn number(tab: &Tab, expression: &str) -> f64 {
    wait(tab, expression).as_f64().unwrap_or_else(|| panic!("{expression} is no number"))
}

/// Brings a patient's consultations into this browser, this one among them.
fn restore(tab: &Tab, server: &Server, words: &str, number: u32) {
    tab.open(&format!("{}/app/#/restore", server.url()));
    wait(tab, "document.querySelector('ol.words input') ? true : null");
    let restore = format!(
        "(() => {{
            const field = document.querySelector('ol.words input');
            field.value = {};
            field.dispatchEvent(new Event('input', {{ bubbles: true }}));
            field.form.requestSubmit();
            return true;
        }})()",
        json!(words)
    );
    wait(tab, &restore);
    wait(tab, &format!("document.querySelector('a[href=\"#/consultation/{number}\"]') ? true : null"));
}

/// Opens a consultation that has so many messages.
fn open(tab: &Tab, number: u32, messages: usize) {
    wait(tab, &format!("(location.hash = '#/consultation/{number}', true)"));
    wait(tab, &format!("document.querySelectorAll('.thread > li').length >= {messages} ? true : null"));
}

/// Makes the page's processor so many times slower.
fn slow_down(tab: &Tab, times: f64) {
    tab.call("Emulation.setCPUThrottlingRate", &json!({ "rate": times })).expect("it can be slowed");
}

/// Chromium, or none: then the reason has been printed.
fn browser() -> Option<Browser> {
    Browser::start(secondok_e2e::Look::PHONE)
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
