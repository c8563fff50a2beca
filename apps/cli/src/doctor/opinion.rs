//! `doctor opinion`: the second opinion, from a file or asked question by question.

use secondok_client::content::{Agreement, Confidence, Content, Opinion, OpinionAnswer};
use serde::Deserialize;

use super::session::Session;
use crate::{
    app::App,
    args::Opinion as Args,
    failure::Failure,
    file::read_structure,
    show::{request, say_opinion},
};

/// An opinion as it stands in a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct OpinionFile {
    summary: String,
    /// One for each of the patient's questions, in their order.
    answers: Vec<String>,
    agreement: Agreement,
    confidence: Confidence,
    would_change: String,
    #[serde(default)]
    missing: String,
    limits: String,
}

impl From<OpinionFile> for Opinion {
    fn from(file: OpinionFile) -> Self {
        Self {
            summary: file.summary,
            answers: numbered(file.answers),
            agreement: file.agreement,
            confidence: file.confidence,
            would_change: file.would_change,
            missing: file.missing,
            limits: file.limits,
        }
    }
}

pub(super) async fn run(app: &mut App, args: &Args) -> Result<(), Failure> {
    let number = args.number;
    let file: Option<OpinionFile> = match &args.from {
        Some(file) => Some(read_structure(&mut app.prompt, file)?),
        None => None,
    };
    let given = file.map(Opinion::from);
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, number).await?;
    // The same opinion given again, after it was left waiting: the flow itself can tell, and sends nothing twice.
    if let Some(given) = &given
        && session.doctor.is_waiting(mailbox, &Content::Opinion(given.clone()))
    {
        let outcome = session.doctor.opinion(mailbox, given.clone(), &mut session.rng).await?;
        return session.sent(&mut app.out, number, outcome, "opinion").await;
    }
    let read = session.doctor.read(mailbox, &mut session.rng).await?;
    let asked = read.thread.entries.iter().find_map(|entry| match &entry.content {
        Content::Request(request) => Some(request.clone()),
        _ => None,
    });
    let asked = asked.ok_or_else(|| Failure::new("failure-no-request"))?;
    // Writing an opinion takes its time: other commands may run meanwhile.
    drop(session);
    let opinion = match given {
        Some(opinion) => opinion,
        None => {
            request(&mut app.out, &asked);
            app.out.gap();
            ask(app, &asked.questions)?
        }
    };
    app.out.say_text("opinion-whole");
    say_opinion(&mut app.out, &opinion, &asked.questions);
    app.out.gap();
    let question = app.out.texts().text("opinion-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let outcome = session.doctor.opinion(mailbox, opinion, &mut session.rng).await?;
    session.sent(&mut app.out, number, outcome, "opinion").await
}

fn ask(app: &mut App, questions: &[String]) -> Result<Opinion, Failure> {
    let texts = app.out.texts();
    let mut answers = Vec::new();
    for (number, question) in (1..).zip(questions) {
        app.out.ask(&format!("{number}. "), question, true);
        answers.push(needed(app, "opinion-ask-answer")?);
    }
    let agreements: Vec<String> =
        Agreement::ALL.iter().map(|value| texts.text(&format!("agreement-{}", value.name()))).collect();
    let place = app.prompt.choice(&mut app.out, &texts.text("opinion-agreement"), &agreements, false)?;
    let agreement =
        place.and_then(|place| Agreement::ALL.get(place).copied()).unwrap_or(Agreement::CannotSay);
    let confidences: Vec<String> =
        Confidence::ALL.iter().map(|value| texts.text(&format!("confidence-{}", value.name()))).collect();
    let place = app.prompt.choice(&mut app.out, &texts.text("opinion-confidence"), &confidences, false)?;
    let confidence = place.and_then(|place| Confidence::ALL.get(place).copied()).unwrap_or(Confidence::Low);
    Ok(Opinion {
        summary: needed(app, "opinion-ask-summary")?,
        answers: numbered(answers),
        agreement,
        confidence,
        would_change: needed(app, "opinion-ask-would-change")?,
        missing: app.prompt.long(&mut app.out, &texts.text("opinion-ask-missing"), true)?,
        limits: needed(app, "opinion-ask-limits")?,
    })
}

/// Asks until there is a text.
fn needed(app: &mut App, message: &str) -> Result<String, Failure> {
    loop {
        let question = app.out.texts().text(message);
        let text = app.prompt.long(&mut app.out, &question, false)?;
        if !text.is_empty() {
            return Ok(text);
        }
    }
}

fn numbered(answers: Vec<String>) -> Vec<OpinionAnswer> {
    (1..).zip(answers).map(|(question, text)| OpinionAnswer { question, text }).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

    use super::*;

    #[test]
    fn a_file_gives_a_whole_opinion() {
        let file: OpinionFile = toml::from_str(
            r#"
            summary = "No operation now."
            answers = ["No.", "In a year."]
            agreement = "cannot-say"
            confidence = "medium"
            would-change = "A worse echo."
            limits = "Nobody examined you."
            "#,
        )
        .unwrap();
        let opinion = Opinion::from(file);
        assert_eq!(opinion.answers[1], OpinionAnswer { question: 2, text: "In a year.".to_owned() });
        assert_eq!((opinion.agreement, opinion.confidence), (Agreement::CannotSay, Confidence::Medium));
        assert!(toml::from_str::<OpinionFile>("summary = 'x'").is_err());
    }
}
