//! `patient forget`: removes everything of a patient from this device.

use crate::{app::App, args::Forget, failure::Failure, home::Part};

pub(super) fn run(app: &mut App, args: &Forget) -> Result<(), Failure> {
    app.out.say_text("forget-what");
    let question = app.out.texts().text("forget-sure");
    app.be_sure(args.yes, &question)?;
    // Not through the words: what is damaged or from a newer version is removed all the same.
    let lock = app.home.lock()?;
    app.home.forget(Part::Patient, &lock)?;
    app.out.object(&serde_json::json!({ "forgotten": true }));
    app.out.say_text("forget-done");
    Ok(())
}
