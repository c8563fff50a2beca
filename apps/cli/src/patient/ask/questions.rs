//! The numbered questions to the doctor.

use secondok_client::content::QUESTIONS_MAX;

use super::answers::AnswersFile;
use crate::{app::App, failure::Failure};

pub(super) fn run(app: &mut App, file: &AnswersFile, may_ask: bool) -> Result<Vec<String>, Failure> {
    if !file.questions.is_empty() {
        return Ok(file.questions.clone());
    }
    if !may_ask {
        return Err(Failure::new("failure-questions-missing"));
    }
    ask(app)
}

/// Asks for questions until an empty line; at least one.
pub(super) fn ask(app: &mut App) -> Result<Vec<String>, Failure> {
    let texts = app.out.texts();
    let args = [("most", QUESTIONS_MAX.into())];
    app.out.ask("", "", true);
    app.out.ask("", &texts.text_with("ask-questions", &args), true);
    let mut questions = Vec::new();
    while questions.len() < QUESTIONS_MAX {
        let prompt = texts.text_with("ask-question", &[("number", (questions.len() + 1).into())]);
        let question = match app.prompt.line(&mut app.out, &prompt) {
            // The input's end ends the questions too, if there are some.
            Err(failure) if questions.is_empty() => return Err(failure),
            Err(_) => break,
            Ok(question) => question,
        };
        match (question.is_empty(), questions.is_empty()) {
            (false, _) => questions.push(question),
            (true, false) => break,
            (true, true) => app.out.ask("", &texts.text("ask-question-needed"), true),
        }
    }
    Ok(questions)
}
