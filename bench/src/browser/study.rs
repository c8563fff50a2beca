//! A scan of many slices, from choosing it to the moment in which it could be sent.

use std::path::PathBuf;

use secondok_demo::vault::MemoryVault;
use secondok_testkit::{Server, ct};
use secondok_tests::people;

use super::{browser, number, open, restore, wait};
use crate::report::Row;

const SLICES: u32 = 500;
/// The field for files behind the button.
const FIELD: &str = ".choosing input[multiple]:not([webkitdirectory])";

/// Presses the button beside the message field.
const ATTACH: &str = "(() => {
    const button = document.querySelector('#compose')?.form.querySelector('button[type=button]');
    button?.click();
    return button ? true : null;
})()";

/// Notes from now on the longest frame, and when nothing is in the way of sending any more.
const WATCH: &str = "(() => {
    window.measured = { longest: 0, ready: null };
    const began = performance.now();
    let last = began;
    const look = (now) => {
        measured.longest = Math.max(measured.longest, now - last);
        last = now;
        const obstacle = document.querySelector('#files-obstacle');
        if (obstacle && obstacle.textContent === '') measured.ready = now - began;
        else requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => { last = now; look(now); });
    return true;
})()";

pub(super) async fn measure() -> Vec<Row> {
    let Some(browser) = browser() else { return Vec::new() };
    let server = &Server::start();
    let mut rng = secondok_testkit::rng(10);
    let (doctors, patients) = (MemoryVault::default(), MemoryVault::default());
    let doctor = people::doctor(server, &doctors, &mut rng).await;
    let mut patient = people::patient(server, &patients, &mut rng).await;
    let (index, _) = people::ask(&mut patient, &doctor, &mut rng).await;
    let folder = tempfile::tempdir().expect("a folder");
    let files: Vec<PathBuf> = (1..=SLICES)
        .map(|slice| {
            let path = folder.path().join(format!("IM{slice:04}"));
            std::fs::write(&path, ct::slice(slice)).expect("written");
            path
        })
        .collect();

    let tab = browser.tab();
    restore(&tab, server, &patient.words().join(" "), index);
    open(&tab, index, 1);
    wait(&tab, ATTACH);
    wait(&tab, &format!("document.querySelector('{FIELD}') ? true : null"));
    wait(&tab, WATCH);
    tab.choose_files(FIELD, &files).expect("there is a field");
    let ready = number(&tab, "window.measured.ready");
    vec![
        Row::bound(
            format!("a CT of {SLICES} slices read, cleaned and ready to send"),
            ready / 1000.0,
            "s",
            10.0,
        ),
        Row::bound("longest frame meanwhile", number(&tab, "window.measured.longest"), "ms", 100.0),
    ]
}
