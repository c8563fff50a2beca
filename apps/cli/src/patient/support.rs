//! `patient support`: asks support about the service.

use secondok_client::content::{Content, Question};

use super::{
    list,
    session::Session,
    telling::{Decision, Offer, decide},
};
use crate::{app::App, args::AskSupport, failure::Failure};

pub(super) async fn run(app: &mut App, args: &AskSupport) -> Result<(), Failure> {
    let mut given = match args.text.as_deref() {
        Some("-") => Some(app.prompt.rest()?),
        given => given.map(str::to_owned),
    };
    let is_given = given.is_some();
    let text = loop {
        let text = match given.take() {
            Some(text) => text,
            None => {
                app.out.say_text("support-what");
                let question = app.out.texts().text("support-ask");
                app.prompt.message(&mut app.out, &question, args.yes)?
            }
        };
        let content = Content::Question(Question::new(text.clone()));
        match decide(app, &content, args.as_it_is, Offer::Change)? {
            Decision::Send | Decision::Reveal => break text,
            Decision::Change if is_given => return Err(Failure::new("failure-tells")),
            Decision::Change => {}
        }
    };
    let mut session = Session::load(app).await?;
    let asked = session.patient.ask_support(&text, session.today, &mut session.rng).await;
    let summary = asked.map_err(Failure::of_support)?.summary;
    app.out.say_text_with("support-asked", &[("number", summary.index.into())]);
    list::say(&mut app.out, &summary, None);
    Ok(())
}
