//! The worker: words, keys and messages. It runs the client's flows and tells the page what there is to show.

mod compose;
mod consultation;
mod files;
mod follow;
mod intake;
mod list;
mod lock;
mod phrase;
mod renew;
mod support;
mod tools;
mod views;

use std::rc::Rc;

use secondok_browser::worker::serve;
use secondok_talk::Trouble;
use wasm_bindgen::JsValue;

use crate::talk::{Answer, Command, PatientTalk};
use tools::Tools;

/// Runs for as long as the page lives.
pub fn run() {
    let tools = Rc::new(Tools::new());
    files::listen(&tools);
    serve::<PatientTalk, _>(move |command, beside| answer(Rc::clone(&tools), command, beside));
}

async fn answer(tools: Rc<Tools>, command: Command, beside: JsValue) -> Result<Answer, Trouble> {
    Ok(match command {
        Command::Begin => phrase::here(tools).await?.into(),
        Command::Resume => phrase::resume(tools).await?.into(),
        Command::CreateWords => phrase::create(tools).await?.into(),
        Command::Words => phrase::words(tools).await?.into(),
        Command::Code => phrase::code(tools).await?.into(),
        Command::Scanned => phrase::scanned(&beside)?.into(),
        Command::ConfirmWords(typed) => phrase::confirm(tools, typed).await?.into(),
        Command::Restore(typed) => phrase::restore(tools, typed.0).await?.into(),
        Command::Forget => phrase::forget(tools).await?.into(),
        Command::Unlock => lock::unlock(tools, beside).await?.into(),
        Command::LockBy(asked) => lock::lock_by(tools, asked, beside).await?.into(),
        Command::LockNoMore => lock::lock_no_more(tools, beside).await?.into(),
        Command::LockAfter(minutes) => lock::lock_after(tools, minutes).await?.into(),
        Command::Share => lock::share(tools).await?.into(),
        Command::Notices => tools.unread().await.into(),
        Command::ReadNotice(number) => tools.read_notice(number).await.into(),
        Command::Facts => tools.held().await.into(),
        Command::SeenKeys => phrase::seen_keys(tools).await?.into(),
        Command::Fact(wish) => tools.obey(wish).await?.into(),
        Command::Directory => list::directory(&tools).await?.into(),
        Command::StartIntake(doctor, specialty) => intake::start(tools, doctor, specialty).await?.into(),
        Command::Intake => intake::state(tools).await?.into(),
        Command::Answer(question, given) => intake::answer(tools, question, given).await?.into(),
        Command::Type(question, typed) => intake::typed(tools, question, typed).await?.into(),
        Command::Questions(questions) => intake::questions(tools, questions).await?.into(),
        Command::Agree(statement, agreed) => intake::agree(tools, statement, agreed).await?.into(),
        Command::Ask(is_sure) => intake::ask(tools, is_sure).await?.into(),
        Command::Support => support::kept(&tools).await?.into(),
        Command::ComposeSupport(text) => support::keep(&tools, text).await?.into(),
        Command::AskSupport(text, is_sure) => support::ask(tools, text, is_sure).await?.into(),
        Command::DropIntake => intake::drop_it(tools).await?.into(),
        Command::Consultations => list::consultations(tools).await?.into(),
        Command::Export => renew::export(tools).await?.into(),
        Command::DestroyAll => renew::destroy_all(tools).await?.into(),
        Command::Renew(leaves) => renew::renew(tools, leaves).await?.into(),
        Command::Read(index) => consultation::read(tools, index).await?.into(),
        Command::Say(index, text, is_follow_up, is_sure) => {
            consultation::say(tools, index, text, (is_follow_up, is_sure)).await?.into()
        }
        Command::Reveal(index, text, is_follow_up) => {
            consultation::reveal(tools, index, text, is_follow_up).await?.into()
        }
        Command::Withdraw(index, note, is_sure) => {
            consultation::withdraw(tools, index, note, is_sure).await?.into()
        }
        Command::Destroy(index) => consultation::destroy(tools, index).await?.into(),
        Command::SendDraft(draft) => consultation::send_draft(tools, draft).await?.into(),
        Command::ChangeDraft(draft) => intake::change_draft(tools, draft).await?.into(),
        Command::DiscardDraft(draft) => consultation::discard_draft(tools, draft).await?.into(),
        Command::Compose(index, text) => compose::keep(&tools, index, text).await?.into(),
        Command::Look(text) => compose::look(&text).into(),
        Command::Follow(index) => follow::follow(&tools, index).into(),
        Command::Files(index) => files::open(&tools, index, beside)?.into(),
    })
}
