//! Asking the worker.

use std::cell::OnceCell;

use secondok_browser::page::Engine;

use crate::talk::{Answer, Command, Event, PatientTalk, Trouble};

thread_local! {
    static ENGINE: OnceCell<Option<Engine<PatientTalk>>> = const { OnceCell::new() };
}

/// Starts the worker; whether the browser does.
pub(super) fn start(heard: impl Fn(Event) + 'static, broken: impl Fn() + 'static) -> bool {
    let link = leptos::prelude::document().get_element_by_id("worker");
    let address = link.and_then(|link| link.get_attribute("href"));
    let engine = address.and_then(|address| Engine::start(&address, heard, broken).ok());
    let is_there = engine.is_some();
    ENGINE.with(|cell| drop(cell.set(engine)));
    is_there
}

/// Asks the worker for something.
///
/// # Errors
/// What the worker says.
pub(super) async fn ask<A: TryFrom<Answer>>(command: Command) -> Result<A, Trouble> {
    let broken = || Trouble {
        message: "failure-broken-app".to_owned(),
        args: Vec::new(),
        way_on: "update".to_owned(),
    };
    let engine = ENGINE.with(|cell| cell.get().cloned().flatten()).ok_or_else(broken)?;
    let answer = engine.ask(command).await?;
    A::try_from(answer).map_err(|_| broken())
}
