//! The case: where it stands, the request with its signs of danger on top, the messages, what was not sent.

use leptos::prelude::*;
use secondok_client::{
    api::consultation::{Role, State},
    summary::is_over,
};
use secondok_talk::{Done, Entry, Line, Said, Sent};
use secondok_ui::{Doing, Files, Side, Unsent, said, thread, unsent};

use super::is_danger;
use crate::{
    page::{app::App, names},
    talk::{Command, DoctorTalk},
    view::{Consultation, Draft},
};

pub(super) fn column(app: App, read: &Consultation, files: Files<DoctorTalk>) -> impl IntoView + use<> {
    let item = &read.item;
    let opened = app.date(item.opened);
    let request = read.written.entries.iter().find_map(|entry| match &entry.said {
        // Before the opinion all of it is needed; after it, what was said since.
        Said::Request { lines, questions, .. } => {
            let is_open = matches!(item.state, State::Requested | State::Accepted);
            Some(request(app, lines, questions, is_danger(read), is_open))
        }
        _ => None,
    });
    let entries = read.written.entries.iter();
    let talk: Vec<&Entry> = entries.filter(|entry| !matches!(entry.said, Said::Request { .. })).collect();
    let name = names::patient(app, item.nickname.as_deref());
    let asked = read.written.questions();
    let drafts =
        read.drafts.iter().map(|draft| not_sent(app, draft, &asked, item.state)).collect_view().into_any();
    // Whoever has said who they are is known by more than that.
    let made_up = (!read.written.is_revealed()).then(|| app.text("name-made-up"));
    let side = Side { own: Role::Doctor, other: &name, show: Some(files.show()) };
    view! {
        <div class="banner standing" role="status">
            <h2>{names::state(app, item.state)}</h2>
            <p>{names::due(app, item)}</p>
        </div>
        {request}
        <section aria-labelledby="messages">
            <h2 id="messages">{app.text("thread")}</h2>
            {thread(app.page, &read.written, &talk, side, drafts)}
        </section>
        <p class="small soft">
            {made_up} " " {app.text_with("read-opened", &[("date", opened.into())])}
        </p>
    }
}

fn request(
    app: App,
    lines: &[Line],
    questions: &[String],
    is_danger: bool,
    is_open: bool,
) -> impl IntoView + use<> {
    let (flags, rest): (Vec<Line>, Vec<Line>) = lines.iter().cloned().partition(|line| line.red_flag);
    let danger = is_danger.then(|| {
        view! {
            <div class="banner urgent">
                <h3>{app.text("danger")}</h3>
                <p>{app.text_with("danger-text", &[("reason", app.text("reason-urgent").into())])}</p>
            </div>
        }
    });
    let flags = (!flags.is_empty()).then(|| said::answers(app.page, &flags));
    view! {
        <section aria-labelledby="request">
            <h2 id="request">{app.text("request")}</h2>
            {danger}
            {flags}
            <h3>{app.text("content-questions")}</h3>
            {said::questions(questions)}
            <details class="more" open=is_open>
                <summary>{app.text("content-answers")}</summary>
                {said::answers(app.page, &rest)}
            </details>
        </section>
    }
}

fn not_sent(app: App, draft: &Draft, asked: &[String], state: State) -> AnyView {
    let sending = Doing::new();
    // Where nothing can be written any more, there are no fields for it to go back to.
    let can_change =
        !is_over(state) && (draft.said.plain().is_some() || matches!(draft.said, Said::Opinion(_)));
    let kept = StoredValue::new(draft.clone());
    let send = Callback::new(move |()| {
        app.perform(Command::SendDraft(kept.get_value()), sending, move |sent: Sent| {
            app.say_sent(sent, "say-sent");
            app.read();
        });
    });
    let change = Callback::new(move |()| {
        app.perform(Command::ChangeDraft(kept.get_value()), sending, move |_: Done| {
            app.refills.set_value(true);
            app.read();
        });
    });
    let discard = Callback::new(move |()| {
        app.perform(Command::DiscardDraft(kept.get_value()), sending, move |_: Done| app.read());
    });
    let doing = Unsent { sending, send, change: can_change.then_some(change), discard };
    unsent(app.page, &draft.said, asked, doing)
}
