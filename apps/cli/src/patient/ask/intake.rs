//! The questionnaire, one question at a time.

use std::collections::BTreeSet;

use secondok_client::intake::{Answer, AnswerError, Answers, Kind, Question, Questionnaire};
use secondok_l10n::Texts;

use super::answers::AnswersFile;
use crate::{app::App, failure::Failure, output::Output};

/// Fills in the questionnaire: the red flags, with their advice at once, then every question that applies.
pub(super) fn run(
    app: &mut App,
    questionnaire: &Questionnaire,
    file: &AnswersFile,
    may_ask: bool,
) -> Result<Answers, Failure> {
    let mut answers = questionnaire.start();
    red_flags(app, questionnaire, file, may_ask, &mut answers)?;
    let mut skipped = BTreeSet::new();
    every_question(app, questionnaire, file, may_ask, &mut answers, &mut skipped)?;
    if let Some(unasked) = file.answers.keys().find(|id| !answers.given.contains_key(*id)) {
        let message = match questionnaire.question(unasked) {
            Some(_) => "failure-answers-not-asked",
            None => "failure-answers-unknown",
        };
        return Err(Failure::new(message).with("question", unasked.clone()));
    }
    Ok(answers)
}

fn red_flags(
    app: &mut App,
    questionnaire: &Questionnaire,
    file: &AnswersFile,
    may_ask: bool,
    answers: &mut Answers,
) -> Result<(), Failure> {
    let language = app.out.texts().language().code();
    for flag in questionnaire.red_flag_questions() {
        let id = &flag.question.id;
        let Some(answer) = one(app, &flag.question, file, may_ask)? else {
            return Err(Failure::new("failure-answers-missing").with("question", id.clone()));
        };
        let is_affirmed = answer == Answer::YesNo(true);
        put(questionnaire, answers, id, answer)?;
        if is_affirmed {
            let advice = flag.advice.in_language(language);
            app.out.aside("ask-red-flag", &[("advice", advice.into())]);
            go_on(app, file, may_ask)?;
        }
    }
    Ok(())
}

/// Going on after emergency advice is a separate, deliberate act.
fn go_on(app: &mut App, file: &AnswersFile, may_ask: bool) -> Result<(), Failure> {
    if file.go_on_despite_red_flags {
        return Ok(());
    }
    if !may_ask {
        return Err(Failure::new("failure-red-flag"));
    }
    let question = app.out.texts().text("ask-go-on");
    if app.prompt.yes(&mut app.out, &question)? {
        Ok(())
    } else {
        Err(Failure::new("failure-red-flag-stopped"))
    }
}

/// Asks every question that applies and is neither answered nor skipped yet.
pub(super) fn every_question(
    app: &mut App,
    questionnaire: &Questionnaire,
    file: &AnswersFile,
    may_ask: bool,
    answers: &mut Answers,
    skipped: &mut BTreeSet<String>,
) -> Result<(), Failure> {
    // An answer may bring up further questions: looked up again after each.
    loop {
        let next = questionnaire
            .visible(answers)
            .find(|question| !answers.given.contains_key(&question.id) && !skipped.contains(&question.id))
            .cloned();
        let Some(question) = next else { return Ok(()) };
        match one(app, &question, file, may_ask)? {
            Some(answer) => put(questionnaire, answers, &question.id, answer)?,
            None if question.required => {
                return Err(Failure::new("failure-answers-missing").with("question", question.id));
            }
            None => drop(skipped.insert(question.id)),
        }
    }
}

fn put(
    questionnaire: &Questionnaire,
    answers: &mut Answers,
    id: &str,
    answer: Answer,
) -> Result<(), Failure> {
    questionnaire
        .answer(answers, id, answer)
        .map_err(|_| Failure::new("failure-answers-unknown").with("question", id.to_owned()))
}

/// The answer to one question: from the file, else asked for; none if it is skipped.
pub(super) fn one(
    app: &mut App,
    question: &Question,
    file: &AnswersFile,
    may_ask: bool,
) -> Result<Option<Answer>, Failure> {
    if let Some(given) = file.answers.get(&question.id) {
        return question.read(&given.typed()).map(Some).map_err(|error| {
            Failure::new("failure-answers-unfit")
                .with("question", question.id.clone())
                .with("reason", reason(app.out.texts(), &error))
        });
    }
    if !may_ask {
        return Ok(None);
    }
    ask(app, question)
}

