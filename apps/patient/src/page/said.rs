//! What one message says.

use leptos::prelude::*;

use super::{app::App, opinion};
use crate::view::{Line, Said};

/// What a message says. `asked` are the patient's questions, for an opinion that answers them.
pub(super) fn said(app: App, said: &Said, asked: &[String]) -> AnyView {
    let noted = |what: String, note: &str| {
        let note = (!note.is_empty()).then(|| view! { <p class="text">{note.to_owned()}</p> });
        view! { <p><strong>{what}</strong></p> {note} }.into_any()
    };
    match said {
        Said::Request { specialty, lines, questions: own } => request(app, app.of(specialty), lines, own),
        Said::Text(text) => view! { <p class="text">{text.text.clone()}</p> }.into_any(),
        Said::FollowUp(question) => noted(app.text("content-follow-up"), &question.text),
        Said::Accepted(accepted) => noted(app.text("content-accepted"), &accepted.note),
        Said::Declined(declined) => {
            let reason = app.text(&format!("reason-{}", declined.reason.name()));
            noted(app.text_with("content-declined", &[("reason", reason.into())]), &declined.note)
        }
        Said::Opinion(opinion) => opinion::article(app, opinion, asked).into_any(),
        Said::Closed(closed) => noted(app.text("content-closed"), &closed.note),
        Said::Withdrawn(withdrawn) => noted(app.text("content-withdrawn"), &withdrawn.note),
        Said::Newer(text) => noted(app.text("content-newer"), text.as_deref().unwrap_or_default()),
        Said::Unreadable => noted(app.text("content-unreadable"), ""),
    }
}

fn request(app: App, specialty: String, lines: &[Line], own: &[String]) -> AnyView {
    let facts = if lines.is_empty() {
        view! { <p class="soft">{app.text("content-unknown-questionnaire")}</p> }.into_any()
    } else {
        let lines = lines.iter().map(|line| {
            view! {
                <div class:danger=line.red_flag>
                    <dt>{app.of(&line.question)}</dt>
                    <dd class="text">{app.of(&line.answer)}</dd>
                </div>
            }
        });
        view! { <dl class="facts review">{lines.collect_view()}</dl> }.into_any()
    };
    view! {
        <p><strong>{app.text_with("content-request", &[("specialty", specialty.into())])}</strong></p>
        <p>{app.text("content-questions")}</p>
        {questions(own)}
        <details class="more"><summary>{app.text("content-answers")}</summary>{facts}</details>
    }
    .into_any()
}

/// The questions to the doctor, numbered.
pub(super) fn questions(questions: &[String]) -> impl IntoView + use<> {
    let questions = questions.iter().filter(|question| !question.trim().is_empty());
    view! { <ol>{questions.map(|question| view! { <li class="text">{question.clone()}</li> }).collect_view()}</ol> }
}
