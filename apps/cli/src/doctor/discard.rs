//! `doctor discard`: removes texts that were not sent from this device.

use secondok_client::{doctor::Draft, protocol::id::MailboxAddress};

use super::session::Session;
use crate::{app::App, args::Sure, failure::Failure, show::say_draft};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let drafts = drafts(&session, mailbox);
    drop(session);
    if drafts.is_empty() {
        return Err(Failure::new("failure-no-draft"));
    }
    for draft in &drafts {
        say_draft(&mut app.out, Some(args.number), &draft.content);
    }
    let question = app.out.texts().text("discard-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    for draft in &drafts {
        session.doctor.discard_draft(draft).await?;
    }
    app.out.say_text("discard-done");
    Ok(())
}

/// The texts of this consultation that were not sent.
pub(super) fn drafts(session: &Session, mailbox: MailboxAddress) -> Vec<Draft> {
    session.doctor.drafts().into_iter().filter(|draft| draft.mailbox == mailbox).collect()
}