fn ask(app: &mut App, question: &Question) -> Result<Option<Answer>, Failure> {
    let texts = app.out.texts();
    let language = texts.language().code();
    app.out.ask("", "", true);
    let text = question.text.in_language(language);
    app.out.ask("", text, true);
    if let Some(hint) = &question.hint {
        app.out.ask("  ", hint.in_language(language), true);
    }
    for (number, choice) in (1..).zip(question.choices()) {
        app.out.ask(&format!("{number:>3}. "), choice.text.in_language(language), true);
    }
    loop {
        let typed = typed(app, question)?;
        if typed.is_empty() && !question.required {
            return Ok(None);
        }
        match question.read(&typed) {
            Ok(answer) => return Ok(Some(answer)),
            Err(error) => {
                let reason = reason(texts, &error);
                app.out.ask("", &reason, true);
            }
        }
    }
}

fn typed(app: &mut App, question: &Question) -> Result<String, Failure> {
    let texts = app.out.texts();
    if matches!(question.kind, Kind::LongText) {
        let room = room(texts, question);
        return app.prompt.long(&mut app.out, &room, !question.required);
    }
    let hint = match &question.kind {
        Kind::Choice(_) => texts.text("prompt-choice"),
        Kind::Choices(_) => texts.text("prompt-choices"),
        Kind::YesNo => format!("[{}/{}]", texts.text("prompt-yes"), texts.text("prompt-no")),
        Kind::Number { unit, .. } => {
            let unit = unit.as_ref().map_or("", |unit| unit.in_language(texts.language().code()));
            texts.text_with("prompt-number", &[("unit", unit.into())])
        }
        Kind::ShortText | Kind::LongText => room(texts, question),
    };
    let hint =
        if question.required { hint } else { texts.text_with("prompt-or-skip", &[("hint", hint.into())]) };
    app.prompt.line(&mut app.out, &hint)
}

fn room(texts: Texts<'_>, question: &Question) -> String {
    let count = question.characters().unwrap_or_default();
    texts.text_with("prompt-characters", &[("count", count.into())])
}

/// Why an answer does not fit, in a sentence.
pub(super) fn reason(texts: Texts<'_>, error: &AnswerError) -> String {
    match error {
        AnswerError::UnknownQuestion { .. } => texts.text("answer-unknown-question"),
        AnswerError::OtherKind => texts.text("answer-other-kind"),
        AnswerError::UnknownChoice { found } => {
            texts.text_with("answer-unknown-choice", &[("found", found.as_str().into())])
        }
        AnswerError::Twice { found } => texts.text_with("answer-twice", &[("found", found.as_str().into())]),
        AnswerError::Empty => texts.text("answer-empty"),
        AnswerError::NeitherYesNorNo => texts.text("answer-neither"),
        AnswerError::NotANumber => texts.text("answer-not-a-number"),
        AnswerError::OutOfRange { min, max } => {
            let args = [("min", min.to_string().into()), ("max", max.to_string().into())];
            texts.text_with("answer-out-of-range", &args)
        }
        AnswerError::Decimals { allowed } => {
            texts.text_with("answer-decimals", &[("allowed", u32::from(*allowed).into())])
        }
        AnswerError::TooLong { found, allowed } => {
            let args = [("found", (*found).into()), ("allowed", (*allowed).into())];
            texts.text_with("answer-too-long", &args)
        }
    }
}

/// The answers in words, numbered, for going back to one of them.
pub(super) fn say(
    out: &mut Output,
    questionnaire: &Questionnaire,
    answers: &Answers,
    skipped: &BTreeSet<String>,
) -> Vec<Question> {
    let language = out.texts().language().code();
    let mut shown = Vec::new();
    let lines = questionnaire.lines(answers, language);
    for line in lines.iter().filter(|line| line.red_flag) {
        out.paragraph("  ! ", &line.question);
        out.paragraph("     → ", &line.answer);
    }
    for question in questionnaire.visible(answers) {
        let text = question.text.in_language(language);
        let line = lines.iter().find(|line| line.question == text);
        if line.is_none() && !skipped.contains(&question.id) {
            continue;
        }
        shown.push(question.clone());
        out.paragraph(&format!("{:>3}. ", shown.len()), text);
        let answer = line.map_or_else(|| out.texts().text("ask-skipped"), |line| line.answer.clone());
        out.paragraph("     → ", &answer);
    }
    shown
}
