//! The worker: keys and messages. It runs the client's flows and tells the page what there is to show.

mod account;
mod application;
mod consultation;
mod drafts;
mod facts;
mod files;
mod follow;
mod papers;
mod queue;
mod session;
mod tools;
mod views;
mod writing;

use std::rc::Rc;

use secondok_browser::{notices::Notices, worker::serve};
use secondok_talk::{Board, Trouble};
use wasm_bindgen::JsValue;

use crate::talk::{Answer, Command, DoctorTalk};
use tools::Tools;

/// Runs for as long as the page lives.
pub fn run() {
    let (tools, notices) = (Rc::new(tools::open()), tools::notices());
    papers::listen(&tools);
    serve::<DoctorTalk, _>(move |command, beside| {
        answer(Rc::clone(&tools), notices.clone(), command, beside)
    });
}

async fn answer(
    tools: Rc<Tools>,
    notices: Notices,
    command: Command,
    beside: JsValue,
) -> Result<Answer, Trouble> {
    Ok(match command {
        Command::Notices => Board::from(notices.look(async move || tools.storage().await).await).into(),
        Command::ReadNotice(number) => {
            let here = Rc::clone(&tools);
            let unread = notices.read(async move || here.storage().await, number).await;
            tools::tell_notices(&tools);
            Board::from(unread).into()
        }
        Command::Facts => facts::held(tools, &notices).await.into(),
        Command::Fact(wish) => facts::obey(tools, &notices, wish).await?.into(),
        Command::Service => session::service().await?.into(),
        Command::Begin => session::here(tools).await?.into(),
        Command::AskForInvitation(address, language) => session::ask(address, language).await?.into(),
        Command::Register(code, password) => session::register(code, password).await?.into(),
        Command::LogIn(name, password, code) => session::log_in(tools, name, password, code).await?.into(),
        Command::LogOut(discard) => {
            let here = session::log_out(tools, discard).await?;
            notices.forget();
            here.into()
        }
        Command::LogOutElsewhere => session::log_out_elsewhere(tools).await?.into(),
        Command::Forget => {
            let here = session::forget(tools).await?;
            notices.forget();
            here.into()
        }
        Command::Resume => queue::resume(tools).await?.into(),
        Command::Queue => queue::queue(tools).await?.into(),
        Command::Look(number) => queue::look(tools, number).await?.into(),
        Command::Read(number) => consultation::read(tools, number).await?.into(),
        Command::Accept(number) => consultation::accept(tools, number).await?.into(),
        Command::Decline(number, reason, note) => {
            consultation::decline(tools, number, reason, note).await?.into()
        }
        Command::Say(number, text, is_reply) => {
            consultation::say(tools, number, text, is_reply).await?.into()
        }
        Command::Opinion(number, draft) => consultation::opinion(tools, number, *draft).await?.into(),
        Command::Close(number, note) => consultation::close(tools, number, note).await?.into(),
        Command::Keep(number, change) => writing::keep(&tools, number, *change).await?.into(),
        Command::SendDraft(draft) => drafts::send(tools, draft).await?.into(),
        Command::ChangeDraft(draft) => drafts::change(tools, draft).await?.into(),
        Command::DiscardDraft(draft) => drafts::discard(tools, draft).await?.into(),
        Command::Account => account::account(tools).await?.into(),
        Command::ChangeProfile(from, to) => account::change(tools, *from, *to).await?.into(),
        Command::BeginFactor => account::begin_factor(tools).await?.into(),
        Command::AddFactor(password, code) => account::add_factor(tools, password, code).await?.into(),
        Command::RemoveFactor(password, code) => account::remove_factor(tools, password, code).await?.into(),
        Command::EraseAccount(password, code) => account::erase(tools, password, code).await?.into(),
        Command::Files(number) => files::open(&tools, number, beside)?.into(),
        Command::Application => application::application(tools).await?.into(),
        Command::SaveForm(revision, form) => application::save(tools, revision, *form).await?.into(),
        Command::Submit(revision) => application::submit(tools, revision).await?.into(),
        Command::Recall(revision) => application::recall(tools, revision).await?.into(),
        Command::Papers => papers::read(tools).await?.into(),
        Command::OpenPapers(greeting) => papers::open(tools, greeting).await?.into(),
        Command::Tell(text) => papers::say(tools, text).await?.into(),
        Command::Untell(text) => papers::unsay(tools, text).await?.into(),
        Command::Documents(index) => papers::files(&tools, index, beside)?.into(),
    })
}
