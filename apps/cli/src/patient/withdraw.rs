//! `patient withdraw`: takes a request back before the opinion.

use super::{
    say::{As, sent},
    session::Session,
};
use crate::{app::App, args::Sure, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    app.out.say_text("withdraw-what");
    let question = app.out.texts().text("withdraw-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let outcome = session.patient.withdraw(args.number, "", session.today, &mut session.rng).await?;
    sent(app, &mut session, args.number, outcome, As::Withdrawn).await
}
