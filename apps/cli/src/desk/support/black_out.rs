//! `desk support black-out`: words that nobody who answers is to be shown any more.

use super::session::Session;
use crate::{app::App, args::BlackOut, failure::Failure};

pub(super) async fn run(app: &mut App, args: &BlackOut) -> Result<(), Failure> {
    let question = app.out.texts().text("support-black-out-sure");
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    let mailbox = session.mailbox(args.number).await?;
    let places = session.support.black_out(mailbox, &args.words, &mut session.rng).await?;
    app.out.object(&serde_json::json!({ "number": args.number, "blacked_out": places }));
    app.out.say_text_with("support-blacked-out", &[("count", places.into())]);
    Ok(())
}
