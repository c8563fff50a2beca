//! `desk support read`: one question, whole.

use secondok_client::{api::consultation::Role, doctor::proposals, summary::is_over};

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
    mail::say(&mut app.out, &session, mailbox, &read.thread);
    app.out.gap();
    let name = session.name(&app.out, read.nickname.as_deref());
    if let Some(login) = session.holder(mailbox) {
        app.out.say_text_with("support-held-by", &[("login", login.into())]);
    }
    say_thread(&mut app.out, args.number, &read.thread, Side { own: Role::Doctor, other: &name });
    if is_over(read.state.state) && read.thread.entries.is_empty() {
        app.out.say_text("support-let-go");
    }
    for tell in proposals(&read.thread) {
        app.out.object(&serde_json::json!({ "event": "proposed", "words": tell.words, "class": tell.class }));
        let command = [("words", tell.words.into()), ("number", args.number.into())];
        app.out.say_text_with("support-proposed", &command);
    }
    Ok(())
}
