//! `patient discard`: removes texts that were not sent from this device.

use secondok_client::patient::Draft;

use super::session::Session;
use crate::{app::App, args::Discard, failure::Failure, show::say_draft};

pub(super) async fn run(app: &mut App, args: &Discard) -> Result<(), Failure> {
    let drafts = drafts(&Session::load(app).await?, args.number);
    if drafts.is_empty() {
        return Err(Failure::new("failure-no-draft"));
    }
    for draft in &drafts {
        say_draft(&mut app.out, draft.index, &draft.content);
    }
    let question = app.out.texts().text("discard-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    for draft in &drafts {
        session.patient.discard_draft(draft).await?;
    }
    app.out.say_text("discard-done");
    Ok(())
}

/// The texts of this consultation that were not sent; without a number, the requests.
pub(super) fn drafts(session: &Session, number: Option<u32>) -> Vec<Draft> {
    session.patient.drafts().into_iter().filter(|draft| draft.index == number).collect()
}
