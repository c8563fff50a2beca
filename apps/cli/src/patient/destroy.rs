//! `patient destroy`: erases one consultation for both sides.

use serde::Serialize;

use super::session::Session;
use crate::{app::App, args::Sure, failure::Failure};

#[derive(Serialize)]
struct DestroyedObject {
    number: u32,
    destroyed: bool,
}

pub(super) async fn run(app: &mut App, args: &Sure) -> Result<(), Failure> {
    let number = args.number;
    app.out.say_text_with("destroy-what", &[("number", number.into())]);
    let question = app.out.texts().text_with("destroy-sure", &[("number", number.into())]);
    app.be_sure(args.yes, &question)?;
    let mut session = Session::load(app).await?;
    session.patient.destroy(number).await?;
    app.out.object(&DestroyedObject { number, destroyed: true });
    app.out.say_text_with("destroy-done", &[("number", number.into())]);
    session.resume(&mut app.out).await
}
