//! `desk application ask`: asks the doctor for more, sealed, and waits for it.

use super::{documents::Session, show};
use crate::{app::App, args::AskMore, failure::Failure};

pub(super) async fn run(app: &mut App, args: AskMore) -> Result<(), Failure> {
    let text = match args.text.as_deref() {
        Some("-") => app.prompt.rest()?,
        Some(text) => text.to_owned(),
        None => {
            let question = app.out.texts().text("application-ask");
            app.prompt.message(&mut app.out, &question, args.yes)?
        }
    };
    let mut session = Session::load(app, args.which.doctor).await?;
    let seen = (args.which.doctor, session.found.application.revision);
    let found = session.desk.ask_more(&mut session.verifiers, seen, &text, &mut session.rng).await?;
    app.out.say_text("application-asked");
    show::say(&mut app.out, &found);
    Ok(())
}
