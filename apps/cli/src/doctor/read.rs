//! `doctor read`: one consultation, whole.

use secondok_client::api::consultation::Role;

use super::{
    queue::{say_next, standing},
    session::Session,
};
use crate::{
    app::App,
    args::Number,
    failure::Failure,
    show::{Side, say_thread},
};

pub(super) async fn run(app: &mut App, args: &Number) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let resumed = session.doctor.resume(&mut session.rng).await?;
    session.tell(&mut app.out, &resumed);
    let mailbox = session.mailbox(&mut app.out, args.number).await?;
    let read = session.doctor.read(mailbox, &mut session.rng).await?;
    app.out.object(&standing(args.number, &read.state, &read.next));
    let name = session.patient_name(&app.out, mailbox, read.nickname.as_deref());
    app.out.say_text_with("read-patient", &[("number", args.number.into()), ("name", name.as_str().into())]);
    say_next(&mut app.out, "", &read.state, &read.next);
    app.out.gap();
    say_thread(&mut app.out, args.number, &read.thread, Side { own: Role::Doctor, other: &name });
    Ok(())
}
