//! The documents: chosen, cleaned and sealed on this device, and sent to the verifiers.

use leptos::prelude::*;
use secondok_talk::Said;
use secondok_ui::{Doing, Files, loading, trouble, trouble_line};

use crate::{
    page::app::App,
    talk::{Command, DoctorTalk},
    view::{Conversation, Papers},
};

pub(super) fn view(app: App) -> impl IntoView {
    app.fetch_papers();
    let (shown, failed) = (app.papers.shown, app.papers.failed);
    let again = Callback::new(move |()| app.fetch_papers());
    let is_there = Memo::new(move |_| shown.read().is_some());
    view! {
        <p class="lede">{app.text("documents-lede")}</p>
        <ul>
            <li>{app.text("documents-what")}</li>
            <li>{app.text("documents-who")}</li>
            <li>{app.text("documents-until")}</li>
        </ul>
        {move || failed.get().map(|what| trouble(app.page, &what, Some(again)))}
        {move || match is_there.get() {
            true => sending(app).into_any(),
            false if failed.read().is_some() => ().into_any(),
            false => loading(app.page).into_any(),
        }}
    }
}

/// The way is opened once somebody wants to send something, and the program for files comes to it.
fn sending(app: App) -> impl IntoView {
    let doing = Doing::new();
    let goes = RwSignal::new(false);
    let shown = app.papers.shown;
    let way = Memo::new(move |_| open(shown.read().as_ref()).map(|open| open.index));
    let count = Memo::new(move |_| count(shown.read().as_ref()));
    let is_attaching = Memo::new(move |_| open(shown.read().as_ref()).is_some_and(|open| open.attaching));
    let choose = move |files: Option<Files<DoctorTalk>>| match files {
        Some(files) => files.send(true),
        None => {
            let greeting = app.text("documents-greeting");
            app.perform(Command::OpenPapers(greeting), doing, move |papers: Papers| {
                let _ = goes.try_set(true);
                app.papers.shown.set(Some(papers));
                // That there is a way is part of the application, which is another revision now.
                app.fetch_application();
            });
        }
    };
    view! {
        <p role="status">
            {move || (count.get() > 0).then(|| app.text_with("documents-count", &[("count", count.get().into())]))}
        </p>
        {move || {
            let files = way.get().map(|index| Files::documents(*app, index, Command::Documents));
            if let Some(files) = files {
                // What is on its way is shown wherever it stands.
                Effect::new(move |_| {
                    if goes.get() {
                        goes.set(false);
                        files.send(true);
                    } else if is_attaching.get() {
                        files.send(false);
                    }
                });
            }
            let busy = move || files.map_or_else(|| doing.is_busy(), |files| files.doing.is_busy());
            view! {
                {trouble_line(app.page, doing)}
                <p class="actions">
                    <button
                        id="documents"
                        class="button"
                        type="button"
                        aria-busy=busy
                        on:click=move |_| choose(files)
                    >
                        {app.text("documents-choose")}
                    </button>
                </p>
                {files.map(Files::place)}
            }
        }}
    }
}

/// The way to the verifiers, if it goes on.
fn open(papers: Option<&Papers>) -> Option<&Conversation> {
    papers?.0.as_deref().filter(|open| !open.is_over)
}

/// Whether documents are on their way.
pub(super) fn are_coming(papers: Option<&Papers>) -> bool {
    open(papers).is_some_and(|open| open.attaching)
}

/// How many documents the verifiers have.
pub(super) fn count(papers: Option<&Papers>) -> usize {
    let Some(open) = open(papers) else { return 0 };
    let sent = open.written.entries.iter().map(|entry| match &entry.said {
        Said::Files { files, .. } => files.len(),
        _ => 0,
    });
    sent.sum()
}
