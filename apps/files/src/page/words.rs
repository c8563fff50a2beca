//! Words beside the files: what in them may tell who is writing is shown while they are typed, and asked about before anything is
//! sealed.

use leptos::prelude::*;
use secondok_ui::{Keeper, TextField, tells_asked, tells_shown, unkept};

use super::app::App;
use crate::talk::carrier::{Command, Looked};

/// Whether the question is still to be written, which all of it would go as.
pub(super) fn are_missing(app: App) -> bool {
    app.looked.read().is_question && app.text.read().trim().is_empty()
}

/// The field. `lacks` is set where somebody wanted to send without words that must be there.
pub(super) fn view(app: App, lacks: RwSignal<bool>) -> impl IntoView {
    let keeper = Keeper::new();
    let count = Memo::new(move |_| app.list.read().count());
    Effect::new(move |before: Option<String>| {
        let (text, count) = (app.text.get(), count.get());
        let written = text.clone();
        if before.is_some_and(|before| before != text) {
            app.sending.trouble.set(None);
            lacks.set(false);
        }
        keeper.soon(async move {
            if let Ok(looked) = app.ask::<Looked>(Command::Look(written, count)).await {
                let _ = app.looked.try_set(looked);
            }
        });
        text
    });
    let is_question = Memo::new(move |_| app.looked.read().is_question);
    let room = Memo::new(move |_| app.looked.read().room);
    let tells = Signal::derive(move || app.looked.read().tells.clone());
    let error = Signal::derive(move || {
        if lacks.get() && are_missing(app) { app.text("files-question-needed") } else { String::new() }
    });
    let field = move || {
        let (label, optional) = if is_question.get() {
            ("files-question", String::new())
        } else {
            ("files-send-words", app.text("files-send-optional"))
        };
        view! {
            <TextField
                id="files-words".to_owned()
                label=app.text(label)
                hint=app.to("files-send-words-hint")
                optional=optional
                error=error
                text=app.text
                rows=2
            />
        }
    };
    view! {
        {move || is_question.get().then(|| view! {
            <p class="banner note" role="status">{app.text("files-becomes-follow-up")}</p>
        })}
        {unkept(field)}
        {tells_shown(app.page, tells)}
        <p class="left" class:over=move || room.get() < 0>
            {move || app.room_if_short(room.get()).filter(|_| !app.text.read().is_empty())}
        </p>
    }
}

/// Asks once, where they may tell who is writing.
pub(super) fn asked(app: App) -> impl IntoView {
    tells_asked(app.page, NodeRef::new(), app.sending, (), move || app.send(true))
}
