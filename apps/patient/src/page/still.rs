//! The first screen as plain HTML, which stands in the page until the app runs: `web/_first.html`.

use std::fmt::Write;

use any_spawner::Executor;
use leptos::{IntoView, prelude::Owner};
use secondok_l10n::Language;
use secondok_ui::window_title;
use tachys::view::RenderHtml;

use super::{app::App, frame::frame};
use crate::texts::first;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/web/_first.html");
/// Where Leptos could put something in later.
const PLACES: [&str; 2] = ["<!>", "<!--<() />-->"];

/// A `<template>` for each language, as `apps/browser/web/first.js` takes them.
fn templates() -> String {
    // Views are made of effects too, which never run here.
    let _ = Executor::init_futures_executor();
    let mut written = String::new();
    for language in Language::ALL {
        Owner::new().with(|| {
            let app = App::still(language);
            let title = window_title(app.page, &app.text("first-title"));
            let screen = frame(app).into_view().to_html();
            let screen = PLACES.iter().fold(screen, |screen, place| screen.replace(place, ""));
            let code = language.code();
            let _ = writeln!(written, "<template lang=\"{code}\" data-title=\"{title}\">{screen}</template>");
        });
    }
    written
}

#[test]
fn the_page_holds_what_its_first_screen_says_ready() {
    for (name, there, texts) in first::files() {
        if std::env::var_os("UPDATE").is_some() {
            let file = format!("{}/web/{name}", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(file, &texts).expect("the folder can be written");
            continue;
        }
        assert!(there == texts, "UPDATE=1 cargo test -p secondok-patient still writes {name} anew: {texts}");
    }
}

#[test]
fn the_page_holds_the_first_screen_ready_as_the_app_shows_it() {
    let templates = templates();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(FILE, &templates).expect("the folder can be written");
    }
    let there = std::fs::read_to_string(FILE).expect("the file is there");
    assert!(
        there == templates,
        "UPDATE=1 cargo test -p secondok-patient still writes {FILE} anew: {templates}"
    );
}
