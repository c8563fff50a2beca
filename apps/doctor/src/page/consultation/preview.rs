//! The opinion exactly as the patient will see it, before it is signed.

use leptos::prelude::*;
use secondok_talk::Sent;
use secondok_ui::{Doing, back, loading, opinion::article, title, trouble, trouble_line};

use crate::{
    page::{app::App, route::Route},
    talk::Command,
    view::{Consultation, OpinionPart, UnfinishedOpinion},
};

pub(in crate::page) fn screen(app: App, number: u32) -> impl IntoView {
    app.open(number);
    let (shown, failed) = (app.case.shown, app.case.failed);
    let again = Callback::new(move |()| app.read());
    // The patient's messages may come meanwhile: they change nothing here.
    let asked = Memo::new(move |_| shown.read().as_ref().map(|read| read.written.questions()));
    view! {
        {back(app.page, Route::Consultation(number).link())}
        {title(app.page, app.text("preview-title"))}
        {move || match asked.get() {
            Some(questions) => {
                let draft = written(app, number, shown.read_untracked().as_ref());
                whole(app, number, &questions, draft)
            }
            None => match failed.get() {
                Some(what) => trouble(app.page, &what, Some(again)),
                None => loading(app.page).into_any(),
            },
        }}
    }
}

/// As it stands in the fields, or as it is kept on this device.
fn written(app: App, number: u32, read: Option<&Consultation>) -> UnfinishedOpinion {
    let fields = app.writing.read_untracked().get(&number).map(|writing| writing.opinion.clone());
    fields.or_else(|| read.map(|read| read.writing.opinion.clone())).unwrap_or_default()
}

fn whole(app: App, number: u32, questions: &[String], draft: UnfinishedOpinion) -> AnyView {
    match draft.ready(questions.len()) {
        Ok(opinion) => view! {
            <p class="lede">{app.text("preview-lede")}</p>
            <section aria-label=app.text("opinion-title")>
                <div class="card">{article(app.page, &opinion, questions)}</div>
            </section>
            {sign(app, number, draft)}
        }
        .into_any(),
        Err(lacking) => unfinished(app, number, lacking).into_any(),
    }
}

/// What is not whole is not shown as an opinion: no word stands there that the doctor has not chosen.
fn unfinished(app: App, number: u32, lacking: Vec<OpinionPart>) -> impl IntoView {
    let parts = lacking.into_iter().map(|part| view! { <li>{named(app, part)}</li> }).collect_view();
    view! {
        <div class="banner note" role="status">
            <h2>{app.text("preview-lacks")}</h2>
            <ul>{parts}</ul>
        </div>
        <p>{app.text("preview-lacks-text")}</p>
        <p class="actions">
            <a class="button" href=Route::Consultation(number).link()>{app.text("preview-go-on")}</a>
        </p>
    }
}

fn sign(app: App, number: u32, draft: UnfinishedOpinion) -> impl IntoView {
    let doing = Doing::new();
    let sign = move |_| {
        let command = Command::Opinion(number, Box::new(draft.clone()));
        app.perform(command, doing, move |sent: Sent| {
            blank(app, number);
            app.go(Route::Consultation(number));
            app.say_sent(sent, "opinion-sent");
        });
    };
    // What the worker has kept, as waiting or as a draft, is shown with the messages.
    Effect::new(move |_| {
        if doing.trouble.read().as_ref().is_some_and(|what| what.taken_over) {
            blank(app, number);
        }
    });
    view! {
        <section aria-labelledby="sign">
            <h2 id="sign">{app.text("preview-sign-title")}</h2>
            <p>{app.text("preview-sign-text")}</p>
            {trouble_line(app.page, doing)}
            <p class="actions">
                <button class="button" type="button" aria-busy=move || doing.is_busy() on:click=sign>
                    {app.text("preview-sign")}
                </button>
                <a class="button quiet" href=Route::Consultation(number).link()>{app.text("preview-change")}</a>
            </p>
        </section>
    }
}

/// The opinion is no longer being written; a text may be.
fn blank(app: App, number: u32) {
    let read = app.case.shown.read_untracked().as_ref().map(|read| read.writing.clone());
    app.writing.update(|all| {
        let writing = all.entry(number).or_insert_with(|| read.unwrap_or_default());
        writing.opinion = UnfinishedOpinion::default();
    });
    app.known.update_value(|known| {
        if let Some(known) = known.get_mut(&number) {
            known.opinion = UnfinishedOpinion::default();
        }
    });
    app.read();
}

fn named(app: App, part: OpinionPart) -> String {
    match part {
        OpinionPart::Answer(place) => app.text_with("lacks-answer", &[("number", (place + 1).into())]),
        OpinionPart::Agreement => app.text("opinion-agreement"),
        OpinionPart::Confidence => app.text("opinion-sure"),
        OpinionPart::Summary => app.text("opinion-summary"),
        OpinionPart::WouldChange => app.text("opinion-ask-would-change"),
        OpinionPart::Missing => app.text("opinion-ask-missing"),
        OpinionPart::Limits => app.text("opinion-ask-limits"),
    }
}
