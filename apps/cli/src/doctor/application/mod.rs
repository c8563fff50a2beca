//! `doctor application`: from a form and documents to a doctor who can be asked.

mod documents;
mod form;
mod invitation;
mod show;
mod thread;

pub(super) use invitation::ask;
pub(crate) use show::credential;

use secondok_client::api::verification::Application;

use super::session::Session;
use crate::{app::App, args::Application as Command, failure::Failure};

/// Runs one command.
pub(super) async fn run(app: &mut App, command: Command) -> Result<(), Failure> {
    match command {
        Command::Show => {
            let session = Session::load(app).await?;
            let application = session.doctor.application().await?;
            show::say(app, &application);
            Ok(())
        }
        Command::Form(args) => form::run(app, &args).await,
        Command::Documents(args) => documents::run(app, args).await,
        Command::Read => thread::read(app).await,
        Command::Say(args) => thread::say(app, args).await,
        Command::Submit => {
            let session = Session::load(app).await?;
            let seen = session.doctor.application().await?;
            done(app, &session.doctor.submit_application(seen.revision).await?, "application-submitted");
            Ok(())
        }
        Command::Recall => {
            let session = Session::load(app).await?;
            let seen = session.doctor.application().await?;
            done(app, &session.doctor.recall_application(seen.revision).await?, "application-recalled");
            Ok(())
        }
    }
}

fn done(app: &mut App, application: &Application, text: &str) {
    app.out.object(application);
    app.out.say_text(text);
}
