//! Writing the opinion: an answer to each question, and what one must know to judge it.

use leptos::prelude::*;
use secondok_client::content::{Agreement, Confidence};
use secondok_ui::{Choice, Choices, TextField, unkept};

use super::form::Form;
use crate::page::{app::App, route::Route};

/// `is_another`: whether there is one already, and this would be a second in reply to a follow-up question.
pub(super) fn editor(
    app: App,
    number: u32,
    questions: &[String],
    form: Form,
    is_another: bool,
) -> impl IntoView + use<> {
    let room = form.room;
    let fields = unkept(view! {
        <p class="hint">{app.text(if is_another { "opinion-another-hint" } else { "opinion-hint" })}</p>
        {answers(app, questions, form)}
        <Choices
            name="agreement"
            legend=app.text("opinion-agreement")
            choices=Agreement::ALL.iter().map(|value| offered(app, "agreement", value.name())).collect()
            chosen=form.agreement
        />
        <Choices
            name="confidence"
            legend=app.text("opinion-sure")
            choices=Confidence::ALL.iter().map(|value| offered(app, "confidence", value.name())).collect()
            chosen=form.confidence
        />
        {part(app, "summary", form.summary, false)}
        {part(app, "would-change", form.would_change, false)}
        {part(app, "missing", form.missing, true)}
        {part(app, "limits", form.limits, false)}
        <p class="left" class:over=move || room.get() < 0>{move || app.room_left(room.get())}</p>
        <p class="actions">
            <a class="button" href=Route::Preview(number).link()>{app.text("opinion-look")}</a>
        </p>
        <p class="hint">{app.text("opinion-kept")}</p>
    });
    if is_another {
        view! {
            <details class="more">
                <summary>{app.text("opinion-another")}</summary>
                {fields}
            </details>
        }
        .into_any()
    } else {
        view! {
            <section aria-labelledby="opinion-heading">
                <h2 id="opinion-heading">{app.text("opinion-write")}</h2>
                {fields}
            </section>
        }
        .into_any()
    }
}

fn answers(app: App, questions: &[String], form: Form) -> impl IntoView + use<> {
    let signals = form.answers.get_value();
    let fields = questions.iter().zip(signals).enumerate().map(|(place, (question, text))| {
        let number = place + 1;
        let label = format!("{number}. {question}");
        view! {
            <TextField
                id=format!("answer-{number}")
                label
                hint=app.text("opinion-answer-hint")
                text
                rows=4
            />
        }
    });
    fields.collect_view()
}

fn offered(app: App, group: &str, name: &str) -> Choice {
    Choice {
        value: name.to_owned(),
        label: app.text(&format!("{group}-{name}")),
        about: app.text(&format!("about-{group}-{name}")),
    }
}

fn part(app: App, name: &'static str, text: RwSignal<String>, is_optional: bool) -> impl IntoView {
    let (label, hint) = match name {
        "summary" => ("opinion-summary", "opinion-summary-hint"),
        "would-change" => ("opinion-ask-would-change", "opinion-ask-would-change-hint"),
        "missing" => ("opinion-ask-missing", "opinion-ask-missing-hint"),
        _ => ("opinion-ask-limits", "opinion-ask-limits-hint"),
    };
    let optional = if is_optional { app.text("may-be-left-out") } else { String::new() };
    view! {
        <TextField
            id=name.to_owned()
            label=app.text(label)
            hint=app.text(hint)
            optional
            text
            rows=3
        />
    }
}
