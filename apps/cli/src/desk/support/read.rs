//! `desk support read`: one question, whole.

use secondok_client::api::consultation::Role;

use super::{
    mail,
    queue::{say_standing, standing},
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
    let mailbox = session.mailbox(args.number).await?;
    let read = session.support.read(mailbox, &mut session.rng).await?;
    app.out.object(&standing(args.number, &read.state));
    say_standing(&mut app.out, "", &read.state);
    mail::say(&mut app.out, &read.thread);
    app.out.gap();
    let name = session.name(&app.out, read.nickname.as_deref());
    say_thread(&mut app.out, args.number, &read.thread, Side { own: Role::Doctor, other: &name });
    Ok(())
}
