//! `doctor application form`: keeps what a file says.

use secondok_client::api::verification::Form;

use super::{super::session::Session, show};
use crate::{app::App, args::ApplicationForm, failure::Failure, file::read_structure};

pub(super) async fn run(app: &mut App, args: &ApplicationForm) -> Result<(), Failure> {
    let form: Form = read_structure(&mut app.prompt, &args.file)?;
    let session = Session::load(app).await?;
    let seen = session.doctor.application().await?;
    let kept = session.doctor.save_form(seen.revision, form).await?;
    show::say(app, &kept);
    Ok(())
}
