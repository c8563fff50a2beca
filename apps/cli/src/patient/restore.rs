//! `patient restore`: takes up 12 words that exist.

use secondok_client::patient::Patient;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::{app::App, args::Restore, device, failure::Failure, file::read_input, home::Part};

#[derive(Serialize)]
struct RestoredObject {
    consultations: usize,
}

pub(super) async fn run(app: &mut App, args: &Restore) -> Result<(), Failure> {
    let typed = match &args.from {
        Some(file) => Zeroizing::new(read_input(&mut app.prompt, file)?),
        None => ask(app)?,
    };
    let lock = app.home.lock()?;
    let transport = app.transport(&lock)?;
    let vault = app.home.vault(Part::Patient, &lock)?;
    let mut patient = Patient::restore(transport, vault, &typed).await?;
    let mut rng = device::randomness()?;
    let consultations = patient.consultations(device::today()?, &mut rng).await?.list.len();
    app.out.object(&RestoredObject { consultations });
    app.out.say_text_with("restored", &[("count", consultations.into())]);
    Ok(())
}

/// Asks for the words; on a terminal they may stand on several lines, ended by an empty one.
fn ask(app: &mut App) -> Result<Zeroizing<String>, Failure> {
    let question = app.out.texts().text("restore-ask");
    let typed = app.prompt.long(&mut app.out, &question)?;
    Ok(Zeroizing::new(typed))
}
