//! `patient renew`: new words in the place of those on this device.

use secondok_client::patient::Before;

use super::{
    new::{self, WordsObject},
    session::Session,
};
use crate::{app::App, args::Renew, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Renew) -> Result<(), Failure> {
    app.out.say_text("renew-what");
    let question = match args {
        Renew { destroy: true, .. } => Some("renew-destroy-sure"),
        Renew { leave: true, .. } => Some("renew-leave-sure"),
        _ => None,
    };
    if let Some(question) = question {
        let question = app.out.texts().text(question);
        app.be_sure(args.yes, &question)?;
    }
    let mut session = Session::begin(app).await?;
    if args.destroy {
        let there = session.patient.consultations(session.today, &mut session.rng).await?.list;
        for one in there {
            session.patient.destroy(one.index).await?;
            app.out.say_text_with("destroy-done", &[("number", one.index.into())]);
        }
    }
    let before = if args.leave { Before::LeftBehind } else { Before::Gone };
    session.patient.renew(before, session.today, &mut session.rng).await?;
    let words = session.patient.words();
    app.out.object(&WordsObject { words: &words });
    app.out.say_text("renew-done");
    new::show(&mut app.out, &words);
    app.out.say_text("new-keep");
    Ok(())
}
