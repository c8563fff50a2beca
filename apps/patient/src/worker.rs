//! The worker: words, keys and messages. It runs the client's flows and tells the page what there is to show.

mod compose;
mod consultation;
mod desk;
mod follow;
mod intake;
mod list;
mod phrase;
mod views;

use std::rc::Rc;

use secondok_browser::worker::serve;
use secondok_talk::Trouble;

use crate::talk::{Answer, Command, PatientTalk};
use desk::Desk;

/// Runs for as long as the page lives.
pub fn run() {
    let desk = Rc::new(Desk::new());
    serve::<PatientTalk, _>(move |command| answer(Rc::clone(&desk), command));
}

async fn answer(desk: Rc<Desk>, command: Command) -> Result<Answer, Trouble> {
    Ok(match command {
        Command::Begin => phrase::here(desk).await?.into(),
        Command::Resume => phrase::resume(desk).await?.into(),
        Command::CreateWords => phrase::create(desk).await?.into(),
        Command::Words => phrase::words(desk).await?.into(),
        Command::ConfirmWords(typed) => phrase::confirm(desk, typed).await?.into(),
        Command::Restore(typed) => phrase::restore(desk, typed.0).await?.into(),
        Command::Forget => phrase::forget(desk).await?.into(),
        Command::Directory => list::directory(&desk).await?.into(),
        Command::StartIntake(doctor, specialty) => intake::start(desk, doctor, specialty).await?.into(),
        Command::Intake => intake::state(desk).await?.into(),
        Command::Answer(question, given) => intake::answer(desk, question, given).await?.into(),
        Command::Type(question, typed) => intake::typed(desk, question, typed).await?.into(),
        Command::Questions(questions) => intake::questions(desk, questions).await?.into(),
        Command::Agree(statement, agreed) => intake::agree(desk, statement, agreed).await?.into(),
        Command::Ask => intake::ask(desk).await?.into(),
        Command::DropIntake => intake::drop_it(desk).await?.into(),
        Command::Consultations => list::consultations(desk).await?.into(),
        Command::Read(index) => consultation::read(desk, index).await?.into(),
        Command::Say(index, text, is_follow_up) => {
            consultation::say(desk, index, text, is_follow_up).await?.into()
        }
        Command::Withdraw(index, note) => consultation::withdraw(desk, index, note).await?.into(),
        Command::Destroy(index) => consultation::destroy(desk, index).await?.into(),
        Command::SendDraft(draft) => consultation::send_draft(desk, draft).await?.into(),
        Command::ChangeDraft(draft) => intake::change_draft(desk, draft).await?.into(),
        Command::DiscardDraft(draft) => consultation::discard_draft(desk, draft).await?.into(),
        Command::Compose(index, text) => compose::keep(&desk, index, text).await?.into(),
        Command::Follow(index) => follow::follow(&desk, index).into(),
    })
}
