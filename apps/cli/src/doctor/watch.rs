//! `doctor watch`: prints what happens as it happens.

use secondok_client::{
    api::{consultation::Role, problem::Kind},
    doctor::{Numbers, WatchEvent},
    protocol::id::MailboxAddress,
};
use serde::Serialize;

use super::{
    queue::{say_next, standing},
    session::Session,
    vault_of_the_session,
};
use crate::{app::App, failure::Failure, show::StateObject};

#[derive(Serialize)]
struct EventObject {
    event: &'static str,
}

#[derive(Serialize)]
struct MessageEvent {
    event: &'static str,
    number: u32,
    role: Role,
    sequence: u32,
}

#[derive(Serialize)]
struct StateEvent {
    event: &'static str,
    #[serde(flatten)]
    standing: StateObject,
}

pub(super) async fn run(app: &mut App) -> Result<(), Failure> {
    let mut session = Session::load(app).await?;
    let queue = session.queue().await?;
    session.tell_of(&mut app.out, &queue);
    let mut watch = session.doctor.watch(&mut session.rng);
    // From here on nothing of the session is changed on this device, and other commands may run.
    drop(session);
    app.out.say_text("watch-begin");
    let mut is_interrupted = false;
    while !app.out.is_closed() {
        match watch.next(tokio::time::sleep).await {
            WatchEvent::Connected => {
                app.out.object(&EventObject { event: "connected" });
                if std::mem::take(&mut is_interrupted) {
                    app.out.say_text("watch-doctor-connected");
                }
            }
            WatchEvent::Message { mailbox, role, sequence } => {
                let number = number(app, mailbox).await?;
                app.out.object(&MessageEvent { event: "message", number, role, sequence });
                let message = match role {
                    Role::Patient => "watch-doctor-message",
                    Role::Doctor => "watch-doctor-own",
                };
                app.out.say_text_with(message, &[("number", number.into())]);
            }
            WatchEvent::State { state, next } => {
                let number = number(app, state.mailbox).await?;
                app.out.object(&StateEvent { event: "state", standing: standing(number, &state, &next) });
                app.out.say_text_with("watch-in", &[("number", number.into())]);
                say_next(&mut app.out, "  ", &state, &next);
            }
            WatchEvent::Interrupted { error, .. } => {
                app.out.object(&EventObject { event: "interrupted" });
                // Once is enough: it is tried again until it works.
                if !std::mem::replace(&mut is_interrupted, true) {
                    let (title, _) = Failure::from(error).sentences(app.out.texts());
                    app.out.say_text_with("watch-doctor-interrupted", &[("title", title.into())]);
                }
            }
            WatchEvent::LoggedOut => return Err(Kind::NOT_LOGGED_IN.into()),
        }
    }
    Ok(())
}

/// The number of a consultation; a new one gets its own now.
async fn number(app: &App, mailbox: MailboxAddress) -> Result<u32, Failure> {
    let lock = app.home.lock_at_last().await?;
    let vault = vault_of_the_session(app, &lock)?;
    let mut numbers = Numbers::load(&vault).await?;
    if let Some(number) = numbers.number(mailbox) {
        return Ok(number);
    }
    let number = numbers.known(mailbox).number;
    numbers.save(&vault).await?;
    Ok(number)
}
