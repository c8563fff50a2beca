//! What one message says.

use leptos::prelude::*;
use secondok_talk::{File, Line, Said, Shown, counted, running};

use crate::{Page, opinion};

/// Shows a file of a patient's message.
pub type Show = Callback<Shown>;

/// What a message says. `asked` are the patient's questions, for an opinion that answers them; `show` shows the files of this
/// message, by its number, if it has one.
pub fn said(page: Page, said: &Said, asked: &[String], show: Option<(u32, Show)>) -> AnyView {
    match said {
        Said::Request { specialty, lines, questions: own } => request(page, page.of(specialty), lines, own),
        Said::Opinion(opinion) => opinion::article(page, opinion, asked).into_any(),
        Said::Files { text, files } => {
            let words = (!text.is_empty()).then(|| view! { <p class="text">{text.clone()}</p> });
            view! { {words}{self::files(page, files, show)} }.into_any()
        }
        Said::Words { heading, reason, text } => {
            // The mark by which both sides see that somebody says who they are.
            let class = if said.is_revealing() { "badge wait" } else { "" };
            let heading = (!heading.is_empty()).then(|| {
                let reason =
                    if reason.is_empty() { String::new() } else { page.text(&format!("reason-{reason}")) };
                let what = page.text_with(heading, &[("reason", reason.into())]);
                view! { <p><strong class=class>{what}</strong></p> }
            });
            let text = (!text.is_empty()).then(|| view! { <p class="text">{text.clone()}</p> });
            view! { {heading} {text} }.into_any()
        }
    }
}

/// "Photo 2".
pub fn file_name(page: Page, kind: &str, number: u32) -> String {
    page.text_with("file-name", &[("kind", kind.into()), ("number", number.into())])
}

fn files(page: Page, files: &[File], show: Option<(u32, Show)>) -> impl IntoView + use<> {
    let row = |(place, file): (usize, &File)| {
        let (kind, running) = (file.kind, running(files, place));
        let name = file_name(page, kind.name(), running);
        // In thousands, as the program for files counts.
        let (count, unit) = match file.most / 1000 {
            kb @ ..1000 => (kb, "kb"),
            kb @ ..1_000_000 => (kb / 1000, "mb"),
            kb => (kb / 1_000_000, "gb"),
        };
        let size = page.text_with("file-most", &[("count", count.into()), ("unit", unit.into())]);
        let number = u32::try_from(place).unwrap_or_default();
        let called = show.map(|(sequence, _)| counted(sequence, number));
        let button = show.map(|(sequence, show)| {
            let label = format!("{}: {name}", page.text("file-show"));
            let press = move |_| show.run(Shown { sequence, number, kind, running });
            view! {
                <button class="button plain" type="button" aria-label=label on:click=press>{page.text("file-show")}</button>
            }
        });
        view! {
            <li class="split">
                <span><span class="soft small">{called}</span> " " {name} " " <span class="soft small">{size}</span></span>
                {button}
            </li>
        }
    };
    view! { <ul class="links">{files.iter().enumerate().map(row).collect_view()}</ul> }
}

fn request(page: Page, specialty: String, lines: &[Line], own: &[String]) -> AnyView {
    view! {
        <p><strong>{page.text_with("content-request", &[("specialty", specialty.into())])}</strong></p>
        <p>{page.text("content-questions")}</p>
        {questions(own)}
        <details class="more"><summary>{page.text("content-answers")}</summary>{answers(page, lines)}</details>
    }
    .into_any()
}

/// The answers of a questionnaire, question by question: `dl.facts.review`.
pub fn answers(page: Page, lines: &[Line]) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="soft">{page.text("content-unknown-questionnaire")}</p> }.into_any();
    }
    let lines = lines.iter().map(|line| {
        view! {
            <div class:danger=line.red_flag>
                <dt>{page.of(&line.question)}</dt>
                <dd class="text">{page.of(&line.answer)}</dd>
            </div>
        }
    });
    view! { <dl class="facts review">{lines.collect_view()}</dl> }.into_any()
}

/// The questions to the doctor, numbered.
pub fn questions(questions: &[String]) -> impl IntoView + use<> {
    let questions = questions.iter().filter(|question| !question.trim().is_empty());
    view! { <ol>{questions.map(|question| view! { <li class="text">{question.clone()}</li> }).collect_view()}</ol> }
}
