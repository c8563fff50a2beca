//! `patient save`: the patient's own attachments back into a folder.

use super::session::Session;
use crate::{
    app::App,
    args::Save,
    failure::Failure,
    save,
    show::{AttachmentNumber, attachments_of},
};

pub(super) async fn run(app: &mut App, args: &Save) -> Result<(), Failure> {
    save::be_sure(app, args, "save-what")?;
    let mut session = Session::load(app).await?;
    let read = session.patient.read(args.number).await?;
    let wanted = save::wanted(args, attachments_of(&read.thread).map(|(number, _)| number))?;
    let fetch = |number: AttachmentNumber| {
        Ok((number, session.patient.fetch(args.number, number.sequence, number.number)?))
    };
    let fetching = wanted.into_iter().map(fetch).collect::<Result<Vec<_>, Failure>>()?;
    // Fetching takes its time: other commands may run meanwhile.
    drop(session);
    save::save(&mut app.out, args, fetching).await
}
