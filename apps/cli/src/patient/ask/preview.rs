//! Everything once more before it is sent, with a way back to each answer.

use secondok_client::{
    content::{Content, Request},
    room,
};

use super::{choose::Chosen, intake, questions, unfinished::Unfinished};
use crate::{app::App, failure::Failure};

pub(super) fn run(
    app: &mut App,
    chosen: &Chosen<'_>,
    unfinished: &mut Unfinished,
    is_sure: bool,
) -> Result<Request, Failure> {
    let questionnaire = chosen.questionnaire;
    loop {
        let request = unfinished.request.to_send();
        if is_sure {
            return Ok(request);
        }
        let texts = app.out.texts();
        app.out.gap();
        let args = [("doctor", chosen.doctor.profile.full_name().into())];
        app.out.say_text_with("preview-begin", &args);
        let shown = intake::say(&mut app.out, questionnaire, unfinished);
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
                    intake::again(app, questionnaire, question, unfinished)?;
                }
            }
            2 => {
                unfinished.request.questions = questions::ask(app)?;
                unfinished.keep(app);
            }
            _ => {
                return Err(Failure::new("failure-ask-stopped")
                    .with("doctor", chosen.doctor.profile.slug.clone())
                    .with("specialty", questionnaire.id.clone()));
            }
        }
    }
}
