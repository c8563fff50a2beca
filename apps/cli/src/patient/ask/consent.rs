//! The terms, each agreed to by itself.

use secondok_client::{content::ContentError, intake::Terms, unfinished::UnfinishedRequest};

use super::{answers::AnswersFile, choose::Chosen};
use crate::{app::App, failure::Failure, names};

pub(super) fn run(
    app: &mut App,
    file: &AnswersFile,
    chosen: &Chosen<'_>,
    may_ask: bool,
    request: &mut UnfinishedRequest,
) -> Result<(), Failure> {
    let texts = app.out.texts();
    let places = names::countries(texts, &chosen.doctor.profile.licensed_in);
    let terms = Terms::current();
    app.out.ask("", "", true);
    app.out.ask("", &texts.text("ask-consent"), true);
    for statement in &terms.statements {
        let is_agreed = match file.consent.get(&statement.id) {
            Some(is_agreed) => *is_agreed,
            None if !may_ask => {
                return Err(Failure::new("failure-consent-missing").with("term", statement.id.clone()));
            }
            None => {
                app.out.ask("", &statement.text(texts.language().code(), &places), true);
                app.prompt.yes(&mut app.out, &texts.text("ask-agree"))?
            }
        };
        if !is_agreed {
            return Err(ContentError::NoConsent.into());
        }
        request.agree(&statement.id, true);
    }
    Ok(())
}
