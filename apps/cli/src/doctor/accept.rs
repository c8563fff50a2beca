//! `doctor accept`: takes a consultation.

use super::session::Session;
use crate::{app::App, args::Number, failure::Failure};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let outcome = session.doctor.accept(mailbox, "", &mut session.rng).await?;
    session.sent(&mut app.out, args.number, outcome, "accepted").await
}
