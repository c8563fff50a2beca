//! `desk application step`: what a verifier decides.

use secondok_client::api::verification::Step;

use super::{super::load, show};
use crate::{
    app::App,
    args::StepApplication,
    failure::{Exit, Failure},
};

pub(super) async fn run(app: &mut App, args: &StepApplication) -> Result<(), Failure> {
    let step = args.step.0;
    if step == Step::AskMore {
        return Err(Failure::new("failure-ask-in-words").exit(Exit::Usage));
    }
    let is_final = matches!(step, Step::Approve | Step::Reject | Step::Revoke);
    if is_final {
        let question = app.out.texts().text(&format!("step-{}-sure", step.name()));
        app.be_sure(args.yes, &question)?;
    }
    let desk = load(app).await?;
    let seen = desk.application(args.which.doctor).await?.application.revision;
    let found = desk.step(args.which.doctor, seen, step).await?;
    show::say(&mut app.out, &found);
    Ok(())
}
