//! Everything once more before it is sent, with a way back to each answer.

use std::collections::BTreeSet;

use secondok_client::{
    content::{Content, Request},
    intake::Questionnaire,
    room,
};

use super::{answers::AnswersFile, choose::Chosen, intake, questions};
use crate::{app::App, failure::Failure, patient::doctors};

pub(super) fn run(
    app: &mut App,
    questionnaire: &Questionnaire,
    chosen: &Chosen<'_>,
    mut request: Request,
    is_sure: bool,
) -> Result<Request, Failure> {
    if is_sure {
        return Ok(request);
    }
    let none = AnswersFile::default();
    let mut skipped: BTreeSet<String> = questionnaire
        .visible(&request.intake)
        .filter(|question| !request.intake.given.contains_key(&question.id))
        .map(|question| question.id.clone())
        .collect();
    loop {
        let texts = app.out.texts();
        app.out.gap();
        let args = [("doctor", doctors::name(&chosen.doctor.profile).into())];
        app.out.say_text_with("preview-begin", &args);
        let shown = intake::say(&mut app.out, questionnaire, &request.intake, &skipped);
        app.out.say_text("content-questions");
        for (number, question) in (1..).zip(&request.questions) {
            app.out.paragraph(&format!("{number:>3}. "), question);
        }
        let over = -room(&Content::Request(request.clone()));
        if over > 0 {
            app.out.ask("", &texts.text_with("preview-too-long", &[("over", over.into())]), true);
        }
        let mut options =
            vec![texts.text("preview-change"), texts.text("preview-questions"), texts.text("preview-stop")];
        if over <= 0 {
            options.insert(0, texts.text("preview-send"));
        }
        let place = app.prompt.choice(&mut app.out, &texts.text("preview-what"), &options, false)?;
        // Without room there is no sending: the places move up by one.
        match place.unwrap_or_default() + usize::from(over > 0) {
            0 => return Ok(request),
            1 => {
                let numbers: Vec<String> = shown
                    .iter()
                    .map(|question| question.text.in_language(texts.language().code()).to_owned())
                    .collect();
                let place = app.prompt.choice(&mut app.out, &texts.text("preview-which"), &numbers, true)?;
                if let Some(question) = place.and_then(|place| shown.get(place)) {
                    request.intake.given.remove(&question.id);
                    skipped.remove(&question.id);
                    intake::every_question(
                        app,
                        questionnaire,
                        &none,
                        true,
                        &mut request.intake,
                        &mut skipped,
                    )?;
                }
            }
            2 => request.questions = questions::ask(app)?,
            _ => return Err(Failure::new("failure-not-done")),
        }
    }
}
