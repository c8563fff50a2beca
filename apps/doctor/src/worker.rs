//! The worker: keys and messages. It runs the client's flows and tells the page what there is to show.

mod consultation;
mod desk;
mod drafts;
mod follow;
mod queue;
mod session;
mod views;
mod writing;

use std::rc::Rc;

use secondok_browser::worker::serve;
use secondok_talk::Trouble;

use crate::talk::{Answer, Command, DoctorTalk};
use desk::Desk;

/// Runs for as long as the page lives.
pub fn run() {
    let desk = Rc::new(desk::open());
    serve::<DoctorTalk, _>(move |command| answer(Rc::clone(&desk), command));
}

async fn answer(desk: Rc<Desk>, command: Command) -> Result<Answer, Trouble> {
    Ok(match command {
        Command::Service => session::service().await?.into(),
        Command::Begin => session::here(desk).await?.into(),
        Command::Register(code, password) => session::register(code, password).await?.into(),
        Command::LogIn(name, password) => session::log_in(desk, name, password).await?.into(),
        Command::LogOut(discard) => session::log_out(desk, discard).await?.into(),
        Command::Forget => session::forget(desk).await?.into(),
        Command::Resume => queue::resume(desk).await?.into(),
        Command::Queue => queue::queue(desk).await?.into(),
        Command::Look(number) => queue::look(desk, number).await?.into(),
        Command::Read(number) => consultation::read(desk, number).await?.into(),
        Command::Accept(number) => consultation::accept(desk, number).await?.into(),
        Command::Decline(number, reason, note) => {
            consultation::decline(desk, number, reason, note).await?.into()
        }
        Command::Say(number, text, is_reply) => consultation::say(desk, number, text, is_reply).await?.into(),
        Command::Opinion(number, draft) => consultation::opinion(desk, number, *draft).await?.into(),
        Command::Close(number, note) => consultation::close(desk, number, note).await?.into(),
        Command::Keep(number, change) => writing::keep(&desk, number, *change).await?.into(),
        Command::SendDraft(draft) => drafts::send(desk, draft).await?.into(),
        Command::ChangeDraft(draft) => drafts::change(desk, draft).await?.into(),
        Command::DiscardDraft(draft) => drafts::discard(desk, draft).await?.into(),
    })
}
