//! The questionnaire, one question at a time.

use secondok_client::{
    intake::{Answer, AnswerError, Kind, Question, Questionnaire, RedFlag},
    unfinished::UnfinishedRequest,
};
use secondok_l10n::Texts;

use super::{answers::AnswersFile, unfinished::Unfinished};
use crate::{app::App, failure::Failure, output::Output};

/// Asks every question that applies, after the red flags.
pub(super) fn run(
    app: &mut App,
    questionnaire: &Questionnaire,
    file: &AnswersFile,
    may_ask: bool,
    unfinished: &mut Unfinished,
) -> Result<(), Failure> {
    every_question(app, file, may_ask, unfinished)?;
    let given = &unfinished.request.answers.given;
    if let Some(unasked) = file.answers.keys().find(|id| !given.contains_key(*id)) {
        let message = match questionnaire.question(unasked) {
            Some(_) => "failure-answers-not-asked",
            None => "failure-answers-unknown",
        };
        return Err(Failure::new(message).with("question", unasked.clone()));
    }
    Ok(())
}

/// Asks about every sign of danger, with its advice at once. One that was affirmed before is advised on once more.
pub(super) fn red_flags(
    app: &mut App,
    questionnaire: &Questionnaire,
    file: &AnswersFile,
    may_ask: bool,
    unfinished: &mut Unfinished,
) -> Result<(), Failure> {
    for flag in questionnaire.red_flag_questions() {
        red_flag(app, flag, file, may_ask, unfinished)?;
    }
    Ok(())
}

fn red_flag(
    app: &mut App,
    flag: &RedFlag,
    file: &AnswersFile,
    may_ask: bool,
    unfinished: &mut Unfinished,
) -> Result<(), Failure> {
    let id = &flag.question.id;
    if !unfinished.request.answers.given.contains_key(id) {
        let place = place(&unfinished.request, id);
        let Some(answer) = one(app, &flag.question, place, file, may_ask)? else {
            return Err(Failure::new("failure-answers-missing").with("question", id.clone()));
        };
        put(&mut unfinished.request, id, answer)?;
        unfinished.keep(app);
    }
    if unfinished.request.answers.given.get(id) == Some(&Answer::YesNo(true)) {
        let advice = flag.advice.in_language(app.out.texts().language().code());
        app.out.aside("ask-red-flag", &[("advice", advice.into())]);
        go_on(app, file, may_ask)?;
    }
    Ok(())
}

/// The question's number, and how many there are as far as the answers so far can say.
fn place(request: &UnfinishedRequest, id: &str) -> (usize, usize) {
    let all: Vec<&str> = request.asked().map(|one| one.id.as_str()).collect();
    let place = all.iter().position(|one| *one == id).unwrap_or_default();
    (place + 1, all.len())
}

/// Asks for another answer to this question, and what further questions that brings up.
pub(super) fn again(
    app: &mut App,
    questionnaire: &Questionnaire,
    question: &Question,
    unfinished: &mut Unfinished,
) -> Result<(), Failure> {
    let none = AnswersFile::default();
    unfinished.request.reopen(&question.id);
    let flag = questionnaire.red_flag_questions().iter().find(|flag| flag.question.id == question.id);
    if let Some(flag) = flag {
        red_flag(app, flag, &none, true, unfinished)?;
    }
    every_question(app, &none, true, unfinished)
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
fn every_question(
    app: &mut App,
    file: &AnswersFile,
    may_ask: bool,
    unfinished: &mut Unfinished,
) -> Result<(), Failure> {
    // An answer may bring up further questions: looked up again after each.
    loop {
        let request = &mut unfinished.request;
        let Some(question) = request.open().next().cloned() else { return Ok(()) };
        let place = place(request, &question.id);
        match one(app, &question, place, file, may_ask)? {
            Some(answer) => put(request, &question.id, answer)?,
            None if question.required => {
                return Err(Failure::new("failure-answers-missing").with("question", question.id));
            }
            None => request.leave_out(&question.id),
        }
        unfinished.keep(app);
    }
}

fn put(request: &mut UnfinishedRequest, id: &str, answer: Answer) -> Result<(), Failure> {
    request
        .answer(id, answer)
        .map_err(|_| Failure::new("failure-answers-unknown").with("question", id.to_owned()))
}

/// The answer to one question: from the file, else asked for; none if it is skipped.
fn one(
    app: &mut App,
    question: &Question,
    place: (usize, usize),
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
    ask(app, question, place)
}

fn ask(
    app: &mut App,
    question: &Question,
    (number, count): (usize, usize),
) -> Result<Option<Answer>, Failure> {
    let texts = app.out.texts();
    let language = texts.language().code();
    app.out.ask("", "", true);
    let args = [("number", number.into()), ("count", count.into())];
    app.out.ask("", &texts.text_with("ask-progress", &args), true);
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
        AnswerError::Alone { found } => texts.text_with("answer-alone", &[("found", found.as_str().into())]),
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

/// The answers in words, numbered, for going back to one of them; those about signs of danger first.
pub(super) fn say(out: &mut Output, questionnaire: &Questionnaire, unfinished: &Unfinished) -> Vec<Question> {
    let UnfinishedRequest { answers, skipped, .. } = &unfinished.request;
    let language = out.texts().language().code();
    let mut shown = Vec::new();
    let lines = questionnaire.lines(answers, language);
    for question in unfinished.request.asked() {
        let text = question.text.in_language(language);
        let line = lines.iter().find(|line| line.question == text);
        if line.is_none() && !skipped.contains(&question.id) {
            continue;
        }
        shown.push(question.clone());
        let mark = if line.is_some_and(|line| line.red_flag) { "! " } else { "" };
        out.paragraph(&format!("{:>3}. {mark}", shown.len()), text);
        let answer = line.map_or_else(|| out.texts().text("ask-skipped"), |line| line.answer.clone());
        out.paragraph("     → ", &answer);
    }
    shown
}
