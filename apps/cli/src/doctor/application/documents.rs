//! `doctor application documents`: files are cleaned, sealed to the verifiers, and sent.
//!
//! It is the patients' mechanism under words that lie in the doctor's sealed vault; what this device keeps of it lies in a folder
//! of its own within the home.

use secondok_client::patient::Patient;

use super::super::session::Session;
use crate::{
    app::App,
    args::{ApplicationDocuments, Attach, Patient as Command},
    failure::Failure,
    home::{FileVault, Part},
    patient,
    transport::HttpTransport,
};

pub(super) async fn run(app: &mut App, args: ApplicationDocuments) -> Result<(), Failure> {
    let number = open(app, true).await?.ok_or_else(|| Failure::new("failure-no-documents"))?;
    let ApplicationDocuments { files, text, yes } = args;
    let attach = Attach { number, files, text, yes, as_it_is: true };
    let sent = app.within_documents(async |app| patient::run(app, Command::Attach(attach)).await).await;
    sent?;
    app.out.say_text("documents-sent");
    Ok(())
}

/// The way to the verifiers: the number under which it stands on this device. Without one, one is opened if so wished.
pub(super) async fn open(app: &mut App, opens: bool) -> Result<Option<u32>, Failure> {
    let greeting = app.out.texts().text("documents-greeting");
    let mut session = Session::load(app).await?;
    let home = app.home.documents()?;
    let lock = home.lock()?;
    let vault = home.vault(Part::Patient, &lock)?;
    let mut documents: Patient<HttpTransport, FileVault> =
        session.doctor.documents(vault, &mut session.rng).await?;
    if !opens {
        return Ok(documents.latest());
    }
    let opened = session.doctor.open_documents(&mut documents, &greeting, session.today, &mut session.rng);
    Ok(Some(opened.await?))
}
