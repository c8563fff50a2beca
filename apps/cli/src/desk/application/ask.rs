//! `desk application ask`: asks the doctor for more, sealed, and waits for it.

use secondok_client::{api::verification::Step, send::Outcome};

use super::{documents::Session, show};
use crate::{
    app::App,
    args::AskMore,
    failure::{Exit, Failure},
};

pub(super) async fn run(app: &mut App, args: AskMore) -> Result<(), Failure> {
    let text = match args.text.as_deref() {
        Some("-") => app.prompt.rest()?,
        Some(text) => text.to_owned(),
        None => {
            let question = app.out.texts().text("application-ask");
            app.prompt.message(&mut app.out, &question, args.yes)?
        }
    };
    let mut session = Session::load(app, args.doctor).await?;
    let revision = session.found.application.revision;
    let (mailbox, rng) = (session.mailbox, &mut session.rng);
    match session.verifiers.write_to_applicant(mailbox, &text, rng).await? {
        Outcome::Sent => {}
        Outcome::Overtaken { .. } => return Err(Failure::new("failure-overtaken").exit(Exit::Failed)),
    }
    let found = session.desk.step(args.doctor, revision, Step::AskMore).await?;
    app.out.say_text("application-asked");
    show::say(&mut app.out, &found);
    Ok(())
}
